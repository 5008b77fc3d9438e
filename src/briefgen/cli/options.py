"""Arguments and options that several commands share."""

from __future__ import annotations

import errno
import os
from math import isnan
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

FORMATS = ("text", "json")


def _complete_audience(
    context: click.Context, parameter: click.Parameter, incomplete: str
) -> list[CompletionItem | str]:
    del parameter
    from briefgen.diagnostics import BriefgenError
    from briefgen.loading import find_project, load_house

    try:
        start = Path(context.params.get("brief") or ".")
        names = load_house(find_project(start)).audiences
    except (BriefgenError, OSError):
        return []
    return [name for name in names if name.startswith(incomplete)]


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
format_option = click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="Text for people, or JSON for another program.",
)
