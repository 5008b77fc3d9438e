"""The portion markings that an edition's pages must show, and before which words.

Takes an edition; gives each marking with the words that follow it at once. Where
something else stands between the two - the number of a table - the words are empty.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefgen.documents import (
    Divider,
    Figure,
    Heading,
    List,
    Paragraph,
    Quotation,
    Table,
)
from briefgen.verification.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.documents import Block, Blocks, Edition, Section


class Portion(NamedTuple):
    """A marking, the words after it, and what they are part of."""

    marking: str
    words: str
    part: str


def portions(edition: Edition) -> Iterator[Portion]:
    """Every portion marking of an edition, in the order of its parts."""
    head = edition.head
    yield Portion(head.portion, head.title, "the title")
    if head.subtitle:
        yield Portion(head.portion, head.subtitle, "the subtitle")
    yield from _front(edition)
    for section in edition.sections:
        yield from _section(section)
    yield from _end(edition)


def _front(edition: Edition) -> Iterator[Portion]:
    if summary := edition.summary:
        for block in summary.blocks:
            yield Portion(summary.portion, _opening(block), "the summary")
    for one in edition.judgments.judgments if edition.judgments else ():
        for children in (one.children, one.basis, *one.alternatives, *one.indicators):
            yield Portion(one.portion, plain(children), f"key judgment {one.number}")


def _end(edition: Edition) -> Iterator[Portion]:
    for source in edition.sources:
        words = source.originator or source.title
        yield Portion(source.portion, words, f"source {source.number}")
    for author in edition.authors:
        is_named = author.variant in {"full", "short"}
        words = author.name if is_named else _first(author.blocks)
        portion = author.name_portion if is_named else author.portion
        yield Portion(portion, words, "the author note")


def _section(section: Section) -> Iterator[Portion]:
    part = f"section {section.number}"
    yield Portion(section.portion, section.title, part)
    notes = [*section.notes]
    for piece in section.parts:
        notes += piece.notes
        if not isinstance(piece.block, Divider):
            yield Portion(piece.portion, _opening(piece.block), part)
        yield from _inside(piece.block, part)
    for note in notes:
        yield Portion(note.portion, _first(note.blocks), f"note {note.number}")
    yield from _fields(section, part)


def _fields(section: Section, part: str) -> Iterator[Portion]:
    """What only one type of section has."""
    for option in section.options:
        yield Portion(option.portion, option.title, part)
        for reason in (*option.advantages, *option.disadvantages):
            yield Portion(reason.portion, plain(reason.children), part)
    for item in section.recommendations:
        yield Portion(item.portion, _first(item.blocks), part)
    for point in section.points:
        yield Portion(point.portion, _first(point.blocks), part)
    if decision := section.decision:
        yield Portion(decision.portion, plain(decision.question), part)


def _inside(block: Block, part: str) -> Iterator[Portion]:
    """What is marked inside of a block that has parts of its own."""
    match block:
        case List(items=items):
            marked = [item for item in items if item.portion]
            for item in marked:
                yield Portion(item.portion, _first(item.blocks), part)
        case Table():
            yield Portion(block.caption_portion, plain(block.caption), part)
            for column in block.columns:
                yield Portion(column.portion, plain(column.title), part)
            for row in block.rows:
                words = plain(row.cells[0].children) if row.cells else ""
                yield Portion(row.portion, words, part)
            yield Portion(block.note_portion, plain(block.note), part)
        case Figure():
            yield Portion(block.caption_portion, plain(block.caption), part)
            yield Portion(block.credit_portion, plain(block.credit), part)
        case _:
            pass


def _first(blocks: Blocks) -> str:
    return _opening(blocks[0]) if blocks else ""


def _opening(block: Block) -> str:
    """The words that a block begins with, where nothing else can come first."""
    match block:
        case Paragraph(children) | Heading(children=children):
            return plain(children)
        case Quotation(blocks=blocks):
            return _first(blocks)
        case _:
            return ""
