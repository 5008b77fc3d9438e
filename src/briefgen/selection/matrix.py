"""Who sees what, part by part, by the rules that cut the editions.

Takes a brief, and an audience with what could be assembled for it; gives for every
part whether it is in that edition, and if not, why. ``Reader.judge`` decides, as it
does for an edition; what is left of a section is asked of ``keep_sections``, and what
is cited of the edition itself.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefgen.documents import MatrixPart, Reading
from briefgen.selection.assembly import is_printed
from briefgen.selection.cut import NAMING
from briefgen.selection.cutting import keep_sections
from briefgen.selection.front import readable_summary
from briefgen.selection.reading import Standing, used

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from briefgen.documents import SectionType
    from briefgen.model.brief import Brief
    from briefgen.model.source import ValuePath
    from briefgen.selection.cut import Cut
    from briefgen.selection.outline import Node

_NOWHERE = Standing()


@dataclass(slots=True)
class Readings:
    """How one audience stands to every part, by its path.

    ``cited`` are the sources of its edition; where there is none, there are none.
    """

    cut: Cut
    types: Collection[SectionType] | None
    cited: Collection[str]
    found: dict[ValuePath, Reading] = field(default_factory=dict)
    _places: dict[str, tuple[Standing, Reading]] = field(default_factory=dict)
    _kept: frozenset[ValuePath] = frozenset()

    def judge(self, roots: Sequence[Node]) -> Mapping[ValuePath, Reading]:
        """The readings of all parts of an outline."""
        cut = self.cut
        sections = keep_sections(cut.brief, cut.reader, cut.whole)
        kept = [section.path for section in sections]
        kept += [part.path[:4] for section in sections for part in section.parts]
        self._kept = frozenset(kept)
        flags = [node for node in roots if node.path[0] == "editor_notes"]
        for node in roots:
            if node not in flags:
                inside = used(cut.whole) if node.path[0] == "sources" else cut.whole
                self._enter(node, inside, Reading.READS)
        for node in flags:  # each stands in what it flags
            standing, around = self._places.get(node.name, (None, Reading.UNPRINTED))
            self._enter(node, standing or _NOWHERE, around)
        return self.found

    def _enter(self, node: Node, inside: Standing, around: Reading) -> None:
        standing, reading = self._stands(node, inside, around)
        self.found[node.path] = reading
        self._places |= dict.fromkeys(node.places, (standing, reading))
        # What an empty part holds is withheld for reasons of its own; and a note is
        # printed or not, whether or not it names its author.
        apart = (Reading.UNPRINTED, Reading.PROTECTED)
        unnamed = node.kind == "author" and reading in apart
        around = Reading.READS if unnamed or reading is Reading.EMPTY else reading
        for child in node.inside:
            self._enter(child, standing, around)

    def _stands(
        self, node: Node, inside: Standing, around: Reading
    ) -> tuple[Standing, Reading]:
        if around.is_withheld:
            return inside, Reading.INSIDE
        for part in node.chain:
            found = self.cut.reader.judge(part, inside)
            if isinstance(found, Reading):
                return inside, found
            inside = found
        if self._is_empty(node.path):
            return inside, Reading.EMPTY
        if around is Reading.UNPRINTED or not self._is_printed(node):
            is_guarded = self.cut.is_nameless and self._names_author(node)
            return inside, Reading.PROTECTED if is_guarded else Reading.UNPRINTED
        return inside, Reading.READS

    def _is_empty(self, path: ValuePath) -> bool:
        """Whether nothing is left of a section, or of an item of its body."""
        is_section = path[0] == "sections" and len(path) == 2  # noqa: PLR2004
        is_item = path[2:3] == ("body",) and len(path) == 4  # noqa: PLR2004
        return (is_section or is_item) and path not in self._kept

    def _is_printed(self, node: Node) -> bool:
        """Whether the audience's settings and template want a part that it may read."""
        audience, part = self.cut.audience, node.chain[-1]
        match node.kind:
            case "summary":
                return part is self._summary()
            case "judgment":
                return audience.judgments[0] != "none"
            case "author":
                return audience.author_note in NAMING
            case "author note":
                return node.name == audience.author_note
            case "editor’s note":
                return audience.editor_notes
            case "source":
                return node.name in self.cited
            case "section":
                return is_printed(part, self.types)
            case _:
                return True

    def _names_author(self, node: Node) -> bool:
        is_note = node.kind == "author note" and node.name in NAMING
        return node.kind == "author" or is_note

    def _summary(self) -> object:
        cut = self.cut
        written = cut.brief.content.summary
        found = readable_summary(written, cut.audience, cut.reader, cut.whole)
        return found[1] if found else None


def rows(
    brief: Brief, roots: Sequence[Node], readings: Sequence[Mapping[ValuePath, Reading]]
) -> Iterator[MatrixPart]:
    """The parts that are named, with their readings, unordered.

    The title block is the brief itself, and is everybody's who may have the brief.
    """
    whole = brief.content.marking or ""
    yield MatrixPart(
        kind="title block",
        name="",
        location=brief.source.at(("title",)),
        depth=0,
        marking=whole,
        is_marked=bool(whole),
        readings=tuple(found[()] for found in readings),
    )
    yield from _rows(brief, roots, readings, whole)


def _rows(
    brief: Brief,
    nodes: Sequence[Node],
    readings: Sequence[Mapping[ValuePath, Reading]],
    around: str,
) -> Iterator[MatrixPart]:
    for node in nodes:
        own = [part.marking for part in node.chain if part.marking]
        marking = own[-1] if own else around
        if node.is_listed:
            yield MatrixPart(
                kind=node.kind,
                name=node.name,
                location=brief.source.at(node.path),
                depth=node.depth,
                marking=marking,
                is_marked=bool(own),
                readings=tuple(found[node.path] for found in readings),
            )
        yield from _rows(brief, node.inside, readings, marking)
