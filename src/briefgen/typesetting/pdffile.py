"""Write PDF objects to bytes: each compressed once, the same ones every time.

Takes pydyf's objects. The order is theirs; the identifier is made from the
content; no stream ends in a carriage return, which some readers take for a part
of the line end that follows it.
"""

from __future__ import annotations

import zlib
from hashlib import md5
from typing import TYPE_CHECKING

import pydyf

if TYPE_CHECKING:
    from collections.abc import Sequence

_TOGETHER = 2000  # small objects in one stream
_EFFORT = 6  # zlib: twice as fast as 9, for 0.5 % more bytes
_HEADER = b"%PDF-1.7\n%\xf0\x9f\x96\xa4\n"


def serialise(pdf: pydyf.PDF) -> bytes:
    """The bytes of a PDF file."""
    if pdf.info:
        pdf.add_object(pdf.info)
    used = [thing for thing in pdf.objects if thing.free != "f"]
    small = [thing for thing in used if thing.compressible]
    written = _Writer(len(pdf.objects))
    for thing in used:
        if not thing.compressible:
            written.add(thing.number, stream_bytes(thing))
    for start in range(0, len(small), _TOGETHER):
        written.add_together(small[start : start + _TOGETHER])
    return written.finish(pdf)


class _Writer:
    """The parts written so far, and where each object went."""

    def __init__(self, next_number: int) -> None:
        self._parts = [_HEADER]
        self._position = len(_HEADER)
        self._next = next_number
        # (1, position, 0), or (2, number of the object stream, place in it)
        self._places: dict[int, tuple[int, int, int]] = {}

    def add(self, number: int, content: bytes) -> None:
        """An object of its own."""
        self._places[number] = (1, self._position, 0)
        self._parts.append(b"%d 0 obj\n%b\nendobj\n" % (number, content))
        self._position += len(self._parts[-1])

    def add_together(self, things: Sequence[pydyf.Object]) -> None:
        """Small objects, in a stream that holds them all."""
        for index, thing in enumerate(things):
            self._places[thing.number] = (2, self._next, index)
        self.add(self._next, _object_stream(things))
        self._next += 1

    def finish(self, pdf: pydyf.PDF) -> bytes:
        """The file: what was written, and where to find it."""
        body = md5(b"".join(self._parts), usedforsecurity=False).hexdigest()
        start = self._position
        trailer = pydyf.Dictionary(
            {
                "Type": "/XRef",
                "Size": self._next + 1,
                "Root": pdf.catalog.reference,
                "ID": pydyf.Array([f"<{body}>", f"<{body}>"]),
            }
        )
        if pdf.info:
            trailer["Info"] = pdf.info.reference
        self._places[self._next] = (1, start, 0)
        self.add(self._next, _cross_references(trailer, self._places))
        self._parts.append(f"startxref\n{start}\n%%EOF\n".encode())
        return b"".join(self._parts)


def stream_bytes(stream: pydyf.Stream) -> bytes:
    """A stream's dictionary and content, compressed where it asks for it."""
    content = b"\n".join(_bytes(piece) for piece in stream.stream)
    extra = pydyf.Dictionary(stream.extra.copy())
    if stream.compress:
        extra["Filter"] = "/FlateDecode"
        content, added = _deflated(content)
        if "Length1" in extra:
            extra["Length1"] += added
    elif content.endswith(b"\r") and extra.get("Filter") == "/FlateDecode":
        # Pixels of a picture: what follows the last row is never looked at.
        content, _ = _deflated(zlib.decompress(content))
    extra["Length"] = len(content)
    return b"\n".join((extra.data, b"stream", content, b"endstream"))


def _deflated(content: bytes) -> tuple[bytes, int]:
    """Compressed content that ends well, and how many bytes that took.

    The last byte is of a sum over the content, so a zero would change nothing.
    """
    deflated, added = zlib.compress(content, _EFFORT), 0
    while deflated.endswith(b"\r"):
        added += 1
        deflated = zlib.compress(content + b"\n" * added, _EFFORT)
    return deflated, added


def _object_stream(things: Sequence[pydyf.Object]) -> bytes:
    contents, index, position = [], [], 0
    for thing in things:
        contents.append(thing.data)
        index += [thing.number, position]
        position += len(contents[-1]) + 1
    head = " ".join(map(str, index)).encode()
    extra = {"Type": "/ObjStm", "N": len(contents), "First": len(head) + 1}
    return stream_bytes(pydyf.Stream([head, *contents], extra, compress=True))


def _cross_references(
    trailer: pydyf.Dictionary, places: dict[int, tuple[int, int, int]]
) -> bytes:
    free = (0, 0, 65535)
    rows = [places.get(number, free) for number in range(trailer["Size"])]
    width = (max(row[1] for row in rows).bit_length() + 7) // 8
    table = b"".join(
        kind.to_bytes(1, "big") + second.to_bytes(width, "big")
        + third.to_bytes(2, "big")
        for kind, second, third in rows
    )  # fmt: skip
    trailer["W"] = pydyf.Array([1, width, 2])
    deflated = zlib.compress(table, _EFFORT)
    # Nothing can be added to the table, but as it is, it ends in a zero.
    if not deflated.endswith(b"\r"):
        table, trailer["Filter"] = deflated, "/FlateDecode"
    trailer["Length"] = len(table)
    return b"\n".join((trailer.data, b"stream", table, b"endstream"))


def _bytes(piece: object) -> bytes:
    match piece:
        case bytes():
            return piece
        case pydyf.Object():
            return bytes(piece.data)
        case _:
            return str(piece).encode("ascii")
