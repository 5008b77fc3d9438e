"""Tables in text: in columns where they fit, else row by row.

Takes a table; gives lines. Words are never broken: a table whose words do not fit
beside each other is told cell by cell, each under the head of its column.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen.composition.grid import grid
from briefgen.composition.plaintext.setting import (
    indented,
    longest_word,
    padded,
    width_of,
    wrapped,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefgen.composition.grid import PlacedRow
    from briefgen.composition.plaintext.scribe import Scribe
    from briefgen.documents import Column, Table

_GAP = 2


@dataclass(frozen=True, slots=True)
class _Cell:
    """The words of a cell, and the columns that it covers."""

    text: str
    column: int
    span: int
    align: str


def table_lines(table: Table, scribe: Scribe, width: int) -> list[str]:
    """The heads and rows of a table, without caption and note."""
    heads = [_head(column, scribe) for column in table.columns]
    rows = [[*_cells(row, len(heads), scribe)] for row in grid(table)]
    head = [_Cell(text, at, 1, "left") for at, text in enumerate(heads)]
    widths = _widths([head, *rows], len(heads), width)
    if widths is None:
        return _told(heads, rows, width)
    lines = _row([_aligned(cell, table) for cell in head], widths)
    lines.append("  ".join("-" * column for column in widths))
    laid = [_row(row, widths) for row in rows]
    is_tall = any(len(row) > 1 for row in laid)
    for at, row in enumerate(laid):
        lines += ["", *row] if at and is_tall else row
    return lines


def _head(column: Column, scribe: Scribe) -> str:
    title = scribe.marked(column.portion, scribe.inline(column.title))
    return f"{title} ({column.unit})" if column.unit else title


def _cells(row: PlacedRow, columns: int, scribe: Scribe) -> Iterator[_Cell]:
    if row.redaction:
        yield _Cell(scribe.bar(row.redaction), 0, columns, "left")
    for at, place in enumerate(row.places):
        text = scribe.inline(place.cell.children).replace("\n", " ")
        text = scribe.marked(row.portion, text) if at == 0 else text
        yield _Cell(text, place.column, place.cell.colspan, place.align)


def _aligned(head: _Cell, table: Table) -> _Cell:
    align = table.columns[head.column].align
    return _Cell(head.text, head.column, head.span, align)


def _widths(
    rows: Sequence[Sequence[_Cell]], columns: int, width: int
) -> list[int] | None:
    """How wide each column is; None where the words do not fit beside each other."""
    least, wanted = [1] * columns, [1] * columns
    for row in rows:
        for cell in row:
            if cell.span == 1:
                least[cell.column] = max(least[cell.column], longest_word(cell.text))
                wanted[cell.column] = max(wanted[cell.column], width_of(cell.text))
    for row in rows:
        for cell in row:
            covered = range(cell.column, cell.column + cell.span)
            lack = longest_word(cell.text) - _extent([least[at] for at in covered])
            least[cell.column] += max(0, lack)
    room = width - _GAP * (columns - 1)
    if sum(least) > room:
        return None
    return _shared(least, [max(pair) for pair in zip(least, wanted, strict=True)], room)


def _shared(least: list[int], wanted: list[int], room: int) -> list[int]:
    """The room, given to the columns that want more, the narrowest first."""
    widths = list(least)
    for _ in range(room - sum(least)):
        short = [at for at, width in enumerate(widths) if width < wanted[at]]
        if not short:
            break
        widths[min(short, key=widths.__getitem__)] += 1
    return widths


def _extent(widths: Sequence[int]) -> int:
    return sum(widths) + _GAP * (len(widths) - 1)


def _row(cells: Sequence[_Cell], widths: Sequence[int]) -> list[str]:
    """The lines of a row; a column that a cell from above covers stays empty."""
    starts = [sum(widths[:at]) + _GAP * at for at in range(len(widths))]
    pieces = []
    for cell in cells:
        covered = widths[cell.column : cell.column + cell.span]
        width = _extent(covered)
        texts = wrapped(cell.text, width)
        pieces.append((starts[cell.column], width, cell.align, texts))
    lines = []
    for at in range(max((len(piece[3]) for piece in pieces), default=0)):
        line = ""
        for start, width, align, texts in pieces:
            if at < len(texts):
                line = padded(line, start) + padded(texts[at], width, align)
        lines.append(line.rstrip())
    return lines


def _told(
    heads: Sequence[str], rows: Sequence[Sequence[_Cell]], width: int
) -> list[str]:
    lines = [line for head in heads for line in wrapped(head, width, "- ")]
    for row in rows:
        lines.append("")
        for cell in row:
            names = heads[cell.column : cell.column + cell.span]
            words = f"{' + '.join(names)}: {cell.text}"
            lines += indented(wrapped(words, width - 2, "", "  "), "  ")
    return lines
