"""What a build did, as one value for another program."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from briefgen.building import Built, Failed, Unchanged
from briefgen.cli import output
from briefgen.cli.build_report import COUNTS, diagnostics_of, old_of, stays

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from briefgen.building import Job, NotFor, Outcome, Target, Unreadable
    from briefgen.cli.build_report import Report
    from briefgen.diagnostics import BriefgenError, Diagnostic
    from briefgen.ledger import EditionRecord

Entry: TypeAlias = "dict[str, Any]"


def as_json(report: Report) -> Entry:
    """Everything, for another program."""
    return {
        "folder": str(report.plan.folder),
        "exit_code": report.exit_code,
        "interrupted": report.is_interrupted,
        "dry_run": report.is_foreseen,
        "counts": report.counts(),
        "editions": [
            *map(_of_outcome, report.ordered()),
            *(_of_rest(job, foreseen=report.is_foreseen) for job in report.rest()),
            *map(_of_not_for, report.plan.not_for),
        ],
        "unreadable": [_of_unreadable(brief) for brief in report.plan.unreadable],
        "diagnostics": _as_json(report.diagnostics),
    }


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


def _of_outcome(found: Outcome) -> Entry:
    entry = _entry(found.target, "failed", diagnostics_of(found), old_of(found))
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
    return _entry(job.target, "not reached", (), old_of(job)) | {"why": job.why}


def _of_not_for(skipped: NotFor) -> Entry:
    return _entry(skipped.target, "not for", (), old_of(skipped))


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
        "diagnostics": _as_json([*found, *map(stays, old)]),
    }


def _of_unreadable(brief: Unreadable) -> Entry:
    return {
        "brief": brief.name,
        "old_files": [str(path) for path in brief.old],
        "diagnostics": _as_json([*brief.diagnostics, *map(stays, brief.old)]),
    }


def _as_json(diagnostics: Iterable[Diagnostic]) -> list[dict[str, object]]:
    return [output.as_json(found) for found in diagnostics]
