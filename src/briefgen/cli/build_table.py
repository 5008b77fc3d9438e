"""What a build did, for people: the faults, a table, the counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.building import Built, Failed, Unchanged
from briefgen.cli import output
from briefgen.cli.build_report import diagnostics_of, old_of, stays
from briefgen.cli.progress import named

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from briefgen.building import Outcome
    from briefgen.cli.build_report import Report
    from briefgen.diagnostics import Diagnostic


def tell(report: Report, *, explains: bool = False, is_quiet: bool = False) -> None:
    """Everything, for people: the faults, then a table, then the counts."""
    for brief in report.plan.unreadable:
        _explain(brief.name, brief.diagnostics, brief.old)
    for found in report.ordered():
        _explain(named(found.target), diagnostics_of(found), old_of(found))
    for job in () if report.is_foreseen else report.rest():
        _explain(named(job.target), (), old_of(job))
    for skipped in report.plan.not_for:
        _explain(named(skipped.target), (), old_of(skipped))
    output.report(report.diagnostics)
    if not is_quiet:
        for line in in_columns(_rows(report, explains=explains)):
            output.say(line)
    if report.is_interrupted:
        output.note("interrupted: what is named as written is whole")
    output.say(_counted(report.counts(), foreseen=report.is_foreseen))


def _rows(report: Report, *, explains: bool) -> Iterator[tuple[str, ...]]:
    done = {id(found.target): found for found in report.ordered()}
    rest = {id(job.target): job for job in report.rest()}
    for target in report.plan.targets:
        if found := done.get(id(target)):
            said, why = _said(found), _why(found)
        else:
            state = "to be built" if report.is_foreseen else "not reached"
            said, why = (state, ""), rest[id(target)].why
        yield str(target.path), *said, *((why,) if explains else ())
    for brief in report.plan.unreadable:
        yield brief.name, "unreadable", _first(brief.diagnostics)


def _explain(
    what: str, diagnostics: tuple[Diagnostic, ...], old: Iterable[Path]
) -> None:
    found = [*diagnostics, *map(stays, old)]
    if found:
        output.note(output.strong(f"{what}:"))
        output.report(found)


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
