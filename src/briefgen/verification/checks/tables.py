"""Tables and figures.

PDF/UA-1 7.3 and 7.5; validators pass a table without heads
and a figure without a box.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.diagnostics import Diagnostic
from briefgen.documents import Figure
from briefgen.documents.walking import parts_of
from briefgen.verification.folding import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.verification.checks.examined import Examined
    from briefgen.verification.tags import Element

_HINT = "this is a fault of the template or the typesetting; please report it"
_ALLOWED = {
    "Table": {"Caption", "THead", "TBody", "TFoot", "TR"},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TFoot": {"TR"},
    "TR": {"TH", "TD"},
}
_SCOPES = frozenset(("/Row", "/Column", "/Both"))
_FILE_NAME = re.compile(r"\S+\.(png|jpe?g|svg|gif|webp)", re.IGNORECASE)
_BOX_NUMBERS = 4


def tables_are_tables(examined: Examined) -> Iterator[Diagnostic]:
    """A table holds rows, a row cells, and nothing else (7.5; 14.8.4.3.4)."""
    for element in examined.pdf.tree.elements:
        allowed = _ALLOWED.get(element.type)
        if allowed and {child.type for child in element.elements} - allowed:
            message = (
                f"`{element.type}` {examined.at(element)} is not built as a table is"
            )
            yield Diagnostic("A114", message, hint=_HINT)


def tables_are_regular(examined: Examined) -> Iterator[Diagnostic]:
    """The cells of all rows fill one rectangle (7.2, tests 42 and 43)."""
    for table in examined.pdf.tree.of_type("Table"):
        rows = [element for element in table.walk() if element.type == "TR"]
        if len(set(_widths(rows))) > 1:
            message = f"the rows of a table {examined.at(table)} are not equally long"
            yield Diagnostic("A114", message, hint=_HINT)


def tables_have_heads(examined: Examined) -> Iterator[Diagnostic]:
    """Each table has a head, and each head says what it heads (7.5, test 1)."""
    for table in examined.pdf.tree.of_type("Table"):
        heads = [element for element in table.walk() if element.type == "TH"]
        if not heads:
            message = f"a table {examined.at(table)} has no heads"
            yield Diagnostic("A114", message, hint=_HINT)
        if any(head.attributes.get("Scope") not in _SCOPES for head in heads):
            message = f"a table {examined.at(table)} has a head that heads nothing"
            yield Diagnostic("A114", message, hint=_HINT)


def figures_have_alternatives(examined: Examined) -> Iterator[Diagnostic]:
    """Each figure has a text for those who do not see it (7.3, test 1)."""
    found = set()
    for figure in examined.pdf.tree.of_type("Figure", "Formula"):
        text = (figure.alt or figure.actual or "").strip()
        found.add(folded(text))
        if not text or _FILE_NAME.fullmatch(text):
            message = f"a figure {examined.at(figure)} has no text alternative"
            yield Diagnostic("A116", message, hint=_HINT)
    for picture in parts_of(examined.edition.sections, Figure):
        if folded(picture.alt) not in found:
            message = f"the text alternative `{picture.alt}` of a figure is missing"
            yield Diagnostic("A116", message, hint=_HINT)


def figures_have_boxes(examined: Examined) -> Iterator[Diagnostic]:
    """Each figure says where on the page it is (14.8.5.4.3)."""
    for figure in examined.pdf.tree.of_type("Figure"):
        box = figure.attributes.get("BBox")
        number = examined.pdf.objects.number
        sides = [number(side) for side in box] if isinstance(box, list) else []
        if len(sides) != _BOX_NUMBERS or sides[0] == sides[2] or sides[1] == sides[3]:
            message = f"a figure {examined.at(figure)} does not say where it is"
            yield Diagnostic("A116", message, hint=_HINT)


def _widths(rows: list[Element]) -> Iterator[int]:
    """How many columns each row fills, with the cells that reach into it."""
    reaching: dict[int, int] = {}  # column to rows still to fill
    for row in rows:
        now = {column for column, left in reaching.items() if left > 0}
        reaching = {column: left - 1 for column, left in reaching.items()}
        column = 0
        for cell in row.elements:
            for _ in range(int(cell.attributes.get("ColSpan", 1))):
                while column in now:
                    column += 1
                now.add(column)
                reaching[column] = int(cell.attributes.get("RowSpan", 1)) - 1
        yield len(now)
