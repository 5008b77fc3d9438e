"""What a build did: as a table for people, as one value for another program.

Takes a plan and its outcomes. Says of everything that was asked for what became of
it; of a file that an earlier build left, that it stays.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from briefgen.building import Built, Failed, NotFor, exit_code, old_file
from briefgen.cli import output
from briefgen.diagnostics import Diagnostic, Location, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from briefgen.building import Job, Outcome, Plan, Unreadable
    from briefgen.diagnostics import BriefgenError

USAGE = 2
COUNTS = ("built", "from_cache", "failed", "not_reached", "not_for", "unreadable")
INTERRUPTED = 130

Entry: TypeAlias = "dict[str, Any]"


@dataclass(frozen=True, slots=True)
class Report:
    """A plan, and what became of as much of it as was done."""

    plan: Plan
    outcomes: tuple[Outcome, ...]
    is_interrupted: bool = False

    @property
    def exit_code(self) -> int:
        """130 where it was interrupted; 2 where nothing could be meant."""
        if self.is_interrupted:
            return INTERRUPTED
        if any(found.is_error for found in self.plan.diagnostics):
            return USAGE
        return exit_code(self.plan, self.outcomes)

    def as_json(self) -> Entry:
        """Everything, for another program."""
        return {
            "folder": str(self.plan.folder),
            "exit_code": self.exit_code,
            "interrupted": self.is_interrupted,
            "counts": self._counts(),
            "editions": [
                *map(_of_outcome, self.outcomes),
                *map(_of_rest, self._rest()),
                *map(_of_not_for, self.plan.not_for),
            ],
            "unreadable": [_of_unreadable(brief) for brief in self.plan.unreadable],
            "diagnostics": _as_json(self.plan.diagnostics),
        }

    def tell(self) -> None:
        """Everything, for people: the faults, then a table, then the counts."""
        for brief in self.plan.unreadable:
            _explain(brief.name, brief.diagnostics, brief.old)
        for found in self.outcomes:
            edition = f"{found.job.name} for {found.job.audience}"
            _explain(edition, found.diagnostics, _old_of(found))
        for job in self._rest():
            _explain(f"{job.name} for {job.audience}", (), _old_of(job))
        for skipped in self.plan.not_for:
            _explain(f"{skipped.name} for {skipped.audience}", (), _old_of(skipped))
        output.report(self.plan.diagnostics)
        for line in _in_columns(self._rows()):
            output.say(line)
        if self.is_interrupted:
            output.note("interrupted: what is named as written is whole")
        output.say(_counted(self._counts()))

    def __post_init__(self) -> None:
        """Put the outcomes in the order of the plan; they came as they were done."""
        places = {id(job): place for place, job in enumerate(self.plan.jobs)}
        ordered = sorted(self.outcomes, key=lambda found: places[id(found.job)])
        object.__setattr__(self, "outcomes", tuple(ordered))

    def _rest(self) -> tuple[Job, ...]:
        reached = {id(found.job) for found in self.outcomes}
        return tuple(job for job in self.plan.jobs if id(job) not in reached)

    def _counts(self) -> dict[str, int]:
        failed = [found for found in self.outcomes if isinstance(found, Failed)]
        built = [found for found in self.outcomes if isinstance(found, Built)]
        return {
            "built": len(built),
            "from_cache": sum(found.from_cache for found in built),
            "failed": len(failed),
            "not_reached": len(self._rest()),
            "not_for": len(self.plan.not_for),
            "unreadable": len(self.plan.unreadable),
        }

    def _rows(self) -> Iterator[tuple[str, ...]]:
        for found in self.outcomes:
            match found:
                case Built(job, pages, marking):
                    count = f"{pages} page{'' if pages == 1 else 's'}"
                    yield str(job.path), count, marking
                case Failed(job, diagnostics):
                    yield str(job.path), "failed", _first(diagnostics)
        for job in self._rest():
            yield str(job.path), "not reached"
        for brief in self.plan.unreadable:
            yield brief.name, "unreadable", _first(brief.diagnostics)


def refused(fault: BriefgenError) -> Entry:
    """A build that was not begun, for another program."""
    return {
        "folder": None,
        "exit_code": fault.exit_code,
        "interrupted": False,
        "counts": dict.fromkeys(COUNTS, 0),
        "editions": [],
        "unreadable": [],
        "diagnostics": _as_json(fault.diagnostics),
    }


# ── For another program ──────────────────────────────────────────────────────


def _of_outcome(found: Outcome) -> Entry:
    state = "built" if isinstance(found, Built) else "failed"
    entry = _entry(found.job, state, [*found.diagnostics], _old_of(found))
    if isinstance(found, Built):
        entry |= {
            "pages": found.pages,
            "marking": found.marking or None,
            "from_cache": found.from_cache,
        }
    return entry


def _of_rest(job: Job) -> Entry:
    return _entry(job, "not reached", [], _old_of(job))


def _of_not_for(skipped: NotFor) -> Entry:
    return _entry(skipped, "not for", [], _old_of(skipped))


def _entry(
    what: Job | NotFor, state: str, found: list[Diagnostic], old: list[Path]
) -> Entry:
    return {
        "brief": what.name,
        "audience": what.audience,
        "file": str(what.path),
        "state": state,
        "pages": None,
        "marking": None,
        "from_cache": False,
        "old_file": bool(old),
        "diagnostics": _as_json([*found, *map(_stays, old)]),
    }


def _of_unreadable(brief: Unreadable) -> Entry:
    return {
        "brief": brief.name,
        "old_files": [str(path) for path in brief.old],
        "diagnostics": _as_json([*brief.diagnostics, *map(_stays, brief.old)]),
    }


def _as_json(diagnostics: Iterable[Diagnostic]) -> list[dict[str, object]]:
    return [output.as_json(found) for found in diagnostics]


# ── For people ───────────────────────────────────────────────────────────────


def _explain(
    what: str, diagnostics: tuple[Diagnostic, ...], old: Iterable[Path]
) -> None:
    found = [*diagnostics, *map(_stays, old)]
    if found:
        output.note(output.strong(f"{what}:"))
        output.report(found)


def _old_of(found: Outcome | NotFor | Job) -> list[Path]:
    match found:
        case Built():
            return []
        case Failed(old=old) | NotFor(old=old):
            return [old] if old else []
        case _:
            return [found.path] if old_file(found.path) else []


def _stays(path: Path) -> Diagnostic:
    return Diagnostic(
        "C125",
        "a file of an earlier build stays here: it is not what the brief says now",
        Location(str(path)),
        "do not pass it on; remove it, or build this edition again",
        Severity.WARNING,
    )


def _first(diagnostics: tuple[Diagnostic, ...]) -> str:
    """Code and place of the first error, and how many more there are."""
    errors = [found for found in diagnostics if found.is_error] or [*diagnostics]
    first = errors[0]
    place = f" {first.location}" if first.location else ""
    more = f" and {len(errors) - 1} more" if len(errors) > 1 else ""
    return f"{first.code}{place}{more}"


def _in_columns(rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    table = [tuple(map(output.plain, row)) for row in rows]
    widths: dict[int, int] = {}
    for row in table:
        for column, cell in enumerate(row):
            widths[column] = max(widths.get(column, 0), len(cell))
    for row in table:
        cells = (f"{cell:<{widths[column]}}" for column, cell in enumerate(row))
        yield "  ".join(cells).rstrip()


def _counted(counts: dict[str, int]) -> str:
    words = {
        "built": "{} written",
        "from_cache": "{} of them from the cache",
        "failed": "{} failed",
        "not_reached": "{} not reached",
        "unreadable": "{} unreadable",
        "not_for": "{} not for their audience",
    }
    said = (text.format(counts[key]) for key, text in words.items() if counts[key])
    return ", ".join(said) or "nothing to build"
