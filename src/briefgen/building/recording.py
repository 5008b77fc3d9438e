"""What a build puts down in the ledger of its folder.

Takes a plan and its outcomes; gives the ledger as it is after them. What failed, or was
not asked for, stays as it was: its record says what its old file was made from.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefgen.building import papers
from briefgen.building.jobs import Build, Built
from briefgen.building.lock import locked
from briefgen.diagnostics import MachineError
from briefgen.ledger import (
    BriefRecord,
    EditionRecord,
    Ledger,
    digest_of,
    read_ledger,
    write_ledger,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from briefgen.building.jobs import Job, Outcome, Plan
    from briefgen.diagnostics import Diagnostic
    from briefgen.pipeline import Rendering


def record_of(plan: Plan, job: Job, rendering: Rendering) -> EditionRecord:
    """What is to be known of an edition that has just been written."""
    edition, found = rendering.edition, rendering.verification
    project = plan.before.project
    return EditionRecord(
        name=job.target.brief,
        audience=job.target.audience,
        path=str(job.target.path),
        file=job.target.path.relative_to(plan.folder).as_posix(),
        sha256=digest_of(rendering.pdf.data),
        size=len(rendering.pdf.data),
        pages=rendering.pdf.pages,
        marking=edition.banner.label if edition.banner else "",
        program=plan.before.program.identity,
        files=plan.loaded[job.real].files,
        project=plan.before.stamp,
        template=edition.layout.template,
        theme=edition.layout.theme,
        page_size=edition.layout.page,
        tags=edition.head.tags,
        searched=found.searched,
        too_short=found.too_short,
        too_common=found.too_common,
        channels=found.channels,
        diagnostics=rendering.diagnostics,
        places=tuple(_place(found, project) for found in rendering.diagnostics),
    )


@dataclass(frozen=True, slots=True)
class Recorded:
    """The ledger after a build, and what was wrong with the papers beside it."""

    ledger: Ledger
    diagnostics: tuple[Diagnostic, ...] = ()
    exit_code: int = 0


def record(
    plan: Plan, outcomes: Iterable[Outcome], zips: Sequence[str] = ()
) -> Recorded:
    """Put down what became of a plan, whole or not, and list what there is now.

    ``zips`` are the audiences that get a ZIP of their editions. Where nothing was to
    be done, and nothing new is known, nothing is written.
    """
    before, build = plan.before, Build(plan, tuple(outcomes), tuple(zips))
    if plan.jobs:  # who does them holds the lock
        return _listed(build)
    if build.is_idle:
        shelf = papers.Shelf(build, before.ledger)
        if papers.are_current(shelf):
            if before.files.is_news:
                write_ledger(before.file, _brought_up(build, read_ledger(before.file)))
            return Recorded(before.ledger, papers.remarks(shelf))
    try:
        with locked(plan.folder):
            return _listed(build)
    except MachineError as fault:  # whoever builds there now lists what there is then
        told = fault.diagnostics if zips else ()
        return Recorded(before.ledger, told, fault.exit_code if zips else 0)


def _listed(build: Build) -> Recorded:
    before = build.plan.before
    ledger = _brought_up(build, read_ledger(before.file))
    written = papers.write(papers.Shelf(build, ledger))
    ledger = replace(ledger, papers=written.papers)
    write_ledger(before.file, ledger)
    return Recorded(ledger, written.diagnostics, written.exit_code)


def _brought_up(build: Build, ledger: Ledger) -> Ledger:
    plan, before = build.plan, build.plan.before
    briefs = {path: one for path, one in ledger.briefs.items() if os.path.exists(path)}
    for real, loaded in plan.loaded.items():
        known = briefs.get(real)
        editions = dict(known.editions) if known else {}
        for name in loaded.not_for:
            editions.pop(name, None)
        briefs[real] = BriefRecord(loaded.files, before.stamp, loaded.not_for, editions)
    for found in build.outcomes:
        if isinstance(found, Built):
            brief = briefs[found.real]
            editions = {**brief.editions, found.target.audience: found.record}
            briefs[found.real] = replace(brief, editions=editions)
    return replace(
        ledger,
        look=before.program.look,
        program=before.program.identity,
        project=before.inputs,
        audiences=plan.audiences,
        output=plan.house.defaults.output if plan.house else ledger.output,
        briefs=briefs,
        seen=_remembered(plan, ledger.seen),
    )


def _remembered(
    plan: Plan, seen: Mapping[str, tuple[str, str]]
) -> Mapping[str, tuple[str, str]]:
    there = {path: one for path, one in seen.items() if os.path.exists(path)}
    return {**there, **plan.before.files.kept}


def _place(found: Diagnostic, project: str) -> str:
    """The file of a diagnostic by its path in the project; empty where it has none."""
    if not (found.location and found.location.file):
        return ""
    return os.path.relpath(os.path.realpath(found.location.file), project)
