"""Protected words, looked for in every channel of a finished file.

Takes the words that would name an author, and a channel; says whether one of them
stands there. On pages and in texts the rules of ``documents.protection`` hold; in
names, which are mostly in lower case and have no blanks, letters alone count; among
the bytes of fonts and pictures only names of several words.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from briefgen.documents.protection import occurrences
from briefgen.verification.channels.channel import FIT
from briefgen.verification.search.keys import letters, plain, spaced_out, words
from briefgen.verification.search.released import known
from briefgen.verification.search.sought import LEAST_OF_WORD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.verification.channels import Channel
    from briefgen.verification.search.released import Released

_DIVIDED = re.compile(r"[\N{HYPHEN}\N{SOFT HYPHEN}]\n(?=[^\W\d_])")
_CUT = re.compile(r"\S+\N{HYPHEN}(?=\s|$)")  # the rest is on another page


class Protected(NamedTuple):
    """A word that would name an author."""

    text: str
    key: str  # its letters

    @property
    def is_phrase(self) -> bool:
        """Whether it is more than one word."""
        return " " in self.text.strip() and len(self.key) >= LEAST_OF_WORD


def protected(text: str) -> Protected:
    """A word that would name an author, ready to be looked for."""
    return Protected(text, letters(plain(text)))


class Hiding:
    """A channel in which protected words are looked for."""

    def __init__(self, channel: Channel, released: Released) -> None:
        """Look at one channel; its letters are worked out when they are needed."""
        self._channel = channel
        self._released = released

    def names(self, word: Protected) -> bool:
        """Whether ``word`` stands in the channel."""
        if word.key not in self._run_together:
            return False
        match self._channel.kind:
            case "lines":
                return self._stands(word) or self._is_spaced_out(word)
            case "words":
                return not _is_known(word) and (
                    self._stands(word) or self._is_spaced_out(word)
                )
            case "names":
                return not _is_known(word) and (
                    self._stands(word) or self._is_part_of_a_name(word)
                )
            case "bytes":
                return word.is_phrase and word.key in self._letters

    def _stands(self, word: Protected) -> bool:
        return any(
            next(occurrences(word.text, text), None) is not None
            for text in self._readings
        )

    def _is_spaced_out(self, word: Protected) -> bool:
        return len(word.key) >= LEAST_OF_WORD and any(
            word.key in together for together in self._apart
        )

    def _is_part_of_a_name(self, word: Protected) -> bool:
        if word.is_phrase:
            return word.key in self._letters
        if not word.text.isalpha() or word.key in self._released.words:
            return False
        if word.key in words(plain(self._channel.text)):
            return True
        is_long = len(word.key) >= LEAST_OF_WORD
        return (
            is_long
            and word.key in self._letters
            and word.key not in self._released.text
        )

    @cached_property
    def _readings(self) -> tuple[str, ...]:
        """The text as it may be read: pieces of one line apart, and together."""
        text = self._channel.text
        if self._channel.kind == "lines":
            text = _CUT.sub(" ", _DIVIDED.sub("", text))
        return tuple(dict.fromkeys((text.replace(FIT, " "), text.replace(FIT, ""))))

    @cached_property
    def _letters(self) -> str:
        return letters(plain(self._channel.text))

    @cached_property
    def _run_together(self) -> str:
        return self._letters.replace("\n", "")

    @cached_property
    def _apart(self) -> tuple[str, ...]:
        return tuple(spaced_out(plain(self._channel.text)))


def _is_known(word: Protected) -> bool:
    """Whether every file says it: ``Garamond`` is a font, and may be a name."""
    return word.key in known().words


def naming(
    names: tuple[Protected, ...], channels: tuple[Channel, ...], released: Released
) -> Iterator[tuple[Channel, Protected]]:
    """Each channel with each word that stands in it."""
    for channel in channels if names else ():
        hiding = Hiding(channel, released)
        yield from ((channel, word) for word in names if hiding.names(word))
