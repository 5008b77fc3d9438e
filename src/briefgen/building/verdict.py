"""The exit code of a whole build."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.building.jobs import Failed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefgen.building.jobs import Outcome, Plan
    from briefgen.building.recording import Recorded

# What weighs most comes first: a file that is not what it should be, then a machine
# that could not make it, then what its author can mend.
PRECEDENCE = (4, 3, 1)


def exit_code(
    plan: Plan, outcomes: Iterable[Outcome], recorded: Recorded | None = None
) -> int:
    """The exit code of a whole build; 0 where nothing failed."""
    codes = {brief.exit_code for brief in plan.unreadable}
    codes |= {found.exit_code for found in outcomes if isinstance(found, Failed)}
    codes |= {recorded.exit_code} if recorded else set()
    return next((code for code in PRECEDENCE if code in codes), max(codes, default=0))
