"""Who sees what: every part of a brief, and how each audience stands to it.

For authors and releasing officers. It names places, kinds and ids; it holds no words
of any part but the title, which every edition has.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.diagnostics import Diagnostic, Location


class Reading(Enum):
    """How an audience stands to a part."""

    READS = "reads"
    LIMITED = "limited"
    MARKED = "clearance"
    UNNAMED = "not named"
    INSIDE = "container"
    EMPTY = "empty"
    PROTECTED = "protected"
    UNPRINTED = "not printed"

    @property
    def is_withheld(self) -> bool:
        """Whether the audience may not have the part, or nothing of it is left."""
        return self not in (Reading.READS, Reading.UNPRINTED)


@dataclass(frozen=True, slots=True)
class MatrixReader:
    """An audience, and what its edition comes to.

    Where ``diagnostics`` has an error, there is no edition.
    """

    audience: str
    label: str
    explicit: bool
    redacts: bool  # a bar shows where a part is withheld
    clearance: str
    banner: str
    diagnostics: tuple[Diagnostic, ...]

    @property
    def has_edition(self) -> bool:
        """Whether an edition can be cut for this audience."""
        return not any(found.is_error for found in self.diagnostics)


@dataclass(frozen=True, slots=True)
class MatrixPart:
    """A part of the brief. What has no limit of its own may have no row of its own.

    ``marking`` is that which holds; ``is_marked`` says that the part has it itself.
    """

    kind: str
    name: str  # an id, a place such as `outlook/p2`, or a number
    location: Location
    depth: int
    marking: str
    is_marked: bool
    readings: tuple[Reading, ...]  # one for each reader, in their order


@dataclass(frozen=True, slots=True)
class Matrix:
    """A brief, part by part and reader by reader.

    ``digest`` stands for everything that was looked at: when a letter, a limit, a
    picture or a setting of an audience changes, it is another one.
    """

    title: str
    language: str
    file: str
    digest: str
    readers: tuple[MatrixReader, ...]
    not_for: tuple[str, ...]  # audiences of the house that may not have the brief
    parts: tuple[MatrixPart, ...]

    def count(self, reader: int) -> tuple[int, int, int]:
        """How many parts a reader reads, does not get, and gets not printed."""
        readings = [part.readings[reader] for part in self.parts]
        withheld = sum(reading.is_withheld for reading in readings)
        unprinted = readings.count(Reading.UNPRINTED)
        return len(readings) - withheld - unprinted, withheld, unprinted
