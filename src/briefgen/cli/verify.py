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
    format_option,
    missing_audience,
)
from briefgen.diagnostics import BriefgenError, CommandLineError, Diagnostic

if TYPE_CHECKING:
    from briefgen.checking import Checked
    from briefgen.selection import Choice
    from briefgen.typesetting import Limits

EPILOG = """\b
Examples:
  briefgen verify harbour.pdf briefs/harbour-closure --audience public
  briefgen verify received.pdf briefs/harbour-closure -a principal --format json
  briefgen verify --manifest dist/manifest.json
  briefgen verify --manifest dist/manifest.json --rebuild

The file is not trusted: a process of its own reads it. The brief is read as it is now.
The exit code is 4 where a file is not the edition that it should be.
"""
FAILED = 4


@click.command(epilog=EPILOG)
@click.argument("file", type=FileName(path_type=Path), required=False, metavar="FILE")
@click.argument("brief", type=FileName(path_type=Path), required=False, metavar="BRIEF")
@audience_option
@click.option(
    "--manifest",
    type=FileName(path_type=Path),
    metavar="FILE",
    help="Check every file that this manifest lists, instead of one.",
)
@click.option(
    "--rebuild",
    is_flag=True,
    help="Make each of them again, and compare the bytes.",
)
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(min=1, max=256),
    metavar="N",
    help="How many are made again at once; by default as many as there are cores.",
)
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
    help="How long reading a file, or making it again, may take.",
)
@click.option(
    "--memory-limit",
    type=click.IntRange(min=64),
    default=1500,
    show_default=True,
    metavar="MB",
    help="How much memory that may use.",
)
@format_option
def verify(  # noqa: PLR0913 (one parameter for each option)
    *,
    file: Path | None,
    brief: Path | None,
    audience: str | None,
    manifest: Path | None,
    rebuild: bool,
    jobs: int | None,
    template: str | None,
    theme: str | None,
    page: Literal["A4", "Letter"] | None,
    time_limit: float,
    memory_limit: int,
    form: str,
) -> int:
    """Check that FILE is the edition of BRIEF for an audience, and nothing more."""
    from briefgen.selection import Choice
    from briefgen.typesetting import Limits

    limits = Limits(time_limit, memory_limit * 1_000_000)
    choice = Choice(template, theme, page)
    if manifest is not None:
        from briefgen.cli.verify_manifest import verify_manifest

        _refuse_both((file, brief, audience, template, theme, page))
        if jobs and not rebuild:
            raise _misused("`--jobs` goes with `--rebuild`")
        return verify_manifest(
            manifest, jobs=jobs, limits=limits if rebuild else None, form=form
        )
    if rebuild or jobs:
        raise _misused("`--rebuild` and `--jobs` go with `--manifest`")
    if file is None or brief is None:
        missing = "BRIEF" if file else "FILE and BRIEF"
        raise _misused(f"{missing} must be named, or a manifest")
    try:
        checked = _checked(file, brief, audience, choice, limits)
    except BriefgenError as fault:
        if form == "text":
            raise
        output.say_json(_as_json(file, None, fault.diagnostics))
        return fault.exit_code
    _tell(file, checked, form)
    return 0 if checked.is_good else FAILED


def _checked(
    file: Path, brief: Path, audience: str | None, choice: Choice, limits: Limits
) -> Checked:
    from briefgen import check, load
    from briefgen.cli.render import check_names

    if file.is_dir() and brief.is_file():
        raise _exchanged(file, brief)
    loaded = load(brief)
    check_names(loaded.house.root, choice.template, choice.theme)
    named = audience or missing_audience(loaded)
    return check(file, loaded, audience=named, choice=choice, limits=limits)


def _tell(file: Path, checked: Checked, form: str) -> None:
    if form == "json":
        output.say_json(_as_json(file, checked, checked.diagnostics))
        return
    output.report(checked.diagnostics)
    if checked.is_good:
        for line in _summary(file, checked):
            output.say(line)


def _refuse_both(one: tuple[object, ...]) -> None:
    """Refuse what is said of one file beside a manifest, which says it of each."""
    if any(one):
        names = "FILE, BRIEF, `--audience`, `--template`, `--theme` and `--page`"
        raise _misused(f"with `--manifest` go no {names}: it names them itself")


def _misused(problem: str) -> CommandLineError:
    hint = "`briefgen verify FILE BRIEF -a NAME`, or `briefgen verify --manifest FILE`"
    return CommandLineError(Diagnostic("C154", problem, None, hint))


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
