"""Give the words of a brief the numbers and anchors that this edition's readers see.

Comes in: blocks as prose gives them, with mentions of sources, parts and notes.
Goes out: the same blocks with citations, cross-references and footnotes, numbered
in the order in which the pages print them. A mention of something that the reader
may not have is an error that names the place and quotes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from briefgen import prose
from briefgen.diagnostics import Diagnostic, Location
from briefgen.documents import (
    Citation,
    CrossReference,
    Emphasis,
    Figure,
    Footnote,
    FootnoteRepeat,
    Heading,
    Link,
    List,
    NoteMention,
    Paragraph,
    PartMention,
    PictureMention,
    Quotation,
    SourceMention,
    Strong,
    Table,
    Text,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from briefgen.documents import Block, Blocks, Inline, Inlines
    from briefgen.model.source import Source, ValuePath
    from briefgen.selection.targets import Target


@dataclass(frozen=True, slots=True)
class Origin:
    """Where prose stands: at a path in the brief, or in a file beside it."""

    source: Source
    path: ValuePath
    file: str = ""
    line: int = 1  # of its first character in the file
    column: int = 1

    def at(self, line: int, column: int) -> Location:
        """The place of a character of the prose; both count from 1."""
        if not self.file:
            return self.source.in_text(self.path, line, column)
        shift = self.column - 1 if line == 1 else 0
        return self.source.in_file(self.file, self.line + line - 1, column + shift)


@dataclass(slots=True)
class Wording:
    """The one counter of citations and footnotes while an edition is worded."""

    source: Source
    audience: str
    targets: Mapping[str, Target]
    readable_sources: Collection[str]
    origin_of: Callable[[str], Location]  # the place of what a name stands for
    cited: dict[str, int] = field(default_factory=dict)
    faults: list[Diagnostic] = field(default_factory=list)
    _notes: dict[tuple[ValuePath, str, str], int] = field(default_factory=dict)

    def passage(self, text: str, path: ValuePath, file: str = "") -> Blocks:
        """The blocks of a Markdown text."""
        origin = Origin(self.source, path, file)
        return tuple(
            self.block(written.block, origin) for written in prose.parse(text).blocks
        )

    def phrase(
        self, text: str, path: ValuePath, origin: Origin | None = None
    ) -> Inlines:
        """The words of a single paragraph of Markdown."""
        where = origin or Origin(self.source, path)
        for written in prose.parse(text, inline=True).blocks:
            if isinstance(written.block, Paragraph):
                return self.inlines(written.block.children, where)
        return ()

    def block(self, block: Block, origin: Origin) -> Block:
        """The block as this edition prints it."""
        match block:
            case Paragraph(children) | Heading(children=children):
                return replace(block, children=self.inlines(children, origin))
            case List(items=items):
                worded = tuple(
                    replace(item, blocks=self._blocks(item.blocks, origin))
                    for item in items
                )
                return replace(block, items=worded)
            case Quotation(blocks=blocks):
                return replace(block, blocks=self._blocks(blocks, origin))
            case Table():
                return self._table(block, origin)
            case PictureMention(file, alt, caption):
                words = (Text(caption),) if caption else ()
                return Figure(self.source.images[file], alt, words, ())
            case _:
                return block

    def inlines(self, children: Inlines, origin: Origin) -> Inlines:
        """Running text with every mention resolved."""
        return tuple(
            worded for child in children for worded in self._inline(child, origin)
        )

    def cite(self, source: str, locator: str, place: Location) -> Inlines:
        """The citation of a source, by its number in the order of first use."""
        if source not in self.readable_sources:
            self._withheld("source", source, place)
            return ()
        number = self.cited.setdefault(source, len(self.cited) + 1)
        return (Citation(number, f"src-{number}", locator),)

    def _blocks(self, blocks: Blocks, origin: Origin) -> Blocks:
        return tuple(self.block(block, origin) for block in blocks)

    def _table(self, table: Table, origin: Origin) -> Table:
        columns = tuple(
            replace(column, title=self.inlines(column.title, origin))
            for column in table.columns
        )
        rows = tuple(
            replace(
                row,
                cells=tuple(
                    replace(cell, children=self.inlines(cell.children, origin))
                    for cell in row.cells
                ),
            )
            for row in table.rows
        )
        return replace(table, columns=columns, rows=rows)

    def _inline(self, node: Inline, origin: Origin) -> Inlines:
        match node:
            case Emphasis(children) | Strong(children) | Link(children=children):
                return (replace(node, children=self.inlines(children, origin)),)
            case SourceMention(source, locator, line, column):
                return self.cite(source, locator, origin.at(line, column))
            case PartMention(target, children, line, column):
                words = self.inlines(children, origin)
                return self._refer(target, words, origin.at(line, column))
            case NoteMention():
                return (self._note(node, origin),)
            case _:
                return (node,)

    def _refer(self, name: str, words: Inlines, place: Location) -> Inlines:
        target = self.targets.get(name)
        if target is None:
            self._withheld("part", name, place)
            return ()
        if not target.anchor:  # it may be read, but these pages do not print it
            if not (words or target.section):
                self.faults.append(_nameless(self.audience, place))
            return words or (Text(target.section),)
        return (CrossReference(target.anchor, target.kind, target.number, words),)

    def _note(self, note: NoteMention, origin: Origin) -> Footnote | FootnoteRepeat:
        key = (origin.path, origin.file, note.label)
        if number := self._notes.get(key):
            return FootnoteRepeat(number, f"fn-{number}")
        number = len(self._notes) + 1
        self._notes[key] = number
        words = self.inlines(note.children, origin)
        return Footnote(number, f"fn-{number}", words)

    def _withheld(self, kind: str, name: str, place: Location) -> None:
        self.faults.append(
            Diagnostic(
                "H201",
                f"refers to the {kind} at {self.origin_of(name)}, which audience"
                f" `{self.audience}` may not read",
                place,
                f"limit this text as the {kind} is limited, or open the {kind}",
            )
        )


def _nameless(audience: str, place: Location) -> Diagnostic:
    return Diagnostic(
        "H211",
        f"points to a judgment that the pages for audience `{audience}` do not print",
        place,
        "give the pointer words of its own: `[the first judgment](#id)`",
    )
