"""Where in a PDF each piece of marked content is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pydyf

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from briefgen.typesetting.tags.tree import Content


@dataclass(frozen=True, slots=True)
class Place:
    """A stream, where in it, and its key in the tree back to elements."""

    stream: pydyf.Stream
    index: int  # of the property list; the operator's tag is the one before
    key: int
    form: bytes | None  # the form's reference, when it is not the page itself


class Places:
    """All marked content of a document, by page and number."""

    def __init__(
        self,
        pdf: pydyf.PDF,
        streams: Sequence[pydyf.Stream],
        same_page: Callable[[pydyf.Stream, pydyf.Stream], bool],
    ) -> None:
        """``streams`` are the pages'; ``same_page`` knows a page's forms."""
        self.next_key = len(streams)
        self._places: dict[tuple[int, int], Place] = {}
        for page, stream in enumerate(streams):
            self._note(page, stream, page, None)
        for form in pdf.objects:
            if isinstance(form, pydyf.Stream) and form.extra.get("Subtype") == "/Form":
                page = next(
                    (at for at, own in enumerate(streams) if same_page(own, form)), -1
                )
                if page >= 0 and self._note(page, form, self.next_key, form.reference):
                    form.extra["StructParents"] = self.next_key
                    self.next_key += 1

    def find(self, content: Content) -> Place:
        """Where a piece of content is."""
        return self._places[content.page, content.mark]

    def replace(self, content: Content, tag: str, properties: pydyf.Dictionary) -> None:
        """Mark a piece of content as something else."""
        place = self.find(content)
        place.stream.stream[place.index - 1] = tag
        place.stream.stream[place.index] = properties

    def _note(
        self, page: int, stream: pydyf.Stream, key: int, form: bytes | None
    ) -> bool:
        """Remember what a stream draws; say whether it draws anything marked."""
        found = False
        for index, piece in enumerate(stream.stream):
            if isinstance(piece, pydyf.Dictionary) and "MCID" in piece:
                self._places[page, piece["MCID"]] = Place(stream, index, key, form)
                found = True
        return found
