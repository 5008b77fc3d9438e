"""What parent and worker say to each other, as bytes.

A frame is a small JSON header and any number of blobs. The other side of the pipe
may be broken or hostile by the time it answers, so nothing here is evaluated, and
lengths are checked before they are believed.
"""

from __future__ import annotations

import json
import struct
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_MAGIC = b"briefgen"
_PREFIX = struct.Struct(">8sIQ")  # magic, length of the header, length of the blobs
_LONGEST_HEADER = 64 * 1024 * 1024
_LONGEST_BODY = 4 * 1024**3


class GarbledFrameError(ValueError):
    """The other side wrote something that is no frame."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One message: a header that JSON can hold, and blobs beside it."""

    header: Mapping[str, Any]
    blobs: Sequence[bytes] = ()


def pack(frame: Frame) -> bytes:
    """The bytes of a frame."""
    lengths = [len(blob) for blob in frame.blobs]
    envelope = {"header": frame.header, "blobs": lengths}
    header = json.dumps(envelope, ensure_ascii=True).encode("ascii")
    prefix = _PREFIX.pack(_MAGIC, len(header), sum(lengths))
    return b"".join((prefix, header, *frame.blobs))


def unpack(data: bytes) -> Frame:
    """The frame that these bytes are.

    Raises:
        GarbledFrameError: when they are none.
    """
    frame = Assembler().feed(data)
    if frame is None:
        raise GarbledFrameError("less than a frame")
    return frame


@dataclass(slots=True)
class Assembler:
    """Puts one frame together from the pieces that a pipe delivers."""

    _received: bytearray = field(default_factory=bytearray)

    def feed(self, piece: bytes) -> Frame | None:
        """Take a piece; give the frame once it is whole."""
        self._received += piece
        if len(self._received) < _PREFIX.size:
            if not _MAGIC.startswith(bytes(self._received[: len(_MAGIC)])):
                raise GarbledFrameError("not a frame")
            return None
        header_length, body_length = self._lengths()
        whole = _PREFIX.size + header_length + body_length
        if len(self._received) > whole:
            raise GarbledFrameError("more than a frame")
        return self._frame(header_length) if len(self._received) == whole else None

    def missing(self) -> int:
        """How many bytes may be read without reading into the next frame."""
        if len(self._received) < _PREFIX.size:
            return _PREFIX.size - len(self._received)
        return _PREFIX.size + sum(self._lengths()) - len(self._received)

    def _lengths(self) -> tuple[int, int]:
        magic, header, body = _PREFIX.unpack_from(self._received)
        if magic != _MAGIC or header > _LONGEST_HEADER or body > _LONGEST_BODY:
            raise GarbledFrameError("not a frame")
        return header, body

    def _frame(self, header_length: int) -> Frame:
        view = memoryview(self._received)
        try:
            start = _PREFIX.size + header_length
            envelope = json.loads(bytes(view[_PREFIX.size : start]))
            blobs = []
            for length in envelope["blobs"]:
                blobs.append(bytes(view[start : start + length]))
                start += length
            return Frame(envelope["header"], tuple(blobs))
        except (ValueError, TypeError, KeyError) as error:
            raise GarbledFrameError("a frame without a readable header") from error
