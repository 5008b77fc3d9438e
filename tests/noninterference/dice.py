"""Choices of a generator, all from one seed.

Hypothesis draws the seed and not each choice: its own way to vary what it has drawn
gives many briefs that are nearly alike, and shrinking one takes minutes.
"""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T")


class Dice:
    """Draws numbers, and what is made of them."""

    def __init__(self, seed: int) -> None:
        """Begin; the same seed gives the same choices."""
        self._random = Random(seed)  # noqa: S311 (nothing is kept secret by it)

    def between(self, low: int, high: int) -> int:
        """A number of this range, both ends included."""
        return self._random.randint(low, high)

    def chance(self, percent: int) -> bool:
        """Whether something happens that happens so often."""
        return self._random.random() * 100 < percent

    def pick(self, options: Sequence[T]) -> T:
        """One of several."""
        return self._random.choice(options)

    def some(self, options: Sequence[T], least: int = 0) -> list[T]:
        """Some of several, in their order."""
        kept = [one for one in options if self.chance(50)]
        return kept if len(kept) >= least else list(options[:least])

    def shuffled(self, options: Sequence[T]) -> list[T]:
        """All of several, in any order."""
        return self._random.sample(options, len(options))
