"""``briefgen show edition``: what one audience gets, as text."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import click

from briefgen.cli import output
from briefgen.cli.options import (
    audience_option,
    brief_argument,
    format_option,
    missing_audience,
)
from briefgen.diagnostics import BriefgenError

if TYPE_CHECKING:
    from pathlib import Path

    from briefgen.documents import Edition
    from briefgen.model.brief import Brief

EPILOG = """\b
Examples:
  briefgen show edition briefs/harbour-closure --audience public
  briefgen show edition briefs/harbour-closure -a public | less

The text is what the edition says, in the order of its pages. What the brief has beside
it is counted on standard error, by kind, and is never quoted.
"""


@click.command(epilog=EPILOG)
@brief_argument
@audience_option
@format_option
def edition(*, brief: Path, audience: str | None, form: str) -> int | None:
    """Show exactly what an audience gets of BRIEF, as text."""
    from briefgen import compose, load, select
    from briefgen.composition.plaintext import as_text

    try:
        loaded = load(brief)
        name = audience or missing_audience(loaded)
        selection = select(loaded, name)
        made = selection.edition
        text = as_text(made, compose(made, loaded.house.root))
        withheld, unprinted = _left_out(loaded, name)
    except BriefgenError as fault:
        if form == "text":
            raise
        found = [output.as_json(one) for one in fault.diagnostics]
        output.say_json({**_nothing(), "diagnostics": found})
        return fault.exit_code
    if form == "json":
        found = [output.as_json(one) for one in selection.remarks]
        counts = {"withheld": withheld, "not_printed": unprinted}
        said = {**_as_json(made, name), "text": text, **counts, "diagnostics": found}
        output.say_json(said)
        return None
    output.report(selection.remarks)
    output.say_text(text)
    output.note(f"withheld: {_counted(withheld)}")
    output.note(f"may be read, and not printed: {_counted(unprinted)}")
    return None


def _left_out(brief: Brief, audience: str) -> tuple[dict[str, int], dict[str, int]]:
    """How many parts of each kind are withheld, and how many are not printed.

    What is withheld with what contains it counts as that.
    """
    from briefgen.documents import Reading
    from briefgen.selection import matrix

    parts = matrix(brief, [audience]).parts
    withheld = Counter(
        part.kind
        for part in parts
        if part.readings[0].is_withheld and part.readings[0] is not Reading.INSIDE
    )
    unprinted = Counter(
        part.kind for part in parts if part.readings[0] is Reading.UNPRINTED
    )
    return dict(withheld), dict(unprinted)


def _counted(counts: dict[str, int]) -> str:
    said = (f"{kind} {number}" for kind, number in counts.items())
    return ", ".join(said) or "nothing"


def _as_json(made: Edition, audience: str) -> dict[str, Any]:
    return {
        "audience": audience,
        "label": made.audience,
        "language": made.language,
        "template": made.layout.template,
        "marking": made.banner.label if made.banner else None,
    }


def _nothing() -> dict[str, Any]:
    keys = ("audience", "label", "language", "template", "marking", "text")
    return {**dict.fromkeys(keys), "withheld": {}, "not_printed": {}}
