"""Ask blocks what they hold: their mentions, and their plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from briefgen.documents import (
    Code,
    CodeBlock,
    CrossReference,
    Emphasis,
    Footnote,
    Heading,
    LineBreak,
    Link,
    List,
    NoteMention,
    Paragraph,
    PartMention,
    PictureMention,
    Quotation,
    SourceMention,
    Strong,
    Table,
    Text,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefgen.documents import Block, Inline, Mention

    Node: TypeAlias = Block | Inline


def mentions(blocks: Iterable[Block]) -> Iterator[Mention | PictureMention]:
    """Every mention in reading order; those of a note follow its call."""
    for node in _nodes(blocks):
        if isinstance(node, SourceMention | PartMention | NoteMention | PictureMention):
            yield node


def plain_text(block: Block) -> str:
    """The words of a block without markup, pieces parted by nothing."""
    return "".join(_words(node) for node in _nodes((block,)))


def _words(node: Node) -> str:
    match node:
        case Text(text) | Code(text) | CodeBlock(text):
            return text
        case PictureMention(alt=alt, caption=caption):
            return f"{alt} {caption}"
        case SourceMention(locator=locator):
            return locator
        case LineBreak():
            return "\n"
        case _:
            return ""


def _nodes(nodes: Iterable[Node]) -> Iterator[Node]:
    for node in nodes:
        yield node
        yield from _nodes(_inside(node))


def _inside(node: Node) -> Iterable[Node]:
    match node:
        case (
            Paragraph(children=inner)
            | Heading(children=inner)
            | Emphasis(children=inner)
            | Strong(children=inner)
            | Link(children=inner)
            | PartMention(children=inner)
            | NoteMention(children=inner)
            | CrossReference(children=inner)
            | Footnote(children=inner)
        ):
            return inner
        case Quotation(blocks=blocks):
            return blocks
        case List(items=items):
            return [block for item in items for block in item.blocks]
        case Table():
            return list(_table(node))
        case _:
            return ()


def _table(table: Table) -> Iterator[Node]:
    for column in table.columns:
        yield from column.title
    for row in table.rows:
        for cell in row.cells:
            yield from cell.children
