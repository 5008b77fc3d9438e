"""What a build did: as a table for people, as one value for another program.

Takes a plan and its outcomes. Says of everything that was asked for what became of
it; of a file that an earlier build left, that it stays.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from briefgen.building import (
    Built,
    Failed,
    Job,
    NotFor,
    Unchanged,
    exit_code,
    old_file,
)
from briefgen.cli import output
from briefgen.cli.progress import named
from briefgen.diagnostics import Diagnostic, Location, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from briefgen.building import Outcome, Plan, Target, Unreadable
    from briefgen.diagnostics import BriefgenError
    from briefgen.ledger import EditionRecord

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

Entry: TypeAlias = "dict[str, Any]"


@dataclass(frozen=True, slots=True)
class Report:
    """A plan, and what became of as much of it as was done.

    ``is_foreseen``: nothing was to be done, only told.
    """

    plan: Plan
    outcomes: tuple[Outcome, ...]
    is_interrupted: bool = False
    is_foreseen: bool = False

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
            "dry_run": self.is_foreseen,
            "counts": self._counts(),
            "editions": [
                *map(_of_outcome, self._ordered()),
                *(_of_rest(job, foreseen=self.is_foreseen) for job in self._rest()),
                *map(_of_not_for, self.plan.not_for),
            ],
            "unreadable": [_of_unreadable(brief) for brief in self.plan.unreadable],
            "diagnostics": _as_json(self.plan.diagnostics),
        }

    def tell(self, *, explains: bool = False, is_quiet: bool = False) -> None:
        """Everything, for people: the faults, then a table, then the counts."""
        for brief in self.plan.unreadable:
            _explain(brief.name, brief.diagnostics, brief.old)
        for found in self._ordered():
            _explain(named(found.target), _diagnostics(found), _old_of(found))
        for job in () if self.is_foreseen else self._rest():
            _explain(named(job.target), (), _old_of(job))
        for skipped in self.plan.not_for:
            _explain(named(skipped.target), (), _old_of(skipped))
        output.report(self.plan.diagnostics)
        if not is_quiet:
            for line in in_columns(self._rows(explains=explains)):
                output.say(line)
        if self.is_interrupted:
            output.note("interrupted: what is named as written is whole")
        output.say(_counted(self._counts(), foreseen=self.is_foreseen))

    def _ordered(self) -> Iterator[Outcome]:
        """The outcomes in the order of the plan; they came as they were done."""
        found = {id(one.target): one for one in self._all()}
        places = (found.get(id(target)) for target in self.plan.targets)
        return (one for one in places if one is not None)

    def _all(self) -> tuple[Outcome, ...]:
        return self.plan.unchanged if self.is_foreseen else self.outcomes

    def _rest(self) -> tuple[Job, ...]:
        reached = {id(found.target) for found in self._all()}
        return tuple(job for job in self.plan.jobs if id(job.target) not in reached)

    def _counts(self) -> dict[str, int]:
        found = self._all()
        built = [one for one in found if isinstance(one, Built)]
        return {
            "built": len(built),
            "from_cache": sum(one.from_cache for one in built),
            "unchanged": sum(isinstance(one, Unchanged) for one in found),
            "failed": sum(isinstance(one, Failed) for one in found),
            "not_reached": len(self._rest()),
            "not_for": len(self.plan.not_for),
            "unreadable": len(self.plan.unreadable),
        }

    def _rows(self, *, explains: bool) -> Iterator[tuple[str, ...]]:
        for found in self._ordered():
            why = (_why(found),) if explains else ()
            yield str(found.target.path), *_said(found), *why
        for job in self._rest():
            state = "to be built" if self.is_foreseen else "not reached"
            reason = ("", job.why) if explains else ()
            yield str(job.target.path), state, *reason
        for brief in self.plan.unreadable:
            yield brief.name, "unreadable", _first(brief.diagnostics)


def refused(fault: BriefgenError) -> Entry:
    """A build that was not begun, for another program."""
    return {
        "folder": None,
        "exit_code": fault.exit_code,
        "interrupted": False,
        "dry_run": False,
        "counts": dict.fromkeys(COUNTS, 0),
        "editions": [],
        "unreadable": [],
        "diagnostics": _as_json(fault.diagnostics),
    }


# ── For another program ──────────────────────────────────────────────────────


def _of_outcome(found: Outcome) -> Entry:
    entry = _entry(found.target, "failed", _diagnostics(found), _old_of(found))
    match found:
        case Built(record=record, from_cache=from_cache):
            return (
                entry
                | _of_record(record, "built")
                | {
                    "from_cache": from_cache,
                    "why": found.why,
                }
            )
        case Unchanged(record=record):
            return entry | _of_record(record, "unchanged")
        case Failed(why=why):
            return entry | {"why": why}


def _of_record(record: EditionRecord, state: str) -> Entry:
    return {
        "state": state,
        "pages": record.pages,
        "marking": record.marking or None,
        "sha256": record.sha256,
    }


def _of_rest(job: Job, *, foreseen: bool) -> Entry:
    if foreseen:
        return _entry(job.target, "to be built", (), []) | {"why": job.why}
    return _entry(job.target, "not reached", (), _old_of(job)) | {"why": job.why}


def _of_not_for(skipped: NotFor) -> Entry:
    return _entry(skipped.target, "not for", (), _old_of(skipped))


def _entry(
    target: Target, state: str, found: tuple[Diagnostic, ...], old: list[Path]
) -> Entry:
    return {
        "brief": target.brief,
        "audience": target.audience,
        "file": str(target.path),
        "state": state,
        "why": None,
        "pages": None,
        "marking": None,
        "sha256": None,
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
        case Built() | Unchanged():
            return []
        case Failed(old=old) | NotFor(old=old):
            return [old] if old else []
        case Job(target=target):
            return [target.path] if old_file(target.path) else []


def _diagnostics(found: Outcome) -> tuple[Diagnostic, ...]:
    if isinstance(found, Failed):
        return found.diagnostics
    return found.record.diagnostics


def _said(found: Outcome) -> tuple[str, ...]:
    """The cells of the table behind the name of the file."""
    if isinstance(found, Failed):
        return "failed", _first(found.diagnostics)
    pages = found.record.pages
    return f"{pages} page{'' if pages == 1 else 's'}", found.record.marking


def _why(found: Outcome) -> str:
    match found:
        case Built(why=why, from_cache=from_cache):
            return f"{why}; its pages are the same" if from_cache else why
        case Failed(why=why):
            return why
        case Unchanged():
            return "nothing changed"


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


def in_columns(rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """The lines of a table, each column as wide as it has to be."""
    table = [tuple(map(output.plain, row)) for row in rows]
    widths: dict[int, int] = {}
    for row in table:
        for column, cell in enumerate(row):
            widths[column] = max(widths.get(column, 0), len(cell))
    for row in table:
        cells = (f"{cell:<{widths[column]}}" for column, cell in enumerate(row))
        yield "  ".join(cells).rstrip()


def _counted(counts: dict[str, int], *, foreseen: bool) -> str:
    words = {
        "built": "{} written",
        "from_cache": "{} of them from the cache",
        "unchanged": "{} unchanged",
        "failed": "{} failed",
        "not_reached": "{} to be built" if foreseen else "{} not reached",
        "unreadable": "{} unreadable",
        "not_for": "{} not for their audience",
    }
    said = (text.format(counts[key]) for key, text in words.items() if counts[key])
    return ", ".join(said) or "nothing to build"
