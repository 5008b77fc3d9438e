"""``briefgen doctor``: what this machine has and lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from briefgen.cli import output
from briefgen.cli.options import format_option

if TYPE_CHECKING:
    from briefgen.cli.checkup import Result

EPILOG = """\b
Examples:
  briefgen doctor
  briefgen doctor --format json | jq '.checks[] | select(.ok | not)'

The exit code is 3 where something is missing.
"""
FAULT_OF_THE_MACHINE = 3


@click.command(epilog=EPILOG)
@format_option
def doctor(form: str) -> int:
    """Check Python, packages, native libraries and fonts, and say how to mend each."""
    from briefgen.cli.checkup import checkup

    groups = list(checkup())
    is_well = all(result.good for _, group in groups for result in group)
    if form == "json":
        checks = [_as_json(name, one) for name, group in groups for one in group]
        output.say_json({"ok": is_well, "checks": checks})
    else:
        for name, group in groups:
            output.say(output.strong(name))
            for result in group:
                output.say(_as_text(result))
        output.say("this machine is ready" if is_well else "this machine is not ready")
    return 0 if is_well else FAULT_OF_THE_MACHINE


def _as_text(result: Result) -> str:
    line = f"  {output.verdict(good=result.good)} {result.name}: {result.found}"
    if result.good:
        return line
    code = output.faint(f" [{result.code}]") if result.code else ""
    return f"{line}{code}\n     mend: {result.mend}"


def _as_json(group: str, result: Result) -> dict[str, object]:
    return {
        "group": group,
        "name": result.name,
        "ok": result.good,
        "found": result.found,
        "mend": result.mend or None,
        "code": result.code or None,
    }
