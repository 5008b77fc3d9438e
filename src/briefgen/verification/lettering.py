"""The fonts of a PDF: what they are called, and what their glyphs say.

Takes a font dictionary; gives a :class:`Face` that turns the strings of a content
stream into words, through the ``ToUnicode`` map that a reader's software uses too.
Decides what a glyph without such an entry reads as: U+FFFD, which no brief holds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from struct import unpack
from typing import TYPE_CHECKING

from briefgen.verification.objects import UnreadablePdfError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.verification.objects import Dictionary, Objects

UNKNOWN = "\N{REPLACEMENT CHARACTER}"

_HEXADECIMAL = re.compile(rb"<([0-9A-Fa-f\s]*)>")
_SECTION = re.compile(rb"begin(bfchar|bfrange)\b(.*?)end\1\b", re.DOTALL)
_RANGE = re.compile(
    rb"<([0-9A-Fa-f\s]*)>\s*<([0-9A-Fa-f\s]*)>\s*(?:<([0-9A-Fa-f\s]*)>|\[([^\]]*)\])"
)
_CODE_SPACE = re.compile(rb"begincodespacerange\s*<([0-9A-Fa-f]+)>")
_SUBSET = re.compile(r"[A-Z]{6}\+")
_WIDEST_RANGE = 65536


class Letters(dict[int, str]):
    """What each glyph code says."""

    def __missing__(self, code: int) -> str:
        """A code that the map does not know."""
        return UNKNOWN


@dataclass(frozen=True, slots=True)
class Face:
    """One font, as the file names and holds it."""

    name: str  # "HMHLPM+Source-Sans-3-Bold"
    family: str  # "Source Sans 3"; empty where the file does not say
    kind: str  # Type0, TrueType, Type1, Type3
    embedded: bool
    width: int  # bytes of one glyph's code
    letters: Letters
    painted: set[int] = field(default_factory=set)  # the codes that were read

    @property
    def subset(self) -> bool:
        """Whether the file holds only the glyphs that it uses."""
        return _SUBSET.match(self.name) is not None

    @property
    def base_name(self) -> str:
        """The name without the mark of a subset."""
        return _SUBSET.sub("", self.name)

    def read(self, codes: bytes) -> str:
        """The words that a string of glyph codes says."""
        numbers = codes if self.width == 1 else unpack(f">{len(codes) // 2}H", codes)
        self.painted.update(numbers)
        return "".join([self.letters[number] for number in numbers])


def read_face(objects: Objects, reference: object) -> Face:
    """The font of a resource dictionary's entry."""
    font = objects.dictionary(reference)
    kind = objects.string(font.get("/Subtype"))
    descendants = objects.array(font.get("/DescendantFonts"))
    inner = objects.dictionary(descendants[0]) if descendants else font
    descriptor = objects.dictionary(inner.get("/FontDescriptor"))
    width, letters = _letters(objects, font, kind)
    return Face(
        name=objects.string(font.get("/BaseFont")),
        family=objects.string(descriptor.get("/FontFamily")),
        kind=kind,
        embedded=any(f"/FontFile{n}" in descriptor for n in ("", "2", "3")),
        width=width,
        letters=Letters(letters),
    )


def _letters(
    objects: Objects, font: Dictionary, kind: str
) -> tuple[int, dict[int, str]]:
    """How many bytes a code has, and what each code says."""
    reference = font.get("/ToUnicode")
    if reference is None and kind == "Type0":
        return 2, {}
    if reference is None:
        return 1, {code: _western(code) for code in range(32, 256)}
    stream = objects.streams.get(reference)
    if stream is None:
        raise UnreadablePdfError("a font's map to Unicode cannot be read")
    space = _CODE_SPACE.search(stream)
    return len(space[1]) // 2 if space else 2, dict(_entries(stream))


def _entries(stream: bytes) -> Iterator[tuple[int, str]]:
    for kind, body in _SECTION.findall(stream):
        if kind == b"bfchar":
            pairs = iter(_HEXADECIMAL.findall(body))
            for code, letters in zip(pairs, pairs, strict=True):
                yield int(code, 16), _utf_16(letters)
        else:
            yield from _ranges(body)


def _ranges(body: bytes) -> Iterator[tuple[int, str]]:
    for low, high, first, listed in _RANGE.findall(body):
        start, end = int(low, 16), int(high, 16)
        if end - start > _WIDEST_RANGE:
            raise UnreadablePdfError("a font's map to Unicode is too wide")
        if listed:
            for code, letters in enumerate(_HEXADECIMAL.findall(listed), start):
                yield code, _utf_16(letters)
            continue
        letters = _utf_16(first)
        for code in range(start, end + 1):
            yield code, letters[:-1] + chr(ord(letters[-1]) + code - start)


def _utf_16(hexadecimal: bytes) -> str:
    return bytes.fromhex(hexadecimal.decode()).decode("utf-16-be")


def _western(code: int) -> str:
    return bytes([code]).decode("cp1252", "replace")
