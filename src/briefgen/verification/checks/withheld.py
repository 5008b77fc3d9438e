"""What this edition leaves out is in no channel of its file.

Takes the withheld words; looks for each run of four of them that stands nowhere
in the edition, neither in one of its parts nor where two meet in print. Messages
name the place in the brief and never quote the words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.diagnostics import Diagnostic
from briefgen.verification.channels import channels
from briefgen.verification.folding import folded
from briefgen.verification.walking import parts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.documents import Edition, WithheldText
    from briefgen.verification.checks.examined import Examined

_HINT = "do not pass this file on; see what the template prints of the whole brief"
_RUN = 4  # words
_LEAST = 12  # letters; "1 2 3 4" stands anywhere
_PIECE = 8  # letters
# Han and Kana have no blanks between words: three characters are taken for one.
_WORD = re.compile(
    "[\u2e80-\ua4cf\uf900-\ufaff]{1,3}|[^\\s\u2e80-\ua4cf\uf900-\ufaff]+"
)


def nothing_withheld_is_in_the_file(examined: Examined) -> Iterator[Diagnostic]:
    """No run of four withheld words is in any channel."""
    if not examined.withheld.texts:
        return
    released = _Searched(f"{_words_of(examined.edition)}\0{examined.said}")
    found = tuple(channels(examined.pdf))
    everything = _Searched(folded("\n".join(channel.text for channel in found)))
    for text in examined.withheld.texts:
        leaked = [
            run for run in _runs(text) if run in everything and run not in released
        ]
        for channel in found if leaked else ():
            words = folded(channel.text)
            if any(run in words for run in leaked):
                yield Diagnostic(
                    "H102",
                    f"words that this edition leaves out stand in {channel.name}",
                    text.location,
                    _HINT,
                )


def no_withheld_picture_is_in_the_file(examined: Examined) -> Iterator[Diagnostic]:
    """No withheld picture is in the file as it was given: other bytes are not told."""
    streams = {
        *examined.pdf.objects.raw.values(),
        *examined.pdf.objects.streams.values(),
    }
    if any(image in streams for image in examined.withheld.images):
        message = "a picture that this edition leaves out is in the file"
        yield Diagnostic("H102", message, hint=_HINT)


def _runs(text: WithheldText) -> Iterator[str]:
    words = [word for word in map(folded, _WORD.findall(text.text)) if word]
    for start in range(len(words) - _RUN + 1):
        run = "".join(words[start : start + _RUN])
        for word in words[start + _RUN :] if run.isascii() else ():
            if len(run) >= _LEAST:
                break
            run += word
        if len(run) >= _LEAST or not run.isascii():
            yield run


def _words_of(edition: Edition) -> str:
    return "".join(map(folded, parts_of(edition, str)))


class _Searched:
    """Folded words, made ready to be searched thousands of times.

    Every eighth piece of eight letters is known; a run of fifteen letters, wherever
    it stands, holds one of these.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._known = {text[at : at + _PIECE] for at in range(0, len(text), _PIECE)}

    def __contains__(self, run: str) -> bool:
        if len(run) < 2 * _PIECE - 1:
            return run in self._text
        pieces = {run[at : at + _PIECE] for at in range(_PIECE)}
        return not pieces.isdisjoint(self._known) and run in self._text
