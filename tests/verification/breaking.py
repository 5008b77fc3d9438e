"""Ways to break the sample's PDF, one law at a time."""

from __future__ import annotations

import hashlib
import io
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeAlias

import pikepdf

from briefgen.diagnostics import Location
from briefgen.documents import (
    Edition,
    PdfDocument,
    Withheld,
    WithheldPicture,
    WithheldText,
)
from tests.verification import sample

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Thing: TypeAlias = Any  # whatever pikepdf finds in a file

SECRET = "the admiral keeps his plans in a hollow oak"  # noqa: S105
AUTHOR = "Ada Quillfeather"
_IDENTIFIER = re.compile(rb"/ID \[<[0-9a-f]{32}><[0-9a-f]{32}>\]")
WITHHELD = Withheld(
    (WithheldText(Location("brief.yaml", 7), SECRET),),
    (WithheldPicture(Location("brief.yaml", 8), b"\x89secret"),),
    (WithheldText(Location("brief.yaml", 9), AUTHOR),),
)


@dataclass(frozen=True)
class Mutant:
    """The sample with one law broken, and the check that must notice."""

    check: str
    code: str
    change: Callable[[pikepdf.Pdf], object]

    def __str__(self) -> str:
        return f"{self.check}-{self.change.__name__}"

    def document(self) -> PdfDocument:
        """The broken PDF."""
        return resaved(self.change)


def resaved(change: Callable[[pikepdf.Pdf], object]) -> PdfDocument:
    """The sample, changed and written anew."""
    good = sample.typeset_sample()
    with pikepdf.open(io.BytesIO(good.data)) as pdf:
        before = pdf.trailer.get("/ID")
        change(pdf)
        target = io.BytesIO()
        pdf.save(target, static_id=True, fix_metadata_version=False)
        keeps_its_id = pdf.trailer.get("/ID") == before
    data = target.getvalue()
    return replace(good, data=identified(data) if keeps_its_id else data)


def identified(data: bytes) -> bytes:
    """A file with the identifier that its content has, as briefgen writes it."""
    table = data.rfind(b" 0 obj", 0, data.rfind(b"/XRef"))
    start = data.rfind(b"\n", 0, table) + 1
    made = hashlib.md5(data[:start], usedforsecurity=False).hexdigest().encode()
    identifier = b"/ID [<" + made + b"><" + made + b">]"
    return data[:start] + _IDENTIFIER.sub(identifier, data[start:])


def limited(pages: int) -> Edition:
    """The sample's edition for an audience that allows so many pages."""
    edition = sample.edition()
    return replace(edition, layout=replace(edition.layout, max_pages=pages))


# ── Finding things ──


def elements(pdf: pikepdf.Pdf, *types: str) -> list[Thing]:
    """All structure elements of these types, in reading order."""
    return [found for found in _walk(pdf.Root.StructTreeRoot.K) if found.S in types]


def first(pdf: pikepdf.Pdf, kind: str) -> Thing:
    """The first structure element of a type."""
    return elements(pdf, kind)[0]


def _walk(kids: Thing) -> Iterator[Thing]:
    for kid in as_list(kids):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from _walk(kid.get("/K", pikepdf.Array()))


def as_list(value: Thing) -> list[Thing]:
    """The entries of an array, or the one value."""
    return list(value) if isinstance(value, pikepdf.Array) else [value]


def links(pdf: pikepdf.Pdf) -> list[Thing]:
    """All link annotations."""
    return [link for page in pdf.pages for link in page.get("/Annots", [])]


def link_named(pdf: pikepdf.Pdf, name: str) -> Thing:
    """The link annotation with this name."""
    return next(link for link in links(pdf) if str(link.Contents) == name)


def outline(pdf: pikepdf.Pdf) -> Thing:
    """The first bookmark below the title."""
    return pdf.Root.Outlines.First.First


def xmp_replaced(pdf: pikepdf.Pdf, old: bytes, new: bytes) -> None:
    """Change the XMP packet."""
    stream = pdf.Root.Metadata
    packet = stream.read_bytes()
    assert old in packet
    stream.write(packet.replace(old, new, 1))


# ── Changing content ──


def content(pdf: pikepdf.Pdf, page: int) -> list[Thing]:
    """The instructions of a page."""
    return list(pikepdf.parse_content_stream(pdf.pages[page]))


def write(pdf: pikepdf.Pdf, page: int, instructions: list[Thing]) -> None:
    """Give a page other instructions."""
    stream = pikepdf.unparse_content_stream(instructions)
    pdf.pages[page].Contents = pdf.make_stream(stream)


def append(pdf: pikepdf.Pdf, page: int, stream: bytes) -> None:
    """Paint something more, over all else."""
    pdf.pages[page].contents_add(pdf.make_stream(b"\n" + stream), prepend=False)


def span(instructions: list[Thing], opens: Callable[[Thing], bool]) -> tuple[int, int]:
    """Where the first mark begins that ``opens`` knows, and where it ends."""
    start = next(
        at
        for at, one in enumerate(instructions)
        if str(one.operator) in {"BDC", "BMC"} and opens(one)
    )
    depth = 0
    for at in range(start, len(instructions)):
        name = str(instructions[at].operator)
        depth += (name in {"BDC", "BMC"}) - (name == "EMC")
        if depth == 0:
            return start, at
    raise AssertionError("a mark does not end")


def is_tagged(one: Thing) -> bool:
    """Whether an instruction opens a tagged mark."""
    return len(one.operands) > 1 and "/MCID" in one.operands[1]


def is_head(one: Thing) -> bool:
    """Whether an instruction opens a running head."""
    return len(one.operands) > 1 and one.operands[1].get("/Subtype") == "/Header"


def mcid_of(element: Thing) -> int:
    """The number of the first content in an element."""
    for kid in as_list(element.get("/K", pikepdf.Array())):
        if isinstance(kid, int):
            return kid
        if isinstance(kid, pikepdf.Dictionary) and "/MCID" in kid:
            return int(kid.MCID)
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            found = mcid_of(kid)
            if found >= 0:
                return found
    return -1


def with_helvetica(pdf: pikepdf.Pdf, page: int) -> None:
    """Let a page use a font that is not in the file."""
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type1,
        BaseFont=pikepdf.Name.Helvetica,
        Encoding=pikepdf.Name.WinAnsiEncoding,
    )
    resources = pdf.pages[page].Resources
    if "/Font" not in resources:
        resources.Font = pikepdf.Dictionary()
    resources.Font["/Helv"] = pdf.make_indirect(font)


def painted_words(words: str) -> bytes:
    """Words in white Helvetica, as an artifact."""
    return (
        b"/Artifact BMC q 1 1 1 rg BT /Helv 1 Tf 1 0 0 1 50 50 Tm ("
        + words.encode()
        + b") Tj ET Q EMC"
    )
