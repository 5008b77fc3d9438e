"""Fonts: nothing but the glyphs that the pages paint, and the pinned face's own.

Takes a font of a file, and the glyphs that the pages paint with it; says what in it
nothing accounts for. Decides that a glyph may be in a font that is painted, or part
of one that is; that it is drawn, sized and named as in the pinned face; and that the
map to letters knows painted glyphs alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from briefgen.fonts import FACES, read_face
from briefgen.verification.accounting.truetype import (
    TrueType,
    bare,
    parts_of,
    read_font,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.verification.lettering import Face
    from briefgen.verification.objects import Objects, Value

_FILES = frozenset(face.file for face in FACES)
_KEPT = frozenset(
    (
        "GDEF", "OS/2", "STAT", "cmap", "gasp", "glyf", "head", "hhea", "hmtx", "loca",
        "maxp", "name", "post", "vhea", "vmtx",
    )
)  # fmt: skip
# Tables of numbers about the whole face, and the bytes in them that depend on which
# glyphs there are: checksum, format, counts, ranges of characters.
_SAME = {
    "head": (*range(8, 12), 51),
    "hhea": (34, 35),
    "vhea": (34, 35),
    "OS/2": (*range(42, 58), *range(64, 68)),
    "maxp": range(4, 32),
    "gasp": (),
    "STAT": (),
}
_MAP = re.compile(
    rb"/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo\n"
    rb"<< /Registry \(Adobe\)\n/Ordering \(UCS\)\n/Supplement 0\n>> def\n"
    rb"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
    rb"1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n"
    rb"(?:\d{1,3} beginbfchar\n(?:<[0-9a-f]{4}> <(?:[0-9a-f]{4})*>\n){1,100}"
    rb"endbfchar\n)*"
    rb"endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n*"
)


class Named(NamedTuple):
    """A font as pages name it."""

    key: str  # "/WPIXDM"
    reference: str
    face: Face


def foreign_in_font(objects: Objects, font: Named) -> Iterator[str]:
    """What of a font nothing accounts for."""
    entries = objects.dictionary(font.reference)
    descendants = objects.array(entries.get("/DescendantFonts"))
    inner = objects.dictionary(next(iter(descendants), None))
    descriptor = objects.dictionary(inner.get("/FontDescriptor"))
    file = f"{font.face.base_name}.ttf"
    called = {entries.get("/BaseFont"), inner.get("/BaseFont")}
    called.add(descriptor.get("/FontName"))
    if called != {f"{font.key}+{font.face.base_name}"} or file not in _FILES:
        yield "a name that is not that of a pinned face"
        return
    painted = font.face.painted
    if not font.face.letters.keys() <= painted:
        yield "letters that no page shows"
    if not _widths(inner.get("/W")) <= {0, *painted}:
        yield "widths of glyphs that no page shows"
    if _MAP.fullmatch(objects.streams[entries["/ToUnicode"]]) is None:
        yield "more than letters in its map of letters"
    embedded = objects.streams[descriptor["/FontFile2"]]
    yield from _foreign(read_font(embedded), read_font(read_face(file)), painted)


def _widths(value: Value) -> set[int]:
    """The glyphs that a list of widths knows (ISO 32000-1, 9.7.4.3)."""
    found: set[int] = set()
    first = 0
    for entry in value if isinstance(value, list) else ():
        if isinstance(entry, list):
            found.update(range(first, first + len(entry)))
        elif isinstance(entry, int):
            first = entry
            found.add(first)
    return found


def _foreign(font: TrueType, pinned: TrueType, painted: set[int]) -> Iterator[str]:
    if font.loose or not font.tables.keys() <= _KEPT:
        yield "a table that no font of briefgen has"
    if any(not _is_same(font, pinned, table) for table in _SAME):
        yield "tables that are not the pinned face's"
    if not font.names <= pinned.names or len(font.tables["name"]) > _most(font):
        yield "names that are not the pinned face's"
    known = {number: number for number in (0, *painted)}
    same = _go_through(font, pinned, known, list(known))
    variants = _variants(font, pinned, known)
    same &= _go_through(font, pinned, known, variants)
    if not same:
        yield "glyphs that are not the pinned face's"
    letters = {*font.letters.values(), *font.variants.values()}
    if not font.drawn <= known.keys() or not letters <= known.keys():
        yield "glyphs that no page shows"
    for head, table in (("hhea", "hmtx"), ("vhea", "vmtx")):
        if not _are_widths(font.widths(head, table), pinned.widths(head, table), known):
            yield "sizes of glyphs that no page shows"


def _is_same(font: TrueType, pinned: TrueType, table: str) -> bool:
    ours, theirs = font.tables.get(table), pinned.tables.get(table)
    if ours is None or theirs is None:
        return ours is None
    return len(ours) == len(theirs) and all(
        one == other or at in _SAME[table]
        for at, (one, other) in enumerate(zip(ours, theirs, strict=True))
    )


def _most(font: TrueType) -> int:
    """How long the table of names may be: an entry for each, and the names."""
    count = int.from_bytes(font.tables["name"][2:4], "big")
    return 6 + 12 * count + sum(len(name) for _, name in font.names)


def _variants(font: TrueType, pinned: TrueType, known: dict[int, int]) -> list[int]:
    """Other shapes of painted glyphs, which come along with them (Unicode 23.4)."""
    new = []
    for (selector, character), number in font.variants.items():
        there = pinned.variants.get((selector, character))
        if there is not None and font.letters.get(character) in known:
            known.setdefault(number, there)
            new.append(number)
    return new


def _go_through(
    font: TrueType, pinned: TrueType, known: dict[int, int], waiting: list[int]
) -> bool:
    """Get to know the parts of glyphs, each with its number in the pinned face.

    Says whether all of them are drawn as there.
    """
    same = True
    while waiting:
        number = waiting.pop()
        ours, theirs = font.glyph(number), pinned.glyph(known[number])
        if not ours or ours == theirs or bare(ours) == bare(theirs):
            waiting += _parts_as_there(ours, known)
            continue
        parts, others = parts_of(ours), parts_of(theirs)
        same &= [part.placing for part in parts] == [part.placing for part in others]
        same &= bool(parts) and ours[2:10] == theirs[2:10]
        for part, other in zip(parts, others, strict=False):
            if part.glyph not in known:
                known[part.glyph] = other.glyph
                waiting.append(part.glyph)
            same &= known[part.glyph] == other.glyph
    return same


def _parts_as_there(glyph: bytes, known: dict[int, int]) -> list[int]:
    """The parts of a glyph that has the same parts in the pinned face."""
    new = [part.glyph for part in parts_of(glyph) if part.glyph not in known]
    known.update((number, number) for number in new)
    return new


def _are_widths(ours: bytes, theirs: bytes, known: dict[int, int]) -> bool:
    """Whether only known glyphs have a width, and the one of the pinned face."""
    left = bytearray(ours)
    for number, there in known.items():
        at = slice(4 * number, 4 * number + 4)
        if left[at] and left[at] != theirs[4 * there : 4 * there + 4]:
            return 4 * there >= len(theirs)
        left[at] = bytes(len(left[at]))
    return not any(left)
