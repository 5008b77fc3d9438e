"""What a build puts down in the ledger of its folder.

Takes a plan and its outcomes; gives the ledger as it is after them. What failed, or was
not asked for, stays as it was: its record says what its old file was made from.
"""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

from briefgen.building.jobs import Built
from briefgen.ledger import (
    BriefRecord,
    EditionRecord,
    Ledger,
    digest_of,
    read_ledger,
    write_ledger,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from briefgen.building.jobs import Job, Outcome, Plan
    from briefgen.pipeline import Rendering


def record_of(plan: Plan, job: Job, rendering: Rendering) -> EditionRecord:
    """What is to be known of an edition that has just been written."""
    edition, found = rendering.edition, rendering.verification
    return EditionRecord(
        name=job.target.brief,
        audience=job.target.audience,
        path=str(job.target.path),
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
    )


def record(plan: Plan, outcomes: Iterable[Outcome]) -> Ledger:
    """Put down what became of a plan, whole or not.

    Where nothing was to be done, and nothing new is known, nothing is written.
    """
    before = plan.before
    if not (plan.jobs or plan.loaded or before.files.is_news):
        return before.ledger
    ledger = _brought_up(plan, read_ledger(before.file), tuple(outcomes))
    write_ledger(before.file, ledger)
    return ledger


def _brought_up(plan: Plan, ledger: Ledger, outcomes: tuple[Outcome, ...]) -> Ledger:
    before = plan.before
    briefs = {path: one for path, one in ledger.briefs.items() if os.path.exists(path)}
    for real, loaded in plan.loaded.items():
        known = briefs.get(real)
        editions = dict(known.editions) if known else {}
        for name in loaded.not_for:
            editions.pop(name, None)
        briefs[real] = BriefRecord(loaded.files, before.stamp, loaded.not_for, editions)
    for found in outcomes:
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
