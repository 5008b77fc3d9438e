"""Where each value of a brief stands, and what was read beside it.

A *path* is the way to a value through keys and indices:
``("sections", 0, "body", 1, "text")``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from briefgen.diagnostics import Location

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from briefgen.model.image import Image

Step: TypeAlias = "str | int"
ValuePath: TypeAlias = "tuple[Step, ...]"


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a value stands.

    ``text`` is the place of its first character: inside the quotation mark, or on
    the line after the ``|``. ``literal`` says that its lines stand in the file as
    they are, each after ``indent`` blanks.
    """

    key: Location
    value: Location
    text: Location
    literal: bool = False
    indent: int = 0
    lines: int = 1  # how many lines of the file the value covers


@dataclass(frozen=True, slots=True)
class Source:
    """The files of a brief, read once.

    ``file`` is the path of ``brief.yaml`` as it is shown to the author; ``root``
    is the project. ``texts``, ``tables`` and ``images`` hold what the brief names,
    by the name it uses.
    """

    file: str
    folder: Path
    root: Path
    marks: Mapping[ValuePath, Mark]
    texts: Mapping[str, str]
    tables: Mapping[str, tuple[tuple[str, ...], ...]]
    images: Mapping[str, Image]
    shown: Mapping[str, str]  # file name in the brief -> path shown to the author
    cells: Mapping[str, tuple[tuple[tuple[int, int], ...], ...]] = field(
        default_factory=dict
    )  # of each table's cells, the line and column

    def at(self, path: ValuePath) -> Location:
        """The place of a key or item, or of the nearest thing that contains it."""
        mark = self._nearest(path)
        return mark.key if mark else Location(self.file)

    def in_file(self, name: str, line: int, column: int) -> Location:
        """A place in a file that the brief names."""
        return Location(self.shown.get(name, name), line, column)

    def place_in_table(self, name: str, row: int, position: int) -> tuple[int, int]:
        """The line and column of a cell of a table in a file, by its numbers from 0."""
        places = self.cells.get(name, ())
        return places[row][position] if row < len(places) else (1, 1)

    def in_text(self, path: ValuePath, line: int, column: int) -> Location:
        """The place of a character in prose in place; both count from 1."""
        mark = self._nearest(path)
        if mark is None:
            return Location(self.file)
        if mark.literal:
            return Location(
                mark.text.file, mark.text.line + line - 1, mark.indent + column
            )
        return Location(mark.text.file, mark.text.line, mark.text.column + column - 1)

    def _nearest(self, path: ValuePath) -> Mark | None:
        steps = (path[:end] for end in range(len(path), -1, -1))
        return next((self.marks[step] for step in steps if step in self.marks), None)
