"""Arguments and options that several commands share."""

from __future__ import annotations

import errno
import os
from math import isnan
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefgen.diagnostics import CommandLineError, Diagnostic

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from briefgen.model.brief import Brief

FORMATS = ("text", "json")


def _complete_audience(
    context: click.Context, parameter: click.Parameter, incomplete: str
) -> list[CompletionItem | str]:
    del parameter
    from briefgen.diagnostics import BriefgenError
    from briefgen.loading import load_house
    from briefgen.projects import find_project

    try:
        given = context.params.get("brief") or context.params.get("briefs") or "."
        start = Path(given[0] if isinstance(given, tuple) else given)
        names = load_house(find_project(start)).audiences
    except (BriefgenError, OSError):
        return []
    return [name for name in names if name.startswith(incomplete)]


def missing_audience(brief: Brief) -> str:
    """Refuse a command line without an audience, and say which there are."""
    from briefgen.selection import audiences_of

    names = ", ".join(f"`{name}`" for name in audiences_of(brief))
    hint = f"choose one with `--audience`: {names}"
    raise CommandLineError(Diagnostic("C111", "no audience is named", None, hint))


class FileName(click.Path):
    """A path that some system could have; what is there, others find out."""

    def convert(
        self,
        value: Any,  # noqa: ANN401 (as Click has it)
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Any:  # noqa: ANN401
        """Refuse what no system takes for a path."""
        try:
            os.lstat(value)
        except ValueError:  # a NUL, or a letter that the file system cannot write
            self.fail("that cannot be the name of a file", param, ctx)
        except OSError as fault:
            if not str(value) or fault.errno == errno.ENAMETOOLONG:
                reason = "that name is too long" if str(value) else "the name is empty"
                self.fail(reason, param, ctx)
        return super().convert(value, param, ctx)


class Seconds(click.FloatRange):
    """A time that passes: `nan` lies in every range, and never ends."""

    def convert(
        self,
        value: Any,  # noqa: ANN401 (as Click has it)
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> float:
        """Refuse what is no number."""
        seconds: float = super().convert(value, param, ctx)
        if isnan(seconds):
            self.fail(f"{value!r} is not a number of seconds", param, ctx)
        return seconds


brief_argument = click.argument("brief", type=FileName(path_type=Path), metavar="BRIEF")
audience_option = click.option(
    "-a",
    "--audience",
    metavar="NAME",
    shell_complete=_complete_audience,
    help="The audience that the edition is for.",
)
audiences_option = click.option(
    "-a",
    "--audience",
    "audiences",
    metavar="NAME",
    multiple=True,
    shell_complete=_complete_audience,
    help="An audience to build for, again for each; by default every one.",
)
time_limit_option = click.option(
    "--time-limit",
    type=Seconds(min=0.1),
    default=60,
    show_default=True,
    metavar="SECONDS",
    help="How long typesetting may take.",
)
memory_limit_option = click.option(
    "--memory-limit",
    type=click.IntRange(min=64),
    default=1500,
    show_default=True,
    metavar="MB",
    help="How much memory typesetting may use.",
)
format_option = click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="Text for people, or JSON for another program.",
)
