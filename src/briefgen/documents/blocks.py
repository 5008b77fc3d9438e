"""Blocks: what a section is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from briefgen.documents.text import Inlines
    from briefgen.model.image import Image


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text."""

    children: Inlines


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a section; ``level`` counts from 3 (a section's is 2)."""

    level: int
    anchor: str
    children: Inlines


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item of a list."""

    blocks: Blocks
    portion: str = ""  # its portion marking, as printed: "(TLP:GREEN)"


@dataclass(frozen=True, slots=True)
class List:
    """A list; ``start`` is the first number of an ordered one.

    A tight list sets its items without space between them.
    """

    ordered: bool
    start: int
    tight: bool
    items: tuple[ListItem, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table, by its head."""

    title: Inlines
    align: Literal["left", "center", "right"]
    unit: str = ""
    portion: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell; spans count columns and rows, and are at least 1."""

    children: Inlines
    colspan: int = 1
    rowspan: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """One row. The spans of all rows fill the table without a gap.

    A row with a ``redaction`` has no cells: its bar stands across the table.
    """

    cells: tuple[Cell, ...]
    portion: str = ""
    redaction: Redaction | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table. One with a caption is numbered; without one, ``number`` is 0."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    caption: Inlines
    note: Inlines
    row_headers: bool  # the first cell of each row is its header
    number: int = 0
    caption_portion: str = ""
    note_portion: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with its text alternative; numbered where it has a caption."""

    image: Image
    alt: str
    caption: Inlines
    credit: Inlines
    number: int = 0
    caption_portion: str = ""
    credit_portion: str = ""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation set apart."""

    blocks: Blocks
    attribution: Inlines = ()


@dataclass(frozen=True, slots=True)
class Callout:
    """A box beside the argument."""

    kind: str  # note, caution, definition, example
    title: str
    blocks: Blocks


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """Lines to be taken letter by letter."""

    text: str


@dataclass(frozen=True, slots=True)
class Divider:
    """A break of thought, usually set as a short rule."""


@dataclass(frozen=True, slots=True)
class Redaction:
    """A bar where something is withheld, the same whatever that is.

    ``reason`` is the code that its author gave; empty where there is none.
    """

    reason: str = ""


@dataclass(frozen=True, slots=True)
class PictureMention:
    """A picture as written in prose: ``![alt](file "caption")``. Select resolves it."""

    file: str
    alt: str
    caption: str
    line: int
    column: int


Block: TypeAlias = (
    Paragraph
    | Heading
    | List
    | Table
    | Figure
    | Quotation
    | Callout
    | CodeBlock
    | Divider
    | Redaction
    | PictureMention  # only before select; an edition holds none
)
Blocks: TypeAlias = tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class WrittenBlock:
    """A block as prose gives it, with the place it begins at in that prose."""

    block: Block
    line: int
    column: int
