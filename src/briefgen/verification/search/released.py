"""What may stand in the file, wherever it came from.

Takes an edition, and the words that its template, its style sheets and its labels
bring; gives what withheld words are held against. What the HTML says is not asked:
a template that prints too much must not excuse itself.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, get_args

from briefgen.documents import Inline
from briefgen.documents.walking import walk
from briefgen.verification.search.keys import plain, tokens, windows, words
from briefgen.verification.search.known import known_words
from briefgen.verification.wording import pieces
from briefgen.verification.wording import plain as text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefgen.documents import Edition

_INLINE = get_args(Inline)
_NUMBERS = re.compile(r"\d{1,4}$")


@dataclass(frozen=True)
class Released:
    """The strings that something says, plain."""

    strings: frozenset[str]

    @cached_property
    def text(self) -> str:
        """All letters, a line for each string."""
        return "".join(self.tokens)

    @cached_property
    def tokens(self) -> Sequence[str]:
        """The same, cut wherever a word may begin."""
        return tokens("\n".join(self.strings))

    @cached_property
    def words(self) -> frozenset[str]:
        """The keys of all words; three characters where there are no blanks."""
        everything = "\n".join(self.strings)
        return frozenset(words(everything) | windows(everything))

    def explains(self, run: str) -> bool:
        """Whether ``run`` is only where released strings meet.

        The end of one, whole ones, the beginning of one: "of 1 April" where the page
        says "Information as of" and then a date. Or what a page's end cuts, before the
        numbers of a list, which are painted last.
        """
        if _NUMBERS.sub("", run) in self.text:
            return True
        reached = [at for at in range(1, len(run)) if self._ends_with(run[:at])]
        for start in reached:  # it grows
            if self._begins_with(run[start:]):
                return True
            reached += [
                end
                for end in range(start + 1, len(run))
                if end not in reached and run[start:end] in self._wholes
            ]
        return False

    def _begins_with(self, part: str) -> bool:
        return _is_start(part, self._starts)

    def _ends_with(self, part: str) -> bool:
        return _is_start(part[::-1], self._ends)

    @cached_property
    def _wholes(self) -> frozenset[str]:
        return frozenset(self.text.split("\n"))

    @cached_property
    def _starts(self) -> Sequence[str]:
        return sorted(self._wholes)

    @cached_property
    def _ends(self) -> Sequence[str]:
        return sorted(whole[::-1] for whole in self._wholes)


def released(edition: Edition, own_words: Sequence[str], pages: int) -> Released:
    """What this edition, its template and the numbers of its pages say."""
    numbers = map(str, range(1, pages + 1))
    strings = {*_strings(edition), *own_words, *numbers}
    return Released(frozenset(map(plain, strings)))


@cache
def known() -> Released:
    """What every file says: in metadata and fonts, and it excuses nothing on pages."""
    return Released(frozenset(map(plain, known_words())))


def _is_start(part: str, of: Sequence[str]) -> bool:
    at = bisect_left(of, part)
    return at < len(of) and of[at].startswith(part)


def _strings(edition: Edition) -> Iterator[str]:
    for part in walk(edition):
        match part:
            case str():
                yield part
            case bool():
                pass
            case int():
                yield str(part)
            case float():
                yield f"{part:g}"
            case dt.date():
                yield from _of_date(part)
            case tuple() if part and isinstance(part[0], _INLINE):
                yield text_of(part)
                yield from pieces(part)


def _of_date(date: dt.date) -> tuple[str, ...]:
    """A date as metadata write it, and the numbers in it."""
    numbers = (date.year, date.month, date.day)
    return (date.isoformat(), f"D:{date:%Y%m%d}", *map(str, numbers))
