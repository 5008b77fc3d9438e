"""``briefgen explain``: what a code means, and how to mend it."""

from __future__ import annotations

from difflib import get_close_matches

import click

from briefgen.cli import output
from briefgen.cli.codes import AREAS, known_codes, text_of, title_of
from briefgen.cli.options import format_option
from briefgen.diagnostics import CommandLineError, Diagnostic

# Letters that are read, or typed, for digits.
_AS_DIGITS = str.maketrans("OILSB", "01158")

EPILOG = """\b
Examples:
  briefgen explain H204
  briefgen explain            list every code
"""


@click.command(epilog=EPILOG)
@click.argument("code", required=False)
@format_option
def explain(code: str | None, form: str) -> None:
    """Explain CODE, the word in brackets after a message; without it, list all."""
    if code is None:
        _list(form)
        return
    name = code.strip().strip("[]").upper()
    if name not in known_codes():
        raise _unknown(code, name)
    if form == "json":
        text = text_of(name).partition("\n")[2].strip()
        output.say_json({"code": name, "title": title_of(name), "text": text})
        return
    output.say(f"{output.strong(name)} {title_of(name)}")
    output.say(text_of(name).partition("\n")[2].rstrip())


def _list(form: str) -> None:
    codes = known_codes()
    if form == "json":
        output.say_json([{"code": code, "title": title_of(code)} for code in codes])
        return
    for letter, area in AREAS.items():
        inside = [code for code in codes if code.startswith(letter)]
        if inside:
            output.say(output.strong(area))
        for code in inside:
            output.say(f"  {code}  {title_of(code)}")


def _unknown(written: str, name: str) -> CommandLineError:
    meant = name[:1] + name[1:].translate(_AS_DIGITS)
    close = get_close_matches(meant, known_codes(), 1, cutoff=0.5)
    hint = "`briefgen explain` lists every code"
    if close:
        hint = f"did you mean `{close[0]}` ({title_of(close[0])})? {hint}"
    problem = f"there is no code `{written}`"
    return CommandLineError(Diagnostic("C201", problem, None, hint))
