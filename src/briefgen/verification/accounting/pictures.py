"""Pictures: the edition's own, and nothing behind their last row.

Takes the pictures of a file and those of the document; says which of them the
document does not account for. A JPEG is in the file as it was handed over; other
pictures are packed anew, so their pixels are compared.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.verification.limits import PIXELS, OversizePdfError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefgen.verification.objects import Dictionary, Objects

COLOURS = {"/DeviceRGB": 3, "/DeviceGray": 1}


def foreign_pictures(
    objects: Objects, references: Iterable[str], known: Iterable[bytes]
) -> Iterator[str]:
    """The pictures of a file that the document does not account for.

    Raises:
        OversizePdfError: where they have more pixels than are read.
    """
    found = {name: objects.dictionary(name) for name in references}
    pixels = sum(
        objects.number(picture.get("/Width")) * objects.number(picture.get("/Height"))
        for picture in found.values()
    )
    if pixels > PIXELS:
        raise OversizePdfError(f"its pictures have more than {PIXELS:,} pixels")
    album = _Album(tuple(known)) if found else None
    for name, picture in found.items():
        if album is not None and not album.has(picture, objects.raw[name]):
            yield name


class _Album:
    """The pictures of a document, looked through as far as needed."""

    def __init__(self, known: tuple[bytes, ...]) -> None:
        from briefgen.assets import pixels

        self._pixels = pixels
        self._known = known
        self._prints: frozenset[str] | None = None

    def has(self, picture: Dictionary, raw: bytes) -> bool:
        """Whether a picture of a PDF is one of these."""
        if picture.get("/Filter") == "/DCTDecode":
            return raw in self._known and self._pixels.is_bare_jpeg(raw)
        width, height = picture.get("/Width"), picture.get("/Height")
        if any(
            (width, height, raw) == self._pixels.packed_rows(asset)
            for asset in self._known
        ):
            return True  # packed as it was: no need to look at it
        colours = COLOURS.get(str(picture.get("/ColorSpace")), 0)
        rows = self._pixels.fingerprint_of_rows(raw, width or 0, height or 0, colours)
        if self._prints is None:
            self._prints = frozenset().union(
                *map(self._pixels.fingerprints, self._known)
            )
        return rows in self._prints
