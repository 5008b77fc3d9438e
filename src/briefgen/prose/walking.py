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

    from briefgen.documents import Block, Inline, Inlines, Mention

    Node: TypeAlias = Block | Inline


def mentions(blocks: Iterable[Block]) -> Iterator[Mention | PictureMention]:
    """Every mention in reading order; those of a note follow its call."""
    for node in _nodes(blocks):
        if isinstance(node, SourceMention | PartMention | NoteMention | PictureMention):
            yield node


def plain_text(block: Block) -> str:
    """The words of a block without markup, pieces parted by nothing."""
    return "".join(_words(node) for node in _nodes((block,)))


def runs(block: Block) -> Iterator[str]:
    """The words of a block as they stand together: a paragraph, a cell, a note.

    What a pointer of the page says, such as an address, is a run of its own.
    """
    match block:
        case Paragraph(children) | Heading(children=children):
            yield from _run(children)
        case Quotation() | List():
            for inner in _inside(block):
                yield from runs(inner)  # type: ignore[arg-type]
        case Table():
            for cell in _cells(block):
                yield from _run(cell)
        case PictureMention(alt=alt, caption=caption):
            yield from (alt, caption)
        case CodeBlock(text):
            yield text
        case _:
            pass


def _run(children: Inlines) -> Iterator[str]:
    apart: list[str] = []
    yield "".join(_joined(children, apart))
    yield from apart


def _joined(children: Iterable[Node], apart: list[str]) -> Iterator[str]:
    for node in children:
        match node:
            case NoteMention(children=note):
                apart += _run(note)
            case Link(address, words):
                apart.append(address)
                yield from _joined(words, apart)
            case SourceMention(locator=locator):
                apart.append(locator)
            case _:
                yield _words(node)
                yield from _joined(_inside(node), apart)


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
            return [inner for cell in _cells(node) for inner in cell]
        case _:
            return ()


def _cells(table: Table) -> Iterator[Inlines]:
    yield from (column.title for column in table.columns)
    yield from (cell.children for row in table.rows for cell in row.cells)
