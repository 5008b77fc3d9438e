"""The brief: what an author writes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BeforeValidator, Field

from briefgen.model.fields import (
    NOT_STATED,
    AlsoWritten,
    ExactText,
    FilePath,
    Identifier,
    InlineMarkdown,
    Markdown,
    Model,
    PlainText,
    Shorthand,
    StatedDate,
    SupportPlace,
)
from briefgen.model.parts import BarredPart, LimitedPart, ProseOrFile
from briefgen.model.sections import Section

if TYPE_CHECKING:
    from briefgen.model.house import House
    from briefgen.model.scale import Scale
    from briefgen.model.source import Source


ShortProse = Annotated[ProseOrFile, Shorthand("text")]
Supports = list[SupportPlace]


class AuthorNotes(Model):
    """What may be printed about an author; the audience chooses."""

    full: ShortProse | None = None
    """The whole note."""
    short: ShortProse | None = None
    """One or two sentences."""
    byline: ShortProse | None = None
    """The line under the title: `By …`."""
    descriptor: ShortProse | None = None
    """What the author is, without a name."""
    withheld: ShortProse | None = None
    """What is printed where the name is withheld."""


class Allowance(Model):
    """A protected word that may stand nevertheless."""

    text: PlainText
    """The word or phrase, as it is protected."""
    reason: PlainText
    """Why it may stand."""


class Author(LimitedPart):
    """An author."""

    name: PlainText
    """The name, as it is printed."""
    note: AuthorNotes = AuthorNotes()
    """What may be printed about the author."""
    protect: list[PlainText] = []
    """What must not appear where the note is `descriptor` or `withheld`."""
    allow: list[Allowance] = []
    """Protected words that may stand nevertheless, each with a reason."""


class SummaryVariant(ProseOrFile):
    """A summary of one length."""

    support: Supports = []
    """The paragraphs that it rests on."""


ShortSummary = Annotated[SummaryVariant, Shorthand("text")]


class Summary(Model):
    """The executive summary, in up to four lengths; the audience chooses."""

    headline: ShortSummary | None = None
    """One sentence."""
    short: ShortSummary | None = None
    """At most 50 words."""
    standard: ShortSummary | None = None
    """At most 150 words."""
    full: ShortSummary | None = None
    """As long as it needs to be."""


class Confidence(Model):
    """How good the basis of a judgment is."""

    level: Literal["low", "moderate", "high"]
    """The level."""
    basis: InlineMarkdown | None = None
    """Why: the sources, the corroboration, the assumptions, the gaps."""


def _as_stated(value: object) -> object:
    if value == NOT_STATED:
        return None
    return value if isinstance(value, dict | Model | None) else {"level": value}


StatedConfidence = Annotated[
    Confidence | None,
    BeforeValidator(_as_stated),
    AlsoWritten(("low", "moderate", "high", NOT_STATED)),
]


def _as_term(value: object) -> object:
    return None if value == NOT_STATED else value


StatedTerm = Annotated[PlainText | None, BeforeValidator(_as_term)]


class KeyJudgment(BarredPart):
    """A key judgment: one statement that can be quoted by itself."""

    id: Identifier
    """A name for the judgment, unique in the brief."""
    text: InlineMarkdown
    """The statement."""
    likelihood: StatedTerm = None
    """A term of the scale; `not stated` where the author gave none."""
    confidence: StatedConfidence = None
    """A level with its basis, or `not stated`."""
    support: Supports = []
    """The paragraphs that it rests on."""
    alternatives: list[InlineMarkdown] = []
    """What else could be true."""
    indicators: list[InlineMarkdown] = []
    """What would change the judgment."""


class EditorsNote(LimitedPart):
    """A flag of the editor, printed beside what it flags."""

    at: SupportPlace
    """What it flags."""
    date: StatedDate = None
    """When it was written."""
    text: Markdown
    """What the editor has to say."""
    sources: list[Identifier] = []
    """What the note rests on."""


class CitedWork(LimitedPart):
    """A source."""

    id: Identifier
    """A name for the source, unique in the brief."""
    title: PlainText
    """Its title."""
    originator: PlainText | None = None
    """Who published it."""
    date: StatedDate = None
    """When it was published."""
    accessed: StatedDate = None
    """When it was last looked at."""
    url: Annotated[str, Field(pattern=r"^https://\S+$", max_length=2000)] | None = None
    """Its address."""
    archived: (
        Annotated[str, Field(pattern=r"^https://\S+$", max_length=2000)] | None
    ) = None
    """The address of a kept copy."""
    pages: PlainText | None = None
    """Its pages."""
    descriptor: InlineMarkdown | None = None
    """What affects its quality."""
    reliability: Literal["A", "B", "C", "D", "E", "F"] | None = None
    """Reliability of the source, in the Admiralty code."""
    credibility: Literal["1", "2", "3", "4", "5", "6"] | None = None
    """Credibility of the information, in the Admiralty code."""


class Content(Model):
    """A brief, as its author wrote it."""

    title: PlainText
    """The title."""
    subtitle: PlainText | None = None
    """Printed under the title."""
    series: PlainText | None = None
    """The series that it appears in."""
    number: PlainText | None = None
    """Its number in the series."""
    version: PlainText | None = None
    """Its version."""
    issuer: PlainText | None = None
    """Who issues it."""
    contact: PlainText | None = None
    """Whom to ask."""
    distribution: PlainText | None = None
    """Who gets it, in words."""
    to: PlainText | None = None
    """Whom it is addressed to."""
    from_: Annotated[PlainText | None, Field(alias="from")] = None
    """Whom it comes from."""
    tags: list[PlainText] = []
    """Key words."""
    date: StatedDate = None
    """The date of the brief, or `not stated`."""
    as_of: StatedDate = None
    """The date up to which information was used, or `not stated`."""
    language: Annotated[
        str, Field(pattern=r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$")
    ] = "en"
    """The language of the brief, as in `en`, `en-GB`, `ko`."""
    translation_of: FilePath | None = None
    """The folder of the brief that this one translates."""
    scale: Identifier | None = None
    """The likelihood scale; without it, the house's."""
    marking: ExactText | None = None
    """The handling marking of every part that has none of its own."""
    designation: dict[PlainText, PlainText] = {}
    """Who designated what is marked: the lines that the marking scheme asks for."""
    audiences: Annotated[list[ExactText], Field(min_length=1)] | None = None
    """The audiences that may get this brief at all; without it, all of the house."""
    authors: list[Author] = []
    """Who wrote it."""
    summary: Summary = Summary()
    """The executive summary."""
    judgments: list[KeyJudgment] = []
    """The key judgments, the most important one first."""
    sections: Annotated[list[Section], Field(min_length=1)]
    """The sections, in reading order."""
    editor_notes: list[EditorsNote] = []
    """The editor's flags."""
    sources: list[CitedWork] = []
    """The sources."""
    abbreviations: dict[PlainText, PlainText] = {}
    """Abbreviations and what they stand for."""


@dataclass(frozen=True, slots=True)
class Brief:
    """A valid brief: what was written, where it stands, and for which house."""

    content: Content
    source: Source
    house: House
    scale: Scale
