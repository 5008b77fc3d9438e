"""What stands before the sections: title block, authors, summary, judgments."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal, TypeAlias

from briefgen.documents import (
    AuthorNote,
    Judgment,
    KeyJudgments,
    Likelihood,
    Summary,
    TitleBlock,
)
from briefgen.selection.basis import find_basis
from briefgen.selection.cutting import keep
from briefgen.selection.demands import lacks, may_read_none
from briefgen.selection.redactions import gaps, with_bars

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.documents import Blocks, Inlines
    from briefgen.model.brief import KeyJudgment, SummaryVariant
    from briefgen.model.brief import Summary as WrittenSummary
    from briefgen.model.house import Audience
    from briefgen.model.parts import ProseOrFile
    from briefgen.model.source import ValuePath
    from briefgen.selection.desk import Desk
    from briefgen.selection.reading import Reader, Standing

SummaryName: TypeAlias = Literal["headline", "short", "standard", "full"]


def title_block(desk: Desk, audience: Audience, whole: Standing) -> TitleBlock:
    """What page one says of the whole."""
    content, defaults = desk.brief.content, desk.brief.house.defaults
    return TitleBlock(
        title=content.title,
        subtitle=content.subtitle or "",
        series=content.series or "",
        number=content.number or "",
        version=content.version or "",
        issuer=content.issuer or defaults.issuer or "",
        contact=content.contact or defaults.contact or "",
        distribution=audience.distribution or content.distribution or "",
        to=content.to or "",
        from_=content.from_ or "",
        tags=tuple(content.tags),
        date=content.date,
        as_of=content.as_of,
        portion=desk.portion(whole),
    )


def word_authors(
    desk: Desk, audience: Audience, inside: Standing
) -> tuple[AuthorNote, ...]:
    """The authors, each in the variant of the note that the audience asks for."""
    variant = audience.author_note
    if variant == "none":
        return ()
    authors = desk.brief.content.authors
    # The default asks for nothing: a brief need not have authors.
    if not authors and "author_note" in audience.model_fields_set:
        lacks(desk, f"author note `{variant}`", ("authors",))
    readable = list(keep(desk.reader, authors, inside))
    if authors and not readable:
        paths = [("authors", index) for index in range(len(authors))]
        may_read_none(desk, f"author note `{variant}`", paths)
    notes = []
    for index, standing in readable:
        author, path = authors[index], ("authors", index, "note", variant)
        note = getattr(author.note, variant)
        if note is None:
            lacks(desk, f"author note `{variant}`", path)
            continue
        where = desk.reader.enter(note, standing)
        if where is None:
            may_read_none(desk, f"author note `{variant}`", [path])
            continue
        names_author = variant in ("full", "short", "byline")
        notes.append(
            AuthorNote(
                variant=variant,
                name=author.name if names_author else "",
                blocks=_prose(desk, note, path),
                portion=desk.portion(where),
                name_portion=desk.portion(standing),
            )
        )
    return tuple(notes)


def word_summary(
    desk: Desk, audience: Audience, inside: Standing, *, cited: bool
) -> Summary | None:
    """The summary in the best variant that the audience may read.

    Its support is printed where paragraphs are ``cited`` by their numbers.
    """
    asked = [variant for variant in audience.summary if variant != "none"]
    written = desk.brief.content.summary
    for variant in asked:
        if getattr(written, variant) is None:
            what = f"summary `{variant}`"
            lacks(desk, what, ("summary", variant))
    if found := readable_summary(written, audience, desk.reader, inside):
        summary = _summary(desk, *found)
        return summary if cited else replace(summary, support=())
    given = [variant for variant in asked if getattr(written, variant) is not None]
    if given and "none" not in audience.summary:
        what = "summary " + " or ".join(f"`{variant}`" for variant in given)
        may_read_none(desk, what, [("summary", variant) for variant in given])
    return None


def readable_summary(
    written: WrittenSummary, audience: Audience, reader: Reader, inside: Standing
) -> tuple[SummaryName, SummaryVariant, Standing] | None:
    """The best variant that the audience asks for and may read, and where it stands."""
    for variant in audience.summary:
        if variant == "none":
            return None
        text: SummaryVariant | None = getattr(written, variant)
        standing = reader.enter(text, inside) if text else None
        if text and standing:
            return variant, text, standing
    return None


def _summary(
    desk: Desk,
    variant: SummaryName,
    text: SummaryVariant,
    standing: Standing,
) -> Summary:
    path: ValuePath = ("summary", variant)
    basis = find_basis(desk, text.support, (*path, "support"))
    return Summary(
        variant=variant,
        blocks=_prose(desk, text, path),
        support=basis.support,
        portion=desk.portion(standing),
        basis_withheld=basis.withheld,
    )


def word_judgments(
    desk: Desk, audience: Audience, inside: Standing
) -> KeyJudgments | None:
    """The key judgments, in the best variant that the audience asks for."""
    variant = audience.judgments[0]
    if variant == "none":
        return None
    written = desk.brief.content.judgments
    what = f"key judgments as `{variant}`"
    if not written:
        lacks(desk, what, ("judgments",))
        return None
    judgments = tuple(
        _judgment(desk, index, number, standing, evidence=variant == "evidence")
        for number, (index, standing) in enumerate(
            keep(desk.reader, written, inside), 1
        )
    )
    bars = gaps(where for _, where in with_bars(desk.reader, written, inside))
    if not (judgments or bars) and "none" not in audience.judgments:
        paths = [("judgments", index) for index in range(len(written))]
        may_read_none(desk, what, paths)
    return KeyJudgments(variant, judgments, bars) if judgments or bars else None


def _judgment(
    desk: Desk, index: int, number: int, standing: Standing, *, evidence: bool
) -> Judgment:
    path: ValuePath = ("judgments", index)
    written = desk.brief.content.judgments[index]
    confidence = written.confidence
    basis = confidence.basis if confidence else None
    text = desk.wording.phrase(written.text, (*path, "text"))
    ground = find_basis(desk, written.support, (*path, "support"))
    return Judgment(
        number=number,
        anchor=f"kj-{number}",
        children=text,
        likelihood=_likelihood(desk, written),
        confidence=confidence.level if confidence else None,
        basis=_phrase_if(desk, basis, (*path, "confidence", "basis"), wanted=evidence),
        support=ground.support if evidence else (),
        alternatives=_phrases(
            desk, written.alternatives if evidence else (), (*path, "alternatives")
        ),
        indicators=_phrases(
            desk, written.indicators if evidence else (), (*path, "indicators")
        ),
        portion=desk.portion(standing),
        basis_withheld=ground.withheld,
    )


def _phrase_if(
    desk: Desk, text: str | None, path: ValuePath, *, wanted: bool
) -> Inlines:
    return desk.wording.phrase(text, path) if text and wanted else ()


def _phrases(desk: Desk, texts: Sequence[str], path: ValuePath) -> tuple[Inlines, ...]:
    return tuple(
        desk.wording.phrase(text, (*path, index)) for index, text in enumerate(texts)
    )


def _likelihood(desk: Desk, judgment: KeyJudgment) -> Likelihood | None:
    term = desk.brief.scale.find(judgment.likelihood or "")
    if term is None or judgment.likelihood is None:
        return None
    return Likelihood(judgment.likelihood, term.low, term.high)


def _prose(desk: Desk, written: ProseOrFile, path: ValuePath) -> Blocks:
    if written.file:
        text = desk.brief.source.texts[written.file]
        return desk.wording.passage(text, (*path, "file"), written.file)
    return desk.wording.passage(written.text or "", (*path, "text"))
