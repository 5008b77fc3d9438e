"""Everything that can be read out of a PDF, in pieces that can be searched.

Written apart from ``briefgen.verification``, on other people's tools: qpdf takes the
PDF apart, poppler reads it, fontTools its fonts. What a tool cannot read is an error,
never a clean bill.
"""

from __future__ import annotations

import base64
import json
import re
import subprocess
import tempfile
import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fontTools.ttLib import TTFont

if TYPE_CHECKING:
    from collections.abc import Iterator

_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_SHOWN = re.compile(rb"\((?:[^()\\]|\\.)*\)|<[0-9A-Fa-f\s]*>", re.DOTALL)
_MAPPED = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_FONT = (b"\0\1\0\0", b"OTTO", b"true", b"ttcf")


@dataclass(frozen=True, slots=True)
class Channel:
    """Something to be searched: a name for it, and its bytes."""

    name: str
    data: bytes

    @property
    def texts(self) -> tuple[str, ...]:
        """The bytes as text, in the ways in which they may be one."""
        wide = [self.data[at:] for at in (0, 1)] if b"\0" in self.data else []
        return (
            self.data.decode("utf-8", "replace"),
            self.data.decode("latin-1"),
            *(piece.decode("utf-16-be", "replace") for piece in wide),
        )


def channels_of_pdf(data: bytes) -> Iterator[Channel]:
    """Everything that can be read out of a PDF."""
    yield Channel("bytes of the file", data)
    with tempfile.TemporaryDirectory(prefix="leakcheck-") as name:
        file = Path(name) / "file.pdf"
        file.write_bytes(data)
        yield from _objects(file)
        yield from _pages(file)
        yield from _attachments(file)
    streams = list(streams_of(data))
    for number, stream in enumerate(streams):
        yield from unpacked(f"stream {number} as it lies", stream, 0)
    yield from _shown(streams)


def streams_of(data: bytes) -> Iterator[bytes]:
    """Every stream that lies in the file, whether anything refers to it or not."""
    for found in _STREAM.finditer(data):
        packed = zlib.decompressobj()
        try:
            yield packed.decompress(found[1]) + packed.flush()
        except zlib.error:
            yield found[1]


def _objects(file: Path) -> Iterator[Channel]:
    """Every object that qpdf finds, with its strings, names and decoded stream."""
    options = ("--json=2", "--json-stream-data=inline", "--decode-level=generalized")
    whole = json.loads(_told("qpdf", *options, file))
    for name, entry in whole["qpdf"][1].items():
        inner = entry.get("stream", {})
        value = {k: v for k, v in entry.items() if k != "stream"}
        words = "\n".join(_strings([value, inner.get("dict", {})]))
        yield Channel(f"object {name}", words.encode("utf-8", "surrogatepass"))
        if "data" in inner:
            stream = base64.b64decode(inner["data"])
            yield from unpacked(f"stream of {name}", stream, 0)
    qdf = ("--qdf", "--object-streams=disable", "--stream-data=uncompress")
    yield Channel("objects as text", _told("qpdf", *qdf, file, "-"))


def _strings(value: Any) -> Iterator[str]:  # noqa: ANN401
    match value:
        case dict():
            for key, inner in value.items():
                yield key
                yield from _strings(inner)
        case list():
            for inner in value:
                yield from _strings(inner)
        case str():
            yield value.removeprefix("u:").removeprefix("b:")
            if value.startswith("b:"):
                yield bytes.fromhex(value[2:]).decode("utf-16-be", "replace")
                yield bytes.fromhex(value[2:]).decode("latin-1")
        case _:
            pass


def _pages(file: Path) -> Iterator[Channel]:
    """What poppler reads: pages in two orders, metadata, destinations, tags, links."""
    for way in ("-raw", "-layout", "-bbox"):
        yield Channel(f"text ({way})", _told("pdftotext", way, file, "-"))
    for way in ("-isodates", "-meta", "-dests", "-struct", "-url", "-js"):
        yield Channel(f"pdfinfo {way}", _told("pdfinfo", way, file))


