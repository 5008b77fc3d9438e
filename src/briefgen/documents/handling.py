"""How an edition may be handled, as persons typed it: banner and designation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Banner:
    """The handling marking of the whole edition, what it allows, and where it stands.

    ``notes`` are set beside it on every page: a notice, a further restriction.
    """

    label: str  # to the letter, as it is printed
    meaning: str
    color: str  # of the letters, as #RRGGBB
    background: str  # as #RRGGBB
    places: tuple[Literal["head", "foot"], ...] = ("head", "foot")
    align: Literal["left", "center", "right"] = "right"
    size: float = 12  # the least, in points
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DesignationLine:
    """A line of the designation: "Controlled by:", and what the author wrote."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Designation:
    """Who designated what is marked, as a person typed it, and where on page one."""

    place: Literal["title-block", "lower-right"]
    lines: tuple[DesignationLine, ...]
