"""What a build did: of everything that was asked for, what became of it.

Takes a plan and its outcomes; of a file that an earlier build left, it says that it
stays. How it is told to people and to programs is decided elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from briefgen.building import (
    Built,
    Failed,
    Job,
    NotFor,
    Unchanged,
    exit_code,
    old_file,
)
from briefgen.diagnostics import Diagnostic, Location, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from briefgen.building import Outcome, Plan, Recorded

USAGE = 2
COUNTS = (
    "built",
    "from_cache",
    "unchanged",
    "failed",
    "not_reached",
    "not_for",
    "unreadable",
)
INTERRUPTED = 130


class Done(NamedTuple):
    """What became of a plan, and what was put down of it."""

    outcomes: tuple[Outcome, ...] = ()
    is_interrupted: bool = False
    recorded: Recorded | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """A plan, and what became of as much of it as was done.

    ``is_foreseen``: nothing was to be done, only told.
    """

    plan: Plan
    outcomes: tuple[Outcome, ...] = ()
    is_interrupted: bool = False
    recorded: Recorded | None = None
    is_foreseen: bool = False

    @property
    def exit_code(self) -> int:
        """130 where it was interrupted; 2 where nothing could be meant."""
        if self.is_interrupted:
            return INTERRUPTED
        if any(found.is_error for found in self.plan.diagnostics):
            return USAGE
        return exit_code(self.plan, self.outcomes, self.recorded)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What is to be said of the build as a whole."""
        said = self.recorded.diagnostics if self.recorded else ()
        return (*self.plan.diagnostics, *said)

    def ordered(self) -> Iterator[Outcome]:
        """The outcomes in the order of the plan; they came as they were done."""
        found = {id(one.target): one for one in self._all()}
        places = (found.get(id(target)) for target in self.plan.targets)
        return (one for one in places if one is not None)

    def _all(self) -> tuple[Outcome, ...]:
        return self.plan.unchanged if self.is_foreseen else self.outcomes

    def rest(self) -> tuple[Job, ...]:
        """The jobs that were not done."""
        reached = {id(found.target) for found in self._all()}
        return tuple(job for job in self.plan.jobs if id(job.target) not in reached)

    def counts(self) -> dict[str, int]:
        """How many editions became what."""
        found = self._all()
        built = [one for one in found if isinstance(one, Built)]
        return {
            "built": len(built),
            "from_cache": sum(one.from_cache for one in built),
            "unchanged": sum(isinstance(one, Unchanged) for one in found),
            "failed": sum(isinstance(one, Failed) for one in found),
            "not_reached": len(self.rest()),
            "not_for": len(self.plan.not_for),
            "unreadable": len(self.plan.unreadable),
        }


def old_of(found: Outcome | NotFor | Job) -> list[Path]:
    """The file of an earlier build that stands where there is none of this one."""
    match found:
        case Built() | Unchanged():
            return []
        case Failed(old=old) | NotFor(old=old):
            return [old] if old else []
        case Job(target=target):
            return [target.path] if old_file(target.path) else []


def diagnostics_of(found: Outcome) -> tuple[Diagnostic, ...]:
    """What was found on the way to an edition."""
    if isinstance(found, Failed):
        return found.diagnostics
    return found.record.diagnostics


def stays(path: Path) -> Diagnostic:
    """That such a file stays."""
    return Diagnostic(
        "C125",
        "a file of an earlier build stays here: it is not what the brief says now",
        Location(str(path)),
        "do not pass it on; remove it, or build this edition again",
        Severity.WARNING,
    )
