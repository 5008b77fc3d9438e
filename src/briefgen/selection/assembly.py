"""Put an edition together from what the reader gets.

The order is the order of the page, since sources and footnotes are numbered as
they are met: summary, judgments, sections, author notes, sources.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from briefgen.diagnostics import InvalidBriefError
from briefgen.documents import Edition, Gap, Redaction
from briefgen.selection.back import abbreviations, scale_key, word_sources
from briefgen.selection.banner import handling, marks_portions
from briefgen.selection.bodies import word_sections
from briefgen.selection.cutting import (
    contents_of,
    keep,
    keep_sections,
    standings_by_name,
)
from briefgen.selection.demands import nothing_left
from briefgen.selection.desk import Desk
from briefgen.selection.front import (
    readable_summary,
    title_block,
    word_authors,
    word_judgments,
    word_summary,
)
from briefgen.selection.notes import Notes, keep_notes
from briefgen.selection.origins import origin_of
from briefgen.selection.printed import Kept, printed_texts
from briefgen.selection.protection import guard
from briefgen.selection.redactions import gaps, with_bars
from briefgen.selection.targets import judgment_targets, place, targets
from briefgen.selection.walking import walk
from briefgen.selection.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from briefgen.diagnostics import Diagnostic
    from briefgen.documents import Layout, SectionType, WithheldText
    from briefgen.model.fields import Model
    from briefgen.model.parts import LimitedPart
    from briefgen.selection.cut import Cut
    from briefgen.selection.cutting import KeptSection
    from briefgen.selection.reading import Standing
    from briefgen.selection.targets import PlacedSection, Target

PrintedTypes: TypeAlias = "Collection[SectionType] | None"


@dataclass(frozen=True, slots=True)
class Assembled:
    """An edition, what is to be said about it, and what of the brief it keeps."""

    edition: Edition
    remarks: tuple[Diagnostic, ...]
    kept: Kept
    protected: tuple[WithheldText, ...]


def assemble(
    cut: Cut, layout: Layout, types: PrintedTypes, *, portions: bool = False
) -> Assembled:
    """The edition, and what is to be said about it.

    ``types`` are the types of section that the template prints; None: all.
    ``portions`` are marked in any case, for a source that is known to be cited.
    """
    brief, audience, whole = cut.brief, cut.audience, cut.whole
    kept = keep_sections(brief, cut.reader, whole)
    printed = [section for section in kept if is_printed(section.section, types)]
    placed = place(printed)
    notes = _notes(cut, placed)
    standings = [*_standings(cut, printed), *notes.standings()]
    cited = bool(notes.kept) or audience.judgments[0] == "evidence"
    names = targets(placed, kept, numbered=cited)
    desk = _desk(cut, names, marked=portions or marks_portions(whole, standings))
    summary = word_summary(desk, audience, whole, cited=cited)
    judgments = word_judgments(desk, audience, whole)
    sections = word_sections(desk, placed, notes, cited=cited)
    authors = word_authors(desk, audience, whole)
    sources = word_sources(desk, whole)
    standings += _of_sources(cut, desk)
    if marks_portions(whole, standings) and not desk.portions:
        return assemble(cut, layout, types, portions=True)
    handled = handling(brief, audience, cut.reader, whole, standings)
    head = title_block(desk, audience, whole)
    printed_parts = (head, summary, judgments, sections, authors, sources)
    edition = Edition(
        language=brief.content.language,
        audience=audience.label,
        layout=layout,
        banner=handled.banner,
        head=head,
        authors=authors,
        summary=summary,
        judgments=judgments,
        sections=sections,
        scale_key=scale_key(brief, audience, judgments),
        sources=sources,
        abbreviations=abbreviations(brief, printed_parts),
        watermark=audience.watermark or "",
        designation=handled.designation,
        gaps=_gaps(cut, printed, types),
    )
    shorts = [one.short for one in edition.abbreviations]
    stays = Kept(standings_by_name(kept), desk.wording.cited, shorts, handled.lines)
    guarded = guard(cut, printed_texts(cut, printed, stays))
    _refuse(desk, edition, (*guarded.faults, *handled.remarks), kept)
    return Assembled(edition, handled.remarks, stays, guarded.protected)


def is_printed(section: Model, types: PrintedTypes) -> bool:
    """Whether the template prints sections of this type."""
    return types is None or getattr(section, "type", "prose") in types


def _standings(cut: Cut, printed: Sequence[KeptSection]) -> Iterator[Standing]:
    """Where every part of these pages stands, for the banner and the portions.

    A part that may be read and is not on these pages - a list of which no item is
    left, a note of an author who is withheld - has no say in either.
    """
    for section in printed:
        yield section.standing
    if cut.audience.author_note != "none":
        authors = cut.brief.content.authors
        yield from (standing for _, standing in keep(cut.reader, authors, cut.whole))
    for part, inside in _roots(cut, printed):
        for walked in walk(cut.reader, part, (), inside):
            if walked.standing is not None:
                yield walked.standing


def _of_sources(cut: Cut, desk: Desk) -> Iterator[Standing]:
    """Where the sources stand that have been cited."""
    works = (w for w in cut.brief.content.sources if w.id in desk.wording.cited)
    standings = (cut.reader.use(work, cut.whole) for work in works)
    yield from (standing for standing in standings if standing)


def _roots(
    cut: Cut, printed: Sequence[KeptSection]
) -> Iterator[tuple[LimitedPart, Standing]]:
    content, audience, reader = cut.brief.content, cut.audience, cut.reader
    for section in printed:
        yield from contents_of(section)
    if found := readable_summary(content.summary, audience, reader, cut.whole):
        yield found[1], cut.whole
    if audience.judgments[0] != "none":
        yield from ((judgment, cut.whole) for judgment in content.judgments)
    for index, standing in keep(reader, content.authors, cut.whole):
        if note := getattr(content.authors[index].note, audience.author_note, None):
            yield note, standing


def _gaps(
    cut: Cut, printed: Sequence[KeptSection], types: PrintedTypes
) -> tuple[Gap, ...]:
    """The bars for whole sections, of the types that the template prints."""
    sections = cut.brief.content.sections
    there = {section.path[1] for section in printed}
    found = with_bars(cut.reader, sections, cut.whole)
    return gaps(
        where
        for index, where in found
        if index in there
        or (isinstance(where, Redaction) and is_printed(sections[index], types))
    )


def _desk(cut: Cut, names: dict[str, Target], *, marked: bool) -> Desk:
    content = cut.brief.content
    names |= judgment_targets(
        content.judgments,
        cut.reader,
        cut.whole,
        printed=cut.audience.judgments[0] != "none",
    )
    readable = {work.id for work in content.sources if cut.reader.use(work, cut.whole)}
    origin = partial(origin_of, cut.brief)
    wording = Wording(cut.brief.source, cut.reader.name, names, readable, origin)
    accepts = cut.audience.unsupported == "accept"
    return Desk(cut.brief, cut.reader, wording, marked, accepts)


def _notes(cut: Cut, placed: Sequence[PlacedSection]) -> Notes:
    if not cut.audience.editor_notes:
        return Notes()
    names = standings_by_name([section.kept for section in placed])
    return keep_notes(cut.brief.content.editor_notes, cut.reader, names)


def _refuse(
    desk: Desk,
    edition: Edition,
    found: Sequence[Diagnostic],
    readable: Sequence[KeptSection],
) -> None:
    """Refuse an edition with a fault, or of which only the title block is left."""
    faults = [*desk.wording.faults, *(fault for fault in found if fault.is_error)]
    judgments = edition.judgments.judgments if edition.judgments else ()
    has_words = edition.summary or judgments or edition.sections
    if not (has_words or faults):
        faults.append(nothing_left(desk, edition.layout.template, readable))
    if faults:
        raise InvalidBriefError(*faults)
