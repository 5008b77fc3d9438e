"""What the stages hand to each other. Read this file first.

``load`` gives a :class:`~briefgen.model.brief.Brief`; ``select`` cuts it into an
:class:`Edition` for one audience, and the :class:`Withheld` rest, which goes to
``verify`` and nowhere else; ``compose`` makes an :class:`HtmlDocument`;
``typeset`` makes a :class:`PdfDocument`.

Everything here is frozen and complete. An edition holds no HTML and no way back
to the brief, so that a withheld part cannot reach a later stage.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from briefgen.diagnostics import Diagnostic, Location
    from briefgen.model.image import Image

# ── Running text ─────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Text:
    """Plain characters."""

    text: str


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Stressed text, usually set in italics."""

    children: Inlines


@dataclass(frozen=True, slots=True)
class Strong:
    """Strongly stressed text, usually set in bold."""

    children: Inlines


@dataclass(frozen=True, slots=True)
class Code:
    """Text to be taken letter by letter."""

    text: str


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A break that the author asked for."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link out of the brief; the address is ``https:`` or ``mailto:``."""

    address: str
    children: Inlines


@dataclass(frozen=True, slots=True)
class Citation:
    """The mark that points to a source of this edition."""

    number: int
    anchor: str
    locator: str  # "p. 4"; empty where the whole source is meant


