"""``briefgen build``: every edition of a project, in one command."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefgen.cli import output
from briefgen.cli.dask import dask_option, typesetter
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
    from briefgen.building import Plan, Shard
    from briefgen.cli.build_report import Done
    from briefgen.cli.progress import Progress

EPILOG = """\b
Examples:
  briefgen build
  briefgen build briefs/harbour-closure -a public -a principal
  briefgen build --since main --explain
  briefgen build --zip
  briefgen build --shard 2/5 --output-dir /srv/editions --format json | jq .counts

Only what changed is built. Names and collisions are judged before anything is
rendered. An edition that fails does not stop the others. Its old file is left alone,
and named. The exit code is 4 where a verification failed, else 3 where this machine
did, else 1 where a brief did.
"""


class ShardName(click.ParamType["Shard"]):
    """``2/5``: the second of five."""

    name = "n/m"

    def convert(
        self,
        value: Any,  # noqa: ANN401 (as Click has it)
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Shard:
        """Read it."""
        from briefgen.building import Shard

        found = re.fullmatch(r"(\d{1,6})/(\d{1,6})", str(value))
        if not found or not 1 <= int(found[1]) <= int(found[2]):
            self.fail("a shard is written `2/5`: the second of five", param, ctx)
        return Shard(int(found[1]), int(found[2]))


@click.command(epilog=EPILOG)
@click.argument("briefs", nargs=-1, type=FileName(path_type=Path), metavar="[BRIEF]...")
@audiences_option
@click.option(
    "--tag", "tags", metavar="TAG", multiple=True, help="Only briefs with this tag."
)
@click.option(
    "--template",
    "templates",
    metavar="NAME",
    multiple=True,
    help="Only editions with this template.",
)
@click.option(
    "--page",
    "page_sizes",
    type=click.Choice(["A4", "Letter"]),
    multiple=True,
    help="Only editions of this page size.",
)
@click.option(
    "--since",
    metavar="REVISION",
    default="",
    help="Only what was touched since a revision of git, committed or not.",
)
@click.option(
    "--shard",
    type=ShardName(),
    metavar="N/M",
    help="Only the Nth of M equal parts: one for each of several machines.",
)
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
    "--force", is_flag=True, help="Make everything anew, also what is up to date."
)
@click.option(
    "--explain", is_flag=True, help="Say of each edition why it was built, or not."
)
@click.option(
    "--zip",
    "is_zipped",
    is_flag=True,
    help="Also write a ZIP for each audience, with all editions for it.",
)
@click.option("--dry-run", is_flag=True, help="List what would be built, and stop.")
@click.option(
    "-q", "--quiet", is_flag=True, help="Say nothing but what is wrong, and the counts."
)
@dask_option
@time_limit_option
@memory_limit_option
@format_option
def build(  # noqa: PLR0913 (one parameter for each option)
    *,
    jobs: int | None,
    dask: str | None,
    explain: bool,
    dry_run: bool,
    quiet: bool,
    time_limit: float,
    memory_limit: int,
    form: str,
    shard: Shard | None,
    is_zipped: bool,
    **asked: Any,  # noqa: ANN401 (what a request is made of)
) -> int:
    """Build every edition of each BRIEF; without one, of all briefs of the project."""
    from briefgen.building import Request, plan
    from briefgen.building.request import WHOLE
    from briefgen.cli.build_report import Done, Report
    from briefgen.cli.own_folder import cache_folder
    from briefgen.cli.progress import progress_of

    try:
        made, done = (
            plan(Request(shard=shard or WHOLE, **asked), cache_folder()),
            Done(),
        )
        if not dry_run:
            shown = progress_of(form, is_quiet=quiet)
            limits = (time_limit, memory_limit * 1_000_000)
            zips = (asked["audiences"] or made.audiences) if is_zipped else ()
            means = _Means(jobs, dask, limits, shown, asked["force"], zips)
            done = _done(made, means)
    except BriefgenError as fault:
        if form == "text":
            raise
        from briefgen.cli.build_json import refused

        output.say_json(refused(fault))
        return fault.exit_code
    told = Report(made, *done, dry_run)
    if form == "json":
        from briefgen.cli.build_json import as_json

        output.say_json(as_json(told))
    else:
        from briefgen.cli.build_table import tell

        tell(told, explains=explain, is_quiet=quiet)
    return told.exit_code


@dataclass(frozen=True, slots=True)
class _Means:
    """What a build is done with."""

    jobs: int | None
    dask: str | None  # the address of a cluster
    limits: tuple[float, int]  # seconds and bytes, of each edition
    progress: Progress
    takes_only: bool  # nothing from the cache
    zips: tuple[str, ...]  # the audiences that get a ZIP


def _done(plan: Plan, means: _Means) -> Done:
    """What became of a plan, and whether Ctrl-C kept some of it from being."""
    if not plan.jobs:
        from briefgen.building import record  # nothing else is paid for
        from briefgen.cli.build_report import Done
        from briefgen.temporary import sweep_folders

        sweep_folders()  # as a pool does
        return Done(plan.unchanged, recorded=record(plan, plan.unchanged, means.zips))
    from briefgen.cli.working import worked
    from briefgen.typesetting import Limits

    made_by = typesetter(means.dask, means.jobs, Limits(*means.limits))
    # Ctrl-C does not cut the report short either.
    with Interruption() as interruption, means.progress as progress, made_by:
        return worked(
            plan,
            made_by,
            interruption,
            progress,
            takes_only=means.takes_only,
            zips=means.zips,
        )
