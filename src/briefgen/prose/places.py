"""Where the characters of a paragraph stand in the text that holds it.

Takes markdown-it's tokens, whose content has lost the marks of lists and
quotations; gives lines and columns of the text, both from 1.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as it stands in its row: its first column, and its letters."""

    column: int
    raw: str

    def place(self, position: int) -> int:
        """The column of a character of the cell, where an escaped bar counts as one."""
        written = 0
        for index, character in enumerate(self.raw):
            if character == "\\" and self.raw[index + 1 : index + 2] == "|":
                continue
            if written == position:
                return self.column + index
            written += 1
        return self.column + len(self.raw)


def cells_of(row: Token) -> tuple[Cell, ...]:
    """The cells of a row of a table, as the parser splits it."""
    text, shift = row.meta["row"], row.meta["column"] + 1
    pieces = list(_split(text.rstrip()))
    if pieces and not pieces[0][1]:
        pieces.pop(0)
    if pieces and not pieces[-1][1]:
        pieces.pop()
    return tuple(
        Cell(shift + start + len(piece) - len(piece.lstrip()), piece.strip())
        for start, piece in pieces
    )


def _split(row: str) -> Iterator[tuple[int, str]]:
    start = 0
    for index, character in enumerate(row):
        if character == "|" and row[index - 1 : index] != "\\":
            yield start, row[start:index]
            start = index + 1
    yield start, row[start:]


@dataclass(frozen=True, slots=True)
class Places:
    """The lines of a text, for finding the places of what was read from it."""

    lines: Sequence[str]

    def of_block(self, token: Token) -> tuple[int, int]:
        """Where a block begins."""
        line = token.map[0] if token.map else 0
        text = self.lines[line] if line < len(self.lines) else ""
        return line + 1, len(text) - len(text.lstrip()) + 1

    def of_character(self, inline: Token, position: int) -> tuple[int, int]:
        """Where a character of a paragraph's content stands."""
        before = inline.content[:position]
        down = before.count("\n")
        line = (inline.map[0] if inline.map else 0) + down
        content = inline.content.split("\n")[down]
        column = position - (before.rfind("\n") + 1)
        text = self.lines[line] if line < len(self.lines) else ""
        shift = text.rfind(content)
        if shift < 0:  # a tab that the parser has widened
            bare = content.lstrip()
            shift = text.rfind(bare) - (len(content) - len(bare))
        return line + 1, max(shift, 0) + column + 1
