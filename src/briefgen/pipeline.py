"""The way of a brief, from its source file to a checked PDF."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen.artifacts import write_whole
from briefgen.assets.shapes import read_shape
from briefgen.composition import compose
from briefgen.diagnostics import (
    BriefgenError,
    Diagnostic,
    TypesettingError,
    VerificationError,
    in_reading_order,
)
from briefgen.selection import Choice, audiences_of, layout_of, select, unprinted
from briefgen.typesetting import Limits, typeset
from briefgen.verification import verify

if TYPE_CHECKING:
    from pathlib import Path

    from briefgen.documents import Edition, PdfDocument, SectionType, Selection
    from briefgen.model.brief import Brief


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
    cut = cut_edition(brief, audience, choice or Choice())
    html = compose(cut.edition, brief.house.root)
    pdf = typeset(html, limits=limits or Limits())
    found = verify(pdf, cut.edition, cut.withheld)
    return Rendering(
        cut.edition,
        pdf,
        in_reading_order((*cut.remarks, *pdf.diagnostics, *found)),
    )


def cut_edition(brief: Brief, audience: str, choice: Choice) -> Selection:
    """Select what the template of the edition prints."""
    types = _sections(brief, audience, choice)
    chosen = Choice(choice.template, choice.theme, choice.page, types)
    return select(brief, audience, chosen)


def _sections(
    brief: Brief, audience: str, choice: Choice
) -> frozenset[SectionType] | None:
    """The types of section that the template of an edition prints; None: all."""
    template = layout_of(brief, audience, choice).template
    return read_shape(brief.house.root, template).sections


def proofread(brief: Brief) -> tuple[Diagnostic, ...]:
    """What can be said about a brief without typesetting it, for every audience."""
    from briefgen.linting import lint  # a render does not lint

    audiences = audiences_of(brief)
    types = {name: _sections(brief, name, Choice()) for name in audiences}
    found = [*lint(brief), *unprinted(brief, types)]
    for audience in audiences:
        try:
            found += cut_edition(brief, audience, Choice()).remarks
        except BriefgenError as fault:
            found += fault.diagnostics
    return in_reading_order(found)


def _refusal(errors: list[Diagnostic]) -> BriefgenError:
    """The faults of the brief, of its pages too; else those of the PDF."""
    if all(found.code.startswith(("P", "T")) for found in errors):
        return TypesettingError(*errors)
    return VerificationError(*errors)
