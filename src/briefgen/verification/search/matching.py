"""Many strings, looked for in one text at once.

Takes strings; gives those of them that stand in a text. One pass over the text,
however many strings there are: each is known by its first letters. Where a string can
only begin with a word, only the beginnings of words are looked at.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Strings:
    """Strings of at least ``size`` letters."""

    def __init__(self, strings: Iterable[str], size: int) -> None:
        """Know them by their first ``size`` letters."""
        self._size = size
        self._known: dict[str, list[str]] = defaultdict(list)
        for string in strings:
            self._known[string[:size]].append(string)

    def standing_in(self, text: str) -> set[str]:
        """Those that stand in ``text``, wherever they begin."""
        return self._standing(text, range(len(text) - self._size + 1))

    def beginning_in(self, tokens: Sequence[str]) -> set[str]:
        """Those that stand in the text of ``tokens`` and begin with one."""
        starts = accumulate(map(len, tokens), initial=0) if self._known else ()
        return self._standing("".join(tokens), starts)

    def _standing(self, text: str, starts: Iterable[int]) -> set[str]:
        known, size = self._known, self._size
        begun = known.keys() & {text[at : at + size] for at in starts} if known else ()
        return {string for start in begun for string in known[start] if string in text}
