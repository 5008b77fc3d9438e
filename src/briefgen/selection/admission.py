"""Who may have a brief at all, and how their edition is to look."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Literal

from briefgen.diagnostics import CommandLineError, Diagnostic, InvalidBriefError
from briefgen.documents import Layout
from briefgen.selection.cut import Cut
from briefgen.selection.reading import Reader, Standing

if TYPE_CHECKING:
    from briefgen.model.brief import Brief
    from briefgen.model.house import Audience


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
    problem, place = f"unknown audience `{name}`", None
    if name in brief.house.audiences:
        problem = f"this brief is not for audience `{name}`"
        place = brief.source.at(("audiences",))
    raise CommandLineError(Diagnostic("C110", problem, place, hint))


def cut_for(brief: Brief, audience: str) -> Cut:
    """The brief and an audience that may get it.

    Raises:
        CommandLineError: there is none of this name, or it may not get the brief.
        InvalidBriefError: the brief as a whole is marked above its clearance.
    """
    wants, reader = find_audience(brief, audience), reader_of(brief, audience)
    return Cut(brief, wants, reader, standing_of_brief(brief, reader))


def reader_of(brief: Brief, audience: str) -> Reader:
    """The audience, as the rules know it."""
    wants, scheme = find_audience(brief, audience), brief.house.scheme
    clearance = scheme.read(wants.clearance) if scheme and wants.clearance else None
    explicit, redacts = wants.release == "explicit", wants.redactions == "marked"
    return Reader(audience, explicit, clearance, scheme, redacts)


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
