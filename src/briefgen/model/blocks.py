"""Blocks: what the body of a section is made of.

An item of a body is prose (text in place or a file) or one block under its own
key; the key says what it is.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from briefgen.model.fields import (
    CellMarkdown,
    Count,
    FilePath,
    Flag,
    InlineMarkdown,
    Markdown,
    Model,
    PlainText,
    Shorthand,
)
from briefgen.model.parts import (
    BarredPart,
    LimitedPart,
    NamedPart,
    ShortPassage,
    ShortPhrase,
    one_of,
)


class Callout(NamedPart):
    """A box beside the argument."""

    kind: Literal["note", "caution", "definition", "example"] = "note"
    """What the box is for."""
    title: PlainText | None = None
    """Its heading."""
    text: Markdown
    """Its prose."""


class Quotation(NamedPart):
    """A quotation set apart."""

    text: Markdown
    """The words quoted."""
    attribution: InlineMarkdown | None = None
    """Who said it, where."""


class Figure(NamedPart):
    """A picture: PNG or JPEG."""

    file: FilePath
    """The picture, from the folder of the brief."""
    alt: PlainText
    """What the picture shows, for readers who do not see it."""
    caption: ShortPhrase | None = None
    """Printed below the picture; a figure with a caption is numbered."""
    credit: ShortPhrase | None = None
    """Where the picture comes from."""


class ItemList(NamedPart):
    """A list whose items can be limited one by one."""

    ordered: Flag = False
    """Whether the items are numbered."""
    items: Annotated[list[ShortPassage], Field(min_length=1)]
    """The items."""


class TableColumn(LimitedPart):
    """A column of a table."""

    title: InlineMarkdown
    """The head of the column."""
    align: Literal["left", "center", "right"] = "left"
    """How the cells are set; numbers want `right`."""
    unit: PlainText | None = None
    """The unit of its figures, printed in the head."""


class TableCell(Model):
    """A cell; one that spans says over how many columns and rows."""

    text: CellMarkdown = ""
    """The words or figures."""
    colspan: Count = 1
    """How many columns it covers."""
    rowspan: Count = 1
    """How many rows it covers."""


class TableRow(BarredPart):
    """A row of a table."""

    cells: Annotated[list[Annotated[TableCell, Shorthand("text")]], Field(min_length=1)]
    """The cells, from the first column on."""


class Table(NamedPart):
    """A table, from rows in place or from a CSV file."""

    caption: ShortPhrase | None = None
    """Printed above the table; a table with a caption is numbered."""
    columns: Annotated[
        list[Annotated[TableColumn, Shorthand("title")]], Field(min_length=1)
    ]
    """The columns, from left to right."""
    rows: (
        Annotated[
            list[Annotated[TableRow, Shorthand("cells", "array")]], Field(min_length=1)
        ]
        | None
    ) = None
    """The rows."""
    file: FilePath | None = None
    """A CSV file (UTF-8, commas) with the rows, without a head."""
    row_headers: Flag = False
    """Whether the first cell of each row is its header."""
    note: ShortPhrase | None = None
    """Printed below the table."""

    @model_validator(mode="after")
    def _has_one_origin(self) -> Table:
        one_of(self, "rows", "file")
        return self


KINDS = ("text", "file", "callout", "quotation", "figure", "list", "table")


class BodyItem(NamedPart):
    """One item of a body: prose, or a block under its own key."""

    text: Markdown | None = None
    """Prose in place, as a literal block (`|`)."""
    file: FilePath | None = None
    """A Markdown file with the prose."""
    callout: Callout | None = None
    """A box beside the argument."""
    quotation: Quotation | None = None
    """A quotation set apart."""
    figure: Figure | None = None
    """A picture."""
    list: ItemList | None = None
    """A list whose items can be limited one by one."""
    table: Table | None = None
    """A table."""

    @model_validator(mode="after")
    def _has_one_kind(self) -> BodyItem:
        one_of(self, *KINDS)
        return self
