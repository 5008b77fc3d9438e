"""Who sees what, as a table that fits a terminal.

Takes a matrix; gives lines of at most 80 columns. An audience is a letter, a reading
a sign; what they stand for comes below. Where the audiences do not fit beside each
other, there is another table for the rest.
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen.cli import output
from briefgen.composition.matrix_page import LEGEND
from briefgen.documents import Reading
from briefgen.selection.targets import letters

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefgen.diagnostics import Diagnostic
    from briefgen.documents import Matrix, MatrixPart, MatrixReader

WIDTH = 80
_LINE = 5
_MARKING = 17  # at most; a longer one takes several lines
_PART = 28  # at least
SIGNS = {
    Reading.READS: "R",
    Reading.LIMITED: "a",
    Reading.MARKED: "c",
    Reading.UNNAMED: "n",
    Reading.INSIDE: ".",
    Reading.EMPTY: "0",
    Reading.PROTECTED: "x",
    Reading.UNPRINTED: "p",
}


def lines_of(matrix: Matrix) -> Iterator[str]:
    """The lines of the table, with what stands above and below."""
    yield output.strong(matrix.title)
    yield output.plain(matrix.file)
    yield f"content {matrix.digest}"
    for columns in _tables(matrix):
        yield ""
        yield from columns.lines(matrix.parts)
    yield ""
    yield from _readers(matrix)
    yield ""
    yield from _legend(matrix)


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where everything stands in one of the tables."""

    readers: range
    names: Sequence[str]
    marking: int  # widths
    reader: int

    @property
    def part(self) -> int:
        """The width that is left for the names of the parts."""
        rest = WIDTH - _LINE - 2 - self.reader * len(self.readers)
        return rest - (self.marking + 2 if self.marking else 0)

    def lines(self, parts: Sequence[MatrixPart]) -> Iterator[str]:
        names = [self.names[at] for at in self.readers]
        head = self._line("line", "part", "marking" if self.marking else "", names)
        yield output.strong(head)
        for part in parts:
            yield from self._row(part)

    def _row(self, part: MatrixPart) -> Iterator[str]:
        indent = "  " * part.depth
        name = output.plain(f"{part.kind} {part.name}".strip())
        names = _wrapped(name, self.part, indent)
        marking = output.plain(part.marking) if part.is_marked else ""
        markings = _wrapped(marking, self.marking or 1)
        signs = [SIGNS[part.readings[at]] for at in self.readers]
        number = str(part.location.line or "")
        for at in range(max(len(names), len(markings))):
            yield self._line(
                number if at == 0 else "",
                names[at] if at < len(names) else "",
                markings[at] if at < len(markings) else "",
                signs if at == 0 else (),
            )

    def _line(self, number: str, part: str, marking: str, signs: Sequence[str]) -> str:
        middle = f"  {part:<{self.part}}"
        if self.marking:
            middle += f"  {marking:<{self.marking}}"
        cells = "".join(f"{sign:>{self.reader}}" for sign in signs)
        return f"{number:>{_LINE}}{middle}{cells}".rstrip()


def _tables(matrix: Matrix) -> Iterator[_Columns]:
    names = [letters(at + 1) for at in range(len(matrix.readers))]
    typed = [len(part.marking) for part in matrix.parts if part.is_marked]
    marking = min(_MARKING, max(7, *typed)) if typed else 0
    reader = max(map(len, names), default=1) + 1
    room = WIDTH - _LINE - 2 - _PART - (marking + 2 if marking else 0)
    most = max(1, room // reader)
    for start in range(0, len(names), most):
        readers = range(start, min(start + most, len(names)))
        yield _Columns(readers, names, marking, reader)


def _readers(matrix: Matrix) -> Iterator[str]:
    width = max((len(reader.audience) for reader in matrix.readers), default=0)
    for at, reader in enumerate(matrix.readers):
        yield from _indented(
            f"{letters(at + 1):<3}{reader.audience:<{width}}  ",
            _said_of(reader, matrix.count(at), matrix.file),
        )
    if matrix.not_for:
        yield from _indented("not for ", ", ".join(matrix.not_for))


def _said_of(reader: MatrixReader, counts: tuple[int, int, int], file: str) -> str:
    read, withheld, unprinted = counts
    said = f"reads {read}, withheld {withheld}, not printed {unprinted}"
    if reader.redacts:
        said += ", bars shown"
    if reader.has_edition:
        return f"{said}; {reader.banner or 'no marking'}"
    errors = (found for found in reader.diagnostics if found.is_error)
    return f"{said}; no edition: {', '.join(_fault(found, file) for found in errors)}"


def _fault(found: Diagnostic, file: str) -> str:
    place = found.location
    if place is None:
        return found.code
    is_here = place.file == file and place.line
    return f"{found.code} {f'line {place.line}' if is_here else place}"


def _legend(matrix: Matrix) -> Iterator[str]:
    used = {reading for part in matrix.parts for reading in part.readings}
    for reading, sign in SIGNS.items():
        if reading in used:
            yield from _indented(f"{sign}  ", LEGEND[reading])


def _indented(first: str, text: str) -> list[str]:
    return textwrap.wrap(
        output.plain(text),
        WIDTH,
        initial_indent=first,
        subsequent_indent=" " * len(first),
        break_on_hyphens=False,
    )


def _wrapped(text: str, width: int, indent: str = "") -> list[str]:
    return textwrap.wrap(
        text, width, initial_indent=indent, subsequent_indent=f"{indent}  "
    )
