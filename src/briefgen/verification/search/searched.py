"""A search: what is looked for, what may stand, and where it is looked for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from briefgen.verification.search.released import Released, released
from briefgen.verification.search.sought import NOTHING, Sought, sought

if TYPE_CHECKING:
    from briefgen.documents import Selection
    from briefgen.verification.channels import Channel


@dataclass(frozen=True)
class Searched:
    """The channels of a file, and the selection that it should be."""

    selection: Selection
    own_words: tuple[str, ...]  # of the template, its styles and labels
    channels: tuple[Channel, ...]
    pages: int = 0

    @cached_property
    def released(self) -> Released:
        """What may stand in the file."""
        return released(self.selection.edition, self.own_words, self.pages)

    @cached_property
    def sought(self) -> Sought:
        """What of the withheld words is looked for."""
        texts = self.selection.withheld.texts
        return sought(texts, self.released) if texts else NOTHING
