"""Phrases that may stand on a page by themselves: running heads, folios, labels.

Takes the phrases that a document has; says whether a line is made of them. Decides
how: a line is a piece of one phrase, or the end of one, whole ones, and the
beginning of one, with counters between them. Known words in a new order are no
phrase.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING
from unicodedata import normalize

if TYPE_CHECKING:
    from collections.abc import Iterable

# Han, Kana and Hangul are broken between any two characters.
_EASTERN = "\u1100-\u11ff\u2e80-\u303f\u3041-\ua4cf\uac00-\ud7ff\uf900-\ufaff"
_TOKEN = re.compile(f"[{_EASTERN}]|\\d+|[^\\W\\d_{_EASTERN}]+")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\ufeff]+")
_HYPHENS = ("-", "\N{HYPHEN}", "\N{SOFT HYPHEN}")
_BETWEEN = " \0 "
_ROMAN = (
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
_LONGEST = 5  # digits of a counter
_MOST = 30  # tokens of a line that are looked at in pieces


def tokens(text: str) -> tuple[str, ...]:
    """The words and numbers of ``text``, folded."""
    if not text.isascii():
        text = normalize("NFKC", _UNSEEN.sub("", text))
    return tuple(_TOKEN.findall(text.casefold()))


class Phrases:
    """Phrases, ready to be looked for."""

    def __init__(self, phrases: Iterable[str], highest: int, longest: int = 0) -> None:
        """``highest``: the number that a counter may come to.

        ``longest``: how many items the longest list has, whose items may be lettered.
        """
        # One text is cut faster than a thousand.
        folded = "\0".join(phrases).casefold()
        if not folded.isascii():
            folded = normalize("NFKC", _UNSEEN.sub("", folded)).casefold()
        cut = (" ".join(_TOKEN.findall(phrase)) for phrase in folded.split("\0"))
        self._all = f"{_BETWEEN}{_BETWEEN.join(cut)}{_BETWEEN}"
        self._highest = highest
        self._markers = _markers(longest)
        self.holds = lru_cache(maxsize=4096)(self._holds)

    def _holds(self, line: str, *, goes_on: bool = False) -> bool:
        """Whether a line is made of phrases.

        ``goes_on``: the line before it ended inside a word.
        """
        words = tokens(line)
        if not words or self._is_piece(words, line, goes_on=goes_on):
            return True
        if len(words) == 1 and words[0] in self._markers:
            return True
        return len(words) <= _MOST and self._is_row(words)

    def _is_piece(self, words: tuple[str, ...], line: str, *, goes_on: bool) -> bool:
        start = "" if goes_on else " "
        end = "" if line.rstrip().endswith(_HYPHENS) else " "
        return f"{start}{' '.join(words)}{end}" in self._all

    def _is_row(self, words: tuple[str, ...]) -> bool:
        """Whether words are the end of a phrase, whole ones, and a beginning."""
        reached = {at for at in range(1, len(words)) if self._ends(words[:at])}
        reached |= {at for at in range(1, len(words) + 1) if self._is_whole(words[:at])}
        for at in range(1, len(words)):
            if at not in reached:
                continue
            if self._begins(words[at:]):
                return True
            reached |= {
                end
                for end in range(at + 1, len(words) + 1)
                if self._is_whole(words[at:end])
            }
        return len(words) in reached

    def _ends(self, words: tuple[str, ...]) -> bool:
        return f" {' '.join(words)}{_BETWEEN}" in self._all

    def _begins(self, words: tuple[str, ...]) -> bool:
        return f"{_BETWEEN}{' '.join(words)} " in self._all

    def _is_whole(self, words: tuple[str, ...]) -> bool:
        return self._is_counter(words) or (
            f"{_BETWEEN}{' '.join(words)}{_BETWEEN}" in self._all
        )

    def _is_counter(self, words: tuple[str, ...]) -> bool:
        first, *others = words
        is_number = not others and first.isdecimal() and len(first) <= _LONGEST
        return is_number and int(first) <= self._highest


def _markers(longest: int) -> frozenset[str]:
    """What the items of a list may be counted with that is no number."""
    numbers = range(1, longest + 1)
    return frozenset((*map(_letters, numbers), *map(_roman, numbers)))


def _letters(number: int) -> str:
    """``z`` is followed by ``aa`` (CSS Counter Styles 3, 2.5)."""
    written = ""
    while number:
        number, at = divmod(number - 1, len(_ALPHABET))
        written = _ALPHABET[at] + written
    return written


def _roman(number: int) -> str:
    written = ""
    for value, sign in _ROMAN:
        written += sign * (number // value)
        number %= value
    return written
