"""Everything in the file comes from the document, or from WeasyPrint.

Accounting asks of each word, name, address, picture, key and object where it comes
from, whatever it says. Messages name the place and quote nothing: what has no
reason to be there may be what nobody should read.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from typing import TYPE_CHECKING

from briefgen.diagnostics import Diagnostic
from briefgen.verification.accounting.flow import Flow
from briefgen.verification.accounting.packet import foreign_in
from briefgen.verification.accounting.phrases import Phrases
from briefgen.verification.accounting.pictures import foreign_pictures
from briefgen.verification.accounting.source import folded_pieces
from briefgen.verification.accounting.strings import NAMES, STATEMENTS, foreign
from briefgen.verification.accounting.typefaces import Named, foreign_in_font
from briefgen.verification.tags import Content

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefgen.verification.checks.examined import Examined
    from briefgen.verification.marks import Line

_HINT = "do not pass this file on; this is a fault of briefgen, please report it"
_LINE_END = ("-", "\N{HYPHEN}")
# sRGB2014.icc of the International Color Consortium, as WeasyPrint 70 brings it.
_PROFILE = "384b832de3412066743b52a75ee906b6fb9fb8d9e09e936fc2c43223815c6e0a"
_IDENTIFIERS = re.compile(rb"/ID ?\[ ?<([0-9a-f]{32})> ?<([0-9a-f]{32})> ?\]")


# ── Objects ──


def every_object_is_known(examined: Examined) -> Iterator[Diagnostic]:
    """Keys, names and values are those that WeasyPrint and our tags write."""
    for place in examined.inventory.unknown:
        message = f"the file holds what no file of briefgen has: in `{place}`"
        yield Diagnostic("H306", message, hint=_HINT)
    for page, operation in examined.pdf.strange:
        message = f"page {page} is painted as no file of briefgen is: `{operation}`"
        yield Diagnostic("H306", message, hint=_HINT)
    for profile in examined.inventory.of_role("colour profile"):
        content = examined.pdf.objects.streams.get(profile, b"").rstrip(b"\n")
        if hashlib.sha256(content).hexdigest() != _PROFILE:
            message = "the file holds a colour profile that is not WeasyPrint's"
            yield Diagnostic("H306", message, hint=_HINT)


def every_object_is_in_use(examined: Examined) -> Iterator[Diagnostic]:
    """Something leads to each object."""
    if unused := examined.inventory.unused:
        some = ", ".join(name.removesuffix(" 0 R") for name in unused[:5])
        message = (
            f"nothing leads to {_count(len(unused), 'object')} of the file: {some}"
        )
        yield Diagnostic("H307", message, hint=_HINT)


# ── Words ──


def words_are_the_documents(examined: Examined) -> Iterator[Diagnostic]:
    """What is read out is the text of the HTML, once, and in its order."""
    source, pdf = examined.source, examined.pdf
    generated = Phrases(source.strings, examined.highest, source.longest)
    lines = (
        line
        for top in pdf.tree.tops
        for leaf in top.leaves()
        if isinstance(leaf, Content) and leaf in pdf.contents
        for line in pdf.contents[leaf].lines
    )
    strange = Flow(folded_pieces(source.texts), generated).follow(lines)
    yield from _foreign_lines(strange, "is read out")


def furniture_is_the_documents(examined: Examined) -> Iterator[Diagnostic]:
    """What is not read out is made of the document's phrases: heads, folios."""
    source, pdf = examined.source, examined.pdf
    said = (*source.strings, *source.texts, *source.headings)
    phrases = Phrases(said, examined.highest, source.longest)
    read = {leaf for top in pdf.tree.tops for leaf in top.leaves()}
    strange = []
    for page in pdf.pages:
        before = ""
        for mark in (*page.marks, *page.appearances):
            if mark.mcid >= 0 and Content(mark.container, mark.mcid) in read:
                continue
            for line in mark.lines:
                if not phrases.holds(line.text, goes_on=before.endswith(_LINE_END)):
                    strange.append(line)
                before = line.text.rstrip()
    yield from _foreign_lines(strange, "stands")


def _foreign_lines(lines: Iterable[Line], how: str) -> Iterator[Diagnostic]:
    for page, count in Counter(line.page for line in lines).items():
        some = _count(count, "line")
        message = f"page {page}: {some} {how} that the document does not account for"
        yield Diagnostic("H301", message, hint=_HINT)


# ── Names and statements ──


def names_are_the_documents(examined: Examined) -> Iterator[Diagnostic]:
    """Bookmarks, ids, addresses, names of links, alternatives, languages."""
    for channel, count in foreign(examined.inventory, examined.source, NAMES):
        message = f"the document does not account for {_count(count, channel)}"
        yield Diagnostic("H302", message, hint=_HINT)


def statements_are_the_documents(examined: Examined) -> Iterator[Diagnostic]:
    """The file says of itself what the HTML says of itself."""
    for channel, _ in foreign(examined.inventory, examined.source, STATEMENTS):
        message = f"the document does not account for what is said in `{channel}`"
        yield Diagnostic("H303", message, hint=_HINT)
    packet = examined.pdf.objects.streams.get(examined.pdf.catalog.get("/Metadata"))
    for what, count in Counter(foreign_in(packet or b"", examined.source)).items():
        message = f"the document does not account for {_count(count, what)} in the XMP"
        yield Diagnostic("H303", message, hint=_HINT)


def the_identifier_is_made_from_the_content(examined: Examined) -> Iterator[Diagnostic]:
    """The file's identifier is a checksum, and says nothing."""
    if not is_as_it_was_written(examined.pdf.data):
        message = "the identifier of the file is not made from its content"
        yield Diagnostic("H303", message, hint=_HINT)


def is_as_it_was_written(data: bytes) -> bool:
    """Whether the identifier of a file is the checksum of what stands before it."""
    table = data.rfind(b" 0 obj", 0, data.rfind(b"/XRef"))
    start = data.rfind(b"\n", 0, table) + 1
    found = _IDENTIFIERS.search(data, start)
    made = hashlib.md5(data[:start], usedforsecurity=False).hexdigest().encode()
    return found is not None and set(found.groups()) == {made}


# ── Pictures and fonts ──


def pictures_are_the_documents(examined: Examined) -> Iterator[Diagnostic]:
    """Every picture is one that the edition shows."""
    found = examined.inventory.of_role("picture")
    known = examined.source.pictures.values()
    strange = tuple(foreign_pictures(examined.pdf.objects, found, known))
    if strange:
        message = (
            f"the document does not account for {_count(len(strange), 'picture')}"
            " of the file"
        )
        yield Diagnostic("H304", message, hint=_HINT)


def fonts_hold_what_is_painted(examined: Examined) -> Iterator[Diagnostic]:
    """A font has the glyphs of the pages, as the pinned face draws them."""
    pdf = examined.pdf
    for reference in examined.inventory.of_role("fonts"):
        for key, font in pdf.objects.dictionary(reference).items():
            named = Named(key, font, pdf.fonts[font])
            for what in foreign_in_font(pdf.objects, named):
                yield Diagnostic("H305", f"a font has {what}", hint=_HINT)


def _count(number: int, what: str) -> str:
    return f"1 {what}" if number == 1 else f"{number} × {what}"
