"""One plan, carried out: under the lock, with the cache, and put down in the ledger."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefgen.artifacts import make_folder
from briefgen.building import build, locked, open_store, record
from briefgen.cli.build_report import Done
from briefgen.cli.own_folder import cache_folder

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.building import Outcome, Plan
    from briefgen.cli.interruption import Interruption
    from briefgen.cli.progress import Progress
    from briefgen.typesetting import Typesetter


def worked(  # noqa: PLR0913 (what a build is done with)
    plan: Plan,
    typesetter: Typesetter[int],
    interruption: Interruption,
    progress: Progress,
    *,
    takes_only: bool = False,
    zips: Sequence[str] = (),
) -> Done:
    """What became of a plan with jobs, as far as Ctrl-C let it.

    ``takes_only``: nothing is taken from the cache, and all of it is kept there.
    ``zips``: the audiences that get a ZIP.

    Raises:
        MachineError: the folder cannot be made, or somebody else builds into it.
        InvalidHouseError: the cache cannot be used as the house says.
    """
    house = plan.jobs[0].brief.house
    store = replace(open_store(house, cache_folder()), takes_only=takes_only)
    outcomes: list[Outcome] = [*plan.unchanged]
    make_folder(plan.folder)
    progress.begin(len(plan.jobs))
    is_interrupted = False
    with locked(plan.folder):
        try:
            for outcome in build(
                plan,
                typesetter,
                store,
                interruptible=interruption.heard,
                watching=progress.at_work,
            ):
                outcomes.append(outcome)
                progress.tell(outcome)
        except KeyboardInterrupt:
            is_interrupted = True
        finally:
            recorded = record(plan, outcomes, zips)
    return Done(tuple(outcomes), is_interrupted, recorded)
