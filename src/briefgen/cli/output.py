"""The only module that prints.

Results go to standard output, a linter's findings too; what else there is to say
goes to standard error. Colours appear on a terminal, unless ``NO_COLOR`` is set;
elsewhere the text is plain.
"""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING
from unicodedata import category

import click

from briefgen.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefgen.diagnostics import Diagnostic

COLORS = {
    Severity.ERROR: "red",
    Severity.WARNING: "yellow",
    Severity.REMARK: "cyan",
}


def prepare() -> None:
    """Print what the terminal's encoding lacks as an escape, and never fail at it."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, ValueError):
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]


def say(text: str) -> None:
    """Print a result."""
    click.echo(text, color=_wants_color(sys.stdout.isatty()))


def say_text(text: str) -> None:
    """Print a text of many lines, without characters that steer a terminal."""
    for line in text.splitlines():
        say("".join(plain(char) if category(char) == "Cc" else char for char in line))


def say_bytes(data: bytes) -> None:
    """Print a result that is no text."""
    click.echo(data, nl=False)


def stdout_is_terminal() -> bool:
    """Whether results go to a terminal."""
    return sys.stdout.isatty()


def stderr_is_terminal() -> bool:
    """Whether somebody may read, as it is said, what goes beside the results."""
    return sys.stderr.isatty()


def say_json(value: object) -> None:
    """Print a result for another program."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def say_findings(diagnostics: Sequence[Diagnostic], otherwise: str) -> None:
    """Print diagnostics as a result, or what to say where there are none."""
    for line in _lines(diagnostics) or [otherwise]:
        say(line)


def note(text: str) -> None:
    """Print a word to the user that is no result."""
    click.echo(text, err=True, color=_wants_color(sys.stderr.isatty()))


def note_json(value: object) -> None:
    """Print a word to another program that is no result, on one line."""
    click.echo(json.dumps(value, ensure_ascii=False), err=True)


def report(diagnostics: Iterable[Diagnostic]) -> None:
    """Print diagnostics beside the result, and how many errors there are."""
    for line in _lines(tuple(diagnostics)):
        note(line)


def say_interrupted() -> None:
    """Say that the user stopped the work."""
    note("interrupted: nothing was written")


def forget_stdout() -> None:
    """Keep Python from complaining about a pipe that nobody reads."""
    with suppress(OSError, ValueError):
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


def strong(text: str) -> str:
    """The text in bold, where there are colours."""
    return click.style(plain(text), bold=True)


def faint(text: str) -> str:
    """The text in a paler colour, where there are colours."""
    return click.style(plain(text), dim=True)


def verdict(*, good: bool) -> str:
    """One word on whether something is as it should be."""
    return click.style("ok", fg="green") if good else click.style("✗ ", fg="red")


def plain(text: str) -> str:
    """The text on one line, without characters that steer a terminal."""
    return "".join(
        char if char.isprintable() else f"\\x{ord(char):02x}" for char in text
    )


def _lines(diagnostics: Sequence[Diagnostic]) -> list[str]:
    lines = [_painted(diagnostic) for diagnostic in diagnostics]
    errors = sum(diagnostic.is_error for diagnostic in diagnostics)
    return [*lines, f"{errors} errors"] if errors > 1 else lines


def _painted(diagnostic: Diagnostic) -> str:
    place = f"{diagnostic.location}: " if diagnostic.location else ""
    color = COLORS[diagnostic.severity]
    word = click.style(diagnostic.severity.value, fg=color, bold=True)
    code = faint(f"[{diagnostic.code}]")
    line = f"{plain(place)}{word}: {plain(diagnostic.message)} {code}"
    if not diagnostic.hint:
        return line
    return f"{line}\n  hint: {plain(diagnostic.hint)}"


def _wants_color(on_terminal: bool) -> bool:  # noqa: FBT001
    # https://no-color.org: set and not empty means no colour.
    return on_terminal and not os.environ.get("NO_COLOR")  # noqa: TID251
