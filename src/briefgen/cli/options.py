"""Arguments and options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

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


brief_argument = click.argument(
    "brief", type=click.Path(path_type=Path), metavar="BRIEF"
)
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
