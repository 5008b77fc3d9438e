"""The cells of a table in their columns.

Takes a table whose rows leave out what a span covers; gives each cell the column
that it stands in, which decides its alignment and whether it heads its row.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from briefgen.documents.spans import columns_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.documents import Cell, Redaction, Table


@dataclass(frozen=True, slots=True)
class Place:
    """A cell, its column counted from 0, and how it is set."""

    cell: Cell
    column: int
    align: Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class PlacedRow:
    """A row with its cells in their places."""

    places: tuple[Place, ...]
    portion: str
    redaction: Redaction | None = None


def grid(table: Table) -> tuple[PlacedRow, ...]:
    """The rows of a table, each cell with its column."""
    return tuple(_rows(table))


def _rows(table: Table) -> Iterator[PlacedRow]:
    spans = [[(cell.colspan, cell.rowspan) for cell in row.cells] for row in table.rows]
    columns = columns_of(spans, len(table.columns))
    for row, firsts in zip(table.rows, columns, strict=True):
        places = (
            Place(cell, column, table.columns[column].align)
            for cell, column in zip(row.cells, firsts, strict=True)
        )
        yield PlacedRow(tuple(places), row.portion, row.redaction)
