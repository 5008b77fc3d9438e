"""Words in a PDF that belong to none of its structures.

Takes a PDF; gives what its streams hold beside what they are for: comments, names
and strings in content, the tables of fonts, the data of pictures. Decides which
bytes are text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes

from briefgen.verification.channels.channel import Channel
from briefgen.verification.channels.vocabulary import is_known_name
from briefgen.verification.operands import text_string

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefgen.verification.lettering import Face
    from briefgen.verification.objects import Dictionary, Objects
    from briefgen.verification.pdf import Pdf

_COMMENT = re.compile(rb"%[^\r\n]*")
_LITERAL = re.compile(rb"\((?:[^()\\]|\\.)*\)", re.DOTALL)
_PROPERTY = re.compile(rb"/(?:ActualText|Alt|E|T|Lang|Contents)\s*(<[0-9A-Fa-f\s]*>)")
_NAME = re.compile(rb"/([^\s()<>\[\]{}/%\0]+)")
_RUN = re.compile(rb"[^\n]{8,}")
_PLAIN = bytes(  # what is no printed letter of ASCII becomes a new line
    code if chr(code).isascii() and chr(code).isprintable() else ord("\n")
    for code in range(256)
)
_READ = frozenset(("/ObjStm", "/XRef"))  # for what they hold
_HEAD = 200  # bytes
_HEXADECIMAL = re.compile(rb"<[0-9A-Fa-f\s]*>")
_MOST_CONTROLS = 0.1  # of the characters of a text


def leftovers(pdf: Pdf) -> Iterator[Channel]:
    """What streams, fonts and the bytes of the file hold beside their use."""
    objects = pdf.objects
    contents: list[bytes] = []
    texts: list[str] = []
    rest = []
    content = _contents(pdf)
    for reference, stream in objects.streams.items():
        described = objects.dictionary(reference)
        if reference == pdf.catalog.get("/Metadata"):
            continue
        if reference in content or "/BBox" in described:
            contents.append(stream)
        elif b"begincmap" in stream[:_HEAD]:
            rest.append(_HEXADECIMAL.sub(b"", stream))
        elif not _is_for_machines(described):
            texts.append(_decoded(stream))
        elif described.get("/Type") not in _READ:
            rest.append(stream)
    rest += _jpegs(objects)
    strings = "\n".join(found for stream in contents for found in _strings(stream))
    yield Channel("the content of pages, beside its words", strings)
    names = {name for stream in contents for name in _NAME.findall(stream)}
    names -= {name.encode() for name in subsets(pdf.faces)}
    yield Channel("the names in the content of pages", _unknown(names), "names")
    yield Channel("a stream of the file", "\n".join(texts))
    yield Channel(
        "the data of fonts and pictures", "\n".join(map(printed, rest)), "bytes"
    )
    letters = {text for face in pdf.faces for text in face.letters.values()}
    yield Channel("the letters of a font", "\n".join(letters), "names")


def subsets(faces: Iterable[Face]) -> set[str]:
    """The names that WeasyPrint makes up for fonts: ``HMHLPM``, and with the font's."""
    names = [face.name for face in faces if face.subset]
    return {*names, *(name.partition("+")[0] for name in names)}


def _jpegs(objects: Objects) -> Iterator[bytes]:
    """Pictures whose bytes are not packed, and so could hold words."""
    for name in objects.raw.keys() - objects.streams.keys():
        if objects.dictionary(name).get("/Filter") != "/FlateDecode":
            yield objects.raw[name]


def _contents(pdf: Pdf) -> frozenset[str]:
    """The references of all streams that pages are painted from."""
    pages = (pdf.objects.dictionary(page.reference) for page in pdf.pages)
    return frozenset(
        str(part) for page in pages for part in pdf.objects.array(page.get("/Contents"))
    )


def _is_for_machines(described: Dictionary) -> bool:
    """Whether a stream holds no text by its nature: fonts, colours, objects."""
    kinds = (described.get("/Type"), described.get("/Subtype"))
    keys = ("/Length1", "/Length2", "/N")  # of fonts, of colours
    return not _READ.isdisjoint(kinds) or any(key in described for key in keys)


def _strings(stream: bytes) -> Iterator[str]:
    """Comments, and strings that are no glyphs."""
    if b"%" in stream:
        yield from map(_decoded, _COMMENT.findall(stream))
    if b"(" in stream:
        yield from map(text_string, _LITERAL.findall(stream))
    yield from map(text_string, _PROPERTY.findall(stream))


def _unknown(names: Iterable[bytes]) -> str:
    decoded = (unquote_to_bytes(name.replace(b"#", b"%")) for name in names)
    texts = (name.decode("utf-8", "replace") for name in decoded)
    return "\n".join(text for text in texts if not is_known_name(text))


def _decoded(stream: bytes) -> str:
    """A stream as text; its printed letters where it is none."""
    if stream.startswith((b"\xfe\xff", b"\xff\xfe")):
        return stream.decode("utf-16", "replace")
    text = stream.decode("utf-8", "replace")
    odd = sum(text.count(character) for character in "\0\ufffd\x01\x02\x03")
    return text if odd <= len(text) * _MOST_CONTROLS else printed(stream)


def printed(stream: bytes) -> str:
    """What of some bytes one could read: letters of ASCII, one by one or in pairs."""
    return b"\n".join(_RUN.findall(stream.translate(_PLAIN, b"\0"))).decode("ascii")
