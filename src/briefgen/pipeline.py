"""The way of a brief, from its source file to a checked PDF."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefgen.artifacts import write_whole
from briefgen.composition import compose
from briefgen.diagnostics import (
    BriefgenError,
    Diagnostic,
    TypesettingError,
    VerificationError,
    in_reading_order,
)
from briefgen.documents import Verification
from briefgen.selection import audiences_of, select, unprinted
from briefgen.typesetting import Limits, typeset
from briefgen.verification import verify, verify_name

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from briefgen.documents import Edition, HtmlDocument, PdfDocument, Selection
    from briefgen.model.brief import Brief
    from briefgen.selection import Choice


@dataclass(frozen=True, slots=True)
class Rendering:
    """A finished edition, and everything that was found on the way."""

    edition: Edition
    pdf: PdfDocument
    diagnostics: tuple[Diagnostic, ...]
    verification: Verification
    check_name: Callable[[str], tuple[Diagnostic, ...]] = field(repr=False)

    def save(self, path: Path) -> None:
        """Give the PDF its name, whole.

        Raises:
            TypesettingError: the pages show a fault of the brief.
            VerificationError: the PDF is not what the edition says, or its name says
                what the edition leaves out.
            MachineError: the file cannot be written.
        """
        found = (*self.diagnostics, *self.check_name(path.name))
        if errors := [fault for fault in found if fault.is_error]:
            raise _refusal(errors)
        write_whole(path, self.pdf.data)


@dataclass(frozen=True, slots=True)
class Composition:
    """An edition that is ready to be typeset, and what it must not show."""

    brief: str  # the name of its folder
    audience: str
    selection: Selection
    html: HtmlDocument

    def finished(self, pdf: PdfDocument) -> Rendering:
        """The edition with its pages, which are verified."""
        # Of pages with a fault, verification would only tell what follows from it.
        is_broken = any(found.is_error for found in pdf.diagnostics)
        found = Verification()
        if not is_broken:
            found = verify(pdf, self.html, self.selection)
        remarks = self.selection.remarks
        return Rendering(
            self.selection.edition,
            pdf,
            in_reading_order((*remarks, *pdf.diagnostics, *found.diagnostics)),
            found,
            self.check_name,
        )

    def check_name(self, name: str) -> tuple[Diagnostic, ...]:
        """What a file of this name would tell that the edition leaves out."""
        # Readers know what they are called themselves.
        known = rf"(?<![^\W_]){re.escape(self.audience)}(?![^\W_])"
        name = re.sub(known, "", name)
        return verify_name(name, self.html, self.selection, brief=self.brief)


def composed(
    brief: Brief, *, audience: str, choice: Choice | None = None
) -> Composition:
    """One edition of ``brief``, ready to be typeset.

    Raises:
        BriefgenError: it may not be made, or a template is at fault.
    """
    selection = select(brief, audience, choice)
    html = compose(selection.edition, brief.house.root)
    return Composition(brief.source.folder.name, audience, selection, html)


def render(
    brief: Brief,
    *,
    audience: str,
    choice: Choice | None = None,
    limits: Limits | None = None,
) -> Rendering:
    """Render one edition of ``brief``.

    Raises:
        BriefgenError: when a stage cannot give its successor anything to work on.
    """
    made = composed(brief, audience=audience, choice=choice)
    return made.finished(typeset(made.html, limits=limits or Limits()))


def proofread(brief: Brief) -> tuple[Diagnostic, ...]:
    """What can be said about a brief without typesetting it, for every audience."""
    from briefgen.linting import lint  # a render does not lint

    found = [*lint(brief), *unprinted(brief)]
    for audience in audiences_of(brief):
        try:
            found += select(brief, audience).remarks
        except BriefgenError as fault:
            found += fault.diagnostics
    return in_reading_order(found)


def _refusal(errors: list[Diagnostic]) -> BriefgenError:
    """The faults of the brief, of its pages too; else those of the PDF."""
    if all(found.code.startswith(("P", "T")) for found in errors):
        return TypesettingError(*errors)
    return VerificationError(*errors)