@dataclass(frozen=True, slots=True)
class CrossReference:
    """A pointer to another part of this edition; its text is never empty."""

    anchor: str
    children: Inlines


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote, at the place of its call."""

    number: int
    anchor: str
    children: Inlines


@dataclass(frozen=True, slots=True)
class FootnoteRepeat:
    """A second call of a footnote that stands at an earlier call."""

    number: int
    anchor: str


@dataclass(frozen=True, slots=True)
class SourceMention:
    """A citation as written: ``[@reuters-2009, p. 4]``. Select resolves it.

    ``line`` and ``column`` of the three mentions count from 1 inside their prose.
    """

    source: str
    locator: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class PartMention:
    """A pointer as written: ``[text](#escalation)``. Select resolves it."""

    target: str
    children: Inlines  # empty where the author leaves the words to briefgen
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class NoteMention:
    """A footnote call as written: ``[^1]``, with its note. Select numbers it."""

    label: str
    children: Inlines
    line: int
    column: int


Mention: TypeAlias = SourceMention | PartMention | NoteMention

Inline: TypeAlias = (
    Text
    | Emphasis
    | Strong
    | Code
    | LineBreak
    | Link
    | Citation
    | CrossReference
    | Footnote
    | FootnoteRepeat
    | Mention  # only before select; an edition holds none
)
Inlines: TypeAlias = tuple[Inline, ...]

# ── Blocks ───────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text."""

    children: Inlines


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a section; ``level`` counts from 3 (a section's is 2)."""

    level: int
    anchor: str
    children: Inlines


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item of a list."""

    blocks: Blocks
    portion: str = ""  # its portion marking, as printed: "(TLP:GREEN)"


@dataclass(frozen=True, slots=True)
class List:
    """A list; ``start`` is the first number of an ordered one.

    A tight list sets its items without space between them.
    """

    ordered: bool
    start: int
    tight: bool
    items: tuple[ListItem, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table, by its head."""

    title: Inlines
    align: Literal["left", "center", "right"]
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell; spans count columns and rows, and are at least 1."""

    children: Inlines
    colspan: int = 1
    rowspan: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """One row. The spans of all rows fill the table without a gap."""

    cells: tuple[Cell, ...]
    portion: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table. One with a caption is numbered; without one, ``number`` is 0."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    caption: Inlines
    note: Inlines
    row_headers: bool  # the first cell of each row is its header
    number: int = 0


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with its text alternative; numbered where it has a caption."""

    image: Image
    alt: str
    caption: Inlines
    credit: Inlines
    number: int = 0


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation set apart."""

    blocks: Blocks
    attribution: Inlines = ()


@dataclass(frozen=True, slots=True)
class Callout:
    """A box beside the argument."""

    kind: str  # note, caution, definition, example
    title: str
    blocks: Blocks


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """Lines to be taken letter by letter."""

    text: str


@dataclass(frozen=True, slots=True)
class Divider:
    """A break of thought, usually set as a short rule."""


@dataclass(frozen=True, slots=True)
class PictureMention:
    """A picture as written in prose: ``![alt](file "caption")``. Select resolves it."""

    file: str
    alt: str
    caption: str
    line: int
    column: int


Block: TypeAlias = (
    Paragraph
    | Heading
    | List
    | Table
    | Figure
    | Quotation
    | Callout
    | CodeBlock
    | Divider
    | PictureMention  # only before select; an edition holds none
)
Blocks: TypeAlias = tuple[Block, ...]

@dataclass(frozen=True, slots=True)
class WrittenBlock:
    """A block as prose gives it, with the place it begins at in that prose."""

    block: Block
    line: int
    column: int


# ── The parts of an edition ──────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class EditorNote:
    """A flag of the editor, never part of the author's text."""

    number: int
    anchor: str
    date: date | None
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
class Option:
    """One course of action, with what speaks for it and against it."""

    number: int
    anchor: str
    title: str
    blocks: Blocks
    advantages: tuple[Inlines, ...]
    disadvantages: tuple[Inlines, ...]
    portion: str = ""


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One thing that is recommended, to whom, until when."""

    number: int
    anchor: str
    blocks: Blocks
    owner: str
    deadline: date | None
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
    deadline: date | None


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


@dataclass(frozen=True, slots=True)
class Support:
    """A paragraph of this edition that a statement rests on."""

    anchor: str
    paragraph: str  # "1.3"
    section: str  # the section's title


@dataclass(frozen=True, slots=True)
class Summary:
    """The executive summary, in the variant that this audience reads."""

    variant: Literal["headline", "short", "standard", "full"]
    blocks: Blocks
    support: tuple[Support, ...]
    portion: str = ""


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


@dataclass(frozen=True, slots=True)
class KeyJudgments:
    """The key judgments, and how this audience reads them."""

    variant: Literal["headline", "list", "table", "evidence"]
    judgments: tuple[Judgment, ...]


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


@dataclass(frozen=True, slots=True)
class CitedSource:
    """A source that this edition cites, under the number it is cited by."""

    number: int
    anchor: str
    title: str
    originator: str
    date: date | None
    accessed: date | None
    address: str
    archived: str
    pages: str
    descriptor: Inlines
    reliability: str
    credibility: str


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """An abbreviation that this edition uses."""

    short: str
    long: str


@dataclass(frozen=True, slots=True)
class Banner:
    """The handling marking of the whole edition, and what it allows."""

    label: str
    meaning: str
    color: str  # of the letters, as #RRGGBB
    background: str  # as #RRGGBB


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
    date: date | None  # None: not stated
    as_of: date | None


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


@dataclass(frozen=True, slots=True)
class WithheldText:
    """Words that this edition leaves out, and where they stand in the brief."""

    location: Location
    text: str


@dataclass(frozen=True, slots=True)
class Withheld:
    """What this edition leaves out. Goes to ``verify`` and nowhere else."""

    texts: tuple[WithheldText, ...] = ()
    images: tuple[bytes, ...] = ()


@dataclass(frozen=True, slots=True)
class Selection:
    """A brief, cut for one audience: what it reads, and what it does not."""

    edition: Edition
    withheld: Withheld


# ── What is made of an edition ───────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class HtmlDocument:
    """An edition in HTML, with the bytes of everything it names.

    Every address in ``html`` and in the style sheets is ``briefgen:`` and an
    asset's name (``briefgen:styles/entry.css``) or ``briefgen:fonts/`` and the
    name of a pinned font face.
    """

    html: str
    assets: Mapping[str, bytes] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class PdfDocument:
    """A finished PDF, not yet verified.

    ``lines`` counts the lines of text in the type area of each page.
    """

    data: bytes
    pages: int
    lines: tuple[int, ...]
    diagnostics: tuple[Diagnostic, ...] = ()
