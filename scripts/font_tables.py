"""Write the tables of ``src/briefgen/data/fonts/`` from the pinned font package.

Run it when the pin changes: ``python scripts/font_tables.py``. A test compares
what it would write with what is there.
"""

from __future__ import annotations

import hashlib
import textwrap
from functools import reduce
from typing import TYPE_CHECKING

from fontTools.ttLib import TTFont

from briefgen.fonts.coverage import TABLES, table_of
from briefgen.fonts.faces import FACES, FAMILIES, face_path

if TYPE_CHECKING:
    from pathlib import Path


def ranges(codes: set[int]) -> list[str]:
    """Code points as ``20-7e``, or ``a0`` where one stands alone."""
    extents: list[list[int]] = []
    for code in sorted(codes):
        if extents and extents[-1][1] == code - 1:
            extents[-1][1] = code
        else:
            extents.append([code, code])
    return [f"{a:x}-{b:x}" if b > a else f"{a:x}" for a, b in extents]


def coverage(family: str) -> str:
    """The table of a family: what all its faces have."""
    cmaps = []
    for face in FACES:
        if face.family == family:
            with TTFont(face_path(face.file), lazy=True) as font:
                cmaps.append(
                    {
                        code
                        for code, glyph in font.getBestCmap().items()
                        if glyph != ".notdef"
                    }
                )
    common = reduce(set.intersection, cmaps)
    head = (
        f"# Characters that all faces of {family} have. From scripts/font_tables.py.\n"
    )
    return (
        head
        + textwrap.fill(" ".join(ranges(common)), 88, break_on_hyphens=False)
        + "\n"
    )


def checksums() -> str:
    """One line for each face, as ``sha256sum`` writes it."""
    files = [face_path(face.file) for face in FACES]
    sums = [hashlib.sha256(file.read_bytes()).hexdigest() for file in files]
    return "".join(f"{s}  {f.name}\n" for s, f in zip(sums, files, strict=True))


def tables() -> dict[Path, str]:
    """Every table, by its file."""
    written = {table_of(family): coverage(family) for family in FAMILIES}
    return {TABLES / "SHA256SUMS": checksums(), **written}


if __name__ == "__main__":
    for path, text in tables().items():
        path.write_text(text, "utf-8")
