"""What stands after the sections, made from what this edition uses alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.documents import Abbreviation, CitedSource, ScaleKey, ScaleTerm
from briefgen.selection.words import words_of

if TYPE_CHECKING:
    from briefgen.documents import KeyJudgments
    from briefgen.model.brief import Brief, CitedWork
    from briefgen.model.house import Audience
    from briefgen.selection.desk import Desk
    from briefgen.selection.reading import Standing


def word_sources(desk: Desk, inside: Standing) -> tuple[CitedSource, ...]:
    """The sources that have been cited, by their number.

    A source's descriptor may cite another one, so the list can grow as it is read.
    """
    works = {work.id: (i, work) for i, work in enumerate(desk.brief.content.sources)}
    sources: list[CitedSource] = []
    while len(sources) < len(desk.wording.cited):
        cited = list(desk.wording.cited)[len(sources)]
        sources.append(_source(desk, *works[cited], len(sources) + 1, inside))
    return tuple(sources)


def _source(
    desk: Desk, index: int, work: CitedWork, number: int, inside: Standing
) -> CitedSource:
    words = work.descriptor
    path = ("sources", index, "descriptor")
    where = desk.reader.use(work, inside)
    return CitedSource(
        number=number,
        anchor=f"src-{number}",
        title=work.title,
        originator=work.originator or "",
        date=work.date,
        accessed=work.accessed,
        address=work.url or "",
        archived=work.archived or "",
        pages=work.pages or "",
        descriptor=desk.wording.phrase(words, path) if words else (),
        reliability=work.reliability or "",
        credibility=work.credibility or "",
        portion=desk.portion(where) if where else "",
    )


def scale_key(
    brief: Brief, audience: Audience, judgments: KeyJudgments | None
) -> ScaleKey | None:
    """The key of the likelihood scale; None where no judgment uses it."""
    given = judgments.judgments if judgments else ()
    used = {
        term.term
        for judgment in given
        if judgment.likelihood
        and (term := brief.scale.find(judgment.likelihood.term)) is not None
    }
    # The headline alone prints statements without their likelihood.
    headline = judgments is not None and judgments.variant == "headline"
    if not used or headline or audience.scale_key == "none":
        return None
    terms = tuple(
        ScaleTerm(term.term, term.extent, term.low, term.high, term.term in used)
        for term in brief.scale.terms
        if audience.scale_key == "whole" or term.term in used
    )
    return ScaleKey(
        brief.scale.name, f"{brief.scale.source}, {brief.scale.date}", terms
    )


def abbreviations(brief: Brief, parts: object) -> tuple[Abbreviation, ...]:
    """The abbreviations that stand in the parts of this edition, in their order."""
    words = "\n".join(words_of(parts))
    return tuple(
        Abbreviation(short, long)
        for short, long in brief.content.abbreviations.items()
        if re.search(rf"(?<!\w){re.escape(short)}(?!\w)", words)
    )
