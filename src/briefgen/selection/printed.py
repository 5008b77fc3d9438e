"""Every text that an edition takes from the files of its author, with its place.

Comes in: the parts that stay. Goes out: their texts as they were written, so that a
message about a word of the edition can name the line and column it stands in.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from briefgen.model.blocks import Table
from briefgen.model.walk import placed, texts
from briefgen.selection.cutting import keep, standings_by_name
from briefgen.selection.front import readable_summary
from briefgen.selection.tables import cells_of_withheld_columns, origin_of_cell
from briefgen.selection.walking import walk
from briefgen.selection.wording import Origin

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from briefgen.diagnostics import Location
    from briefgen.model.brief import Brief
    from briefgen.model.fields import Model
    from briefgen.model.source import ValuePath
    from briefgen.model.walk import TextKind
    from briefgen.selection.cut import Cut
    from briefgen.selection.cutting import KeptSection
    from briefgen.selection.reading import Reader, Standing

PARTS = frozenset(
    {"authors", "editor_notes", "judgments", "sections", "sources", "summary"}
)
EVIDENCE = ("confidence", "alternatives", "indicators")


@dataclass(frozen=True, slots=True)
class Kept:
    """What an edition keeps of the parts that follow others."""

    names: Mapping[str, Standing]  # of every part that the reader may have
    sources: Collection[str]  # that it cites, by id
    abbreviations: Collection[str]  # that it uses, by their short forms
    handling: Collection[str] = ()  # the lines beside its banner, and its designation


class Place(Protocol):
    """Tells where a character of a text stands."""

    def at(self, line: int, column: int) -> Location:
        """The place of a character; both count from 1."""


@dataclass(frozen=True, slots=True)
class Root:
    """A part that stays, in its place, and the keys whose words are not printed."""

    path: ValuePath
    part: Model
    inside: Standing
    unprinted: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class PrintedText:
    """A text as it was written, and what it is written in."""

    text: str
    kind: TextKind
    place: Place


@dataclass(frozen=True, slots=True)
class Fixed:
    """One place for all of a text, such as a key of briefgen.toml."""

    location: Location

    def at(self, line: int, column: int) -> Location:  # noqa: ARG002 (as in Place)
        """The place, whatever the character."""
        return self.location


def printed_texts(
    cut: Cut, sections: Sequence[KeptSection], kept: Kept
) -> Iterator[PrintedText]:
    """The texts of an edition that prints these sections."""
    yield from _of_the_whole(cut, kept)
    yield from _of_the_house(cut, kept)
    for root in _roots(cut, sections, kept):
        yield from texts_of(cut.brief, cut.reader, root)
    if cut.reader.redacts:
        yield from _of_bars(cut)


def _of_bars(cut: Cut) -> Iterator[PrintedText]:
    """The reasons on the bars that stand where parts are withheld."""
    content = cut.brief.content
    for key in ("judgments", "sections"):
        for at, part in enumerate(getattr(content, key)):
            for step in walk(cut.reader, part, (key, at), cut.whole):
                for found in placed(step.part, step.path) if not step.standing else ():
                    if reason := getattr(found.model, "reason", None):
                        origin = Origin(cut.brief.source, (*found.path, "reason"))
                        yield PrintedText(reason, "plain", origin)


def _of_the_whole(cut: Cut, kept: Kept) -> Iterator[PrintedText]:
    """The title block, and the abbreviations in use."""
    source = cut.brief.source
    for text in texts(cut.brief.content):
        match text.path:
            case ("abbreviations", short) if short not in kept.abbreviations:
                continue
            case ("designation", _) if not _is_in(text.text, kept.handling):
                continue
            case ("distribution",) if cut.audience.distribution:
                continue
            case (key, *_) if key in PARTS:
                continue
            case _ if text.is_key:
                yield PrintedText(text.text, text.kind, Fixed(source.at(text.path)))
            case _:
                yield PrintedText(text.text, text.kind, Origin(source, text.path))


def _of_the_house(cut: Cut, kept: Kept) -> Iterator[PrintedText]:
    """What briefgen.toml brings to the pages of this audience."""
    house, content = cut.brief.house, cut.brief.content
    found: list[tuple[tuple[str, ...], str | None]] = [
        (("audiences", cut.reader.name, key), getattr(cut.audience, key))
        for key in ("label", "distribution", "watermark")
    ]
    missing = [key for key in ("issuer", "contact") if not getattr(content, key)]
    if house.defaults.marking_notice in kept.handling:
        missing.append("marking_notice")
    found += [(("defaults", key), getattr(house.defaults, key)) for key in missing]
    for path, text in found:
        if text:
            yield PrintedText(text, "plain", Fixed(house.at(*path)))


def _roots(cut: Cut, sections: Sequence[KeptSection], kept: Kept) -> Iterator[Root]:
    """The parts directly inside the brief that these pages print."""
    for section in sections:
        yield Root(section.path, section.section, cut.whole)
    yield from _before(cut)
    content, names = cut.brief.content, standings_by_name(sections)
    for at, flag in enumerate(content.editor_notes):
        inside = names.get(flag.at.partition("@")[0])
        if cut.audience.editor_notes and inside:
            yield Root(("editor_notes", at), flag, inside)
    for at, work in enumerate(content.sources):
        if work.id in kept.sources:
            yield Root(("sources", at), work, replace(cut.whole, named=True))


def _before(cut: Cut) -> Iterator[Root]:
    """The summary, the judgments and the notes on authors, as this audience asks."""
    content, audience, whole = cut.brief.content, cut.audience, cut.whole
    if found := readable_summary(content.summary, audience, cut.reader, whole):
        yield Root(("summary", found[0]), found[1], whole)
    if audience.judgments[0] != "none":
        grades = () if audience.judgments[0] == "evidence" else EVIDENCE
        for at, judgment in enumerate(content.judgments):
            yield Root(("judgments", at), judgment, whole, frozenset(grades))
    for at, standing in keep(cut.reader, content.authors, whole):
        variant = audience.author_note
        if note := getattr(content.authors[at].note, variant, None):
            yield Root(("authors", at, "note", variant), note, standing)


def texts_of(brief: Brief, reader: Reader, root: Root) -> Iterator[PrintedText]:
    """The texts of a part that the reader gets, without those withheld inside."""
    walked = list(walk(reader, root.part, root.path, root.inside))
    gone = {step.path for step in walked if step.standing is None}
    for step in walked:
        if step.standing and isinstance(step.part, Table):
            gone |= {
                origin.path
                for origin, _ in cells_of_withheld_columns(
                    brief, reader, step.part, step.path, step.standing
                )
            }
    for text in texts(root.part, root.path):
        keys = text.path[len(root.path) :]
        if text.path[-1] == "reason":
            continue  # it is for those who do not get the part
        if not (_is_within(text.path, gone) or root.unprinted.intersection(keys)):
            origin = Origin(brief.source, text.path)
            yield PrintedText(text.text, text.kind, origin)
    for found in placed(root.part, root.path):
        if not _is_within(found.path, gone):
            yield from _of_file(brief, found.path, found.model, gone)


def _of_file(
    brief: Brief, path: ValuePath, part: object, gone: set[ValuePath]
) -> Iterator[PrintedText]:
    name: str = getattr(part, "file", None) or ""
    if name in brief.source.texts:
        origin = Origin(brief.source, (*path, "file"), name)
        yield PrintedText(brief.source.texts[name], "passage", origin)
    if isinstance(part, Table) and name:
        for row, cells in enumerate(brief.source.tables[name]):
            for position, cell in enumerate(cells):
                at: ValuePath = (*path, "rows", row)
                origin = origin_of_cell(brief, part, at, position)
                if origin.path not in gone:
                    yield PrintedText(cell, "phrase", origin)


def _is_in(text: str, lines: Iterable[str]) -> bool:
    return any(text in line for line in lines)


def _is_within(path: ValuePath, gone: set[ValuePath]) -> bool:
    return any(path[:end] in gone for end in range(len(path) + 1))
