"""Lines of text in columns that every letter fills as a terminal shows it.

Takes words; gives lines. A Chinese or Japanese letter takes two columns, and a line
may end after it; a word of other scripts is never broken.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

WIDTH = 80
_BLANKS = re.compile(r"[ \t\r\f\v]+")  # not those that keep words together
# Letters after which a line may end: those of Chinese and Japanese, with their marks.
_BREAKABLE = "\u2e80-\ua4cf\uf900-\ufaff\uff00-\uffef"
_PIECE = re.compile(f"[{_BREAKABLE}]|[^{_BREAKABLE}]+")


def width_of(text: str) -> int:
    """The columns that a text takes."""
    return sum(map(_width, text))


def wrapped(
    text: str, width: int = WIDTH, first: str = "", rest: str | None = None
) -> list[str]:
    """The lines of a text; each begins as it is told. A line break stays one."""
    rest = " " * width_of(first) if rest is None else rest
    lines: list[str] = []
    for part in text.split("\n"):
        start = rest if lines else first
        lines += _filled(part, width, start, rest)
    return lines


def padded(text: str, width: int, align: str = "left") -> str:
    """The text with blanks around it."""
    space = max(0, width - width_of(text))
    if align == "right":
        return " " * space + text
    if align == "center":
        return " " * (space // 2) + text + " " * (space - space // 2)
    return text + " " * space


def indented(lines: Iterable[str], by: str, first: str | None = None) -> list[str]:
    """The lines, moved to the right; an empty one stays empty."""
    made: list[str] = []
    for line in lines:
        start = by if made or first is None else first
        made.append(f"{start}{line}".rstrip())
    return made


def longest_word(text: str) -> int:
    """The columns of the longest piece that stays whole."""
    return max((width_of(piece) for word in _words(text) for piece in word), default=0)


def _filled(text: str, width: int, first: str, rest: str) -> list[str]:
    lines, line, is_empty = [], first, True
    for word in _words(text):
        glue = "" if is_empty else " "
        for piece in word:
            if not is_empty and width_of(line) + len(glue) + width_of(piece) > width:
                lines.append(line.rstrip())
                line, glue = rest, ""
            line, glue, is_empty = line + glue + piece, "", False
    return [*lines, line.rstrip()]


def _words(text: str) -> Iterator[list[str]]:
    """The words, each in the pieces between which a line may end."""
    for word in _BLANKS.split(text.replace("\n", " ")):
        if word:
            yield _PIECE.findall(word)


def _width(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Cf", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
