"""Tables: the columns and rows that the reader gets.

A limit may not cut a cell that spans: what would be left of it is not the table
that the author wrote, so it is an error.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen.diagnostics import Diagnostic
from briefgen.documents import Cell, Column, Redaction, Row, Table
from briefgen.documents.spans import columns_of
from briefgen.model.blocks import TableCell, TableRow
from briefgen.selection.cutting import keep
from briefgen.selection.redactions import with_bars
from briefgen.selection.wording import Origin

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

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
    columns = dict(keep(desk.reader, table.columns, standing))
    shown = dict(with_bars(desk.reader, rows, standing))
    kept = {at for at, where in shown.items() if not isinstance(where, Redaction)}
    if not columns or not kept:
        desk.wording.faults.append(
            Diagnostic(
                "H202",
                f"nothing of this table is left for audience `{desk.reader.name}`",
                desk.brief.source.at(path),
                "limit the whole table instead",
            )
        )
    grid = _grid(rows, len(table.columns))
    _refuse_cut_spans(desk, table, path, (set(columns), kept))
    caption = desk.optional(table.caption, (*path, "caption"), standing)
    return Table(  # worded in the order of print
        columns=tuple(_column(desk, table, path, *one) for one in columns.items()),
        rows=tuple(
            Row((), redaction=where)
            if isinstance(where, Redaction)
            else Row(
                tuple(
                    _cells(desk, table, (*path, "rows", index), grid[index], columns)
                ),
                desk.portion(where),
            )
            for index, where in shown.items()
        ),
        caption=caption,
        note=desk.optional(table.note, (*path, "note"), standing),
        row_headers=table.row_headers and 0 in columns,
        number=number,
        caption_portion=desk.portion_of(table.caption, standing),
        note_portion=desk.portion_of(table.note, standing),
    )


def _rows(brief: Brief, table: WrittenTable) -> Sequence[TableRow]:
    if table.rows is not None:
        return table.rows
    rows = brief.source.tables[table.file or ""]
    return [TableRow(cells=[TableCell(text=text) for text in cells]) for cells in rows]


def cells_of_withheld_columns(
    brief: Brief,
    reader: Reader,
    table: WrittenTable,
    path: ValuePath,
    standing: Standing,
) -> Iterator[tuple[Origin, str]]:
    """What stands in the columns that the reader does not get, and where."""
    kept = {index for index, _ in keep(reader, table.columns, standing)}
    rows = _grid(_rows(brief, table), len(table.columns))
    for index, line in enumerate(rows):
        for cell in line:
            if cell.first not in kept and cell.cell.text:
                row: ValuePath = (*path, "rows", index)
                yield origin_of_cell(brief, table, row, cell.position), cell.cell.text


def origin_of_cell(
    brief: Brief, table: WrittenTable, row: ValuePath, position: int
) -> Origin:
    """Where a cell of a row stands, in ``brief.yaml`` or in a CSV file."""
    path = (*row, "cells", position, "text")
    if not table.file:
        return Origin(brief.source, path)
    line, column = brief.source.place_in_table(table.file, int(row[-1]), position)
    return Origin(brief.source, path, table.file, line, column)


def _grid(rows: Sequence[TableRow], width: int) -> list[list[Placed]]:
    """Each row's cells at the columns they cover, after spans from above."""
    spans = [[(cell.colspan, cell.rowspan) for cell in row.cells] for row in rows]
    return [
        [
            Placed(position, first, cell)
            for position, (first, cell) in enumerate(
                zip(firsts, row.cells, strict=True)
            )
        ]
        for row, firsts in zip(rows, columns_of(spans, width), strict=True)
    ]


def _refuse_cut_spans(
    desk: Desk, table: WrittenTable, path: ValuePath, left: tuple[set[int], set[int]]
) -> None:
    columns, rows = left
    grid = _grid(_rows(desk.brief, table), len(table.columns))
    for index, line in enumerate(grid):
        for placed in line:
            wide = set(range(placed.first, placed.first + placed.cell.colspan))
            high = set(range(index, index + placed.cell.rowspan))
            if _is_cut(wide, columns) or _is_cut(high, rows):
                row: ValuePath = (*path, "rows", index)
                origin = origin_of_cell(desk.brief, table, row, placed.position)
                desk.wording.faults.append(
                    Diagnostic(
                        "H203",
                        "a limit cuts a cell that spans several columns or rows",
                        origin.at(1, 1),
                        "limit every column and row that the cell spans, or none",
                    )
                )


def _is_cut(covered: set[int], kept: set[int]) -> bool:
    return bool(covered & kept) and not covered <= kept


def _column(
    desk: Desk, table: WrittenTable, path: ValuePath, index: int, where: Standing
) -> Column:
    column = table.columns[index]
    title = desk.wording.phrase(column.title, (*path, "columns", index, "title"))
    return Column(title, column.align, column.unit or "", desk.portion(where))


def _cells(
    desk: Desk,
    table: WrittenTable,
    row: ValuePath,
    line: Sequence[Placed],
    columns: Collection[int],
) -> Iterator[Cell]:
    for placed in line:
        if placed.first in columns:
            origin = origin_of_cell(desk.brief, table, row, placed.position)
            words = desk.wording.phrase(placed.cell.text, origin.path, origin)
            yield Cell(words, placed.cell.colspan, placed.cell.rowspan)
