"""What a page paints: words with their box and colour, areas, pictures.

Takes what a painter kept of them; gives boxes in points from below left, measured
when they are asked for. Decides what can be seen: clips, opacity and the mode of
the letters (ISO 32000-1, 8 and 9).
"""

from __future__ import annotations

import re
from functools import cached_property, reduce
from typing import TYPE_CHECKING, NamedTuple

from briefgen.verification.geometry import Box, around, corners
from briefgen.verification.lettering import read_face
from briefgen.verification.operands import IDENTITY, codes
from briefgen.verification.widths import Widths, read_widths

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefgen.verification.geometry import Point
    from briefgen.verification.lettering import Face
    from briefgen.verification.objects import Objects
    from briefgen.verification.operands import Matrix

_SEGMENT = re.compile(rb"((?:[-+.0-9]++[\s\0]++)++)(re|[mlcvy])")
_ASCENT, _DESCENT = 0.72, 0.22  # of the size: capitals, and what hangs below
_UNSEEN = frozenset((3, 7))  # modes of the letters: nothing, and only a clip


class Shape:
    """A path, to be measured when it is asked for."""

    def __init__(self, path: bytes, matrix: Matrix) -> None:
        """Keep a path as it was written, with the matrix that places it."""
        self._path = path
        self._matrix = matrix

    @cached_property
    def box(self) -> Box:
        """What it covers, taken as a rectangle."""
        return around(_points(self._path), self._matrix)


class State(NamedTuple):
    """How words and areas are painted: what ``q`` keeps and ``Q`` brings back."""

    matrix: Matrix = IDENTITY
    fill: bytes = b"0"
    alpha: float = 1
    clips: tuple[Shape, ...] = ()
    font: str = ""
    size: float = 0
    mode: int = 0


class Words:
    """Words that were shown at once. ``kind`` is "Header", "Footer", or empty."""

    def __init__(
        self, operands: bytes, matrix: Matrix, state: State, fonts: Fonts, kind: str
    ) -> None:
        """Keep what was shown, to be measured when it is asked for."""
        self._operands = operands
        self._matrix = matrix
        self._fonts = fonts
        self.state = state
        self.kind = kind
        self.x, self.y = matrix[4], matrix[5]

    @cached_property
    def text(self) -> str:
        """The words."""
        return self._fonts.text(self.state.font, codes(self._operands))

    @cached_property
    def width(self) -> float:
        """How far they reach, before they are placed."""
        return self._fonts.widths(self.state.font).of(self._operands, self.state.size)

    @cached_property
    def box(self) -> Box:
        """What they cover."""
        low, high = -_DESCENT * self.state.size, _ASCENT * self.state.size
        return around(corners(0, low, self.width, high), self._matrix)

    @property
    def color(self) -> str:
        """The colour of the letters, as ``#rrggbb``; empty where it is none."""
        return color_of(self.state.fill)

    @property
    def size(self) -> float:
        """How large the letters are."""
        _, _, c, d, _, _ = self._matrix
        return float(self.state.size * (c * c + d * d) ** 0.5)

    @property
    def is_seen(self) -> bool:
        """Whether they are painted at all, and are not clipped."""
        state = self.state
        is_painted = state.mode not in _UNSEEN and state.alpha == 1
        return is_painted and all(clip.box.holds(self.box) for clip in state.clips)


class Area(NamedTuple):
    """A filled area, or a picture, whose colour is empty."""

    shape: Shape
    clips: tuple[Shape, ...]
    fill: bytes
    order: int  # how many words were painted before it

    @property
    def color(self) -> str:
        """Its colour, as ``#rrggbb``; empty where it is none."""
        return color_of(self.fill)

    @property
    def box(self) -> Box:
        """What is seen of it."""
        return reduce(Box.within, (clip.box for clip in self.clips), self.shape.box)


class Painting(NamedTuple):
    """What a page paints."""

    words: Sequence[Words]
    areas: Sequence[Area]


class Fonts:
    """The fonts of a file by reference, each read when it is first asked for."""

    def __init__(self, objects: Objects) -> None:
        """Begin with no font read."""
        self.objects = objects
        self._widths: dict[str, Widths] = {}
        self._faces: dict[str, Face] = {}

    def widths(self, reference: str) -> Widths:
        """How wide its letters are."""
        if reference not in self._widths:
            self._widths[reference] = read_widths(self.objects, reference)
        return self._widths[reference]

    def text(self, reference: str, string: bytes) -> str:
        """What its glyphs say."""
        if reference not in self._faces:
            self._faces[reference] = read_face(self.objects, reference)
        return self._faces[reference].read(string)


def _points(path: bytes) -> Iterator[Point]:
    for operands, operator in _SEGMENT.findall(path):
        numbers = [float(number) for number in operands.split()]
        if operator == b"re":
            x, y, width, height = numbers
            yield from corners(x, y, x + width, y + height)
        else:
            yield from zip(numbers[::2], numbers[1::2], strict=True)


def color_of(operands: bytes) -> str:
    """A colour as ``#rrggbb``; empty for a pattern and what else has no such name."""
    try:
        parts = [float(number) for number in operands.split()]
    except ValueError:
        return ""
    match parts:
        case [grey]:
            red = green = blue = grey
        case [red, green, blue]:
            pass
        case [cyan, magenta, yellow, black]:
            red, green, blue = (
                (1 - ink) * (1 - black) for ink in (cyan, magenta, yellow)
            )
        case _:
            return ""
    return "#" + "".join(f"{round(255 * part):02x}" for part in (red, green, blue))
