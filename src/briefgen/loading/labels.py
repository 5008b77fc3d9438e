"""What to say of a label that is no marking of the scheme.

Takes what was typed; gives a message and what was probably meant: a label with
other blanks, hyphens, case or order, one that another has replaced, one of letters
that only look alike, or caveats that do not go together.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from briefgen.loading.wording import folded, listed, look_alike, nearest, quoted
from briefgen.model.labels import Reading, unfit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefgen.model.marking import Scheme


def wrong_label(scheme: Scheme, typed: str) -> tuple[str, str]:
    """The message and the hint for a label that the scheme does not read."""
    message = f"{quoted(typed)} is not a marking of {scheme.name}"
    for level in scheme.levels:
        if _bare(typed) in map(_bare, level.former):
            return message, f"it was replaced by {quoted(level.label)}"
    reasons = []
    for reading in _nearly(scheme, _bare(typed)):
        if reason := unfit(scheme, reading):
            reasons.append(reason)
            continue
        chosen = frozenset(reading.caveats)
        meant = scheme.marking(reading.rank, chosen, reading.spelling).label
        return message, look_alike(typed, meant) or f"did you mean {quoted(meant)}?"
    if reasons:
        return message, reasons[0]
    if (close := nearest(typed, _choices(scheme))) is not None:
        return message, f"did you mean {quoted(close)}?"
    return message, f"choose {listed(scheme.labels())}"


def _nearly(scheme: Scheme, bare: str) -> Iterator[Reading]:
    """The readings of a label by its letters alone, caveats in any order."""
    words = [caveat.label for caveat in scheme.all_caveats()]
    for rank, level in enumerate(scheme.levels):
        for spelling in (level.label, *level.spellings):
            word = _bare(spelling)
            start = bare.find(word)
            while start >= 0:
                end = start + len(word)
                for first in _split(bare[:start], words):
                    for last in _split(bare[end:], words):
                        yield Reading(rank, spelling, (*first, *last))
                start = bare.find(word, start + 1)


def _split(bare: str, words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    if not bare:
        yield ()
    for word in words:
        own = _bare(word)
        if bare.startswith(own):
            for more in _split(bare[len(own) :], [w for w in words if w != word]):
                yield (word, *more)


def _choices(scheme: Scheme) -> Iterator[str]:
    """Every level with no caveat, with one, and with two."""
    words = [caveat.label for caveat in scheme.all_caveats()]
    for count in range(3):
        for chosen in combinations(words, count):
            for rank, level in enumerate(scheme.levels):
                if not unfit(scheme, Reading(rank, level.label, chosen)):
                    yield scheme.marking(rank, frozenset(chosen)).label


def _bare(label: str) -> str:
    return "".join(char for char in folded(label) if char.isalnum())
