"""Withheld words, looked for in every channel of a finished file.

Takes what an edition leaves out, what it releases, and the channels of its file;
gives the channels that hold what they must not. Decides by the kind of a channel
what is a word there: on a page it stands between blanks, in an address anywhere.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from briefgen.verification.search.keys import (
    divided,
    letters,
    plain,
    spaced_out,
    tokens,
    words,
)
from briefgen.verification.search.known import words_of_fonts
from briefgen.verification.search.lines import (
    around,
    is_only_a_part,
    merely_meet,
    together,
)
from briefgen.verification.search.released import known

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefgen.verification.channels import Channel, Kind
    from briefgen.verification.search.released import Released
    from briefgen.verification.search.sought import Sought

__all__ = ["Trace", "traces"]


class Trace(NamedTuple):
    """Keys of withheld words, and the channel that holds them."""

    channel: str
    keys: frozenset[str]


def traces(
    sought: Sought, released: Released, channels: Iterable[Channel]
) -> Iterator[Trace]:
    """Every channel that holds something of what is looked for."""
    if not sought:
        return
    channels = tuple(channels)
    search = _Search(sought, released, channels)
    for channel in channels:
        if found := frozenset(search.keys_in(channel)):
            yield Trace(channel.name, found)


class _Search:
    """One search, through channel after channel."""

    def __init__(
        self, sought: Sought, released: Released, channels: Sequence[Channel]
    ) -> None:
        self._sought = sought
        self._released = released
        self._known = known()
        self._channels = channels

    def keys_in(self, channel: Channel) -> Iterator[str]:
        """What of the sought is in a channel and must not be."""
        text = plain(channel.text)
        if channel.kind == "names":
            found = {*self._anywhere(letters(text)), *self._runs_in_names(text)}
        else:
            pieces = tokens(text)
            runs = self._runs(pieces, channel.kind)
            found = {*runs, *self._words(pieces, text, channel.kind)}
        if channel.kind == "lines":
            yield from found
            return
        found = {key for key in found if not self._is_known(key)}
        is_data = channel.kind == "bytes"
        yield from found - words_of_fonts() if found and is_data else found

    def _is_known(self, key: str) -> bool:
        """Whether every file says it."""
        return key in self._known.words or key in self._known.text

    def _runs_in_names(self, text: str) -> Iterator[str]:
        for strings in (self._sought.in_runs, self._sought.in_windows):
            for run in strings.standing_in(letters(text)):
                if not self._released.explains(run):
                    yield run

    def _runs(self, pieces: Sequence[str], kind: Kind) -> Iterator[str]:
        if kind == "lines":  # one text; elsewhere each line is a string of its own
            pieces = _unbroken(pieces)
        runs = self._sought.in_runs.beginning_in(pieces)
        for run in runs | self._sought.in_windows.standing_in("".join(pieces)):
            if not self._released.explains(run):
                yield run

    def _words(self, pieces: Sequence[str], text: str, kind: Kind) -> Iterator[str]:
        for word in self._sought.in_words.beginning_in(_unbroken(pieces)):
            if any(self._says(word, part, kind) for part in around(word, text)):
                yield word

    def _says(self, word: str, text: str, kind: Kind) -> bool:
        match kind:
            case "lines":
                said = self._says_in_lines(word, text)
            case "bytes":
                return word in self._sought.long_words and word in words(text)
            case _:
                said = word in words(text)
        return said or any(
            word in self._anywhere(together) for together in spaced_out(text)
        )

    def _says_in_lines(self, word: str, text: str) -> bool:
        if word in words(text):
            if word in self._fragments:
                return False
            if not is_only_a_part(word, text, self._released):
                return True
        return any(
            word in words(together(pieces)) and not self._merely_meet(pieces)
            for pieces in divided(text)
        )

    def _merely_meet(self, pieces: Sequence[str]) -> bool:
        return merely_meet(pieces, self._released.words | self._fragments)

    def _anywhere(self, text: str) -> Iterator[str]:
        """Words as parts of longer ones that the edition does not have."""
        for word in self._sought.in_words.standing_in(text):
            if word not in self._released.text:
                yield word

    @cached_property
    def _fragments(self) -> frozenset[str]:
        """What lines and pages cut from the words of the edition."""
        return frozenset(
            word
            for channel in self._channels
            if channel.kind == "lines"
            for pieces in divided(plain(channel.text))
            if words(together(pieces)) <= self._released.words
            for piece in pieces
            for word in words(piece)
        )


def _unbroken(pieces: Sequence[str]) -> Sequence[str]:
    """Pieces of a text without its new lines: what may be divided is put together."""
    return [piece for piece in pieces if piece != "\n"]
