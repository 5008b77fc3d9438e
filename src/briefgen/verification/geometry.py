"""Boxes on a page, in points from below left."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefgen.verification.operands import Matrix

Point: TypeAlias = tuple[float, float]
_SLACK = 0.05  # of rounding


class Box(NamedTuple):
    """An upright rectangle."""

    left: float
    low: float
    right: float
    high: float

    @property
    def is_empty(self) -> bool:
        """Whether it covers nothing."""
        return self.left >= self.right or self.low >= self.high

    @property
    def middle(self) -> float:
        """Half way from left to right."""
        return (self.left + self.right) / 2

    def holds(self, other: Box) -> bool:
        """Whether the other one is inside."""
        return (
            self.left - _SLACK <= other.left
            and self.low - _SLACK <= other.low
            and other.right <= self.right + _SLACK
            and other.high <= self.high + _SLACK
        )

    def meets(self, other: Box) -> bool:
        """Whether the two have a place in common."""
        return not self.within(other).is_empty

    def within(self, other: Box) -> Box:
        """What the two have in common."""
        return Box(
            max(self.left, other.left),
            max(self.low, other.low),
            min(self.right, other.right),
            min(self.high, other.high),
        )

    def grown(self, by: float) -> Box:
        """The box with some room around it."""
        return Box(self.left - by, self.low - by, self.right + by, self.high + by)


NOWHERE = Box(0, 0, 0, 0)


def corners(left: float, low: float, right: float, high: float) -> tuple[Point, ...]:
    """The corners of a rectangle."""
    return (left, low), (right, low), (left, high), (right, high)


def around(points: Iterable[Point], matrix: Matrix) -> Box:
    """The box around points that a matrix moves."""
    a, b, c, d, e, f = matrix
    placed = [(a * x + c * y + e, b * x + d * y + f) for x, y in points]
    if not placed:
        return NOWHERE
    across, up = zip(*placed, strict=True)
    return Box(min(across), min(up), max(across), max(up))


def together(boxes: Iterable[Box]) -> Box:
    """The box around boxes."""
    every = list(boxes)
    if not every:
        return NOWHERE
    return Box(
        min(box.left for box in every),
        min(box.low for box in every),
        max(box.right for box in every),
        max(box.high for box in every),
    )
