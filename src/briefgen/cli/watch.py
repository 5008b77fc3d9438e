"""``briefgen watch``: every edition made again as soon as what it is made from changes.

Workers stay warm between two changes. What is at fault is told with its place, and the
last good file stays where it is.
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefgen.cli import output
from briefgen.cli.interruption import Interruption
from briefgen.cli.options import (
    FileName,
    audiences_option,
    memory_limit_option,
    time_limit_option,
)
from briefgen.diagnostics import BriefgenError, Diagnostic, Location, MachineError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.building import Plan, Request
    from briefgen.typesetting import Pool

EPILOG = """\b
Examples:
  briefgen watch briefs/harbour-closure -a public
  briefgen watch

Ctrl-C ends it. What is built, and what not, is decided as `briefgen build` does.
"""
INTERRUPTED = 130
_SETTLED = 30  # milliseconds without a change: whoever saves has saved


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
@time_limit_option
@memory_limit_option
def watch(
    *,
    briefs: tuple[Path, ...],
    audiences: tuple[str, ...],
    folder: Path | None,
    time_limit: float,
    memory_limit: int,
) -> int:
    """Build each BRIEF whenever it changes; without one, all of the project."""
    from briefgen.building import Request
    from briefgen.projects import find_project
    from briefgen.typesetting import Limits, Pool, cores

    request = Request(briefs, audiences, folder)
    project = find_project(briefs[0] if briefs else Path())
    target = folder or project / "dist"
    limits = Limits(time_limit, memory_limit * 1_000_000)
    try:
        with Pool[int](cores(), limits) as pool:
            is_first = True
            for _ in _rounds(project, target):
                if _round(request, pool) or is_first:
                    output.note(output.faint("waiting for changes; Ctrl-C ends it"))
                is_first = False
    except KeyboardInterrupt:
        output.note("stopped")
    return INTERRUPTED


def _rounds(project: Path, target: Path) -> Iterator[None]:
    """Now, and after every change of the project; what is built is no change.

    Raises:
        MachineError: this system does not tell of changes.
    """
    from watchfiles import DefaultFilter
    from watchfiles import watch as changes

    class Ours(DefaultFilter):
        ignore_paths = (os.path.realpath(target),)

    root = os.path.realpath(project)
    try:
        waiting = changes(root, watch_filter=Ours(), step=_SETTLED, rust_timeout=500,
                          yield_on_timeout=True)  # fmt: skip
        next(waiting)  # it listens before the first round, so that nothing is missed
        yield
        for found in waiting:
            if found:
                yield
    except OSError as fault:
        reason = (fault.strerror or str(fault)).lower()
        raise MachineError(
            Diagnostic(
                "M208",
                f"this system does not tell of changes here: {reason}",
                Location(str(project)),
                "use `briefgen build`; on Linux, raise fs.inotify.max_user_watches",
            )
        ) from None


def _round(request: Request, pool: Pool[int]) -> bool:
    """Build what changed, and tell of it; whether there was something to tell."""
    from briefgen.building import plan
    from briefgen.cli.own_folder import cache_folder

    try:
        return _carry_out(plan(request, cache_folder()), pool)
    except BriefgenError as fault:
        output.report(fault.diagnostics)
        return True


def _carry_out(plan: Plan, pool: Pool[int]) -> bool:
    from briefgen.building import Unchanged, record
    from briefgen.cli.build_report import Done, Report
    from briefgen.cli.build_table import tell
    from briefgen.cli.progress import Progress
    from briefgen.cli.working import worked

    is_interrupted = False
    if plan.jobs:
        with Interruption() as interruption:
            done = worked(plan, pool, interruption, Progress())
        is_interrupted = done.is_interrupted or interruption.is_asked
    else:
        done = Done(recorded=record(plan, plan.unchanged))
    news = tuple(one for one in done.outcomes if not isinstance(one, Unchanged))
    jobs = tuple(job.target for job in plan.jobs)
    shown = replace(plan, targets=jobs, unchanged=(), not_for=())
    told = Report(shown, news, is_interrupted, done.recorded)
    has_news = bool(news or plan.unreadable or told.diagnostics)
    if has_news:
        tell(told, explains=True)
    if is_interrupted:
        raise KeyboardInterrupt
    return has_news
