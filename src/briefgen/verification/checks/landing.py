"""Whether a destination leads to the words that it should lead to.

Takes a place and the line that a reader must find there. Decides how far apart
they may be: a destination is the upper edge of a box, its words are inside.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.verification.checks.examined import Examined
    from briefgen.verification.marks import Line
    from briefgen.verification.navigation import Place

_SLACK = 2.0  # points: an edge may cut into the first line
_LINES_BETWEEN = 3  # a mark or a number may stand above the words


def misses(examined: Examined, place: Place, line: Line) -> bool:
    """Whether ``place`` is elsewhere, or other words stand between it and ``line``."""
    if place.page != line.page or place.y < line.y - _SLACK:
        return True
    below = [
        other.y
        for other in examined.tagged_lines(line.page)
        if line.y < other.y <= place.y - other.size / 2 and other.text.strip()
    ]
    nearest = max(below, default=line.y)
    return nearest - line.y > _LINES_BETWEEN * line.size
