"""Read every file that a brief names, once: prose, tables, pictures.

Takes the content of a brief; gives what its files hold, by the names that the
brief uses, and a fault at the name of each file that cannot be used, or inside it.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from briefgen import prose
from briefgen.assets.faults import UnusableFileError
from briefgen.assets.files import MAX_IMAGE, MAX_TEXT, find, read_bytes
from briefgen.assets.texts import decode
from briefgen.diagnostics import Diagnostic, Location
from briefgen.documents import PictureMention
from briefgen.loading.csv_cells import read_csv
from briefgen.loading.draft import PlacedText
from briefgen.loading.wording import quoted
from briefgen.model.blocks import Figure, Table
from briefgen.model.walk import placed, texts

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from pathlib import Path

    from briefgen.assets.faults import FileFault
    from briefgen.loading.csv_cells import CsvCell
    from briefgen.model.brief import Content
    from briefgen.model.image import Image
    from briefgen.model.source import Source, ValuePath


@dataclass(slots=True)
class FilesRead:
    """What the files of a brief hold, by the names that the brief uses."""

    source: Source
    texts: dict[str, str] = field(default_factory=dict)
    cells: dict[str, tuple[tuple[CsvCell, ...], ...]] = field(default_factory=dict)
    images: dict[str, Image] = field(default_factory=dict)
    shown: dict[str, str] = field(default_factory=dict)
    faults: list[Diagnostic] = field(default_factory=list)
    _known: dict[tuple[str, str], tuple[FileFault, ...]] = field(default_factory=dict)

    def read(self, content: Content, spoiled: Collection[ValuePath]) -> None:
        """Read the files that the content names, then the pictures in their prose."""
        for part in placed(content):
            name = getattr(part.model, "file", None)
            path = (*part.path, "file")
            if name is None or any(path[:n] in spoiled for n in range(len(path) + 1)):
                continue
            place = self.source.at(path)
            match part.model:
                case Table():
                    self._use("table", name, place)
                case Figure():
                    self._use("picture", name, place)
                case _:
                    self._use("prose", name, place)
        for mention, place in self._pictures(content):
            self._use("picture", mention.file, place)

    def filled(self) -> Source:
        """The source of the brief, with what its files hold."""
        tables = {
            name: tuple(tuple(cell.text for cell in row) for row in rows)
            for name, rows in self.cells.items()
        }
        places = {
            name: tuple(tuple((cell.line, cell.column) for cell in row) for row in rows)
            for name, rows in self.cells.items()
        }
        return replace(
            self.source,
            cells=places,
            texts=self.texts,
            tables=tables,
            images=self.images,
            shown=self.shown,
        )

    def _pictures(self, content: Content) -> Iterator[tuple[PictureMention, Location]]:
        passages = [
            PlacedText(text.path, text.text, text.kind, self.source)
            for text in texts(content)
            if text.kind == "passage" and "![" in text.text
        ]
        passages += [
            PlacedText((), text, "passage", self.source, name)
            for name, text in self.texts.items()
            if "![" in text
        ]
        for passage in passages:
            blocks = (written.block for written in prose.parse(passage.text).blocks)
            for mention in prose.mentions(blocks):
                if isinstance(mention, PictureMention):
                    yield mention, passage.at(mention.line, mention.column)

    def _use(self, kind: str, name: str, place: Location) -> None:
        if (kind, name) not in self._known:
            self._known[kind, name] = self._read(kind, name)
        for fault in self._known[kind, name]:
            self._report(fault, name, place)

    def _read(self, kind: str, name: str) -> tuple[FileFault, ...]:
        folder = os.path.dirname(self.source.file)  # noqa: PTH120 (keeps what was typed)
        self.shown[name] = os.path.normpath(os.path.join(folder, name))  # noqa: PTH118
        readers: dict[str, Callable[[str, Path], None]] = {
            "prose": self._read_prose,
            "table": self._read_table,
            "picture": self._read_picture,
        }
        try:
            path = find(name, self.source.folder, self.source.root)
            readers[kind](name, path)
        except UnusableFileError as error:
            return error.faults
        return ()

    def _read_prose(self, name: str, path: Path) -> None:
        self.texts[name] = decode(read_bytes(path, self.source.root, limit=MAX_TEXT))

    def _read_table(self, name: str, path: Path) -> None:
        text = decode(read_bytes(path, self.source.root, limit=MAX_TEXT))
        self.cells[name] = read_csv(text)

    def _read_picture(self, name: str, path: Path) -> None:
        from briefgen.assets.images import read_image  # loads Pillow

        self.images[name] = read_image(
            read_bytes(path, self.source.root, limit=MAX_IMAGE)
        )

    def _report(self, fault: FileFault, name: str, place: Location) -> None:
        if fault.line:
            within = Location(self.shown[name], fault.line, fault.column)
            found = Diagnostic(fault.code, fault.message, within, fault.hint)
        else:
            message = f"{quoted(name)}: {fault.message}"
            found = Diagnostic(fault.code, message, place, fault.hint)
        self.faults.append(found)
