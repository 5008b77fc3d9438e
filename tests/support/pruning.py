"""A brief without the parts that an audience may not read.

Written apart from ``briefgen.selection``, by the rules of the reference alone, so
that the two can be compared: what an edition leaves out must not change it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefgen.model.blocks import KINDS, BodyItem, Table
from briefgen.model.brief import CitedWork, Content
from briefgen.model.fields import Model
from briefgen.model.parts import LimitedPart

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.model.brief import Brief

LEVELS = ("TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED")


def pruned(brief: Brief, audience: str) -> Brief:
    """The brief, with every part gone that the audience may not read."""
    knife = _Knife(brief, audience)
    content = knife.cut(brief.content, named=False)
    assert isinstance(content, Content)
    tables = {
        table.file: knife.cut_file(table)
        for table in _inside(brief.content)
        if isinstance(table, Table) and table.file
    }
    return replace(brief, content=content, source=replace(brief.source, tables=tables))


class _Knife:
    def __init__(self, brief: Brief, audience: str) -> None:
        wants = brief.house.audiences[audience]
        self.tables = brief.source.tables
        self.audience = audience
        self.explicit = wants.release == "explicit"
        self.highest = LEVELS.index(wants.clearance or "TLP:CLEAR")

    def reads(self, part: LimitedPart, *, named: bool) -> bool:
        """Rules 1 and 4; a source follows its use and needs no release."""
        if part.audiences and self.audience not in part.audiences:
            return False
        if part.marking and LEVELS.index(part.marking) > self.highest:
            return False
        released = named or bool(part.audiences) or isinstance(part, CitedWork)
        return released or not self.explicit

    def cut(self, part: Model, *, named: bool) -> Model:
        changed: dict[str, object] = {}
        for key, value in part:
            if isinstance(value, Model):
                changed[key] = self.kept(value, named=named)
            elif isinstance(value, list):
                cut = [self.kept(child, named=named) for child in value]
                changed[key] = [child for child in cut if child is not None]
        whole = part.model_copy(update=changed)
        if isinstance(part, Table) and isinstance(whole, Table):
            return self.cut_cells(part, whole)
        return whole

    def kept(self, value: object, *, named: bool) -> object:
        """The value without what is withheld; None where nothing of it stays."""
        if not isinstance(value, Model):
            return value
        if isinstance(value, LimitedPart):
            if not self.reads(value, named=named):
                return None
            named = named or bool(value.audiences)
        cut = self.cut(value, named=named)
        emptied = isinstance(cut, BodyItem) and not any(
            getattr(cut, kind) for kind in KINDS
        )
        return None if emptied else cut

    def cut_cells(self, written: Table, table: Table) -> Table:
        columns = self.columns(written)
        if table.rows is None or len(columns) == len(written.columns):
            return table
        rows = [
            row.model_copy(update={"cells": [row.cells[i] for i in columns]})
            for row in table.rows
        ]
        return table.model_copy(update={"rows": rows})

    def cut_file(self, table: Table) -> tuple[tuple[str, ...], ...]:
        columns = self.columns(table)
        rows = self.tables[table.file or ""]
        return tuple(tuple(row[index] for index in columns) for row in rows)

    def columns(self, table: Table) -> list[int]:
        """Where the columns stand that stay, in a table that stays."""
        return [
            index
            for index, column in enumerate(table.columns)
            if self.reads(column, named=True)
        ]


def _inside(part: Model) -> Iterator[Model]:
    for _, value in part:
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, Model):
                yield child
                yield from _inside(child)
