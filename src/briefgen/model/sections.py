"""Sections: titled parts, each type with a closed set of fields of its own."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Discriminator, Field, Tag

from briefgen.model.blocks import BodyItem
from briefgen.model.fields import (
    Flag,
    Identifier,
    InlineMarkdown,
    Markdown,
    OneOrMore,
    PlainText,
    Shorthand,
    StatedDate,
)
from briefgen.model.parts import BarredPart, NamedPart, ShortPassage, ShortPhrase


def _as_items(value: object) -> object:
    """A body of one item may be written without the list around it."""
    return value if isinstance(value, list) else [value]


Body = Annotated[
    list[Annotated[BodyItem, Shorthand("text")]],
    Field(min_length=1),
    BeforeValidator(_as_items),
    OneOrMore(),
]


class SectionBase(BarredPart):
    """What every section has."""

    id: Identifier
    """A name for the section, unique in the brief."""
    title: PlainText
    """Its heading."""
    voice: Literal["house", "quoted"] = "house"
    """`quoted`: an author's text that is not to be edited."""


class WithBody(SectionBase):
    """A section that is a body."""

    body: Body
    """Prose and blocks, in reading order."""


class ProseSection(WithBody):
    """A section of prose and blocks."""

    type: Literal["prose"] = "prose"
    """What sort of section it is."""


class ScopeNote(WithBody):
    """What the brief covers, and what it does not."""

    type: Literal["scope_note"]
    """What sort of section it is."""


class Background(WithBody):
    """What the reader needs to know first."""

    type: Literal["background"]
    """What sort of section it is."""


class Annex(WithBody):
    """An annex, lettered, after the numbered sections."""

    type: Literal["annex"]
    """What sort of section it is."""


class Option(NamedPart):
    """One course of action."""

    title: PlainText
    """What it is called."""
    text: Markdown | None = None
    """What it would mean."""
    advantages: list[ShortPhrase] = []
    """What speaks for it."""
    disadvantages: list[ShortPhrase] = []
    """What speaks against it."""


class Options(SectionBase):
    """Courses of action, side by side."""

    type: Literal["options"]
    """What sort of section it is."""
    body: Body | None = None
    """Prose and blocks before the options."""
    options: Annotated[list[Option], Field(min_length=1)] | None = None
    """The options."""


class Recommendation(NamedPart):
    """One thing that is recommended."""

    text: Markdown
    """What to do."""
    owner: PlainText | None = None
    """Who is to do it."""
    deadline: StatedDate = None
    """Until when."""
    decision: Flag = False
    """Whether to print boxes to approve or disapprove."""


class Recommendations(SectionBase):
    """What is recommended."""

    type: Literal["recommendations"]
    """What sort of section it is."""
    body: Body | None = None
    """Prose and blocks before the recommendations."""
    recommendations: (
        Annotated[
            list[Annotated[Recommendation, Shorthand("text")]], Field(min_length=1)
        ]
        | None
    ) = None
    """The recommendations."""


class PointsToMake(SectionBase):
    """What to say."""

    type: Literal["points_to_make"]
    """What sort of section it is."""
    body: Body | None = None
    """Prose and blocks before the points."""
    points: Annotated[list[ShortPassage], Field(min_length=1)] | None = None
    """The points."""


class DecisionAsked(SectionBase):
    """What is to be decided."""

    type: Literal["decision"]
    """What sort of section it is."""
    body: Body | None = None
    """Prose and blocks before the question."""
    question: InlineMarkdown | None = None
    """What is asked."""
    choices: Annotated[list[PlainText], Field(min_length=2)] | None = None
    """The answers to choose from; without it, approve, disapprove, discuss."""
    deadline: StatedDate = None
    """Until when."""


SECTION_TYPES = (
    "prose",
    "scope_note",
    "background",
    "options",
    "recommendations",
    "points_to_make",
    "decision",
    "annex",
)


def _type_of(value: object) -> str:
    if isinstance(value, dict):
        return str(value.get("type", "prose"))
    return str(getattr(value, "type", "prose"))


Section = Annotated[
    Annotated[ProseSection, Tag("prose")]
    | Annotated[ScopeNote, Tag("scope_note")]
    | Annotated[Background, Tag("background")]
    | Annotated[Options, Tag("options")]
    | Annotated[Recommendations, Tag("recommendations")]
    | Annotated[PointsToMake, Tag("points_to_make")]
    | Annotated[DecisionAsked, Tag("decision")]
    | Annotated[Annex, Tag("annex")],
    Discriminator(_type_of),
]
