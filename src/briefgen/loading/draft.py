"""A brief while its rules are checked: its content, and all of its texts.

Takes what was read; gives every text with a way to say where a character of it
stands, whether it was written in place, in a Markdown file or in a CSV file.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from briefgen.model.walk import placed, texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefgen.diagnostics import Location
    from briefgen.loading.csv_cells import CsvCell
    from briefgen.model.brief import Content
    from briefgen.model.house import House
    from briefgen.model.scale import Scale
    from briefgen.model.source import Source, ValuePath
    from briefgen.model.walk import Placed, TextKind


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A text that may be printed. ``file`` is the name of the file it stands in."""

    path: ValuePath
    text: str
    kind: TextKind
    source: Source
    file: str = ""
    line: int = 1  # of its first character in the file
    column: int = 1
    is_key: bool = False

    def at(self, line: int, column: int) -> Location:
        """The place of a character; both count from 1 inside the text."""
        if self.is_key:
            return self.source.at(self.path)
        if not self.file:
            return self.source.in_text(self.path, line, column)
        shift = self.column - 1 if line == 1 else 0
        return self.source.in_file(self.file, self.line + line - 1, shift + column)


@dataclass
class Draft:
    """A brief that may have faults. A spoiled path holds a stand-in."""

    content: Content
    source: Source
    house: House
    scale: Scale | None
    lines: list[str]  # of brief.yaml
    cells: Mapping[str, tuple[tuple[CsvCell, ...], ...]]
    spoiled: set[ValuePath] = field(default_factory=set)

    @cached_property
    def parts(self) -> tuple[Placed, ...]:
        """Every model of the brief in its place, from the outside in."""
        return tuple(placed(self.content))

    @cached_property
    def texts(self) -> tuple[PlacedText, ...]:
        """Every text that may be printed, but for what is spoiled."""
        return tuple(self._texts())

    def is_spoiled(self, path: ValuePath) -> bool:
        """Whether a value, or what contains it, is not what the author wrote."""
        return any(path[:end] in self.spoiled for end in range(len(path) + 1))

    def has_spoiled(self, path: ValuePath) -> bool:
        """Whether something within a value is not what the author wrote."""
        return path in self._holders

    @cached_property
    def _holders(self) -> set[ValuePath]:
        """The spoiled paths, and those of everything that contains them."""
        return {path[:end] for path in self.spoiled for end in range(len(path) + 1)}

    def text_of(self, file: str | None, text: str | None) -> str | None:
        """The prose of a part; None where its file could not be read."""
        return self.source.texts.get(file) if file else text or ""

    def _texts(self) -> Iterator[PlacedText]:
        source = self.source
        for written in texts(self.content):
            if not self.is_spoiled(written.path):
                yield PlacedText(
                    written.path,
                    written.text,
                    written.kind,
                    source,
                    is_key=written.is_key,
                )
        for part in self.parts:
            name: str = getattr(part.model, "file", None) or ""
            path = (*part.path, "file")
            if name in source.texts:
                yield PlacedText(path, source.texts[name], "passage", source, name)
            for row in self.cells.get(name, ()):
                for cell in row:
                    place = cell.line, cell.column
                    yield PlacedText(path, cell.text, "phrase", source, name, *place)
