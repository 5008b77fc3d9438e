"""Lists, contents and notes.

PDF/UA-1 7.6, 7.9, 7.10; ISO 32000-1, 14.8.4.3; WeasyPrint
makes plain lists of contents, and puts notes where they are printed.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from briefgen.diagnostics import Diagnostic
from briefgen.verification.folding import folded
from briefgen.verification.tags import Annotation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.verification.checks.examined import Examined
    from briefgen.verification.navigation import Link
    from briefgen.verification.tags import Element

_HINT = "this is a fault of the template or the typesetting; please report it"
_COUNTED = frozenset(
    ("Decimal", "UpperRoman", "LowerRoman", "UpperAlpha", "LowerAlpha")
)
_BULLETED = frozenset(("Disc", "Circle", "Square"))
_COUNT = re.compile(r"\(?(\d+|[a-zA-Z]|[ivxlcIVXLC]+)[.):]?")
_LAST_NUMBER = re.compile(r"(\d+)$")


def lists_are_lists(examined: Examined) -> Iterator[Diagnostic]:
    """A list holds items, an item a label and a body (7.6; 14.8.4.3.3)."""
    for element, inside in examined.contained:
        children = {child.type for child in element.elements}
        is_wrong = (
            (element.type == "L" and not children <= {"L", "LI", "Caption"})
            or (element.type == "LI" and not children <= {"Lbl", "LBody"})
            or (element.type == "LI" and inside != "L")
            or (element.type == "LBody" and inside != "LI")
        )
        if is_wrong:
            message = (
                f"`{element.type}` {examined.at(element)} is not built as a list is"
            )
            yield Diagnostic("A115", message, hint=_HINT)


def lists_say_how_they_count(examined: Examined) -> Iterator[Diagnostic]:
    """``ListNumbering`` is there and is what the labels show (7.6)."""
    for element in examined.pdf.tree.of_type("L"):
        numbering = str(element.attributes.get("ListNumbering", ""))[1:]
        labels = {examined.pdf.text(label) for label in _labels(element)}
        counted = any(_COUNT.fullmatch(label) for label in labels)
        if numbering not in _COUNTED | _BULLETED | {"None"}:
            message = f"a list {examined.at(element)} does not say how it counts"
            yield Diagnostic("A115", message, hint=_HINT)
        elif labels and counted != (numbering in _COUNTED):
            message = (
                f"a list {examined.at(element)} says that it counts as {numbering}"
            )
            yield Diagnostic("A115", message, hint=_HINT)


def contents_are_tagged_as_contents(examined: Examined) -> Iterator[Diagnostic]:
    """Contents are TOC with TOCI, never a plain list (14.8.4.2)."""
    for element, inside in examined.contained:
        children = {child.type for child in element.elements}
        is_wrong = (
            (
                element.type == "TOC"
                and not {"TOCI"} <= children <= {"TOC", "TOCI", "Caption"}
            )
            or (element.type == "TOCI" and inside != "TOC")
            or (element.type in {"L", "Table"} and _lists_headings(examined, element))
        )
        if is_wrong:
            message = f"the contents {examined.at(element)} are not tagged as contents"
            yield Diagnostic("A112", message, hint=_HINT)


def contents_lead_to_headings(examined: Examined) -> Iterator[Diagnostic]:
    """Each entry has one link, to the page whose number it shows."""
    links = {link.reference: link for link in examined.pdf.links}
    for entry in examined.pdf.tree.of_type("TOCI"):
        if entry.first("TOC"):
            continue
        own = _links(entry, links)
        place = own[0].place if len(own) == 1 else None
        if place is None or not place.exists:
            message = f"`{examined.pdf.text(entry)}` in the contents is no single link"
            yield Diagnostic("A112", message, hint=_HINT)
            continue
        shown = _LAST_NUMBER.search(_beside_link(examined, entry))
        if shown and int(shown[1]) != place.page:
            shown_text = examined.pdf.text(entry)
            message = f"`{shown_text}` in the contents stands on page {place.page}"
            yield Diagnostic("A112", message, hint=_HINT)


def notes_are_known(examined: Examined) -> Iterator[Diagnostic]:
    """Each note has an ID of its own, in the ID tree (7.9)."""
    notes = examined.pdf.tree.of_type("Note")
    times = Counter(note.id for note in notes)
    for note in notes:
        is_listed = examined.pdf.tree.ids.get(note.id) == note.reference
        if not note.id or times[note.id] > 1 or not is_listed:
            message = f"a note {examined.at(note)} has no ID of its own"
            yield Diagnostic("A113", message, hint=_HINT)


def notes_stand_beside_their_call(examined: Examined) -> Iterator[Diagnostic]:
    """A note is read right after its call, which shows its number."""
    for parent in examined.pdf.tree.elements:
        before: Element | None = None
        for child in parent.elements:
            if child.type == "Note" and not _calls(examined, before, child):
                message = f"a note {examined.at(child)} is not read after its call"
                yield Diagnostic("A113", message, hint=_HINT)
            before = child


def _calls(examined: Examined, call: Element | None, note: Element) -> bool:
    label = note.first("Lbl")
    if call is None or label is None:
        return False
    shown = folded(examined.pdf.text(label)).rstrip(".):")
    called = folded(examined.pdf.text(call)).strip("[]().")
    return bool(shown) and called.endswith(shown)


def _labels(element: Element) -> Iterator[Element]:
    for item in element.elements:
        for child in item.elements:
            if child.type == "Lbl":
                yield child


def _links(element: Element, links: dict[str, Link]) -> list[Link]:
    return [
        links[leaf.reference]
        for leaf in element.leaves()
        if isinstance(leaf, Annotation) and leaf.reference in links
    ]


def _beside_link(examined: Examined, entry: Element) -> str:
    """What an entry of the contents shows after its link."""
    link = entry.first("Link")
    return (
        ""
        if link is None
        else folded(examined.pdf.text(entry)).removeprefix(
            folded(examined.pdf.text(link))
        )
    )


def _lists_headings(examined: Examined, element: Element) -> bool:
    """Whether a list is nothing but links to headings."""
    links = {link.reference: link for link in examined.pdf.links}
    titles = {folded(section.title) for section in examined.edition.sections}
    items = [item for item in element.walk() if item.type in {"LI", "TR", "TOCI"}]
    return len(items) > 1 and all(
        len(_links(item, links)) == 1
        and any(title in folded(examined.pdf.text(item)) for title in titles)
        and len(folded(examined.pdf.text(item))) < 2 * max(map(len, titles), default=0)
        for item in items
    )
