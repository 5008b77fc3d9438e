"""Put an edition together from what the reader gets.

The order is the order of the page, since sources and footnotes are numbered as
they are met: summary, judgments, sections, author notes, sources.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen.diagnostics import Diagnostic, InvalidBriefError
from briefgen.documents import Edition
from briefgen.selection.back import abbreviations, scale_key, word_sources
from briefgen.selection.banner import banner
from briefgen.selection.bodies import word_sections
from briefgen.selection.cutting import contents_of, keep, keep_sections
from briefgen.selection.desk import Desk
from briefgen.selection.front import (
    readable_summary,
    title_block,
    word_authors,
    word_judgments,
    word_summary,
)
from briefgen.selection.notes import Notes, keep_notes
from briefgen.selection.targets import judgment_targets, place, targets
from briefgen.selection.walking import walk
from briefgen.selection.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from briefgen.documents import Layout, SectionType
    from briefgen.model.brief import Brief
    from briefgen.model.house import Audience
    from briefgen.model.parts import LimitedPart
    from briefgen.selection.cutting import KeptSection
    from briefgen.selection.reading import Reader, Standing
    from briefgen.selection.targets import PlacedSection, Target


@dataclass(frozen=True, slots=True)
class Cut:
    """A brief, and the reader it is cut for."""

    brief: Brief
    audience: Audience
    reader: Reader
    whole: Standing  # where everything in the brief begins to stand


def assemble(
    cut: Cut, layout: Layout, types: Collection[SectionType] | None
) -> tuple[Edition, tuple[Diagnostic, ...]]:
    """The edition, and what is to be said about it.

    ``types`` are the types of section that the template prints; None: all.
    """
    brief, audience = cut.brief, cut.audience
    kept = keep_sections(brief, cut.reader, cut.whole)
    printed = [section for section in kept if _is_printed(section, types)]
    placed = place(printed)
    unprinted = [section for section in kept if section not in printed]
    notes = _notes(cut, placed)
    standings = [*_standings(cut, printed), *notes.standings()]
    cited = bool(notes.kept) or audience.judgments[0] == "evidence"
    desk = _desk(cut, targets(placed, unprinted, numbered=cited), standings)
    summary = word_summary(desk, audience, cut.whole, cited=cited)
    judgments = word_judgments(desk, audience, cut.whole)
    sections = word_sections(desk, placed, notes, cited=cited)
    authors = word_authors(desk, audience, cut.whole)
    sources = word_sources(desk)
    standings += [
        standing
        for work in brief.content.sources
        if work.id in desk.wording.cited
        and (standing := cut.reader.use(work, cut.whole))
    ]
    markings = [standing.marking for standing in (cut.whole, *standings)]
    label, remarks = banner(brief, audience, cut.reader, markings)
    _refuse_faults(desk, remarks, empty=not (summary or judgments or sections))
    head = title_block(brief, audience)
    printed_parts = (head, summary, judgments, sections, authors, sources)
    edition = Edition(
        language=brief.content.language,
        audience=audience.label,
        layout=layout,
        banner=label,
        head=head,
        authors=authors,
        summary=summary,
        judgments=judgments,
        sections=sections,
        scale_key=scale_key(brief, audience, judgments),
        sources=sources,
        abbreviations=abbreviations(brief, printed_parts),
        watermark=audience.watermark or "",
    )
    return edition, remarks


def _is_printed(section: KeptSection, types: Collection[SectionType] | None) -> bool:
    return types is None or getattr(section.section, "type", "prose") in types


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


def _desk(cut: Cut, names: dict[str, Target], standings: Sequence[Standing]) -> Desk:
    content = cut.brief.content
    names |= judgment_targets(
        content.judgments,
        cut.reader,
        cut.whole,
        printed=cut.audience.judgments[0] != "none",
    )
    readable = {work.id for work in content.sources if cut.reader.use(work, cut.whole)}
    wording = Wording(cut.brief.source, cut.reader.name, names, readable)
    portions = any(standing.portion for standing in standings)
    return Desk(cut.brief, cut.reader, wording, portions)


def _notes(cut: Cut, placed: Sequence[PlacedSection]) -> Notes:
    if not cut.audience.editor_notes:
        return Notes()
    standings = {}
    for section in placed:
        standings[section.kept.section.id] = section.kept.standing
        standings |= {name: where for name, where in section.kept.fields if name}
        for part in section.parts:
            standings |= dict.fromkeys(part.kept.names, part.kept.standing)
    return keep_notes(cut.brief.content.editor_notes, cut.reader, standings)


def _refuse_faults(desk: Desk, remarks: Sequence[Diagnostic], *, empty: bool) -> None:
    faults = [*desk.wording.faults, *(found for found in remarks if found.is_error)]
    if empty and not faults:
        faults.append(
            Diagnostic(
                "H209",
                f"nothing of this brief is for audience `{desk.reader.name}`",
                desk.brief.source.at(()),
                "name the audience in `audiences:` of the parts that it may read",
            )
        )
    if faults:
        raise InvalidBriefError(*faults)
