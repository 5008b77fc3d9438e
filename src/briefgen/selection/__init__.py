"""Cut a brief for one audience.

Comes in: the whole brief, the name of an audience, a choice of layout. Goes out:
the edition that this audience receives, and what it leaves out. Only here is it
decided who reads what: later stages never see a withheld part and so cannot leak
one. Everything that is numbered is numbered here, from what stays.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from briefgen.assets.shapes import read_shape
from briefgen.diagnostics import InvalidBriefError
from briefgen.documents import Selection
from briefgen.selection.admission import (
    Choice,
    audiences_of,
    cut_for,
    layout_of,
    reader_of,
    standing_of_brief,
)
from briefgen.selection.assembly import assemble
from briefgen.selection.overview import matrix
from briefgen.selection.reach import unreached
from briefgen.selection.unheard import unheard
from briefgen.selection.withheld import withheld

if TYPE_CHECKING:
    from briefgen.diagnostics import Diagnostic
    from briefgen.model.brief import Brief

__all__ = ["Choice", "audiences_of", "layout_of", "matrix", "select", "unprinted"]


def select(brief: Brief, audience: str, choice: Choice | None = None) -> Selection:
    """Cut the brief for one audience.

    Raises:
        CommandLineError: the audience is unknown or may not get the brief.
        InvalidBriefError: the edition would be incomplete or misleading.
        TemplateError: the template does not say well what it prints.
    """
    choice = choice or Choice()
    cut = cut_for(brief, audience)
    layout = layout_of(brief, audience, choice)
    types = read_shape(brief.house.root, layout.template).sections
    made = assemble(cut, layout, types)
    rest = replace(withheld(cut, made.kept), protected=made.protected)
    return Selection(made.edition, rest, made.remarks)


def unprinted(brief: Brief) -> tuple[Diagnostic, ...]:
    """The parts that nobody gets who was meant to: no page has them, or not theirs."""
    readers, types = {}, {}
    for name in audiences_of(brief):
        template = layout_of(brief, name, Choice()).template
        types[name] = read_shape(brief.house.root, template).sections
        reader = reader_of(brief, name)
        with suppress(InvalidBriefError):
            readers[name] = (reader, standing_of_brief(brief, reader))
    return (*unreached(brief, readers, types), *unheard(brief, readers))
