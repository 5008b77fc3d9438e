"""Take everything out of a JPEG that is not the picture, without decoding it.

Takes the bytes of a whole JPEG; gives the same picture without application data,
comments and bytes after its end. ITU-T T.81, annex B.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_SOI, _EOI, _SOS = 0xD8, 0xD9, 0xDA
_APP0, _APP14, _APP15, _COMMENT = 0xE0, 0xEE, 0xEF, 0xFE
_RESTARTS = range(0xD0, 0xD8)
# Without a thumbnail; it says that the colours are YCbCr.
_JFIF = bytes.fromhex("ffe000104a46494600010100000100010000")


def stripped(data: bytes) -> bytes | None:
    """The bare picture; None where the file is not laid out as it should be."""
    pieces = [b"\xff\xd8"]
    ended = False
    for marker, segment in _segments(data):
        match marker:
            case _ if marker == _APP0 and segment[4:9] == b"JFIF\0":
                pieces[1:1] = [_JFIF]
            case _ if marker == _APP14 and segment[4:9] == b"Adobe":
                pieces.append(b"\xff\xee\x00\x0e" + segment[4:16])
            case _ if marker == _EOI:
                pieces.append(b"\xff\xd9")
                ended = True
            case _ if _APP0 <= marker <= _APP15 or marker == _COMMENT:
                continue
            case _:
                pieces.append(segment)
    return b"".join(pieces) if ended else None


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Each marker with its bytes, up to the end of the picture."""
    at = 2
    while at + 4 <= len(data) or data[at : at + 2] == b"\xff\xd9":
        if data[at] != 0xFF:  # noqa: PLR2004 (B.1.1.2: a marker begins with it)
            return
        marker = data[at + 1]
        if marker == 0xFF:  # noqa: PLR2004 (a fill byte)
            at += 1
            continue
        if marker == _EOI:
            yield marker, b""
            return
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4])
        if marker == _SOS:
            end = _end_of_scan(data, end)
        if end > len(data) or end <= at + 3:
            return
        yield marker, data[at:end]
        at = end


def _end_of_scan(data: bytes, at: int) -> int:
    """Where the coded picture ends: at a marker that is neither 0 nor a restart."""
    while (at := data.find(b"\xff", at)) >= 0:
        following = data[at + 1 : at + 2]
        if following and following[0] and following[0] not in _RESTARTS:
            return at
        at += 2
    return len(data)
