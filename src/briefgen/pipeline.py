"""The way of a brief, from its source file to a checked PDF."""

from __future__ import annotations

from dataclasses import dataclass
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
from briefgen.selection import audiences_of, select, unprinted
from briefgen.typesetting import Limits, typeset
from briefgen.verification import verify

if TYPE_CHECKING:
    from pathlib import Path

    from briefgen.documents import Edition, PdfDocument
    from briefgen.model.brief import Brief
    from briefgen.selection import Choice


@dataclass(frozen=True, slots=True)
class Rendering:
    """A finished edition, and everything that was found on the way."""

    edition: Edition
    pdf: PdfDocument
    diagnostics: tuple[Diagnostic, ...]

    def save(self, path: Path) -> None:
        """Give the PDF its name, whole.

        Raises:
            TypesettingError: the pages show a fault of the brief.
            VerificationError: the PDF is not what the edition says.
            MachineError: the file cannot be written.
        """
        errors = [found for found in self.diagnostics if found.is_error]
        if errors:
            raise _refusal(errors)
        write_whole(path, self.pdf.data)


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
    cut = select(brief, audience, choice)
    html = compose(cut.edition, brief.house.root)
    pdf = typeset(html, limits=limits or Limits())
    # Of pages with a fault, verification would only tell what follows from it.
    is_broken = any(found.is_error for found in pdf.diagnostics)
    found = () if is_broken else verify(pdf, cut.edition, cut.withheld)
    return Rendering(
        cut.edition,
        pdf,
        in_reading_order((*cut.remarks, *pdf.diagnostics, *found)),
    )


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
