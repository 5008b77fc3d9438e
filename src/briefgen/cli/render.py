"""``briefgen render``: one edition of a brief, as a PDF."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from briefgen.cli import output
from briefgen.cli.options import (
    FileName,
    audience_option,
    brief_argument,
    format_option,
    memory_limit_option,
    missing_audience,
    time_limit_option,
)
from briefgen.diagnostics import BriefgenError, CommandLineError, Diagnostic

if TYPE_CHECKING:
    from briefgen.model.brief import Brief
    from briefgen.pipeline import Rendering

EPILOG = """\b
Examples:
  briefgen render briefs/harbour-closure --audience public -o harbour.pdf
  briefgen render briefs/harbour-closure/brief.yaml -a principal --page Letter
"""


@click.command(epilog=EPILOG)
@brief_argument
@audience_option
@click.option(
    "-o",
    "--output",
    "target",
    type=FileName(path_type=Path),
    metavar="FILE",
    help="Where to write the PDF, `-` for standard output; by default in this folder,"
    " named by the house.",
)
@click.option(
    "--template", metavar="NAME", help="Another template than the audience's."
)
@click.option("--theme", metavar="NAME", help="Another theme than the audience's.")
@click.option("--page", type=click.Choice(["A4", "Letter"]), help="Another page size.")
@time_limit_option
@memory_limit_option
@format_option
def render(  # noqa: PLR0913 (one parameter for each option)
    *,
    brief: Path,
    audience: str | None,
    target: Path | None,
    template: str | None,
    theme: str | None,
    page: Literal["A4", "Letter"] | None,
    time_limit: float,
    memory_limit: int,
    form: str,
) -> int | None:
    """Render one edition of BRIEF, a folder or its brief.yaml, to PDF."""
    from briefgen import Choice, Limits, load
    from briefgen import render as render_brief
    from briefgen.artifacts import make_folder

    to_stdout = str(target) == "-"
    if to_stdout:
        _check_stdout(form)
    try:
        loaded = load(brief)
        name = audience or missing_audience(loaded)
        check_names(loaded.house.root, template, theme)
        path = target or _named_by_the_house(loaded, str(brief), name)
        rendering = render_brief(
            loaded,
            audience=name,
            choice=Choice(template, theme, page),
            limits=Limits(time_limit, memory_limit * 1_000_000),
        )
        if to_stdout:
            _send(rendering)
        else:
            if target is None:
                make_folder(path.parent)  # as the house names it
            rendering.save(path)
    except BriefgenError as fault:
        if form == "text":
            raise
        output.say_json(_as_json(None, None, fault.diagnostics))
        return fault.exit_code
    if form == "json":
        output.say_json(_as_json(path, rendering, rendering.diagnostics))
        return None
    output.report(rendering.diagnostics)
    if not to_stdout:
        pages = rendering.pdf.pages
        output.say(f"{path} ({pages} page{'' if pages == 1 else 's'})")
    return None


def check_names(project: Path, template: str | None, theme: str | None) -> None:
    """Refuse a template or theme that only the command line names, and nobody has."""
    from briefgen.assets import roots

    for name, listed, unknown in (
        (template, roots.templates, roots.unknown_template),
        (theme, roots.themes, roots.unknown_theme),
    ):
        if name and name not in (choice.name for choice in listed(project)):
            raise CommandLineError(*unknown(project, name).diagnostics)


def _check_stdout(form: str) -> None:
    if form == "json":
        problem = "`-o -` and `--format json` both want standard output"
    elif output.stdout_is_terminal():
        problem = "a terminal cannot show a PDF"
    else:
        return
    hint = "name a file: `-o out.pdf`"
    raise CommandLineError(Diagnostic("C112", problem, None, hint))


def _send(rendering: Rendering) -> None:
    """Save the PDF, so that a faulty one is refused, and print what was saved."""
    from briefgen.temporary import make_folder

    with make_folder() as folder:
        path = folder.path / "out.pdf"
        rendering.save(path)
        output.say_bytes(path.read_bytes())


def _named_by_the_house(brief: Brief, shown: str, audience: str) -> Path:
    from briefgen.building import edition_path, unsafe_names

    folder = brief.source.folder
    faults = unsafe_names(brief.house, folder, shown)
    if faults:
        raise CommandLineError(*faults)
    return edition_path(brief.house.defaults.output, folder.name, audience, Path())


def _as_json(
    path: Path | None,
    rendering: Rendering | None,
    diagnostics: tuple[Diagnostic, ...],
) -> dict[str, object]:
    return {
        "output": str(path) if path else None,
        "pages": rendering.pdf.pages if rendering else None,
        "diagnostics": [output.as_json(found) for found in diagnostics],
    }