def _attachments(file: Path) -> Iterator[Channel]:
    folder = file.parent / "attached"
    folder.mkdir()
    _told("pdfdetach", "-saveall", "-o", folder, file)
    for number, path in enumerate(sorted(folder.iterdir())):
        yield Channel(f"name of attachment {number}", path.name.encode())
        yield from unpacked(f"attachment {number}", path.read_bytes(), 0)


def unpacked(name: str, data: bytes, depth: int) -> Iterator[Channel]:
    """A stream or an attachment, with what is packed in it: archives, PDFs, fonts."""
    yield Channel(name, data)
    assert depth < 5, f"{name}: packed too deep to be read"
    if data[:4] == b"PK\3\4":
        with zipfile.ZipFile(BytesIO(data)) as archive:
            for inner in archive.namelist():
                yield Channel(f"{name}: a name", inner.encode())
                yield from unpacked(f"{name}: a file", archive.read(inner), depth + 1)
    elif data[:5] == b"%PDF-":
        for channel in channels_of_pdf(data):
            yield Channel(f"{name}: {channel.name}", channel.data)
    elif data[:2] == b"\x1f\x8b":
        inner_data = zlib.decompress(data, wbits=31)
        yield from unpacked(f"{name}: unzipped", inner_data, depth + 1)
    elif data[:4] in _FONT:
        yield Channel(f"{name}: a font", "\n".join(_font(data)).encode())


# ── Fonts, and what is shown in them ─────────────────────────────────────────


def _font(data: bytes) -> Iterator[str]:
    """What a font says of itself, and the names of its glyphs."""
    font = TTFont(BytesIO(data), lazy=True)
    yield from font.getGlyphOrder()
    if "name" in font:
        yield from (record.toUnicode(errors="replace") for record in font["name"].names)


def letters_of_pdf(data: bytes) -> frozenset[str]:
    """Every letter that some font of the file can show."""
    found: set[str] = set()
    for stream in streams_of(data):
        found.update("".join(_to_unicode(stream).values()))
        if stream[:4] in _FONT:
            font = TTFont(BytesIO(stream), lazy=True)
            cmap = font.getBestCmap() if "cmap" in font else {}
            found.update(map(chr, cmap or {}))
    return frozenset(found)


def _to_unicode(stream: bytes) -> dict[int, str]:
    if b"beginbfchar" not in stream and b"beginbfrange" not in stream:
        return {}
    return {
        int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be", "replace")
        for code, text in _MAPPED.findall(stream)
        if len(text) % 4 == 0
    }


def _shown(streams: list[bytes]) -> Iterator[Channel]:
    """Every string that some stream shows, read with the letters of every font."""
    maps = [found for stream in streams if (found := _to_unicode(stream))]
    for number, stream in enumerate(streams):
        if b"Tj" not in stream and b"TJ" not in stream:
            continue
        codes = b"".join(map(_bytes, _SHOWN.findall(stream)))
        pairs = [int.from_bytes(codes[at : at + 2]) for at in range(0, len(codes), 2)]
        for at, letters in enumerate(maps):
            text = "".join(letters.get(pair, "\0") for pair in pairs)
            yield Channel(f"stream {number} in font {at}", text.encode("utf-8"))


def _bytes(string: bytes) -> bytes:
    if string[:1] == b"<":
        digits = b"".join(string[1:-1].split())
        return bytes.fromhex(digits.decode() + "0" * (len(digits) % 2))
    return re.sub(rb"\\(.)", rb"\1", string[1:-1], flags=re.DOTALL)


# ── Pictures ─────────────────────────────────────────────────────────────────


def pictures_of(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Every picture of a PDF, as PNG."""
    with tempfile.TemporaryDirectory(prefix="leakcheck-") as name:
        folder = Path(name)
        (folder / "file.pdf").write_bytes(data)
        _told("pdfimages", "-png", folder / "file.pdf", folder / "picture")
        for path in sorted(folder.glob("picture*.png")):
            yield path.name, path.read_bytes()


def _told(*command: str | Path) -> bytes:
    done = subprocess.run(command, capture_output=True, check=False)
    # qpdf says 3 where it only warns.
    assert done.returncode in (0, 3), done.stderr.decode("utf-8", "replace")
    return done.stdout
