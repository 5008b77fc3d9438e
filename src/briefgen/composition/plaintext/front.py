"""What stands before the sections, in text: title block, summary, judgments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.composition import front
from briefgen.composition.notices import gapped
from briefgen.composition.plaintext.blocks import blocks_lines, note_lines
from briefgen.composition.plaintext.setting import wrapped
from briefgen.composition.writing import Writer
from briefgen.documents import Redaction

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.composition.plaintext.scribe import Scribe
    from briefgen.documents import (
        Edition,
        Judgment,
        KeyJudgments,
        Summary,
    )

NAMED_APART = ("full", "short")  # notes that stand at the end, under the name


def front_matter(edition: Edition, scribe: Scribe) -> Iterator[str]:
    """Everything up to the first section, each part after an empty line."""
    yield from _title_block(edition, scribe)
    if edition.summary:
        yield from _summary(edition.summary, scribe)
    if edition.judgments:
        yield from _judgments(edition.judgments, scribe)


def _title_block(edition: Edition, scribe: Scribe) -> Iterator[str]:
    head = edition.head
    if edition.banner:
        for text in (edition.banner.label, *edition.banner.notes):
            yield from wrapped(text)
        yield ""
    masthead = (
        head.series,
        scribe.word("number", number=head.number) if head.number else "",
        scribe.word("version", version=head.version) if head.version else "",
        head.issuer,
    )
    yield from wrapped(" · ".join(filter(None, masthead)))
    yield ""
    yield from wrapped(scribe.marked(head.portion, head.title), first="# ")
    if head.subtitle:
        yield from wrapped(scribe.marked(head.portion, head.subtitle))
    for author in edition.authors:
        yield ""
        if author.variant in NAMED_APART:
            yield from wrapped(scribe.marked(author.name_portion, author.name))
        else:
            yield from blocks_lines(author.blocks, scribe, mark=author.portion)
    yield ""
    yield from _facts(edition, scribe)


def _facts(edition: Edition, scribe: Scribe) -> Iterator[str]:
    writer = Writer(scribe.language, scribe.words)
    for fact in front.facts(edition, writer):
        label, value = fact.label.striptags(), fact.value.striptags()
        yield from wrapped(value, first=f"{label}: ", rest="  ")
    if edition.designation:
        for line in edition.designation.lines:
            yield from wrapped(f"{line.label} {line.text}", rest="  ")
    if edition.watermark:
        across = f"{edition.watermark}]"
        yield from wrapped(across, first="[across each page: ", rest="  ")


def _summary(summary: Summary, scribe: Scribe) -> Iterator[str]:
    yield from ("", f"## {scribe.word('summary')}", "")
    yield from blocks_lines(summary.blocks, scribe, mark=summary.portion, each=True)
    rests_on = scribe.support(summary.support)
    if rests_on:
        yield from ("", *wrapped(f"{scribe.word('support')}: {rests_on}"))
    yield from _basis(summary.basis_withheld, scribe)


def _judgments(found: KeyJudgments, scribe: Scribe) -> Iterator[str]:
    yield from ("", f"## {scribe.word('key_judgments')}")
    for judgment in gapped(found.judgments, found.gaps):
        if isinstance(judgment, Redaction):
            yield from ("", scribe.bar(judgment))
            continue
        sign = f"{judgment.number}. "
        text = scribe.marked(judgment.portion, scribe.inline(judgment.children))
        yield from ("", *wrapped(text, first=sign))
        rest = " " * len(sign)
        if found.variant != "headline":
            yield from wrapped(_grades(judgment, scribe), first=rest)
        if found.variant == "evidence":
            yield from _evidence(judgment, scribe, rest)
        yield from _basis(judgment.basis_withheld, scribe, rest)
        yield from note_lines(scribe)


def _grades(judgment: Judgment, scribe: Scribe) -> str:
    term = scribe.word("likelihood_not_stated")
    if judgment.likelihood:
        term = judgment.likelihood.term
    level = scribe.word(f"confidence_{judgment.confidence or 'not_stated'}")
    likelihood, confidence = scribe.word("likelihood"), scribe.word("confidence")
    return f"{likelihood}: {term}. {confidence}: {level}."


def _evidence(judgment: Judgment, scribe: Scribe, rest: str) -> Iterator[str]:
    rests_on = scribe.support(judgment.support)
    if rests_on:
        yield from wrapped(f"{scribe.word('support')}: {rests_on}", first=rest)
    for key, phrases in (
        ("basis", (judgment.basis,) if judgment.basis else ()),
        ("alternatives", judgment.alternatives),
        ("indicators", judgment.indicators),
    ):
        texts = map(scribe.inline, phrases)
        said = [scribe.marked(judgment.portion, text) for text in texts]
        yield from _labelled(scribe.word(key), said, rest)


def _labelled(label: str, said: list[str], rest: str) -> Iterator[str]:
    if len(said) == 1:
        yield from wrapped(f"{label}: {said[0]}", first=rest)
    elif said:
        yield f"{rest}{label}:"
        for text in said:
            yield from wrapped(text, first=f"{rest}- ")


def _basis(withheld: str, scribe: Scribe, rest: str = "") -> Iterator[str]:
    if withheld != "none":
        key = "basis_withheld" if withheld == "whole" else "basis_partly_withheld"
        yield from ("", *wrapped(scribe.word(key), first=rest))
