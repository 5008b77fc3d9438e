"""How wide the glyphs of a font are (ISO 32000-1, 9.7.4.3).

Takes the font of a file; gives the width of the strings that are set in it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from struct import unpack
from typing import TYPE_CHECKING

from briefgen.verification.operands import codes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefgen.verification.objects import Objects, Value

_DEFAULT = 1000.0
_SIMPLE = 556.0  # of a letter of a font that the file does not hold: as Helvetica
_PIECE = re.compile(
    rb"(<[0-9A-Fa-f\s\0]*+>|\((?>[^()\\]++|\\.|\((?>[^()\\]++|\\.)*+\))*+\))"
    rb"|([-+.0-9]++)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Widths:
    """The widths of a font, in thousandths of its size, by the code of the glyph."""

    bytes_of_code: int
    known: Mapping[int, float]
    other: float

    def of(self, operands: bytes, size: float) -> float:
        """How wide a string, or an array of strings and gaps, is at a size."""
        width = 0.0
        for string, gap in _PIECE.findall(operands):
            if gap:
                width -= float(gap)
                continue
            found = codes(string)
            wide = self.bytes_of_code > 1
            numbers = unpack(f">{len(found) // 2}H", found) if wide else tuple(found)
            width += sum(self.known.get(number, self.other) for number in numbers)
        return width / 1000 * size


def read_widths(objects: Objects, reference: str) -> Widths:
    """The widths of the font at a reference."""
    font = objects.dictionary(reference)
    descendants = objects.array(font.get("/DescendantFonts"))
    if not descendants:
        first = int(objects.number(font.get("/FirstChar")))
        given = enumerate(objects.array(font.get("/Widths")), first)
        return Widths(1, {code: objects.number(w) for code, w in given}, _SIMPLE)
    inner = objects.dictionary(descendants[0])
    other = objects.number(inner["/DW"]) if "/DW" in inner else _DEFAULT
    return Widths(2, dict(_listed(objects, objects.array(inner.get("/W")))), other)


def _listed(objects: Objects, entries: list[Value]) -> Iterator[tuple[int, float]]:
    """The entries of ``/W``: a code and its list, or a range of codes and a width."""
    rest = iter(entries)
    for start in rest:
        first, second = int(objects.number(start)), objects.resolve(next(rest))
        if isinstance(second, list):
            for code, width in enumerate(second, first):
                yield code, objects.number(width)
        else:
            width = objects.number(next(rest))
            for code in range(first, int(objects.number(second)) + 1):
                yield code, width
