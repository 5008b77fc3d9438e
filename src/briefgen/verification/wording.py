"""What an edition says, in the order in which its pages must say it.

Takes an edition; gives its words run by run. Decides which words belong after
which, and where the order is the template's: those only have to be there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias, assert_never

from briefgen.documents import (
    Callout,
    Citation,
    Code,
    CodeBlock,
    CrossReference,
    Divider,
    Emphasis,
    Figure,
    Footnote,
    FootnoteRepeat,
    Heading,
    LineBreak,
    Link,
    List,
    NoteMention,
    Paragraph,
    PartMention,
    PictureMention,
    Quotation,
    Redaction,
    SourceMention,
    Strong,
    Table,
    Text,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefgen.documents import Block, Blocks, Edition, EditorNote, Inlines, Section

Order: TypeAlias = Literal["next", "near", "after", "anywhere"]
_CUT = "\0"  # where the page may put a mark of its own between two runs


class Said(NamedTuple):
    """A run of words, and what it is part of.

    ``next`` comes after all earlier ``next``, and so does ``after``, however far;
    ``near`` not long before the last of them, or after it; ``anywhere`` has only to
    be there.
    """

    text: str
    part: str  # "section 3", for a message
    order: Order = "next"
    anchor: str = ""  # what points to it; empty where nothing does
    heading: bool = False


def wording(edition: Edition) -> Iterator[Said]:
    """What every template prints of ``edition``, in reading order."""
    head = edition.head
    yield Said(head.title, "the title", heading=True)
    if head.subtitle:
        yield Said(head.subtitle, "the subtitle", "anywhere")
    if edition.summary:
        yield from _blocks(edition.summary.blocks, "the summary")
    if edition.judgments:
        for judgment in edition.judgments.judgments:
            part = f"key judgment {judgment.number}"
            yield from _inlines(judgment.children, part, anchor=judgment.anchor)
    for section in edition.sections:
        yield from _section(section)


def end_matter(edition: Edition) -> Iterator[tuple[Said, ...]]:
    """What a template prints or leaves out part by part, at the end or beside."""
    yield tuple(
        Said(said.text, said.part, "anywhere")
        for author in edition.authors
        for said in _blocks(author.blocks, "the author note")
    )
    yield tuple(
        Said(source.title, f"source {source.number}", "after", source.anchor)
        for source in edition.sources
    )
    yield tuple(
        Said(abbreviation.long, "the abbreviations", "after")
        for abbreviation in edition.abbreviations
    )


def _section(section: Section) -> Iterator[Said]:
    part = f"section {section.number}"
    yield Said(section.title, part, "next", section.anchor, heading=True)
    yield from _notes(section.notes, part)
    for piece in section.parts:
        yield from _block(piece.block, part, piece.anchor)
        yield from _notes(piece.notes, part)
    for option in section.options:
        yield Said(option.title, part, "next", option.anchor, heading=True)
        yield from _blocks(option.blocks, part)
        for reason in (*option.advantages, *option.disadvantages):
            yield from _inlines(reason.children, part, "near")
    for recommendation in section.recommendations:
        yield from _blocks(recommendation.blocks, part)
    for point in section.points:
        yield from _blocks(point.blocks, part)
    if section.decision:
        yield from _inlines(section.decision.question, part)
        for choice in section.decision.choices:
            yield Said(choice, part, "near")


def _notes(notes: Iterable[EditorNote], part: str) -> Iterator[Said]:
    for note in notes:
        for said in _blocks(note.blocks, f"editor's note {note.number}"):
            yield Said(said.text, f"{said.part} in {part}", "near")


def _blocks(blocks: Blocks, part: str) -> Iterator[Said]:
    for block in blocks:
        yield from _block(block, part)


def _block(block: Block, part: str, anchor: str = "") -> Iterator[Said]:  # noqa: C901, PLR0912 - one case for each kind
    match block:
        case Paragraph(children):
            yield from _inlines(children, part, anchor=anchor)
        case Heading(_, own, children):
            yield from _inlines(children, part, anchor=own)
        case List():
            for item in block.items:
                yield from _blocks(item.blocks, part)
        case Table():
            yield from _table(block, part)
        case Figure():
            yield from _inlines(block.caption, part, "near")
            yield from _inlines(block.credit, part, "near")
        case Quotation(blocks, attribution):
            yield from _blocks(blocks, part)
            yield from _inlines(attribution, part)
        case Callout(_, title, blocks):
            if title:
                yield Said(title, part, "next", anchor)
            yield from _blocks(blocks, part)
        case CodeBlock(text):
            yield Said(text, part, "next", anchor)
        case Divider() | Redaction():
            pass  # what a bar says is a notice of the page
        case PictureMention():
            raise TypeError("an edition holds no unresolved mention")
        case _:
            assert_never(block)


def _table(table: Table, part: str) -> Iterator[Said]:
    yield from _inlines(table.caption, part, "near")
    for column in table.columns:
        yield from _inlines(column.title, part)
    for row in table.rows:
        for cell in row.cells:
            yield from _inlines(cell.children, part)
    yield from _inlines(table.note, part, "near")


def _inlines(
    inlines: Inlines, part: str, order: Order = "next", anchor: str = ""
) -> Iterator[Said]:
    for text in pieces(inlines):
        if text.strip():
            yield Said(text, part, order, anchor)
            anchor = ""


def pieces(inlines: Inlines) -> list[str]:
    """Running text as the page shows it, cut at the marks of notes and sources."""
    return _joined(inlines).split(_CUT)


def plain(inlines: Inlines) -> str:
    """Running text as the page shows it, without marks of notes and sources."""
    return _joined(inlines).replace(_CUT, "")


def _joined(inlines: Inlines) -> str:
    return "".join(map(_inline, inlines))


def _inline(inline: object) -> str:
    match inline:
        case Text(text) | Code(text):
            return text
        case Emphasis(children) | Strong(children) | Link(children=children):
            return _joined(children)
        case CrossReference(children=children):
            return _joined(children) or _CUT
        case Footnote(children=children):
            return f"{_CUT}{_joined(children)}{_CUT}"
        case LineBreak():
            return "\n"
        case Citation() | FootnoteRepeat():
            return _CUT
        case SourceMention() | PartMention() | NoteMention():
            raise TypeError("an edition holds no unresolved mention")
        case _:
            raise TypeError(f"unknown inline {type(inline).__name__}")
