"""The parts of an edition, and the edition itself.

Format-neutral: no HTML, no reference to the brief.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    import datetime as dt

    from briefgen.documents.blocks import Block, Blocks, Redaction
    from briefgen.documents.handling import Banner, Designation
    from briefgen.documents.text import Citation, Inlines


@dataclass(frozen=True, slots=True)
class Gap:
    """A bar among numbered things, where one is withheld that has no number."""

    after: int  # how many of them stand before it
    redaction: Redaction


@dataclass(frozen=True, slots=True)
class EditorNote:
    """A flag of the editor, never part of the author's text."""

    number: int
    anchor: str
    date: dt.date | None
    blocks: Blocks
    citations: tuple[Citation, ...]
    portion: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A block in its place: what points to it, and what stands beside it."""

    block: Block
    anchor: str = ""  # empty where nothing points here
    number: str = ""  # of a paragraph that can be cited: "1.3"
    portion: str = ""
    notes: tuple[EditorNote, ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """What speaks for an option, or against it."""

    children: Inlines
    portion: str = ""


@dataclass(frozen=True, slots=True)
class Option:
    """One course of action, with what speaks for it and against it."""

    number: int
    anchor: str
    title: str
    blocks: Blocks
    advantages: tuple[Reason, ...]
    disadvantages: tuple[Reason, ...]
    portion: str = ""


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One thing that is recommended, to whom, until when."""

    number: int
    anchor: str
    blocks: Blocks
    owner: str
    deadline: dt.date | None
    decision: bool  # print boxes to approve or disapprove
    portion: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """One point to make."""

    blocks: Blocks
    portion: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """What is to be decided, between what, until when."""

    question: Inlines
    choices: tuple[str, ...]
    deadline: dt.date | None
    portion: str = ""


SectionType: TypeAlias = Literal[
    "prose",
    "scope_note",
    "background",
    "options",
    "recommendations",
    "points_to_make",
    "decision",
    "annex",
]


@dataclass(frozen=True, slots=True)
class Section:
    """A titled part. Only the fields of its own type are filled."""

    type: SectionType
    number: str  # "3", or "A" for an annex
    anchor: str
    title: str
    quoted: bool  # an author's text that is printed as it was written
    parts: tuple[Part, ...]
    options: tuple[Option, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    points: tuple[Point, ...] = ()
    decision: Decision | None = None
    portion: str = ""
    notes: tuple[EditorNote, ...] = ()  # flags of the section as a whole
    gaps: tuple[Gap, ...] = ()  # among its options or recommendations


@dataclass(frozen=True, slots=True)
class Support:
    """A part of this edition that a statement rests on."""

    anchor: str
    kind: Literal["section", "annex", "paragraph", "table", "figure", "judgment"]
    number: str  # of a paragraph: "1.3"
    section: str  # the title of the section that holds it


WithheldBasis: TypeAlias = Literal["none", "part", "whole"]
"""How much of what a statement rests on this audience may not read."""


@dataclass(frozen=True, slots=True)
class Summary:
    """The executive summary, in the variant that this audience reads."""

    variant: Literal["headline", "short", "standard", "full"]
    blocks: Blocks
    support: tuple[Support, ...]
    portion: str = ""
    basis_withheld: WithheldBasis = "none"


@dataclass(frozen=True, slots=True)
class Likelihood:
    """A term of the scale, with its published bounds in per cent."""

    term: str
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Judgment:
    """A key judgment. ``likelihood`` and ``confidence`` may be not stated."""

    number: int
    anchor: str
    children: Inlines
    likelihood: Likelihood | None
    confidence: Literal["low", "moderate", "high"] | None
    basis: Inlines
    support: tuple[Support, ...]
    alternatives: tuple[Inlines, ...]
    indicators: tuple[Inlines, ...]
    portion: str = ""
    basis_withheld: WithheldBasis = "none"


@dataclass(frozen=True, slots=True)
class KeyJudgments:
    """The key judgments, and how this audience reads them."""

    variant: Literal["headline", "list", "table", "evidence"]
    judgments: tuple[Judgment, ...]
    gaps: tuple[Gap, ...] = ()


@dataclass(frozen=True, slots=True)
class ScaleTerm:
    """A line of the likelihood key; ``extent`` is as published: "55–75 %"."""

    term: str
    extent: str
    low: float
    high: float
    used: bool  # by a judgment of this edition


@dataclass(frozen=True, slots=True)
class ScaleKey:
    """The words of likelihood that this edition uses, and what they mean."""

    title: str
    source: str
    terms: tuple[ScaleTerm, ...]


@dataclass(frozen=True, slots=True)
class AuthorNote:
    """What this audience reads about an author."""

    variant: Literal["full", "short", "byline", "descriptor", "withheld"]
    name: str  # empty where the variant does not name the author
    blocks: Blocks
    portion: str = ""
    name_portion: str = ""  # of the name, where it stands without the note


@dataclass(frozen=True, slots=True)
class CitedSource:
    """A source that this edition cites, under the number it is cited by."""

    number: int
    anchor: str
    title: str
    originator: str
    date: dt.date | None
    accessed: dt.date | None
    address: str
    archived: str
    pages: str
    descriptor: Inlines
    reliability: str
    credibility: str
    portion: str = ""


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """An abbreviation that this edition uses."""

    short: str
    long: str


@dataclass(frozen=True, slots=True)
class Layout:
    """How this edition is to look, and how long it may be."""

    template: str
    theme: str
    page: Literal["A4", "Letter"]
    max_pages: int  # 0: no limit


@dataclass(frozen=True, slots=True)
class TitleBlock:
    """What page one says of the whole. An empty text is not printed."""

    title: str
    subtitle: str
    series: str
    number: str
    version: str
    issuer: str
    contact: str
    distribution: str
    to: str
    from_: str
    tags: tuple[str, ...]
    date: dt.date | None  # None: not stated
    as_of: dt.date | None
    portion: str = ""  # of the title and the subtitle


@dataclass(frozen=True, slots=True)
class Edition:
    """What one audience receives, in reading order."""

    language: str  # BCP 47
    audience: str  # the audience's printed label
    layout: Layout
    banner: Banner | None
    head: TitleBlock
    authors: tuple[AuthorNote, ...]
    summary: Summary | None
    judgments: KeyJudgments | None
    sections: tuple[Section, ...]
    scale_key: ScaleKey | None
    sources: tuple[CitedSource, ...]
    abbreviations: tuple[Abbreviation, ...]
    watermark: str = ""
    designation: Designation | None = None
    gaps: tuple[Gap, ...] = ()  # among its sections
