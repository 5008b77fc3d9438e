"""``briefgen lint``: what is wrong with a brief, without typesetting it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from briefgen.cli import output
from briefgen.cli.options import brief_argument, format_option
from briefgen.diagnostics import BriefgenError, Severity

if TYPE_CHECKING:
    from pathlib import Path

    from briefgen.diagnostics import Diagnostic

EPILOG = """\b
Examples:
  briefgen lint briefs/harbour-closure
  briefgen lint briefs/harbour-closure --format json | jq -r '.diagnostics[].code'

The exit code is 1 where there is an error; warnings alone give 0.
"""
FAULT_OF_THE_BRIEF = 1


@click.command(epilog=EPILOG)
@brief_argument
@format_option
def lint(*, brief: Path, form: str) -> int:
    """Find faults of BRIEF, a folder or its brief.yaml, for every audience."""
    from briefgen import load
    from briefgen.pipeline import proofread

    try:
        found, code = proofread(load(brief)), 0
    except BriefgenError as fault:
        if form == "text" and fault.exit_code != FAULT_OF_THE_BRIEF:
            raise
        found, code = fault.diagnostics, fault.exit_code
    if any(diagnostic.is_error for diagnostic in found):
        code = code or FAULT_OF_THE_BRIEF
    if form == "json":
        output.say_json(_as_json(found))
    else:
        output.say_findings(found, f"{brief}: nothing found")
    return code


def _as_json(found: tuple[Diagnostic, ...]) -> dict[str, object]:
    counts = {
        f"{severity.value}s": sum(one.severity is severity for one in found)
        for severity in Severity
    }
    return {**counts, "diagnostics": [output.as_json(one) for one in found]}
