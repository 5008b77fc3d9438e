"""Where the words of an edition stand in its PDF.

Takes what the edition says and what the tag tree says; gives for each run of
words whether it is there, and in its order. Decides how far a short run may be
looked for: a cell that holds ``48`` must not be found in the next chapter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefgen.verification.folding import folded
from briefgen.verification.wording import Said, end_matter, wording

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefgen.documents import Edition
    from briefgen.verification.folding import Script
    from briefgen.verification.marks import Line

_SHORT = 24  # letters; less may stand anywhere by chance
_NEARBY = 1500  # letters between two runs that follow each other, notes between them


class Placing(NamedTuple):
    """What was found where, and what was not."""

    places: Mapping[str, Line]  # by anchor: the line that it must lead to
    missing: tuple[Said, ...]
    displaced: tuple[Said, ...]  # there, but not in the edition's order


def placed(edition: Edition, script: Script) -> Placing:
    """Look for all that ``edition`` says in ``script``."""
    search = _Search(script)
    for said in wording(edition):
        search.look_for(said)
    places = dict(search.places)
    missing = list(search.missing)
    for part in end_matter(edition):
        in_part = _Search(script, search.position)
        for said in part:
            in_part.look_for(said)
        # A template may leave out a whole part of the end matter, not a piece of it.
        if len(in_part.missing) < len(part):
            missing += in_part.missing
            places |= in_part.places
    return Placing(places, tuple(missing), tuple(search.displaced))


class _Search:
    def __init__(self, script: Script, position: int = 0) -> None:
        self._script = script
        self.position = position
        self.places: dict[str, Line] = {}
        self.missing: list[Said] = []
        self.displaced: list[Said] = []

    def look_for(self, said: Said) -> None:
        """Find one run of words, or note that it is not there."""
        words = folded(said.text)
        at = self._found(words, said)
        if at >= 0:
            if said.anchor:
                self.places.setdefault(said.anchor, self._script.line_at(at))
            if said.order in {"next", "after"}:
                self.position = at + len(words)
        elif said.order != "after" and words in self._script.text:
            self.displaced.append(said)
        else:
            self.missing.append(said)

    def _found(self, words: str, said: Said) -> int:
        start, end = 0, len(self._script.text)
        if said.order == "next":
            start = self.position
            if len(words) < _SHORT and not said.heading:
                end = min(end, start + _NEARBY)
        elif said.order == "near":
            start = max(0, self.position - _NEARBY)
        elif said.order == "after":
            start = self.position
        return self._script.find(words, start, end, heading=said.heading)
