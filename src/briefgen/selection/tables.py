"""Tables: the columns and rows that the reader gets.

A limit may not cut a cell that spans: what would be left of it is not the table
that the author wrote, so it is an error.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen.diagnostics import Diagnostic
from briefgen.documents import Cell, Column, Row, Table
from briefgen.model.blocks import TableCell, TableRow
from briefgen.selection.cutting import keep

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefgen.model.blocks import Table as WrittenTable
    from briefgen.model.brief import Brief
    from briefgen.model.source import ValuePath
    from briefgen.selection.desk import Desk
    from briefgen.selection.reading import Reader, Standing


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell at its place in the grid, by the columns that it covers."""

    position: int  # in its row, as written
    first: int  # column
    cell: TableCell


def cut_table(
    desk: Desk, table: WrittenTable, path: ValuePath, standing: Standing, number: int
) -> Table:
    """The table as the reader gets it, with its caption's number."""
    rows = _rows(desk.brief, table)
    columns = [index for index, _ in keep(desk.reader, table.columns, standing)]
    kept = dict(keep(desk.reader, rows, standing))
    if not columns or not kept:
        desk.wording.faults.append(
            Diagnostic(
                "H202",
                "nothing of this table is left for the audience",
                desk.brief.source.at(path),
                "limit the whole table instead",
            )
        )
    grid = _grid(rows)
    _refuse_cut_spans(desk, grid, set(columns), set(kept), path)
    caption = desk.optional(table.caption, (*path, "caption"), standing)
    return Table(  # worded in the order of print
        columns=tuple(_column(desk, table, path, index) for index in columns),
        rows=tuple(
            _row(desk, grid[index], (*path, "rows", index), where, set(columns))
            for index, where in kept.items()
        ),
        caption=caption,
        note=desk.optional(table.note, (*path, "note"), standing),
        row_headers=table.row_headers and 0 in columns,
        number=number,
    )


def _rows(brief: Brief, table: WrittenTable) -> Sequence[TableRow]:
    if table.rows is not None:
        return table.rows
    rows = brief.source.tables[table.file or ""]
    return [TableRow(cells=[TableCell(text=text) for text in cells]) for cells in rows]


def cells_of_withheld_columns(
    brief: Brief, reader: Reader, table: WrittenTable, standing: Standing
) -> Iterator[str]:
    """What stands in the columns that the reader does not get."""
    kept = {index for index, _ in keep(reader, table.columns, standing)}
    for line in _grid(_rows(brief, table)):
        yield from (cell.cell.text for cell in line if cell.first not in kept)


def _grid(rows: Sequence[TableRow]) -> list[list[Placed]]:
    """Each row's cells at the columns they cover, after spans from above."""
    taken: dict[int, set[int]] = {}
    grid = []
    for index, row in enumerate(rows):
        column = 0
        line = []
        for position, cell in enumerate(row.cells):
            while column in taken.get(index, ()):
                column += 1
            line.append(Placed(position, column, cell))
            covered = range(column, column + cell.colspan)
            for below in range(index, index + cell.rowspan):
                taken.setdefault(below, set()).update(covered)
            column += cell.colspan
        grid.append(line)
    return grid


def _refuse_cut_spans(
    desk: Desk,
    grid: list[list[Placed]],
    columns: set[int],
    rows: set[int],
    path: ValuePath,
) -> None:
    for index, line in enumerate(grid):
        for placed in line:
            wide = set(range(placed.first, placed.first + placed.cell.colspan))
            high = set(range(index, index + placed.cell.rowspan))
            if _is_cut(wide, columns) or _is_cut(high, rows):
                desk.wording.faults.append(
                    Diagnostic(
                        "H203",
                        "a limit cuts a cell that spans several columns or rows",
                        desk.brief.source.at((*path, "rows", index)),
                        "limit every column and row that the cell spans, or none",
                    )
                )


def _is_cut(covered: set[int], kept: set[int]) -> bool:
    return bool(covered & kept) and not covered <= kept


def _column(desk: Desk, table: WrittenTable, path: ValuePath, index: int) -> Column:
    column = table.columns[index]
    title = desk.wording.phrase(column.title, (*path, "columns", index, "title"))
    return Column(title, column.align, column.unit or "")


def _row(
    desk: Desk,
    line: list[Placed],
    path: ValuePath,
    standing: Standing,
    columns: set[int],
) -> Row:
    return Row(tuple(_cells(desk, line, path, columns)), desk.portion(standing))


def _cells(
    desk: Desk, line: list[Placed], path: ValuePath, columns: set[int]
) -> Iterator[Cell]:
    for placed in line:
        if placed.first in columns:
            where = (*path, "cells", placed.position, "text")
            words = desk.wording.phrase(placed.cell.text, where)
            yield Cell(words, placed.cell.colspan, placed.cell.rowspan)
