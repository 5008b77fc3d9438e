"""Tables in Markdown: every row has as many cells as the head.

The parser fills up and cuts off; here a ragged row is a fault.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from briefgen.documents import Cell, Column, Row, Table
from briefgen.prose.faults import counted
from briefgen.prose.places import cells_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.documents import Inlines
    from briefgen.prose.branches import Branch
    from briefgen.prose.reading import Reader


def read_table(reader: Reader, table: Branch) -> Table:
    """The table with its head and its rows."""
    head = table.inner[0].inner[0]
    columns = tuple(
        Column(title, _alignment(cell))
        for title, cell in zip(_cells(reader, head), head.inner, strict=True)
    )
    body = table.inner[1].inner if len(table.inner) > 1 else []
    if not body:
        place = reader.places.of_block(table.token)
        hint = "write its rows, or delete it"
        reader.fault(place, "S214", "a table without rows", hint)
    rows = []
    for row in body:
        _check_width(reader, row, len(columns))
        rows.append(Row(tuple(Cell(words) for words in _cells(reader, row))))
    return Table(columns, tuple(rows), caption=(), note=(), row_headers=False)


def _cells(reader: Reader, row: Branch) -> Iterator[Inlines]:
    written = cells_of(row.token)
    line = (row.token.map or [0])[0] + 1
    for index, cell in enumerate(row.inner):
        inline = cell.inner[0].token
        columns = [row.token.meta["column"] + 1]
        if index < len(written):
            letters = range(len(inline.content) + 1)
            columns = [written[index].place(letter) for letter in letters]
        yield reader.cell(inline, line, columns)


def _check_width(reader: Reader, row: Branch, wanted: int) -> None:
    found = len(cells_of(row.token))
    if found != wanted:
        line = (row.token.map or [0])[0] + 1
        reader.fault(
            (line, row.token.meta["column"] + 1),
            "S214",
            f"a row of {counted(found, 'cell')} in a table of "
            f"{counted(wanted, 'column')}",
            "write every cell, an empty one as `| |`; a bar within one as `\\|`",
        )


def _alignment(cell: Branch) -> Literal["left", "center", "right"]:
    match cell.token.attrs.get("style"):
        case "text-align:right":
            return "right"
        case "text-align:center":
            return "center"
        case _:
            return "left"
