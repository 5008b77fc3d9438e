"""Handling markings: labels that a person typed, compared by their scheme.

briefgen prints and checks labels; it never invents one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from briefgen.model.fields import Model, PlainText

Color = Annotated[str, Field(pattern=r"^#[0-9A-Fa-f]{6}$")]


class Level(Model):
    """A level of a scheme."""

    label: PlainText
    """The label, to the letter."""
    meaning: PlainText
    """What it allows, in one sentence."""
    color: Color
    """The colour of the letters."""
    background: Color
    """The colour behind the letters."""
    portion: PlainText
    """The label of a portion marking."""


class Scheme(Model):
    """A scheme of handling markings: levels from the most open one on."""

    name: PlainText
    """What the scheme is called in print."""
    source: PlainText
    """Where it was published."""
    date: PlainText
    """When it was published."""
    levels: Annotated[list[Level], Field(min_length=1)]
    """The levels, from the most open one on."""
    caveats: list[PlainText] = []
    """Additions that narrow a level further."""
    caveat_separator: PlainText = "-"
    """What stands between a level and its caveats."""

    def read(self, label: str) -> Marking | None:
        """The marking that a label names, to the letter; None for any other text."""
        for rank, level in enumerate(self.levels):
            if label == level.label:
                return Marking(rank, level, ())
            prefix = level.label + self.caveat_separator
            if label.startswith(prefix):
                given = label[len(prefix) :].split(self.caveat_separator)
                if all(given.count(c) == 1 and c in self.caveats for c in given):
                    return Marking(rank, level, tuple(given))
        return None

    def labels(self) -> tuple[str, ...]:
        """Every level's label."""
        return tuple(level.label for level in self.levels)

    def printed(self, marking: Marking) -> str:
        """The label of a marking, with its caveats."""
        return self.caveat_separator.join((marking.level.label, *marking.caveats))

    def portion(self, marking: Marking) -> str:
        """The portion marking, in parentheses."""
        words = self.caveat_separator.join((marking.level.portion, *marking.caveats))
        return f"({words})"


@dataclass(frozen=True, slots=True)
class Marking:
    """A level, by its rank in the scheme, and the caveats added to it."""

    rank: int
    level: Level
    caveats: tuple[str, ...]

    def covers(self, other: Marking) -> bool:
        """Whether a reader cleared for this may read that."""
        return self.rank >= other.rank and set(self.caveats) >= set(other.caveats)

    def joined(self, other: Marking) -> Marking:
        """The lowest marking that covers both: the higher level, all caveats."""
        higher = self if self.rank >= other.rank else other
        caveats = dict.fromkeys((*self.caveats, *other.caveats))
        return Marking(higher.rank, higher.level, tuple(caveats))
