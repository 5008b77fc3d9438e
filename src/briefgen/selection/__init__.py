"""Cut a brief for one audience.

Comes in: the whole brief, the name of an audience, a choice of layout. Goes out:
the edition that this audience receives, and what it leaves out. Only here is it
decided who reads what: later stages never see a withheld part and so cannot leak
one. Everything that is numbered is numbered here, from what stays.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Literal

from briefgen.assets.shapes import read_shape
from briefgen.diagnostics import CommandLineError, Diagnostic, InvalidBriefError
from briefgen.documents import Layout, Selection
from briefgen.selection.assembly import Cut, assemble
from briefgen.selection.reach import unreached
from briefgen.selection.reading import Reader, Standing
from briefgen.selection.withheld import withheld

if TYPE_CHECKING:
    from briefgen.model.brief import Brief
    from briefgen.model.house import Audience

__all__ = ["Choice", "audiences_of", "layout_of", "select", "unprinted"]


@dataclass(frozen=True, slots=True)
class Choice:
    """What the command line decides over the audience's own settings."""

    template: str | None = None
    theme: str | None = None
    page: Literal["A4", "Letter"] | None = None


def audiences_of(brief: Brief) -> tuple[str, ...]:
    """The audiences that may get this brief at all, in the order of the house."""
    given = brief.content.audiences
    return tuple(
        name for name in brief.house.audiences if given is None or name in given
    )


def layout_of(brief: Brief, audience: str, choice: Choice) -> Layout:
    """How the edition of an audience is to look."""
    wants, defaults = find_audience(brief, audience), brief.house.defaults
    return Layout(
        template=choice.template or wants.template or defaults.template,
        theme=choice.theme or wants.theme or defaults.theme,
        page=choice.page or wants.page or defaults.page,
        max_pages=wants.max_pages or 0,
    )


def find_audience(brief: Brief, name: str) -> Audience:
    """The settings of an audience that may get this brief.

    Raises:
        CommandLineError: there is none of this name, or it may not get the brief.
    """
    choices = audiences_of(brief)
    if name in choices:
        return brief.house.audiences[name]
    listed = ", ".join(f"`{choice}`" for choice in choices)
    close = get_close_matches(name, choices, 1)
    hint = f"did you mean `{close[0]}`?" if close else f"the audiences are {listed}"
    problem = f"unknown audience `{name}`"
    if name in brief.house.audiences:
        problem = f"this brief is not for audience `{name}`"
    raise CommandLineError(Diagnostic("C110", problem, None, hint))


def select(brief: Brief, audience: str, choice: Choice | None = None) -> Selection:
    """Cut the brief for one audience.

    Raises:
        CommandLineError: the audience is unknown or may not get the brief.
        InvalidBriefError: the edition would be incomplete or misleading.
        TemplateError: the template does not say well what it prints.
    """
    choice = choice or Choice()
    wants = find_audience(brief, audience)
    reader = _reader(brief, audience, wants)
    whole = standing_of_brief(brief, reader)
    layout = layout_of(brief, audience, choice)
    types = read_shape(brief.house.root, layout.template).sections
    edition, remarks = assemble(Cut(brief, wants, reader, whole), layout, types)
    return Selection(edition, withheld(brief, reader, whole), remarks)


def unprinted(brief: Brief) -> tuple[Diagnostic, ...]:
    """The parts that somebody may read, and that no page prints."""
    readers, types = {}, {}
    for name in audiences_of(brief):
        template = layout_of(brief, name, Choice()).template
        types[name] = read_shape(brief.house.root, template).sections
        reader = _reader(brief, name, find_audience(brief, name))
        with suppress(InvalidBriefError):
            readers[name] = (reader, standing_of_brief(brief, reader))
    return tuple(unreached(brief, readers, types))


def _reader(brief: Brief, name: str, wants: Audience) -> Reader:
    scheme = brief.house.scheme
    clearance = scheme.read(wants.clearance) if scheme and wants.clearance else None
    return Reader(name, wants.release == "explicit", clearance, scheme)


def standing_of_brief(brief: Brief, reader: Reader) -> Standing:
    """Where everything in the brief begins to stand.

    Raises:
        InvalidBriefError: the brief as a whole is marked above the clearance.
    """
    marking = reader.read_marking(brief.content.marking)
    if marking is not None and not reader.may_read(marking):
        raise InvalidBriefError(
            Diagnostic(
                "H208",
                f"the brief is marked `{brief.content.marking}`, above the clearance of"
                f" audience `{reader.name}`",
                brief.source.at(("marking",)),
                "mark the parts that need it, or leave the audience out of `audiences`",
            )
        )
    return Standing(marking=marking)
