"""Headings: their levels, one step at a time.

The first heading of a text is its highest one, written ``##`` or ``###``; it
becomes level 3, below the section's own heading.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen.documents import Heading
from briefgen.prose.faults import Fault

if TYPE_CHECKING:
    from markdown_it.token import Token

    from briefgen.documents import Inlines

FIRST = 3  # a section's own heading is level 2
DEEPEST = 6  # PDF and HTML have no more


@dataclass(slots=True)
class Headings:
    """The headings of one text, as they come."""

    faults: list[Fault]
    _first: int = 0
    _last: int = 0

    def read(self, token: Token, children: Inlines, place: tuple[int, int]) -> Heading:
        """A heading at the level that it is printed at."""
        written = int(token.tag[1])
        if not children:
            hint = "write it, or delete it"
            self._fault(place, "S204", "a heading without words", hint)
        level = min(max(FIRST, FIRST + written - (self._first or written)), DEEPEST)
        self._check(written, place)
        self._first = self._first or written
        self._last = written
        return Heading(level, "", children)

    def _check(self, written: int, place: tuple[int, int]) -> None:
        marks = "#" * written
        if written == 1:
            message = "`#` is the level of the title"
            self._fault(place, "S202", message, "write `##` for a heading of a section")
        elif not self._first:
            if written > FIRST:
                message = f"the first heading of a text is `{marks}`"
                self._fault(place, "S201", message, "begin with `##`")
        elif 1 < self._first > written:
            message = f"`{marks}` stands above the first heading of the text"
            hint = f"the first one is `{'#' * self._first}`; begin with the highest"
            self._fault(place, "S201", message, hint)
        elif written > self._last + 1:
            message = f"heading levels jump from `{'#' * self._last}` to `{marks}`"
            self._fault(place, "S201", message, f"write `{'#' * (self._last + 1)}`")
        elif FIRST + written - self._first > DEEPEST:
            message = f"`{marks}` is too deep below `{'#' * self._first}`"
            self._fault(place, "S201", message, "four levels in a section are enough")

    def _fault(
        self, place: tuple[int, int], code: str, message: str, hint: str
    ) -> None:
        self.faults.append(Fault(*place, code, message, hint))
