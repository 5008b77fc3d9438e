"""What every file says, whatever its brief.

Gives the words that WeasyPrint writes into each file, from ``data/pdf/words.txt``,
and those in the tables of the pinned fonts: their names, licences and glyphs.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from struct import unpack, unpack_from
from typing import TYPE_CHECKING

from briefgen.fonts import FACES, face_path
from briefgen.verification.search.keys import plain, words

if TYPE_CHECKING:
    from collections.abc import Iterator

_FILE = Path(__file__).parents[2] / "data" / "pdf" / "words.txt"
_WORDY = frozenset((b"name", b"post"))  # tables of a font (ISO/IEC 14496-22)


@cache
def known_words() -> tuple[str, ...]:
    """The words of every file, in lines as they follow each other there."""
    lines = _FILE.read_text("utf-8").splitlines()
    fonts = (name for face in FACES for name in (face.family, Path(face.file).stem))
    return (*fonts, *(line for line in lines if not line.startswith("#")))


@cache
def words_of_fonts() -> frozenset[str]:
    """The words in the pinned fonts. Read when a file seems to say one of them."""
    return frozenset(
        word
        for face in FACES
        for table in _tables(face_path(face.file))
        for word in words(plain(table.replace(b"\0", b"").decode("latin-1")))
    )


def _tables(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        _, count = unpack_from(">4sH", file.read(12))
        for tag, _, offset, length in [
            unpack(">4sIII", file.read(16)) for _ in range(count)
        ]:
            if tag in _WORDY:
                file.seek(offset)
                yield file.read(length)
