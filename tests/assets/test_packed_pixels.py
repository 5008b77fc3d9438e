"""Pictures are the same where their pixels are, whatever packs them."""

from __future__ import annotations

import io
import zlib

import pytest
from PIL import Image

from briefgen.assets.pixels import (
    fingerprint_of_rows,
    fingerprints,
    is_bare_jpeg,
    packed_rows,
)


def png(mode: str = "RGB", colour: object = (1, 2, 3), level: int = 6) -> bytes:
    target = io.BytesIO()
    picture = Image.new(mode, (3, 2), colour)  # type: ignore[arg-type]
    picture.save(target, "PNG", compress_level=level)
    return target.getvalue()


ROWS = zlib.compress((b"\0" + bytes((1, 2, 3)) * 3) * 2)


@pytest.mark.parametrize("level", [0, 6, 9])
def test_how_a_picture_is_packed_does_not_matter(level: int) -> None:
    assert fingerprint_of_rows(ROWS, 3, 2, 3) in fingerprints(png(level=level))


def test_another_pixel_is_another_picture() -> None:
    other = zlib.compress((b"\0" + bytes((1, 2, 4)) * 3) * 2)

    assert fingerprint_of_rows(other, 3, 2, 3) not in fingerprints(png())


def test_the_same_pixels_in_another_shape_are_another_picture() -> None:
    assert fingerprint_of_rows(ROWS, 2, 3, 3) not in fingerprints(png())


def test_transparency_is_a_picture_of_its_own() -> None:
    mask = zlib.compress((b"\0" + bytes((9,)) * 3) * 2)
    found = fingerprints(png("RGBA", (1, 2, 3, 9)))

    assert {fingerprint_of_rows(ROWS, 3, 2, 3), fingerprint_of_rows(mask, 3, 2, 1)} == (
        found
    )


@pytest.mark.parametrize(
    "rows",
    [
        b"",
        b"no rows",
        ROWS[:-6],
        ROWS + b"tail",
        zlib.compress(zlib.decompress(ROWS) + b"behind the last row"),
        zlib.compress(b"\0" * 100_000_000),
    ],
    ids=["none", "other bytes", "cut off", "tail", "behind the last row", "a bomb"],
)
def test_what_is_not_just_its_rows_is_no_picture(rows: bytes) -> None:
    assert fingerprint_of_rows(rows, 3, 2, 3) == ""


def test_line_ends_behind_the_last_row_are_no_matter() -> None:
    rows = zlib.compress(zlib.decompress(ROWS) + b"\n\n")

    assert fingerprint_of_rows(rows, 3, 2, 3) in fingerprints(png())


@pytest.mark.parametrize(("width", "height"), [(0, 2), (10**6, 10**6)])
def test_a_picture_of_no_size_or_of_any_size_is_none(width: int, height: int) -> None:
    assert fingerprint_of_rows(ROWS, width, height, 3) == ""


@pytest.mark.parametrize("data", [b"", b"text", png()[:40]])
def test_what_is_no_picture_has_no_fingerprint(data: bytes) -> None:
    assert fingerprints(data) == frozenset()


def test_the_packed_rows_of_a_png_are_its_own() -> None:
    width, height, rows = packed_rows(png())

    assert (width, height) == (3, 2)
    assert fingerprint_of_rows(rows, 3, 2, 3) in fingerprints(png())
    assert packed_rows(b"text") == (0, 0, b"")


def jpeg() -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(target, "JPEG")
    return target.getvalue()


def test_a_jpeg_is_bare_without_comments_and_tails() -> None:
    bare = jpeg()

    assert is_bare_jpeg(bare)
    assert not is_bare_jpeg(bare + b"tail")
    assert not is_bare_jpeg(bare[:2] + b"\xff\xfe\0\x05oak" + bare[2:])
    assert not is_bare_jpeg(png())
