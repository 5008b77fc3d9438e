"""Words on pages: what a line's end cuts, and what merely stands side by side.

Takes a word that was found on a page; says whether it is only a piece of a longer
word that the edition has, or only two words of the edition that meet.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.verification.channels.channel import FIT
from briefgen.verification.search.keys import letters, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from briefgen.verification.search.released import Released

_ENOUGH = 100  # letters around a word that say what it is
_FITTED = re.compile(rf"[^\s{FIT}]+(?:[{FIT}\n][^\s{FIT}]+)*")
_DIVIDING = re.compile("\N{HYPHEN}\n")  # as WeasyPrint divides; an author writes "-"
_FIT = re.compile(rf"[{FIT}\n]")


def around(word: str, text: str) -> Iterator[str]:
    """Where the letters of ``word`` stand in a row, each from blank to blank."""
    for found in re.finditer(r"[\W_]*".join(word), text):
        start = text.rfind(" ", 0, max(0, found.start() - _ENOUGH)) + 1
        end = text.find(" ", found.end() + _ENOUGH)
        yield text[start:end] if end >= 0 else text[start:]


def is_only_a_part(word: str, text: str, released: Released) -> bool:
    """Whether ``word`` stands in ``text`` only where it is cut from a longer word."""
    for fitted in _FITTED.findall(text):
        if word in letters(fitted).replace("\n", ""):
            pieces = ["", *_FIT.split(fitted), ""]
            for at, piece in enumerate(pieces):
                if word in words(piece) and not _goes_on(pieces, at, released):
                    return False
    return True


def _goes_on(pieces: Sequence[str], at: int, released: Released) -> bool:
    """Whether a piece and its neighbours are a longer word of the edition."""
    own = letters(pieces[at])
    before, after = letters(pieces[at - 1]), letters(pieces[at + 1])
    return any(
        longer != own and longer in released.text
        for longer in (before + own, own + after, before + own + after)
    )


def together(pieces: Sequence[str]) -> str:
    """What ``pieces`` are without what divides them."""
    return "".join(piece.rstrip("-\N{HYPHEN}") for piece in pieces[:-1]) + pieces[-1]


def merely_meet(pieces: Sequence[str], known: AbstractSet[str]) -> bool:
    """Whether ``pieces`` are ``known`` words, beside each other by chance."""
    whole = _DIVIDING.sub("", "\n".join(pieces)).split("\n")
    return len(whole) > 1 and all(words(piece) <= known for piece in whole)
