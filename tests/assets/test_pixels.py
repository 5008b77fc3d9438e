"""Pictures are known by what they show."""

from __future__ import annotations

from itertools import combinations

import pytest
from PIL import Image

from briefgen.assets.pixels import fingerprints, sketch
from tests.support.pictures import drawn, encoded


def distance(one: bytes, other: bytes) -> int:
    first, second = sketch(one), sketch(other)
    assert first is not None
    assert second is not None
    return (first ^ second).bit_count()


def test_the_same_pixels_in_other_bytes_have_the_same_fingerprint() -> None:
    picture = drawn()

    assert fingerprints(encoded(picture, compress_level=1)) == fingerprints(
        encoded(picture, compress_level=9)
    )


def test_one_other_pixel_is_another_fingerprint() -> None:
    picture = drawn()
    picture.putpixel((3, 3), (254, 255, 255))

    assert fingerprints(encoded(picture)).isdisjoint(fingerprints(encoded(drawn())))


@pytest.mark.parametrize("share", [0.25, 0.5, 0.9, 2, 5])
def test_a_scaled_copy_has_almost_the_same_sketch(share: float) -> None:
    picture = drawn(3)
    scaled = picture.resize(
        (int(120 * share), int(90 * share)), Image.Resampling.LANCZOS
    )

    assert distance(encoded(picture), encoded(scaled)) <= 12


@pytest.mark.parametrize("quality", [30, 60, 95])
def test_a_lossy_copy_has_almost_the_same_sketch(quality: int) -> None:
    picture = drawn(4)

    lossy = encoded(picture, "JPEG", quality=quality)

    assert distance(encoded(picture), lossy) <= 12


def test_a_copy_in_grey_has_almost_the_same_sketch() -> None:
    assert distance(encoded(drawn(5)), encoded(drawn(5).convert("L"))) <= 12


def test_other_pictures_have_other_sketches() -> None:
    pictures = [encoded(drawn(seed)) for seed in range(12)]

    assert min(distance(one, two) for one, two in combinations(pictures, 2)) > 12


@pytest.mark.parametrize("color", ["white", "black", "#808080"])
def test_a_picture_of_one_colour_has_no_sketch(color: str) -> None:
    assert sketch(encoded(Image.new("RGB", (40, 40), color))) is None


@pytest.mark.parametrize("data", [b"", b"no picture", encoded(drawn())[:300]])
def test_what_is_no_picture_has_neither(data: bytes) -> None:
    assert (fingerprints(data), sketch(data)) == (frozenset(), None)
