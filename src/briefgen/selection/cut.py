"""What an edition is cut from, and for whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.model.brief import Brief
    from briefgen.model.house import Audience
    from briefgen.selection.reading import Reader, Standing

NAMELESS = frozenset({"descriptor", "withheld"})  # variants of an author's note
NAMING = ("full", "short", "byline")


@dataclass(frozen=True, slots=True)
class Cut:
    """A brief, and the reader it is cut for."""

    brief: Brief
    audience: Audience
    reader: Reader
    whole: Standing  # where everything in the brief begins to stand

    @property
    def is_nameless(self) -> bool:
        """Whether this audience gets no author's name."""
        return self.audience.author_note in NAMELESS
