"""What every part of an edition is worded with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.documents import Inlines
    from briefgen.model.brief import Brief
    from briefgen.model.parts import Phrase
    from briefgen.model.source import ValuePath
    from briefgen.selection.reading import Reader, Standing
    from briefgen.selection.wording import Wording


@dataclass(frozen=True, slots=True)
class Desk:
    """The brief, who reads it, and the one counter of what it mentions."""

    brief: Brief
    reader: Reader
    wording: Wording
    portions: bool  # whether this edition marks its portions
    accepts_unsupported: bool = False  # prints what rests on withheld ground

    def portion(self, standing: Standing) -> str:
        """The portion marking that is printed; empty where none are."""
        if not (self.portions and standing.marking):
            return ""
        return standing.marking.portion

    def optional(
        self, phrase: Phrase | None, path: ValuePath, inside: Standing
    ) -> Inlines:
        """The words of a caption, credit or note, where there is one for the reader."""
        if phrase is None or self.reader.enter(phrase, inside) is None:
            return ()
        return self.wording.phrase(phrase.text, (*path, "text"))

    def portion_of(self, phrase: Phrase | None, inside: Standing) -> str:
        """The portion marking of such words."""
        where = self.reader.enter(phrase, inside) if phrase else None
        return self.portion(where) if where else ""
