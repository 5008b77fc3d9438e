"""``briefgen verify``: whether a file is the edition that it should be."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from briefgen.cli import output
from briefgen.cli.options import (
    FileName,
    Seconds,
    audience_option,
    brief_argument,
    format_option,
    missing_audience,
)
from briefgen.diagnostics import BriefgenError, CommandLineError, Diagnostic

if TYPE_CHECKING:
    from briefgen.checking import Checked

EPILOG = """\b
Examples:
  briefgen verify harbour.pdf briefs/harbour-closure --audience public
  briefgen verify received.pdf briefs/harbour-closure -a principal --format json

The file is not trusted: a process of its own reads it. The brief is read as it is now.
The exit code is 4 where the file is not this edition.
"""
FAILED = 4


@click.command(epilog=EPILOG)
@click.argument("file", type=FileName(path_type=Path), metavar="FILE")
@brief_argument
@audience_option
@click.option("--template", metavar="NAME", help="The template that was chosen for it.")
@click.option("--theme", metavar="NAME", help="The theme that was chosen for it.")
@click.option(
    "--page", type=click.Choice(["A4", "Letter"]), help="The page size it has."
)
@click.option(
    "--time-limit",
    type=Seconds(min=0.1),
    default=60,
    show_default=True,
    metavar="SECONDS",
    help="How long reading the file may take.",
)
@click.option(
    "--memory-limit",
    type=click.IntRange(min=64),
    default=1500,
    show_default=True,
    metavar="MB",
    help="How much memory reading the file may use.",
)
@format_option
def verify(  # noqa: PLR0913 (one parameter for each option)
    *,
    file: Path,
    brief: Path,
    audience: str | None,
    template: str | None,
    theme: str | None,
    page: Literal["A4", "Letter"] | None,
    time_limit: float,
    memory_limit: int,
    form: str,
) -> int:
    """Check that FILE is the edition of BRIEF for an audience, and nothing more."""
    from briefgen import Choice, Limits, check, load
    from briefgen.cli.render import check_names

    if file.is_dir() and brief.is_file():
        raise _exchanged(file, brief)

    try:
        loaded = load(brief)
        check_names(loaded.house.root, template, theme)
        checked = check(
            file,
            loaded,
            audience=audience or missing_audience(loaded),
            choice=Choice(template, theme, page),
            limits=Limits(time_limit, memory_limit * 1_000_000),
        )
    except BriefgenError as fault:
        if form == "text":
            raise
        output.say_json(_as_json(file, None, fault.diagnostics))
        return fault.exit_code
    if form == "json":
        output.say_json(_as_json(file, checked, checked.diagnostics))
    else:
        output.report(checked.diagnostics)
        if checked.is_good:
            for line in _summary(file, checked):
                output.say(line)
    return 0 if checked.is_good else FAILED


def _summary(file: Path, checked: Checked) -> tuple[str, ...]:
    """That the file is good, and how much was looked for."""
    found, audience = checked.verification, checked.edition.audience
    good, name = output.verdict(good=True), output.plain(str(file))
    pages = _counted(found.pages, "page")
    first = f"{good} {name}: the edition for {output.plain(audience)} ({pages})"
    if not found.channels:
        return (first, "  nothing is withheld from it")
    strings = _counted(found.searched, "withheld string")
    channels = _counted(found.channels, "channel")
    short, common = found.too_short, found.too_common
    return (
        first,
        f"  {strings} searched for in {channels}: none found",
        f"  not searched for: {short} too short, {common} too common",
    )


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _as_json(
    file: Path, checked: Checked | None, diagnostics: tuple[Diagnostic, ...]
) -> dict[str, object]:
    found = checked.verification if checked else None
    return {
        "file": str(file),
        "ok": checked is not None and checked.is_good,
        "pages": found.pages if found else None,
        "channels": found.channels if found else None,
        "searched": found.searched if found else None,
        "too_short": found.too_short if found else None,
        "too_common": found.too_common if found else None,
        "diagnostics": [output.as_json(one) for one in diagnostics],
    }


def _exchanged(brief: Path, file: Path) -> CommandLineError:
    message = f"`{output.plain(str(brief))}` is a folder, not a PDF"
    hint = f"the file comes first: `briefgen verify {file} {brief} --audience …`"
    return CommandLineError(Diagnostic("C101", message, None, output.plain(hint)))
