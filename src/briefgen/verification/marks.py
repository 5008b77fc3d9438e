"""Marked content: what a page paints, cut by the marks that it stands under.

Takes the marks and words that a content stream brings, in the order of painting;
gives :class:`Mark` after :class:`Mark`. Decides what belongs to which mark
(ISO 32000-1, 14.6 to 14.8), not whether that is as it should be.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from briefgen.verification.objects import UnreadablePdfError

if TYPE_CHECKING:
    from collections.abc import Sequence

Kind: TypeAlias = Literal["tagged", "artifact", "bare"]


class Line(NamedTuple):
    """Words on one base line, from where they begin, in points from below left."""

    text: str
    page: int
    x: float
    y: float
    size: float


class Mark(NamedTuple):
    """A stretch of what is painted, and the mark that it stands under."""

    container: str  # the page or form whose numbers ``mcid`` counts in
    kind: Kind
    mcid: int  # -1 where it is not tagged
    tag: str  # "Span"; of an artifact "Header", "Footer" or empty
    lines: tuple[Line, ...]
    paints: bool  # lines, areas or pictures
    mixed: bool  # an artifact inside what is tagged, or the reverse
    replaced: tuple[Line, ...] = ()  # what is painted where other words are read

    @property
    def text(self) -> str:
        """The words, a new line for each base line."""
        return "\n".join(line.text for line in self.lines)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is painted here."""
        return not self.paints and not self.text.strip()


@dataclass(slots=True)
class _Open:
    """A mark that still takes what is painted."""

    container: str
    kind: Kind = "bare"
    mcid: int = -1
    tag: str = ""
    mixed: bool = False
    inner: bool = False  # its content belongs to the mark around it
    actual: str | None = None
    paints: bool = False
    lines: list[Line] = field(default_factory=list)
    replaced: list[Line] = field(default_factory=list)

    def close(self) -> Mark:
        """The mark with what it took; it is empty again afterwards."""
        lines, paints, beneath = tuple(self.lines), self.paints, tuple(self.replaced)
        self.lines, self.paints, self.replaced = [], False, []
        if self.actual is not None:
            beneath += lines
            lines = (replaced(lines, self.actual),)
        return Mark(
            self.container,
            self.kind,
            self.mcid,
            self.tag,
            lines,
            paints,
            self.mixed,
            beneath,
        )


class MarkStack:
    """The marks that are open, and those that are closed."""

    def __init__(self, container: str) -> None:
        """Begin outside of any mark."""
        self._open = [_Open(container)]
        self._closed: list[Mark] = []

    @property
    def depth(self) -> int:
        """How many marks are open."""
        return len(self._open)

    def begin(self, container: str, kind: Kind, mcid: int, tag: str) -> None:
        """A mark begins that is tagged or an artifact."""
        outer = self._open[-1]
        if outer.kind == "bare":
            self._closed.append(outer.close())
        self._open.append(_Open(container, kind, mcid, tag, mixed=outer.kind != "bare"))

    def begin_inner(self, actual: str | None) -> None:
        """A mark begins that only says something of the one around it."""
        outer = self._open[-1]
        self._open.append(
            _Open(outer.container, outer.kind, outer.mcid, inner=True, actual=actual)
        )

    def end(self) -> None:
        """The innermost mark ends."""
        if len(self._open) == 1:
            raise UnreadablePdfError("a mark is closed that was not opened")
        ended = self._open.pop()
        closed = ended.close()
        if ended.inner:
            self._open[-1].lines.extend(closed.lines)
            self._open[-1].replaced.extend(closed.replaced)
            self._open[-1].paints |= closed.paints
        else:
            self._closed.append(closed)

    def paint(self) -> None:
        """Something other than words is painted."""
        self._open[-1].paints = True

    def show(self, line: Line, *, moved: bool) -> None:
        """Words are painted; they go on where they did not move to a new place."""
        lines = self._open[-1].lines
        last = lines[-1] if lines else None
        if last is not None and (not moved or _goes_on(last, line)):
            lines[-1] = last._replace(text=last.text + line.text)
        else:
            lines.append(line)

    def finish(self) -> tuple[Mark, ...]:
        """All marks of the page; those that paint nothing only if they are tagged."""
        if len(self._open) != 1:
            raise UnreadablePdfError("a mark is opened and not closed")
        marks = [*self._closed, self._open[0].close()]
        return tuple(mark for mark in marks if mark.mcid >= 0 or not mark.is_empty)


def replaced(lines: Sequence[Line], actual: str) -> Line:
    """Where ``lines`` begin, with the words that stand for them."""
    if lines:
        return lines[0]._replace(text=actual)
    return Line(actual, 0, 0, 0, 0)


def _goes_on(last: Line, line: Line) -> bool:
    return abs(last.y - line.y) < line.size / 2 and line.x >= last.x
