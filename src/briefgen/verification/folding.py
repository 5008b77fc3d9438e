"""Words as they compare: without what typesetting may change.

Takes text; gives it folded: NFKC, without case, without blanks, hyphens and
characters that nobody sees. Two texts that fold to the same say the same.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING
from unicodedata import normalize

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefgen.verification.marks import Line

# Characters that share one glyph in a pinned face: which of them a PDF says is chance.
_SAME_GLYPH = str.maketrans(
    {
        "\N{FIGURE DASH}": "\N{EN DASH}",
        "\N{MIDLINE HORIZONTAL ELLIPSIS}": "...",
        "\N{HYPHENATION POINT}": "\N{MIDDLE DOT}",
        "\N{KATAKANA MIDDLE DOT}": "\N{MIDDLE DOT}",
        "\N{BULLET}": "\N{MIDDLE DOT}",
        "\N{MODIFIER LETTER TURNED COMMA}": "\N{LEFT SINGLE QUOTATION MARK}",
        "\N{DIVISION SLASH}": "/",
        "\N{INCREMENT}": "\N{GREEK SMALL LETTER DELTA}",
    }
)
_UNSEEN = re.compile(
    "[\\-\N{SOFT HYPHEN}\N{HYPHEN}\N{NON-BREAKING HYPHEN}"
    "\N{COMBINING GRAPHEME JOINER}\N{ARABIC LETTER MARK}"
    "\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]+"
)


def folded(text: str) -> str:
    """``text`` without what typesetting may change."""
    seen = "".join(text.split())
    if seen.isascii():
        return seen.replace("-", "").lower()
    seen = normalize("NFKC", _UNSEEN.sub("", seen)).casefold()
    return _UNSEEN.sub("", "".join(seen.split())).translate(_SAME_GLYPH)


class Script:
    """Lines as one folded text that knows where each of its letters stands."""

    def __init__(self, lines: Iterable[Line], headings: Iterable[Line] = ()) -> None:
        """Fold the lines in their order; know which of them are headings."""
        self._headings = frozenset(headings)
        self._lines: list[Line] = []
        self._starts: list[int] = []
        pieces = []
        length = 0
        for line in lines:
            piece = folded(line.text)
            if piece:
                self._lines.append(line)
                self._starts.append(length)
                pieces.append(piece)
                length += len(piece)
        self.text = "".join(pieces)

    def find(self, words: str, start: int, end: int, *, heading: bool) -> int:
        """Where folded words begin; -1 where they are not, or in no heading."""
        at = self.text.find(words, start, end)
        while heading and at >= 0 and self.line_at(at) not in self._headings:
            at = self.text.find(words, at + 1, end)
        return at

    def line_at(self, position: int) -> Line:
        """The line that the letter at ``position`` stands on."""
        return self._lines[bisect_right(self._starts, position) - 1]
