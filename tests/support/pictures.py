"""Small pictures, drawn for tests."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageDraw


def drawn(
    seed: int = 0, size: tuple[int, int] = (120, 90), mode: str = "RGB"
) -> Image.Image:
    """A picture of bars on light ground; every seed has other bars."""
    picture = Image.new(mode, size, "white")
    draw = ImageDraw.Draw(picture)
    for at in range(8):
        height = (seed * 37 + at * 53 + (seed + 1) * at * at * 11) % 80 + 5
        dark = f"hsl({(seed * 50 + at * 40) % 360}, 60%, 30%)"
        draw.rectangle((at * 15 + 2, 90 - height, at * 15 + 12, 89), fill=dark)
    return picture


def encoded(picture: Image.Image, kind: str = "PNG", **options: int) -> bytes:
    """The bytes of a file."""
    target = BytesIO()
    picture.save(target, kind, **options)
    return target.getvalue()
