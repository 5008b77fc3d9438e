"""What a picture shows, whatever bytes it is kept in.

Takes a picture as an asset, or as a PDF holds it; gives fingerprints of its pixels
and of its transparency, and sketches that copies share. Decides how WeasyPrint takes a
picture apart: colours and transparency become two, and each is packed anew.
"""

from __future__ import annotations

import hashlib
import zlib
from io import BytesIO
from struct import pack, unpack_from
from typing import TYPE_CHECKING

from PIL import Image as Pillow

from briefgen.assets.images import MAX_PIXELS, whole
from briefgen.assets.jpeg import stripped

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_COLOUR_TYPES = {1: 0, 3: 2}  # PNG's numbers of grey and of RGB
_POINTS = 16  # of a sketch, on a side
_FLAT = 8  # greys: a picture of one colour is like any other
_FILLING = 16  # bytes at most, after the last row


def fingerprints(data: bytes) -> frozenset[str]:
    """Of an asset: of its colours, and of its transparency where it has one.

    None where it is no picture that is made of pixels.
    """
    try:
        with Pillow.open(BytesIO(data), formats=["PNG", "JPEG"]) as opened:
            if opened.width * opened.height > MAX_PIXELS:
                return frozenset()
            whole(opened)
            return frozenset(map(_fingerprint, _planes(opened)))
    except (OSError, ValueError, SyntaxError):
        return frozenset()


def fingerprint_of_rows(rows: bytes, width: int, height: int, colours: int) -> str:
    """Of a picture as rows of PNG, packed; empty where it is not just those rows."""
    picture = _of_rows(rows, width, height, colours)
    return _fingerprint(picture) if picture else ""


def sketch(data: bytes) -> int | None:
    """What an asset shows in 16 × 16 points, lighter or darker than the whole.

    A smaller copy, or one that was saved again, has almost the same. None where there
    is nothing to tell from another picture.
    """
    try:
        with Pillow.open(BytesIO(data), formats=["PNG", "JPEG"]) as opened:
            if opened.width * opened.height > MAX_PIXELS:
                return None
            whole(opened)
            return _sketch(_planes(opened)[0])
    except (OSError, ValueError, SyntaxError):
        return None


def sketch_of_rows(rows: bytes, width: int, height: int, colours: int) -> int | None:
    """The same of a picture as rows of PNG, packed."""
    picture = _of_rows(rows, width, height, colours)
    return _sketch(picture) if picture else None


def _sketch(picture: Picture) -> int | None:
    small = picture.convert("L").resize((_POINTS, _POINTS), Pillow.Resampling.BOX)
    greys = small.tobytes()
    if max(greys) - min(greys) < _FLAT:
        return None
    middle = sum(greys) / len(greys)
    return sum((grey > middle) << at for at, grey in enumerate(greys))


def _of_rows(rows: bytes, width: int, height: int, colours: int) -> Picture | None:
    if colours not in _COLOUR_TYPES or not 0 < width * height <= MAX_PIXELS:
        return None
    length = (width * colours + 1) * height
    unpacking = zlib.decompressobj()
    try:
        content = unpacking.decompress(rows, length + _FILLING)
        is_whole = unpacking.eof and not unpacking.unused_data
        if not is_whole or content[length:].strip(b"\n") or len(content) < length:
            return None
        head = pack(">IIBBBBB", width, height, 8, _COLOUR_TYPES[colours], 0, 0, 0)
        file = _SIGNATURE + b"".join(
            _chunk(kind, body)
            for kind, body in ((b"IHDR", head), (b"IDAT", rows), (b"IEND", b""))
        )
        with Pillow.open(BytesIO(file), formats=["PNG"]) as opened:
            whole(opened)
            return opened.copy()
    except (OSError, ValueError, SyntaxError, zlib.error):
        return None


def packed_rows(data: bytes) -> tuple[int, int, bytes]:
    """Width, height and packed rows of a PNG; nothing where it is none."""
    if not data.startswith(_SIGNATURE):
        return 0, 0, b""
    width, height = unpack_from(">II", data, 16)
    rows, at = [], 8
    while at + 8 <= len(data):
        length, kind = unpack_from(">I4s", data, at)
        if kind == b"IDAT":
            rows.append(data[at + 8 : at + 8 + length])
        at += 12 + length
    return width, height, b"".join(rows)


def is_bare_jpeg(data: bytes) -> bool:
    """Whether a JPEG is nothing but a picture: no comments, no bytes after its end."""
    return data.startswith(b"\xff\xd8") and stripped(data) == data


def _planes(picture: Picture) -> list[Picture]:
    """The colours of a picture, and its transparency."""
    if "transparency" in picture.info:
        picture = picture.convert("RGBA")
    elif picture.mode in ("1", "P", "I"):
        picture = picture.convert("RGB")
    if picture.mode in ("RGBA", "LA"):
        return [picture.convert(picture.mode[:-1]), picture.getchannel("A")]
    return [picture]


def _fingerprint(picture: Picture) -> str:
    head = f"{picture.width} {picture.height} {picture.mode} "
    return hashlib.sha256(head.encode() + picture.tobytes()).hexdigest()


def _chunk(kind: bytes, body: bytes) -> bytes:
    return pack(">I", len(body)) + kind + body + pack(">I", zlib.crc32(kind + body))
