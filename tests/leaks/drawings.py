"""Pictures that are like no other."""

from __future__ import annotations

import io

from PIL import Image


def drawing(size: int, seed: int = 7) -> Image.Image:
    """A picture that is like no other: bright and dark fields."""
    picture = Image.new("L", (24, 24))
    value = seed
    for at in range(24 * 24):
        value = (value * 1103515245 + 12345) % 2**31
        picture.putpixel((at % 24, at // 24), value >> 23)
    return picture.resize((size * 24, size * 24), Image.Resampling.BICUBIC)


def as_png(picture: Image.Image) -> bytes:
    """The picture as PNG."""
    target = io.BytesIO()
    picture.convert("RGB").save(target, "PNG")
    return target.getvalue()


def as_jpeg(picture: Image.Image) -> bytes:
    """The picture as a poor JPEG."""
    target = io.BytesIO()
    picture.convert("RGB").save(target, "JPEG", quality=40)
    return target.getvalue()
