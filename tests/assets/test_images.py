"""Pictures: checked whole, stripped of everything beside the picture."""

from __future__ import annotations

import zlib
from io import BytesIO
from typing import Any

import pytest
from PIL import Image, ImageCms, PngImagePlugin

from briefgen.assets.faults import UnusableFileError
from briefgen.assets.images import read_image

SECRET = b"withheld-secret"


def picture(mode: str = "RGB") -> Image.Image:
    made = Image.radial_gradient("L").resize((64, 48))
    return made.convert(mode)


def encoded(made: Image.Image, kind: str, **options: Any) -> bytes:  # noqa: ANN401
    target = BytesIO()
    made.save(target, kind, **options)
    return target.getvalue()


def pixels(data: bytes) -> bytes:
    with Image.open(BytesIO(data)) as opened:
        return opened.tobytes()


def refusal(data: bytes) -> str:
    with pytest.raises(UnusableFileError) as error:
        read_image(data)
    return error.value.faults[0].code


def exif(orientation: int = 1) -> Image.Exif:
    made = Image.Exif()
    made[0x0112] = orientation
    made[0x010E] = SECRET.decode()
    return made


def test_a_jpeg_is_stripped_without_a_change_to_its_picture() -> None:
    data = encoded(picture(), "JPEG", exif=exif(), comment=SECRET, quality=90)
    data += SECRET

    found = read_image(data)

    assert SECRET in data
    assert SECRET not in found.data
    assert pixels(found.data) == pixels(data)
    assert (found.media_type, found.width, found.height) == ("image/jpeg", 64, 48)


@pytest.mark.parametrize("options", [{"progressive": True}, {"restart_marker_rows": 1}])
def test_every_kind_of_jpeg_is_stripped(options: dict[str, Any]) -> None:
    for mode in ("L", "RGB"):
        data = encoded(picture(mode), "JPEG", exif=exif(), **options)

        found = read_image(data)

        assert SECRET not in found.data
        assert pixels(found.data) == pixels(data)


def test_a_picture_is_turned_the_right_way_up() -> None:
    for kind in ("JPEG", "PNG"):
        found = read_image(encoded(picture(), kind, exif=exif(orientation=6)))

        assert (found.width, found.height) == (48, 64)
        assert SECRET not in found.data


def test_a_png_is_stripped_of_its_text_and_profile() -> None:
    words = PngImagePlugin.PngInfo()
    words.add_text("Comment", SECRET.decode())
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    data = encoded(picture(), "PNG", pnginfo=words, icc_profile=profile, exif=exif())

    found = read_image(data + SECRET)

    assert SECRET not in found.data
    assert b"iCCP" not in found.data
    with Image.open(BytesIO(found.data)) as opened:
        assert set(opened.info) == set()


@pytest.mark.parametrize(
    ("mode", "kept"),
    [("1", "L"), ("L", "L"), ("P", "RGB"), ("RGBA", "RGBA"), ("LA", "RGBA")],
)
def test_a_png_of_any_kind_becomes_plain(mode: str, kept: str) -> None:
    found = read_image(encoded(picture(mode), "PNG"))

    with Image.open(BytesIO(found.data)) as opened:
        assert opened.mode == kept


def test_sixteen_bits_keep_their_greys() -> None:
    deep = Image.new("I;16", (2, 1))
    deep.putpixel((0, 0), 0xFFFF)
    deep.putpixel((1, 0), 0x8000)

    found = read_image(encoded(deep, "PNG"))

    assert pixels(found.data) == b"\xff\x80"


def test_four_colours_become_three() -> None:
    found = read_image(encoded(picture("CMYK"), "JPEG"))

    with Image.open(BytesIO(found.data)) as opened:
        assert opened.mode == "RGB"


def test_the_same_picture_gives_the_same_bytes() -> None:
    data = encoded(picture("RGBA"), "PNG")

    assert read_image(data) == read_image(data)


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_truncated_picture_is_refused(kind: str) -> None:
    data = encoded(picture(), kind)

    for cut in (len(data) - 100, len(data) // 2, 30, 10, 4):
        assert refusal(data[:cut]) in ("S308", "S309")


@pytest.mark.parametrize(
    "data",
    [
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"<?xml version='1.0'?><!DOCTYPE svg><svg/>",
        b"%PDF-1.7",
        b"%!PS-Adobe EPSF",
        b"hello",
    ],
)
def test_another_kind_of_file_is_refused(data: bytes) -> None:
    assert refusal(data) == "S308"


@pytest.mark.parametrize("kind", ["GIF", "BMP", "TIFF", "WEBP"])
def test_another_kind_of_picture_is_named(kind: str) -> None:
    with pytest.raises(UnusableFileError) as error:
        read_image(encoded(picture(), kind))

    fault = error.value.faults[0]
    assert kind.lower() in fault.message.lower()
    assert fault.hint == "save it as PNG or JPEG"


def test_a_moving_picture_is_refused() -> None:
    data = encoded(
        picture(), "PNG", save_all=True, append_images=[picture().rotate(90)]
    )

    assert refusal(data) == "S308"


def test_a_picture_is_measured_before_it_is_decoded() -> None:
    header = bytearray(encoded(Image.new("1", (8, 8)), "PNG"))
    for width in (8_000, 20_000, 2_000_000_000):
        header[16:20] = width.to_bytes(4)
        header[20:24] = width.to_bytes(4)
        # The checksum of the header, so that it is the size that is refused.
        header[29:33] = zlib.crc32(bytes(header[12:29])).to_bytes(4)

        assert refusal(bytes(header)) == "S310"


def test_an_empty_file_is_broken() -> None:
    assert refusal(b"") == "S309"
