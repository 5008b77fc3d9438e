"""Tables: every row fills every column, spans and all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen.diagnostics import Diagnostic
from briefgen.documents.spans import SpanGrid
from briefgen.loading.wording import quoted
from briefgen.model.blocks import Table
from briefgen.prose.faults import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefgen.diagnostics import Location
    from briefgen.loading.draft import Draft
    from briefgen.model.parts import LimitedPart
    from briefgen.model.source import ValuePath
    from briefgen.model.walk import Placed

MAX_ROWS = 5000
MAX_COLUMNS = 50
MAX_FAULTS = 10  # of one table; a file with the wrong separator has one in each row


@dataclass(frozen=True, slots=True)
class _Row:
    """The spans of a row's cells, and its place."""

    spans: tuple[tuple[int, int], ...]
    place: Location


def check_tables(draft: Draft) -> Iterator[Diagnostic]:
    """Rows that are too short or too long, and tables that leave nothing."""
    for part in draft.parts:
        table = part.model
        if not isinstance(table, Table) or draft.has_spoiled(part.path):
            continue
        rows = _rows(draft, table, part.path)
        if rows is None:
            continue
        width = len(table.columns)
        yield from _size(draft, part.path, rows, width)
        if len(rows) <= MAX_ROWS and width <= MAX_COLUMNS:
            yield from _filled(rows, width)
        yield from _head(draft, part, table)
        for key, limited in (("columns", table.columns), ("rows", table.rows or [])):
            yield from _left(draft, part, key, limited)


def _rows(draft: Draft, table: Table, path: ValuePath) -> list[_Row] | None:
    if table.rows is not None:
        return [
            _Row(
                tuple((cell.colspan, cell.rowspan) for cell in row.cells),
                draft.source.at((*path, "rows", index)),
            )
            for index, row in enumerate(table.rows)
        ]
    cells = draft.cells.get(table.file or "")
    if cells is None:
        return None
    shown = table.file or ""
    return [
        _Row(((1, 1),) * len(row), draft.source.in_file(shown, row[0].line, 1))
        for row in cells
    ]


def _size(
    draft: Draft, path: ValuePath, rows: Sequence[_Row], width: int
) -> Iterator[Diagnostic]:
    place = draft.source.at(path)
    if width > MAX_COLUMNS:
        message = f"a table of {width:,} columns"
        yield Diagnostic("S313", message, place, f"at most {MAX_COLUMNS} fit on a page")
    if not rows:
        yield Diagnostic("S312", "a table without rows", place, "write its rows")
    if len(rows) > MAX_ROWS:
        message = f"a table of {len(rows):,} rows"
        hint = f"print at most {MAX_ROWS:,}, and say where the others are"
        yield Diagnostic("S313", message, place, hint)


def _filled(rows: Sequence[_Row], width: int) -> Iterator[Diagnostic]:
    grid = SpanGrid(width)
    # Where a cell reaches into rows below, they cannot be judged after a fault.
    left = 1 if any(down > 1 for row in rows for _, down in row.spans) else MAX_FAULTS
    for index, row in enumerate(rows):
        fault = _misfit(row, grid.free, width, len(rows) - index)
        if fault is None:
            grid.lay(row.spans)
            continue
        yield fault
        grid.skip()
        left -= 1
        if not left:
            return


def _misfit(
    row: _Row, free: Sequence[int], width: int, below: int
) -> Diagnostic | None:
    """Why the cells of a row cannot stand where there is room."""
    wanted = sum(colspan for colspan, _ in row.spans)
    if any(min(spans) < 1 for spans in row.spans):
        return _fault(row, "S315", "a cell that spans nothing", "write at least 1")
    if any(rowspan > below for _, rowspan in row.spans):
        message = "a cell that spans more rows than the table has"
        return _fault(row, "S315", message, f"there are {below} from here on")
    if wanted != len(free):
        message = f"a row of {counted(wanted, 'cell')} in a table of "
        message += counted(width, "column")
        if len(free) < width:
            message += f", {width - len(free)} of them taken from above"
        hint = (
            "write every cell, also an empty one; a cell that spans counts as several"
        )
        return _fault(row, "S312", message, hint)
    for colspan, _ in row.spans:
        columns, free = free[:colspan], free[colspan:]
        if columns[-1] - columns[0] != colspan - 1:
            message = "a cell that spans a column taken from above"
            return _fault(row, "S315", message, "split the cell")
    return None


def _fault(row: _Row, code: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic(code, message, row.place, hint)


def _head(draft: Draft, placed: Placed, table: Table) -> Iterator[Diagnostic]:
    """A table whose rows lose their heads is not the table that was written."""
    column, path = table.columns[0], (*placed.path, "columns", 0)
    if not table.row_headers or draft.has_spoiled(path):
        return
    lost = [
        name for name in _readers(draft, placed) if name not in (column.audiences or ())
    ]
    if (column.audiences and lost) or _is_marked_higher(draft, column, placed):
        message = "the column that heads the rows is limited, and its table is not"
        hint = "limit the whole table, or delete `row_headers`"
        yield Diagnostic("S150", message, draft.source.at(path), hint)


def _is_marked_higher(draft: Draft, column: LimitedPart, table: Placed) -> bool:
    scheme = draft.house.scheme
    own = scheme.read(column.marking) if scheme and column.marking else None
    around: Placed | None = table
    while scheme and own and around is not None:
        if label := getattr(around.model, "marking", None):
            marking = scheme.read(label)
            return marking is None or not marking.covers(own)
        around = around.inside
    return own is not None


def _left(
    draft: Draft, table: Placed, key: str, limited: Sequence[LimitedPart]
) -> Iterator[Diagnostic]:
    """No audience gets a table of which nothing is left."""
    if not limited or any(part.audiences is None for part in limited):
        return
    named = {name for part in limited for name in part.audiences or ()}
    place = draft.source.at((*table.path, key))
    for audience in _readers(draft, table):
        if audience not in named:
            message = f"no {key} are left for {quoted(audience)}"
            hint = "limit the whole table instead"
            yield Diagnostic("S314", message, place, hint)


def _readers(draft: Draft, part: Placed | None) -> list[str]:
    while part is not None:
        if given := getattr(part.model, "audiences", None):
            return [name for name in draft.house.audiences if name in given]
        part = part.inside
    return list(draft.house.audiences)
