"""The cells of a table in their columns.

Takes a table whose rows leave out what a span covers; gives each cell the column
that it stands in, which decides its alignment and whether it heads its row.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.documents import Cell, Table


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


def grid(table: Table) -> tuple[PlacedRow, ...]:
    """The rows of a table, each cell with its column."""
    return tuple(_rows(table))


def _rows(table: Table) -> Iterator[PlacedRow]:
    width = len(table.columns)
    covered = [0] * width  # how many rows below are taken in each column
    for row in table.rows:
        places = []
        column = 0
        for cell in row.cells:
            while covered[column]:
                column += 1
            places.append(Place(cell, column, table.columns[column].align))
            for taken in range(column, column + cell.colspan):
                covered[taken] = cell.rowspan
            column += cell.colspan
        covered = [max(0, rows - 1) for rows in covered]
        yield PlacedRow(tuple(places), row.portion)
