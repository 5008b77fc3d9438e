"""Blocks in text: paragraphs, lists, tables, pictures by their alternatives.

Takes a block; gives lines. The footnotes of a block stand below it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from briefgen.composition.plaintext.setting import WIDTH, indented, wrapped
from briefgen.composition.plaintext.tables import table_lines
from briefgen.documents import (
    Callout,
    CodeBlock,
    Divider,
    Figure,
    Heading,
    List,
    Paragraph,
    PictureMention,
    Quotation,
    Redaction,
    Table,
)

if TYPE_CHECKING:
    from briefgen.composition.plaintext.scribe import Scribe
    from briefgen.documents import Block, Blocks


def blocks_lines(
    blocks: Blocks,
    scribe: Scribe,
    width: int = WIDTH,
    mark: str = "",
    *,
    each: bool = False,
) -> list[str]:
    """Blocks with an empty line between them.

    The mark stands before the first, or before ``each``.
    """
    lines: list[str] = []
    for block in blocks:
        start = mark if each or not lines else ""
        lines += ["", *block_lines(block, scribe, width, start)]
    return lines[1:]


def block_lines(
    block: Block, scribe: Scribe, width: int = WIDTH, mark: str = ""
) -> list[str]:
    """A block, with what is set before it, and its footnotes after it."""
    lines = _block(block, scribe, width, mark)
    return [*lines, *note_lines(scribe, width)]


def note_lines(scribe: Scribe, width: int = WIDTH) -> list[str]:
    """The footnotes that were met; one may hold the call of another."""
    lines: list[str] = []
    while notes := scribe.take_notes():
        for note in notes:
            text = scribe.inline(note.children)
            lines += wrapped(text, width, f"    [^{note.number}] ")
    return ["", *lines] if lines else []


def _block(block: Block, scribe: Scribe, width: int, mark: str) -> list[str]:
    match block:
        case Paragraph(children):
            return wrapped(_after(mark, scribe.inline(children)), width)
        case Heading(level=level, children=children):
            text = _after(mark, scribe.inline(children))
            return wrapped(text, width, f"{'#' * level} ")
        case Table() | Figure():
            return _captioned(block, scribe, width, mark)
        case CodeBlock(text):
            return [*_alone(mark), *indented(text.splitlines(), "    ")]
        case Divider() | Redaction():
            bar = scribe.bar(block) if isinstance(block, Redaction) else "* * *"
            return [*_alone(mark), bar]
        case List() | Quotation() | Callout():
            return _container(block, scribe, width, mark)
        case PictureMention():
            raise TypeError("an edition holds no unresolved mention")
        case _:
            assert_never(block)


def _container(
    block: List | Quotation | Callout, scribe: Scribe, width: int, mark: str
) -> list[str]:
    match block:
        case List():
            return [*_alone(mark), *_list(block, scribe, width)]
        case Quotation(blocks, attribution):
            inside = blocks_lines(blocks, scribe, width - 2, mark)
            if attribution:
                said = scribe.inline(attribution)
                inside += ["", *wrapped(said, width - 2, "– ")]
            return indented(inside, "> ")
        case Callout(kind, title, blocks):
            words = f"{scribe.word(kind)}: {title}" if title else scribe.word(kind)
            head = wrapped(_after(mark, words), width - 2)
            return indented([*head, *blocks_lines(blocks, scribe, width - 2)], "| ")
        case _:
            assert_never(block)


def _list(block: List, scribe: Scribe, width: int) -> list[str]:
    lines: list[str] = []
    number = block.start
    for item in block.items:
        is_bar = isinstance((item.blocks or (None,))[0], Redaction)
        sign = f"{number}. " if block.ordered and not is_bar else "- "
        number += not is_bar
        inside = blocks_lines(item.blocks, scribe, width - len(sign), item.portion)
        if lines and not block.tight:
            lines.append("")
        lines += indented(inside or [""], " " * len(sign), sign)
    return lines


def _captioned(
    block: Table | Figure, scribe: Scribe, width: int, mark: str
) -> list[str]:
    """A table below its caption and above its note; a picture above both."""
    kind = "table" if isinstance(block, Table) else "figure"
    number = scribe.word(kind, number=block.number) if block.number else ""
    words = scribe.marked(block.caption_portion, scribe.inline(block.caption))
    caption = f"{number} {words}".strip()
    above = wrapped(caption, width) if caption else []
    match block:
        case Table():
            below = scribe.marked(block.note_portion, scribe.inline(block.note))
            inside = table_lines(block, scribe, width)
            lines = [
                *above,
                *([""] if above else []),
                *inside,
                *([""] if below else []),
            ]
        case Figure():
            below = scribe.marked(block.credit_portion, scribe.inline(block.credit))
            lines = [*wrapped(f"[picture: {block.alt}]", width), *above]
        case _:
            assert_never(block)
    return [*_alone(mark), *lines, *(wrapped(below, width) if below else [])]


def _spaced(lines: list[str]) -> list[str]:
    return [*lines, ""] if lines else []


def _after(mark: str, text: str) -> str:
    return f"{mark} {text}".strip()


def _alone(mark: str) -> list[str]:
    return [mark] if mark else []
