"""What page one and the document's head say of the whole.

Takes an edition; gives the facts of the title block in their order, the metadata,
the contents, and which sections are an author's own text. Decides from the edition
alone whether it is long enough for contents.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from briefgen.composition.plain import opening, text_width, word_count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.composition.writing import Writer
    from briefgen.documents import Edition, Section

CONTENTS_FROM_SECTIONS = 5
CONTENTS_FROM_WORDS = 900
_COLUMN = 40  # letters of a fact that stands in a column, in two lines
_COLUMN_WORD = 20
_LINES = frozenset({"distribution", "handling", "contact"})  # each on its own


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact of the title block. ``kind`` is its class in the styles."""

    kind: str
    label: Markup
    value: Markup

    @property
    def is_long(self) -> bool:
        """Whether it takes a line of its own."""
        if self.kind in _LINES:
            return True
        text = self.value.striptags()
        longest = max(map(text_width, text.split()), default=0)
        return text_width(text) > _COLUMN or longest > _COLUMN_WORD


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the PDF says of itself. Empty text and ``None`` are left out."""

    authors: tuple[str, ...]
    subject: str
    keywords: str
    date: str


def facts(edition: Edition, writer: Writer) -> tuple[Fact, ...]:
    """When, as of when, for whom, from whom, and how it may be shared."""
    return tuple(_facts(edition, writer))


def _facts(edition: Edition, writer: Writer) -> Iterator[Fact]:
    head = edition.head
    for kind, text in (("to", head.to), ("from", head.from_)):
        if text:
            yield Fact(kind, writer.word(kind), writer.text(text))
    for kind, date in (("date", head.date), ("as_of", head.as_of)):
        value = writer.day(date) if date else writer.word(f"{kind}_not_stated")
        yield Fact(kind, writer.word(kind), value)
    for kind, text in (
        ("audience", edition.audience),
        ("distribution", head.distribution),
    ):
        if text:
            yield Fact(kind, writer.word(kind), writer.text(text))
    if banner := edition.banner:
        label = Markup("<strong>{}</strong> ").format(writer.text(banner.label))
        meaning = label + writer.text(banner.meaning)
        yield Fact("handling", writer.word("handling"), meaning)
    if head.contact:
        yield Fact("contact", writer.word("contact"), writer.text(head.contact))


def metadata(edition: Edition) -> Metadata:
    """What the PDF says of itself; no name and no date that no page states."""
    head = edition.head
    summary = opening(edition.summary.blocks) if edition.summary else ""
    return Metadata(
        authors=tuple(author.name for author in edition.authors if author.name),
        subject=head.subtitle or summary or head.series or head.title,
        keywords=", ".join(head.tags),
        date=head.date.isoformat() if head.date else "",
    )


def contents(edition: Edition) -> tuple[Section, ...]:
    """The sections that the contents list; none where the edition is short."""
    is_long = (
        len(edition.sections) >= CONTENTS_FROM_SECTIONS
        and word_count(edition) >= CONTENTS_FROM_WORDS
    )
    return edition.sections if is_long else ()


def quoted_numbers(edition: Edition) -> str:
    """The numbers of the author's own sections: "1–8, 10"."""
    spans: list[list[Section]] = []
    previous_was_quoted = False
    for section in edition.sections:
        if section.quoted and previous_was_quoted:
            spans[-1].append(section)
        elif section.quoted:
            spans.append([section])
        previous_was_quoted = section.quoted
    return ", ".join(
        span[0].number if len(span) == 1 else f"{span[0].number}–{span[-1].number}"
        for span in spans
    )


def first_quoted(edition: Edition) -> str:
    """The anchor of the section that says whose text it is."""
    return next((part.anchor for part in edition.sections if part.quoted), "")
