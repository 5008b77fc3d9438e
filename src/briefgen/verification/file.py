"""The bytes of a PDF file, every one of them.

Takes a file as ISO 32000-1, 7.5 builds it; gives its objects and streams. Decides
that nothing is skipped: between the header and the last line stand objects, all of
them listed in the table of the file, and what is none of these is told. A file is
read from its first byte to its last, as it stands there, and never repaired.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, TypeAlias

from briefgen.verification.limits import (
    FILE,
    OBJECTS,
    STREAM,
    STREAMS,
    OversizePdfError,
    UnreadablePdfError,
)
from briefgen.verification.syntax import Dictionary, Value, value_at, values

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEADER = re.compile(rb"%PDF-1\.\d\n%[\x80-\xff]{4}\n")
_OBJECT = re.compile(rb"[\r\n]{0,2}(\d{1,7}) (\d{1,5}) obj[ \r\n]")
_STREAM = re.compile(rb"[ \r\n]{0,2}stream\r?\n")
_STREAM_END = re.compile(rb"[\r\n]{0,2}endstream[ \r\n]{1,2}endobj")
_OBJECT_END = re.compile(rb"[ \r\n]{0,2}endobj")
_LAST = re.compile(rb"[\r\n]{0,2}startxref\s(\d{1,12})\s%%EOF[\r\n]{0,2}")
_NEXT = re.compile(rb"\d+ \d+ obj[ \r\n]|startxref\s")
_FREE, _PLAIN, _PACKED = 0, 1, 2  # ISO 32000-1, 7.5.8.3
_NEVER_USED = ((_FREE, 0, 65535), (_FREE, 0, 0))  # what a row of no object says
_WIDEST = 20  # bytes of a row
_Place: TypeAlias = "tuple[int, int]"  # where it is; or in what stream, at which place


@dataclass(slots=True)
class Bodies:
    """What a file holds.

    ``streams`` holds what is decoded, and a picture is not; ``loose`` tells of bytes
    that belong to no object, and of objects that no reader would come to.
    """

    trailer: Dictionary = field(default_factory=dict)
    values: dict[str, Value] = field(default_factory=dict)
    streams: dict[Value, bytes] = field(default_factory=dict)
    raw: dict[Value, bytes] = field(default_factory=dict)
    loose: list[str] = field(default_factory=list)


def read_file(data: bytes) -> Bodies:
    """All that stands in a file.

    Raises:
        UnreadablePdfError: when it is not built as it must be.
    """
    if len(data) > FILE:
        raise OversizePdfError(f"it has {len(data):,} bytes, and {FILE:,} are read")
    return _File(data).read()


class _File:
    def __init__(self, data: bytes) -> None:
        self._data = data
        self._text = data.decode("latin-1")
        self._found = Bodies()
        self._places: dict[str, tuple[int, _Place]] = {}
        self._decoded = 0

    def read(self) -> Bodies:
        header = _HEADER.match(self._data)
        if header is None:
            raise UnreadablePdfError("it does not begin as a PDF does")
        position = header.end()
        while (last := _LAST.match(self._data, position)) is None:
            if (found := _OBJECT.match(self._data, position)) is not None:
                position = self._object(found)
            else:
                position = self._skipped(position)
        self._table(int(last[1]))
        if last.end() != len(self._data):
            self._found.loose.append("bytes follow the end of the file")
        return self._found

    def _skipped(self, position: int) -> int:
        """Where an object begins after bytes that are none."""
        found = _NEXT.search(self._data, position + 1)
        if found is None:
            raise UnreadablePdfError("it does not end as a PDF does")
        self._found.loose.append(f"bytes at {position:,} belong to no object")
        return found.start()

    # ── Objects ──

    def _object(self, found: re.Match[bytes]) -> int:
        """Take an object; say where it ends."""
        name = f"{int(found[1])} {int(found[2])} R"
        start = found.start(1)
        value, position = value_at(self._text, found.end())
        self._add(name, value, (_PLAIN, (start, 0)))
        if (opened := _STREAM.match(self._data, position)) is None:
            ended = _OBJECT_END.match(self._data, position)
        else:
            ended = self._stream(name, value, opened.end())
        if ended is None:
            raise UnreadablePdfError(f"the object {name} does not end")
        return ended.end()

    def _add(self, name: str, value: Value, place: tuple[int, _Place]) -> None:
        if name in self._found.values:
            raise UnreadablePdfError(f"the object {name} stands in it twice")
        if len(self._found.values) >= OBJECTS:
            raise OversizePdfError(f"it has more than {OBJECTS:,} objects")
        self._found.values[name] = value
        self._places[name] = place

    def _stream(self, name: str, value: Value, start: int) -> re.Match[bytes] | None:
        if not isinstance(value, dict) or not isinstance(value.get("/Length"), int):
            raise UnreadablePdfError(f"the stream {name} does not say how long it is")
        end = start + int(value["/Length"])
        raw = self._data[start:end]
        self._found.raw[name] = raw
        if value.get("/Subtype") != "/Image":
            content = self._content(name, value, raw)
            self._found.streams[name] = content
            if value.get("/Type") == "/ObjStm":
                self._unpack(name, value, content.decode("latin-1"))
        return _STREAM_END.match(self._data, end)

    def _content(self, name: str, value: Dictionary, raw: bytes) -> bytes:
        """A stream, decoded."""
        match value.get("/Filter"):
            case None:
                content = raw
            case "/FlateDecode":
                content = self._inflated(name, raw) if raw else b""
            case _:
                raise UnreadablePdfError(f"the stream {name} is packed in another way")
        if parameters := value.get("/DecodeParms"):
            content = _predicted(content, parameters)
        self._decoded += len(content)
        if self._decoded > STREAMS:
            raise OversizePdfError(f"its streams hold more than {STREAMS:,} bytes")
        return content

    def _inflated(self, name: str, raw: bytes) -> bytes:
        unpacking = zlib.decompressobj()
        try:
            content = unpacking.decompress(raw, STREAM)
        except zlib.error as error:
            raise UnreadablePdfError(f"the stream {name} is damaged") from error
        if unpacking.unconsumed_tail:
            raise OversizePdfError(f"the stream {name} holds over {STREAM:,} bytes")
        if not unpacking.eof:
            raise UnreadablePdfError(f"the stream {name} is cut off")
        if unpacking.unused_data:
            self._found.loose.append(f"bytes follow the end of the stream {name}")
        return content

    def _unpack(self, name: str, value: Dictionary, text: str) -> None:
        """Take the objects of an object stream (7.5.7)."""
        first, count = value.get("/First"), value.get("/N")
        if not isinstance(first, int) or not isinstance(count, int):
            raise UnreadablePdfError(f"the stream {name} does not say what it holds")
        index = text[:first].split()
        if not all(map(str.isdecimal, index)) or len(index) != 2 * count:
            raise UnreadablePdfError(f"the stream {name} lists other than it holds")
        objects = tuple(values(text.rstrip("\n"), first))
        starts = [first + int(start) for start in index[1::2]]
        if len(objects) != count or any(
            not begin <= start <= begin + 1
            for start, (_, begin, _) in zip(starts, objects, strict=True)
        ):
            raise UnreadablePdfError(f"the stream {name} lists other than it holds")
        within = int(name.partition(" ")[0])
        for at, number in enumerate(index[::2]):
            inner, _, _ = objects[at]
            self._add(f"{int(number)} 0 R", inner, (_PACKED, (within, at)))

    # ── The table ──

    def _table(self, start: int) -> None:
        """See that the cross-reference stream lists what was found (7.5.8)."""
        here = (_PLAIN, (start, 0))
        name = next((name for name, at in self._places.items() if at == here), "")
        trailer = self._found.values.get(name)
        if not isinstance(trailer, dict) or trailer.get("/Type") != "/XRef":
            raise UnreadablePdfError("it has no table of its objects where it says")
        if "/Encrypt" in trailer:
            raise UnreadablePdfError("it is encrypted")
        rows = list(_listed(trailer, self._found.streams[name]))
        listed = dict(rows)
        if len(listed) != len(rows):
            raise UnreadablePdfError("its table lists an object twice")
        for number in self._places.keys() - listed.keys():
            self._found.loose.append(f"the object {number} is not listed")
        if any(self._places.get(name) != place for name, place in listed.items()):
            raise UnreadablePdfError("its table lists what is not there")
        self._found.trailer = trailer


def _listed(
    trailer: Dictionary, rows: bytes
) -> Iterator[tuple[str, tuple[int, _Place]]]:
    """Each object in use, and where it is."""
    widths, size = trailer.get("/W", []), trailer.get("/Size")
    index = trailer.get("/Index", [0, size])
    if not _are_numbers(widths, 3) or not _are_numbers(index, None):
        raise UnreadablePdfError("its table is broken")
    ends = [0, *accumulate(widths)]
    width = ends[-1]
    if not 0 < width <= _WIDEST or len(rows) != width * sum(index[1::2]):
        raise UnreadablePdfError("its table is broken")
    numbers = (
        number
        for start, count in zip(index[::2], index[1::2], strict=True)
        for number in range(start, start + count)
    )
    for at, number in enumerate(numbers):
        row = rows[at * width : (at + 1) * width]
        kind, second, third = (
            int.from_bytes(row[begin:end], "big") for begin, end in pairwise(ends)
        )
        if kind == _PACKED:
            yield f"{number} 0 R", (kind, (second, third))
        elif kind == _PLAIN:
            yield f"{number} {third} R", (kind, (second, 0))
        elif (kind, second, third) not in _NEVER_USED:
            raise UnreadablePdfError("its table is broken")


def _are_numbers(value: Value, count: int | None) -> bool:
    return (
        isinstance(value, list)
        and all(type(number) is int and 0 <= number <= OBJECTS for number in value)
        and (len(value) % 2 == 0 if count is None else len(value) == count)
    )


def _predicted(content: bytes, parameters: Value) -> bytes:
    """Rows of which each is the difference to the one above (PNG, type 2)."""
    known = {"/Columns", "/Predictor"}
    if not isinstance(parameters, dict) or not parameters.keys() <= known:
        raise UnreadablePdfError("a stream is packed in another way")
    columns = parameters.get("/Columns", 1)
    above = bytes(columns)
    rows = []
    for start in range(0, len(content), columns + 1):
        if content[start] != 2:  # noqa: PLR2004 - PNG's number of this filter
            raise UnreadablePdfError("a stream is packed in another way")
        row = content[start + 1 : start + 1 + columns]
        above = bytes([(a + b) & 255 for a, b in zip(row, above, strict=True)])
        rows.append(above)
    return b"".join(rows)
