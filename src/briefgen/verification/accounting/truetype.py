"""A font file, table by table.

Takes the bytes of a TrueType file; gives its tables, glyphs, widths and names
(OpenType 1.9, "Font file", "glyf", "cmap", "name"). Decides nothing about what may
stand there, but that no byte stands outside of a table.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from struct import Struct, unpack_from
from sys import byteorder
from typing import TYPE_CHECKING, NamedTuple

from briefgen.verification.limits import UnreadablePdfError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_ENTRY = Struct(">4sIII")
_NAME = Struct(">6H")
_ARE_WORDS, _HAS_SCALE, _MORE, _HAS_XY_SCALE, _HAS_2_BY_2, _INSTRUCTIONS = (
    0x1, 0x8, 0x20, 0x40, 0x80, 0x100,
)  # fmt: skip
_SIMPLE, _LONG, _VARIANTS = 4, 12, 14  # kinds of a map of characters


class Part(NamedTuple):
    """One glyph in another: which, and how it is placed, as written."""

    glyph: int
    placing: bytes


@dataclass(frozen=True)
class TrueType:
    """A font file."""

    tables: Mapping[str, bytes]
    loose: bool  # whether bytes stand outside of its tables

    @cached_property
    def places(self) -> array[int]:
        """Where each glyph begins, and where the last ends."""
        is_long = unpack_from(">h", self.tables["head"], 50)[0] == 1
        places = array("I" if is_long else "H", self.tables["loca"])
        if byteorder == "little":
            places.byteswap()
        return places if is_long else array("I", (2 * place for place in places))

    def glyph(self, number: int) -> bytes:
        """What draws a glyph; nothing for a blank, or for one that is not there."""
        if number + 1 >= len(self.places):
            return b""
        return self.tables["glyf"][self.places[number] : self.places[number + 1]]

    @cached_property
    def drawn(self) -> frozenset[int]:
        """The glyphs that are drawn by anything."""
        pairs = enumerate(pairwise(self.places))
        return frozenset(number for number, (start, end) in pairs if start != end)

    def widths(self, head: str, table: str) -> bytes:
        """The widths of glyphs, four bytes each (``hmtx``), or their heights."""
        if head not in self.tables:
            return b""
        count = unpack_from(">H", self.tables[head], 34)[0]
        return self.tables[table][: 4 * count]

    @cached_property
    def names(self) -> frozenset[tuple[int, bytes]]:
        """What the font is called, by kind of name."""
        table = self.tables["name"]
        count, start = unpack_from(">HH", table, 2)
        found = (_NAME.unpack_from(table, 6 + 12 * at) for at in range(count))
        return frozenset(
            (kind, table[start + place : start + place + length])
            for _, _, _, kind, length, place in found
        )

    @cached_property
    def letters(self) -> dict[int, int]:
        """The glyph of each character."""
        table = self.tables["cmap"]
        return {
            character: glyph
            for place in self._maps
            for character, glyph in _glyphs_of(table, place)
            if glyph
        }

    @cached_property
    def variants(self) -> dict[tuple[int, int], int]:
        """The glyphs of characters that a selector follows, by both."""
        table = self.tables["cmap"]
        return {
            pair: glyph for at in self._maps for pair, glyph in _variants(table, at)
        }

    @property
    def _maps(self) -> frozenset[int]:
        table = self.tables["cmap"]
        count = unpack_from(">H", table, 2)[0]
        return frozenset(unpack_from(">I", table, 8 + 8 * at)[0] for at in range(count))


def read_font(data: bytes) -> TrueType:
    """The tables of a font file.

    Raises:
        UnreadablePdfError: where they do not lie beside each other.
    """
    count = unpack_from(">H", data, 4)[0]
    entries = sorted(
        (place, length, tag)
        for tag, _, place, length in (
            _ENTRY.unpack_from(data, 12 + 16 * at) for at in range(count)
        )
    )
    tables: dict[str, bytes] = {}
    end, loose = 12 + 16 * count, False
    for place, length, tag in entries:
        if place < end or place + length > len(data):
            raise UnreadablePdfError("the tables of a font overlap, or are cut off")
        loose |= place - end > 3 or any(data[end:place])  # noqa: PLR2004 - to a multiple of 4
        end = place + length
        tables[tag.decode("latin-1")] = data[place:end]
    # Zeros fill up the last table; line ends keep a packed stream from ending in one.
    loose |= bool(data[end:].lstrip(b"\0").strip(b"\n")) or len(data) - end > 16  # noqa: PLR2004
    return TrueType(tables, loose)


def parts_of(glyph: bytes) -> tuple[Part, ...]:
    """The glyphs that one is put together from; none where it is drawn itself."""
    if not glyph or unpack_from(">h", glyph)[0] >= 0:
        return ()
    return tuple(_parts(glyph))


def bare(glyph: bytes) -> bytes:
    """A glyph without instructions, which fonts in a PDF do without."""
    outlines = unpack_from(">h", glyph)[0] if glyph else -1
    if outlines < 0:
        return glyph.rstrip(b"\0")
    at = 10 + 2 * outlines
    length = unpack_from(">H", glyph, at)[0]
    return (glyph[:at] + b"\0\0" + glyph[at + 2 + length :]).rstrip(b"\0")


def _parts(glyph: bytes) -> Iterator[Part]:
    at, flags = 10, _MORE
    while flags & _MORE:
        flags, number = unpack_from(">HH", glyph, at)
        end = at + (8 if flags & _ARE_WORDS else 6)
        for flag, size in ((_HAS_SCALE, 2), (_HAS_XY_SCALE, 4), (_HAS_2_BY_2, 8)):
            end += size if flags & flag else 0
        kept = flags & ~_INSTRUCTIONS
        yield Part(number, kept.to_bytes(2, "big") + glyph[at + 4 : end])
        at = end


def _glyphs_of(table: bytes, place: int) -> Iterator[tuple[int, int]]:
    """Each character of one map, and its glyph."""
    kind = unpack_from(">H", table, place)[0]
    if kind == _SIMPLE:
        yield from _simple(table, place)
    elif kind == _LONG:
        groups = unpack_from(">I", table, place + 12)[0]
        for at in range(groups):
            first, last, glyph = unpack_from(">III", table, place + 16 + 12 * at)
            for step in range(min(last - first, 0xFFFF) + 1):
                yield first + step, glyph + step


def _simple(table: bytes, place: int) -> Iterator[tuple[int, int]]:
    count = unpack_from(">H", table, place + 6)[0] // 2
    ends, starts, deltas, offsets = (
        unpack_from(f">{count}H", table, place + start)
        for start in (14, 16 + 2 * count, 16 + 4 * count, 16 + 6 * count)
    )
    for at in range(count):
        for character in range(starts[at], ends[at] + 1):
            glyph = character
            if offsets[at]:
                inside = 16 + 6 * count + 2 * at + offsets[at]
                step = place + inside + 2 * (character - starts[at])
                glyph = unpack_from(">H", table, step)[0]
            is_none = offsets[at] and not glyph
            yield character, 0 if is_none else (glyph + deltas[at]) & 0xFFFF


def _variants(table: bytes, place: int) -> Iterator[tuple[tuple[int, int], int]]:
    kind, _, selectors = unpack_from(">HII", table, place)
    for at in range(selectors if kind == _VARIANTS else 0):
        record = place + 10 + 11 * at
        selector = int.from_bytes(table[record : record + 3], "big")
        start = unpack_from(">I", table, record + 7)[0]
        count = unpack_from(">I", table, place + start)[0] if start else 0
        for step in range(count):
            entry = place + start + 4 + 5 * step
            character = int.from_bytes(table[entry : entry + 3], "big")
            yield (selector, character), unpack_from(">H", table, entry + 3)[0]
