"""What stands after the sections, in text, as far as the pages print it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.composition.plaintext.blocks import blocks_lines, note_lines
from briefgen.composition.plaintext.front import NAMED_APART
from briefgen.composition.plaintext.setting import padded, width_of, wrapped
from briefgen.documents import Paragraph, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.composition.plaintext.page import Page
    from briefgen.composition.plaintext.scribe import Scribe
    from briefgen.documents import Blocks, CitedSource, Edition, ScaleKey


def end_matter(edition: Edition, scribe: Scribe, page: Page) -> Iterator[str]:
    """The parts after the sections, each after an empty line."""
    key = edition.scale_key
    if key and any(page.has(term.extent) for term in key.terms):
        yield from _scale_key(key, scribe)
    short = [one for one in edition.abbreviations if page.has(one.long)]
    if short:
        yield from ("", f"## {scribe.word('abbreviations')}", "", edition.head.portion)
        for one in short:
            yield from wrapped(one.long, first=f"{one.short}: ", rest="  ")
    sources = [one for one in edition.sources if one.anchor in page.anchors]
    if sources:
        yield from ("", f"## {scribe.word('sources')}")
        for source in sources:
            yield from _source(source, scribe)
    yield from _authors(edition, scribe, page)


def _scale_key(key: ScaleKey, scribe: Scribe) -> Iterator[str]:
    yield from ("", f"## {scribe.word('likelihood_key')}", "")
    width = max(width_of(term.term) for term in key.terms)
    is_marked = not all(term.used for term in key.terms)
    for term in key.terms:
        used = f" ({scribe.word('used')})" if term.used and is_marked else ""
        yield from wrapped(
            f"{term.extent}{used}", first=f"{padded(term.term, width)}  "
        )
    said = scribe.word("scale_source", title=key.title, source=key.source)
    yield from ("", *wrapped(said))


def _source(source: CitedSource, scribe: Scribe) -> Iterator[str]:
    sign = f"[{source.number}] "
    text = scribe.marked(source.portion, _work(source, scribe))
    yield from ("", *wrapped(text, first=sign))
    rest = " " * len(sign)
    if source.descriptor:
        yield from wrapped(scribe.inline(source.descriptor), first=rest)
    grades = []
    if source.reliability:
        grades.append(scribe.word("reliability", grade=source.reliability))
    if source.credibility:
        grades.append(scribe.word("credibility", grade=source.credibility))
    if grades:
        yield from wrapped(" ".join(grades), first=rest)
    yield from note_lines(scribe)


def _work(source: CitedSource, scribe: Scribe) -> str:
    said = [source.originator, source.title]
    if source.date:
        said.append(scribe.day(source.date))
    if source.pages:
        said.append(scribe.word("pages", pages=source.pages))
    text = f"{', '.join(filter(None, said))}."
    if source.address:
        text += f" {source.address}"
    if source.accessed:
        text += f" ({scribe.word('accessed', date=scribe.day(source.accessed))})"
    if source.archived:
        comma = "," if source.address or source.accessed else ""
        text += f"{comma} {scribe.word('archived')} {source.archived}"
    return text


def _authors(edition: Edition, scribe: Scribe, page: Page) -> Iterator[str]:
    """The notes that stand under a head of their own; the others name the brief."""
    noted = [
        author
        for author in edition.authors
        if author.variant in NAMED_APART and page.has(_beginning(author.blocks))
    ]
    if noted:
        key = "author" if len(noted) == 1 else "authors"
        yield from ("", f"## {scribe.word(key)}")
    for author in noted:
        lines = blocks_lines(author.blocks, scribe, mark=author.portion, each=True)
        yield from ("", *lines)


def _beginning(blocks: Blocks) -> str:
    """The first words of blocks that begin with a paragraph."""
    match blocks:
        case (Paragraph((Text(text), *_)), *_):
            return text
        case _:
            return ""
