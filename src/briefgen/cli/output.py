"""The only module that prints.

Diagnostics go to standard error, results to standard output. Colours appear on a
terminal, unless ``NO_COLOR`` is set; elsewhere the text is plain.
"""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING

import click

from briefgen.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefgen.diagnostics import Diagnostic

COLORS = {
    Severity.ERROR: "red",
    Severity.WARNING: "yellow",
    Severity.REMARK: "cyan",
}


def say(text: str) -> None:
    """Print a result."""
    click.echo(text, color=_wants_color(sys.stdout.isatty()))


def say_json(value: object) -> None:
    """Print a result for another program."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def note(text: str) -> None:
    """Print a word to the user that is no result."""
    click.echo(text, err=True, color=_wants_color(sys.stderr.isatty()))


def report(diagnostics: Iterable[Diagnostic]) -> None:
    """Print diagnostics, and how many errors there are."""
    found = list(diagnostics)
    for diagnostic in found:
        note(_painted(diagnostic))
    errors = sum(diagnostic.is_error for diagnostic in found)
    if errors > 1:
        note(f"{errors} errors")


def say_interrupted() -> None:
    """Say that the user stopped the work."""
    note("interrupted: nothing was written")


def forget_stdout() -> None:
    """Keep Python from complaining about a pipe that nobody reads."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def as_json(diagnostic: Diagnostic) -> dict[str, object]:
    """A diagnostic for another program."""
    place = diagnostic.location
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message,
        "file": place.file if place else None,
        "line": (place.line or None) if place else None,
        "column": (place.column or None) if place else None,
        "hint": diagnostic.hint,
    }


def _painted(diagnostic: Diagnostic) -> str:
    place = f"{diagnostic.location}: " if diagnostic.location else ""
    word = click.style(
        diagnostic.severity.value, fg=COLORS[diagnostic.severity], bold=True
    )
    code = click.style(f"[{diagnostic.code}]", dim=True)
    line = f"{_plain(place)}{word}: {_plain(diagnostic.message)} {code}"
    if not diagnostic.hint:
        return line
    return f"{line}\n  hint: {_plain(diagnostic.hint)}"


def _plain(text: str) -> str:
    """The text on one line, without characters that steer a terminal."""
    return "".join(
        char if char.isprintable() else f"\\x{ord(char):02x}" for char in text
    )


def _wants_color(on_terminal: bool) -> bool:  # noqa: FBT001
    # https://no-color.org: set and not empty means no colour.
    return on_terminal and not os.environ.get("NO_COLOR")  # noqa: TID251
