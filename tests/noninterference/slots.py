"""Where the parts of a brief stand, and what it takes to put one in or take one out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from tests.support.pruning import CONTENTS, PARTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from tests.noninterference.scopes import Scope
    from tests.support.pruning import Reading
    from tests.support.written import Tree

LISTS = ("editor_notes", "sources")


@dataclass(frozen=True, slots=True)
class Slot:
    """A part in its place: ``holder[at]`` of a list or mapping, inside ``owner``."""

    holder: Any
    at: Any
    name: str
    owner: Tree
    scope: Scope

    @property
    def part(self) -> Tree:
        """The part itself."""
        found: Tree = self.holder[self.at]
        return found

    @property
    def uid(self) -> int:
        """The number of the part."""
        return int(self.part["_uid"])

    def with_all_its_kin(self) -> list[Tree]:
        """The parts beside it, in their order."""
        return list(self.holder) if isinstance(self.holder, list) else [self.part]


def slots(node: Tree, scope: Scope, who: Reading) -> Iterator[Slot]:
    """The place of every part below a mapping, with what surrounds it."""
    for name, value in node.items():
        if name.startswith("_"):
            continue
        if isinstance(value, dict) and "_uid" not in value:
            yield from slots(value, scope, who)
        is_part = isinstance(value, dict) and "_uid" in value
        found: list[tuple[Any, Any]] = [(node, name)] if is_part else []
        if isinstance(value, list) and (name in PARTS or name in LISTS):
            found = [(value, at) for at, one in enumerate(value) if "_uid" in one]
        for holder, at in found:
            part = holder[at]
            around = replace(scope, named=True) if name in LISTS else scope
            yield Slot(holder, at, name, node, around)
            yield from slots(part, inside(part, around, who), who)


def inside(part: Mapping[str, Any], scope: Scope, who: Reading) -> Scope:
    """What surrounds the parts of a part."""
    names = part.get("audiences")
    return replace(
        scope,
        alive=scope.alive and who.reads(dict(part), named=scope.named),
        allowed=tuple(names or scope.allowed),
        named=scope.named or bool(names and who.name in names),
    )


def spans(table: Tree) -> bool:
    """Whether a cell of a table spans others."""
    cells = (cell for row in table.get("rows", ()) for cell in row["cells"])
    return any("colspan" in cell or "rowspan" in cell for cell in cells)


def take_out(slot: Slot, tables: dict[str, Any]) -> bool:
    """Take a part out of its place."""
    if slot.name in ("columns", "rows") and spans(slot.owner):
        return False
    if slot.name == "columns":
        _change_cells(
            slot.owner, tables, lambda row: row[: slot.at] + row[slot.at + 1 :]
        )
    del slot.holder[slot.at]
    if slot.holder == [] and slot.name in CONTENTS:
        del slot.owner[slot.name]
    return True


def put_column(
    table: Tree, at: int, column: Tree, words: str, tables: dict[str, Any]
) -> bool:
    """Put a column into a table, with these words in each of its cells."""
    if spans(table) or (at == 0 and table.get("row_headers")):
        return False
    table["columns"].insert(at, column)
    cell: Any = words if table.get("file") else {"text": words}
    _change_cells(table, tables, lambda row: [*row[:at], cell, *row[at:]])
    return True


def reorder(table: Tree, key: str, order: list[int], tables: dict[str, Any]) -> bool:
    """Put rows or columns into another order."""
    is_headless = key == "columns" and table.get("row_headers") and order[0] != 0
    if spans(table) or is_headless:
        return False
    table[key] = [table[key][at] for at in order]
    if key == "columns":
        _change_cells(table, tables, lambda row: [row[at] for at in order])
    return True


def _change_cells(
    table: Tree, tables: dict[str, Any], change: Callable[[list[Any]], list[Any]]
) -> None:
    if file := table.get("file"):
        tables[file] = tuple(tuple(change(list(row))) for row in tables[file])
        return
    for row in table["rows"]:
        row["cells"] = change(row["cells"])
