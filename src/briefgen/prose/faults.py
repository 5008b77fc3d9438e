"""What can be wrong with a text in Markdown, in the words that its author reads.

A fault knows its place inside the text; whoever reads the text from a file or
from a value turns that into a place in a file.
"""

from __future__ import annotations

from dataclasses import dataclass

SHOWN = 60  # letters of the author's text in a message


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One fault; ``line`` and ``column`` count from 1 inside the text."""

    line: int
    column: int
    code: str
    message: str
    hint: str | None = None


def shown(text: str) -> str:
    """The author's words for a message: in backticks, on one line, not too long."""
    words = " ".join(text.split())
    words = "".join(char if char.isprintable() else _escaped(char) for char in words)
    if len(words) > SHOWN:
        words = words[: SHOWN - 1] + "…"
    return f"`{words}`"


def counted(number: int, thing: str) -> str:
    """A number of things: ``1 cell``, ``1,000 cells``."""
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"


def _escaped(character: str) -> str:
    return f"<U+{ord(character):04X}>"
