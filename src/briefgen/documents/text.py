"""Running text, and the mentions in it that select resolves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias


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
    """A pointer to another part of this edition.

    Where the author gave no words, ``children`` is empty and the page names the
    target by its kind and number: "Table 2".
    """

    anchor: str
    kind: Literal["section", "annex", "paragraph", "table", "figure", "judgment"]
    number: str
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
