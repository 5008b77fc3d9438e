"""``briefgen build``: every edition of a project, in one command."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefgen.cli import output
from briefgen.cli.interruption import Interruption
from briefgen.cli.options import (
    FileName,
    audiences_option,
    format_option,
    memory_limit_option,
    time_limit_option,
)
from briefgen.diagnostics import BriefgenError

if TYPE_CHECKING:
    from briefgen.building import Outcome, Plan, Store
    from briefgen.typesetting import Pool

EPILOG = """\b
Examples:
  briefgen build
  briefgen build briefs/harbour-closure -a public -a principal
  briefgen build --output-dir /srv/editions --format json | jq .counts

Names and collisions are judged before anything is rendered. An edition that fails does
not stop the others. Its old file is left alone, and named. The exit code is 4 where a
verification failed, else 3 where this machine did, else 1 where a brief did.
"""


@click.command(epilog=EPILOG)
@click.argument("briefs", nargs=-1, type=FileName(path_type=Path), metavar="[BRIEF]...")
@audiences_option
@click.option(
    "-o",
    "--output-dir",
    "folder",
    type=FileName(path_type=Path),
    metavar="FOLDER",
    help="Where to write the PDFs; by default dist/ of the project.",
)
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(min=1, max=256),
    metavar="N",
    help="How many editions are typeset at once; by default as many as there are"
    " cores.",
)
@click.option(
    "--force", is_flag=True, help="Typeset all pages anew, also those in the cache."
)
@time_limit_option
@memory_limit_option
@format_option
def build(  # noqa: PLR0913 (one parameter for each option)
    *,
    briefs: tuple[Path, ...],
    audiences: tuple[str, ...],
    folder: Path | None,
    jobs: int | None,
    force: bool,
    time_limit: float,
    memory_limit: int,
    form: str,
) -> int:
    """Build every edition of each BRIEF; without one, of all briefs of the project."""
    from briefgen.building import open_store, plan
    from briefgen.cli import build_report
    from briefgen.cli.own_folder import cache_folder
    from briefgen.typesetting import Limits, Pool, cores

    try:
        made = plan(briefs, audiences, folder)
        limits = Limits(time_limit, memory_limit * 1_000_000)
        store = replace(open_store(made.house, cache_folder()), takes_only=force)
        with Interruption() as interruption:  # nor does Ctrl-C cut the report short
            with Pool[int](jobs or cores(), limits) as pool:
                outcomes, is_interrupted = _work(made, pool, store, interruption)
            told = build_report.Report(
                made, tuple(outcomes), is_interrupted=is_interrupted
            )
            if form == "json":
                output.say_json(told.as_json())
            else:
                told.tell()
    except BriefgenError as fault:
        if form == "text":
            raise
        output.say_json(build_report.refused(fault))
        return fault.exit_code
    return told.exit_code


def _work(
    plan: Plan, pool: Pool[int], store: Store, interruption: Interruption
) -> tuple[list[Outcome], bool]:
    """The outcomes that there are, and whether Ctrl-C kept others from being."""
    from briefgen.building import build as work

    outcomes: list[Outcome] = []
    try:
        for outcome in work(plan, pool, store, interruptible=interruption.heard):
            outcomes.append(outcome)
            _announce(plan, outcome, len(outcomes))
    except KeyboardInterrupt:
        return outcomes, True
    return outcomes, False


def _announce(plan: Plan, outcome: Outcome, done: int) -> None:
    """What has been done, for somebody who waits at a terminal."""
    if output.stderr_is_terminal():
        count = f"[{done}/{len(plan.jobs)}]"
        edition = f"{output.plain(outcome.job.name)} for {outcome.job.audience}"
        output.note(f"{output.faint(count)} {edition}")
