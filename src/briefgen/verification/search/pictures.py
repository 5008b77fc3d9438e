"""Withheld pictures, looked for among those of a finished file.

Takes the pictures that an edition leaves out and those that it shows; says which of the
first are in a file. Pixels are compared, since pictures are packed anew, and sketches,
since a file from elsewhere may hold a smaller copy. What the edition shows is no leak,
whatever it resembles.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from briefgen.verification.accounting.pictures import COLOURS, foreign_pictures

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from briefgen.documents import WithheldPicture
    from briefgen.verification.objects import Objects

_ALIKE = 12  # points of 256 in which two sketches of one picture differ at most


def leaked(
    objects: Objects, withheld: Iterable[WithheldPicture], shown: Collection[bytes]
) -> Iterator[WithheldPicture]:
    """The withheld pictures that are in a file.

    Raises:
        OversizePdfError: where its pictures have more pixels than are read.
    """
    sought = [picture for picture in withheld if picture.data not in shown]
    if not sought:
        return
    described = {name: objects.dictionary(name) for name in objects.raw}
    masks = {picture.get("/SMask") for picture in described.values()}  # all are alike
    images = [
        name
        for name, picture in described.items()
        if picture.get("/Subtype") == "/Image" and name not in masks
    ]
    strangers = [
        _Stranger(objects, name) for name in foreign_pictures(objects, images, shown)
    ]
    streams = {*objects.raw.values(), *objects.streams.values()}
    for picture in sought:
        if picture.data in streams or any(
            stranger.shows(picture.data) for stranger in strangers
        ):
            yield picture


@dataclass(frozen=True)
class _Stranger:
    """A picture of a file that the edition does not show."""

    objects: Objects
    name: str

    def shows(self, picture: bytes) -> bool:
        """Whether it is this one, to the pixel or about so."""
        from briefgen.assets import pixels

        if self._fingerprints & pixels.fingerprints(picture):
            return True
        own, other = self._sketch, pixels.sketch(picture)
        if own is None or other is None:
            return False
        return (own ^ other).bit_count() <= _ALIKE

    @cached_property
    def _fingerprints(self) -> frozenset[str]:
        from briefgen.assets import pixels

        if rows := self._rows:
            return frozenset((pixels.fingerprint_of_rows(*rows),)) - {""}
        return pixels.fingerprints(self.objects.raw[self.name])

    @cached_property
    def _sketch(self) -> int | None:
        from briefgen.assets import pixels

        if rows := self._rows:
            return pixels.sketch_of_rows(*rows)
        return pixels.sketch(self.objects.raw[self.name])

    @property
    def _rows(self) -> tuple[bytes, int, int, int] | None:
        """Its packed rows, if it is no JPEG."""
        described = self.objects.dictionary(self.name)
        if described.get("/Filter") == "/DCTDecode":
            return None
        width, height = described.get("/Width"), described.get("/Height")
        colours = COLOURS.get(str(described.get("/ColorSpace")), 0)
        return self.objects.raw[self.name], width or 0, height or 0, colours
