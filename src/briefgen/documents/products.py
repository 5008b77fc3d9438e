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
class Withheld:
    """What this edition leaves out. Goes to ``verify`` and nowhere else."""

    texts: tuple[WithheldText, ...] = ()
    images: tuple[bytes, ...] = ()


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
