"""What is looked for: runs of withheld words, and single withheld words.

Takes withheld texts and what is released; gives the runs and words that stand
nowhere in it, and counts those that cannot be looked for. What is too short or too
common is covered by other laws: everything in the file is accounted for, and
withheld words change nothing in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from briefgen.verification.search.keys import WINDOW, in_order, plain, windows, words
from briefgen.verification.search.matching import Strings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefgen.documents import WithheldText
    from briefgen.verification.search.released import Released

RUN = 4  # words
_LEAST_OF_RUN = 12  # letters; "1 2 3 4" stands anywhere
LEAST_OF_WORD = 5  # letters
_LONG = 8  # letters; chance does not bring these about


@dataclass(frozen=True)
class Sought:
    """What is looked for, as keys, and how much of what is withheld is not."""

    runs: frozenset[str]
    words: frozenset[str]
    windows: frozenset[str]
    too_short: int
    too_common: int

    def __len__(self) -> int:
        """How many different strings are looked for."""
        return len(self.runs) + len(self.words) + len(self.windows)

    @cached_property
    def in_runs(self) -> Strings:
        """The runs, ready to be looked for."""
        return Strings(self.runs, _LEAST_OF_RUN)

    @cached_property
    def in_windows(self) -> Strings:
        """The pieces of text without blanks, ready to be looked for."""
        return Strings(self.windows, WINDOW)

    @cached_property
    def in_words(self) -> Strings:
        """The words, ready to be looked for."""
        return Strings(self.words, LEAST_OF_WORD)

    @cached_property
    def long_words(self) -> frozenset[str]:
        """Words that no bytes hold by chance."""
        return frozenset(w for w in self.words if len(w) >= _LONG and w.isalpha())


NOTHING = Sought(frozenset(), frozenset(), frozenset(), 0, 0)


def sought(texts: Sequence[WithheldText], released: Released) -> Sought:
    """What of these texts stands nowhere in what is released."""
    everything = [plain(text.text) for text in texts]
    runs = {run for text in everything for run in runs_of(text)}
    long_runs = {run for run in runs if _is_long(run)}
    all_words = words("\n".join(everything))
    long_words = {word for word in all_words if len(word) >= LEAST_OF_WORD}
    pieces = windows("\n".join(everything))
    known_runs = Strings(long_runs, _LEAST_OF_RUN).beginning_in(released.tokens)
    new_runs = long_runs - known_runs
    new_words, new_pieces = (found - released.words for found in (long_words, pieces))
    possible = len(long_runs) + len(long_words) + len(pieces)
    return Sought(
        frozenset(new_runs),
        frozenset(new_words),
        frozenset(new_pieces),
        too_short=len(runs) + len(all_words) - len(long_runs) - len(long_words),
        too_common=possible - len(new_runs) - len(new_words) - len(new_pieces),
    )


def keys_of(text: str) -> set[str]:
    """Everything of a text that may be looked for."""
    text = plain(text)
    return {*runs_of(text), *words(text), *windows(text)}


def runs_of(text: str) -> Iterator[str]:
    """Each run of four words; of more where these are very short."""
    keys = in_order(text)
    four = zip(*(keys[at:] for at in range(RUN)), strict=False)
    for at, run in enumerate(map("".join, four), RUN):
        if len(run) < _LEAST_OF_RUN:
            yield _lengthened(run, keys[at:])
        else:
            yield run


def _lengthened(run: str, following: Iterable[str]) -> str:
    for key in following:
        run += key
        if _is_long(run):
            break
    return run


def _is_long(run: str) -> bool:
    return len(run) >= _LEAST_OF_RUN
