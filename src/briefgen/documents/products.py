"""What select gives beside the edition, and what is made of an edition."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefgen.diagnostics import Diagnostic, Location
    from briefgen.documents.edition import Edition


@dataclass(frozen=True, slots=True)
class WithheldText:
    """Words that this edition leaves out, and where they stand in the brief."""

    location: Location
    text: str


@dataclass(frozen=True, slots=True)
class WithheldPicture:
    """A picture that this edition leaves out, as the brief's folder has it."""

    location: Location
    data: bytes


@dataclass(frozen=True, slots=True)
class Withheld:
    """What this edition leaves out. Goes to ``verify`` and nowhere else.

    ``protected`` are the words that would name an author whom this edition does not
    name, with the place where the brief protects them.
    """

    texts: tuple[WithheldText, ...] = ()
    pictures: tuple[WithheldPicture, ...] = ()
    protected: tuple[WithheldText, ...] = ()


@dataclass(frozen=True, slots=True)
class Selection:
    """A brief, cut for one audience: what it reads, and what it does not."""

    edition: Edition
    withheld: Withheld
    remarks: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class HtmlDocument:
    """An edition in HTML, with the bytes of everything it names.

    Every address in ``html`` and in the style sheets is ``briefgen:`` and an
    asset's name (``briefgen:styles/entry.css``) or ``briefgen:fonts/`` and the
    name of a pinned font face. In a style sheet it may be relative to the sheet.

    ``own_words`` are the words that its template, its style sheets and the labels of
    its language bring, whatever the edition says. ``notices`` are the words in which
    its pages must say that something is withheld, once for each place.
    """

    html: str
    assets: Mapping[str, bytes] = field(default_factory=lambda: MappingProxyType({}))
    own_words: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PdfDocument:
    """A finished PDF, not yet verified.

    ``lines`` counts the lines of text in the type area of each page. Of a file that
    somebody hands in nobody counted pages or lines: 0, and none.
    """

    data: bytes
    pages: int
    lines: tuple[int, ...]
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Verification:
    """What ``verify`` found, and how much of what is withheld it could search for.

    ``searched`` counts withheld runs and words that were looked for; ``too_short``
    and ``too_common`` those that were not, for their length or since the edition or
    its template has them too. ``pages`` counts those of the file, ``channels`` the ways
    in which it holds words that were searched.
    """

    diagnostics: tuple[Diagnostic, ...] = ()
    searched: int = 0
    too_short: int = 0
    too_common: int = 0
    pages: int = 0
    channels: int = 0
