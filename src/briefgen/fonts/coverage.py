"""Which characters the pinned families have.

A family has a character when all its faces have it, so that a word stays in its
family when it turns bold. The tables in ``data/fonts/`` list ranges of code
points; ``scripts/font_tables.py`` writes them. The large tables of the Chinese,
Japanese and Korean families are read only when a character needs them.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.fonts.faces import FAMILIES

if TYPE_CHECKING:
    from collections.abc import Iterable

TABLES = Path(__file__).parents[1] / "data" / "fonts"

# Unicode, DerivedCoreProperties.txt: Default_Ignorable_Code_Point; and what ends
# a line or stands for white space that is laid out, not drawn.
_NEEDS_NO_GLYPH = (
    (0x09, 0x0D), (0x85, 0x85), (0xAD, 0xAD), (0x34F, 0x34F), (0x61C, 0x61C),
    (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F), (0x200B, 0x200F),
    (0x2028, 0x202E), (0x2060, 0x206F), (0x3164, 0x3164), (0xFE00, 0xFE0F),
    (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0), (0xFFF0, 0xFFF8), (0x1BCA0, 0x1BCA3),
    (0x1D173, 0x1D17A), (0xE0000, 0xE0FFF),
)  # fmt: skip
_IGNORABLE_STARTS = tuple(start for start, _ in _NEEDS_NO_GLYPH)


def table_of(family: str) -> Path:
    """The file that lists what a family has."""
    return TABLES / f"{family.lower().replace(' ', '-')}.txt"


def covers(family: str, character: str) -> bool:
    """Whether every face of the family has the character, or it needs no glyph."""
    return needs_no_glyph(character) or _has(family, ord(character))


def uncovered(text: str, families: Iterable[str]) -> frozenset[str]:
    """The characters of a text that none of these families has."""
    left = frozenset(char for char in set(text) if not needs_no_glyph(char))
    for family in families:
        if not left:
            break
        left = frozenset(char for char in left if not _has(family, ord(char)))
    return left


def missing_characters(text: str) -> frozenset[str]:
    """The characters of a text that no pinned family has."""
    return uncovered(text, FAMILIES)


def needs_no_glyph(character: str) -> bool:
    """Whether a character is laid out, or joins others, without a shape."""
    code = ord(character)
    at = bisect_right(_IGNORABLE_STARTS, code) - 1
    return at >= 0 and code <= _NEEDS_NO_GLYPH[at][1]


def _has(family: str, code: int) -> bool:
    starts, ends = _ranges(family)
    at = bisect_right(starts, code) - 1
    return at >= 0 and code <= ends[at]


@cache
def _ranges(family: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    starts, ends = [], []
    for line in table_of(family).read_text("ascii").splitlines():
        for extent in () if line.startswith("#") else line.split():
            start, _, end = extent.partition("-")
            starts.append(int(start, 16))
            ends.append(int(end or start, 16))
    return tuple(starts), tuple(ends)
