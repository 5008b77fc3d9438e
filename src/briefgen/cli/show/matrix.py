"""``briefgen show matrix``: who sees what of a brief, part by part."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefgen.cli import output
from briefgen.cli.options import FileName, brief_argument, format_option
from briefgen.diagnostics import BriefgenError

if TYPE_CHECKING:
    from briefgen.documents import Matrix, MatrixPart, MatrixReader

EPILOG = """\b
Examples:
  briefgen show matrix briefs/harbour-closure
  briefgen show matrix briefs/harbour-closure --html matrix.html
  briefgen show matrix briefs/harbour-closure --format json | jq .digest

The page of --html is to be printed and signed by who releases the editions. It and
the table name places, kinds and ids, also of what is withheld; neither has a word of
a part. They are for authors and the releasing officer.
"""


@click.command(epilog=EPILOG)
@brief_argument
@click.option(
    "--html",
    "page",
    type=FileName(path_type=Path),
    metavar="FILE",
    help="Write a page to print and sign, `-` for standard output.",
)
@format_option
def matrix(*, brief: Path, page: Path | None, form: str) -> int | None:
    """Show who sees what of BRIEF: each part, for each audience."""
    from briefgen import load
    from briefgen.selection import matrix as matrix_of

    try:
        made = matrix_of(load(brief))
    except BriefgenError as fault:
        if form == "text":
            raise
        found = [output.as_json(one) for one in fault.diagnostics]
        output.say_json({"brief": None, "diagnostics": found})
        return fault.exit_code
    if page is not None:
        _write(page, made)
    if form == "json":
        output.say_json(_as_json(made))
    elif page is None:
        from briefgen.cli.show.table import lines_of

        for line in lines_of(made):
            output.say(line)
    return None


def _write(page: Path, made: Matrix) -> None:
    from briefgen.artifacts import write_whole
    from briefgen.composition.matrix_page import matrix_page

    html = matrix_page(made)
    if str(page) == "-":
        output.say(html)
        return
    write_whole(page, html.encode())
    output.note(str(page))


def _as_json(made: Matrix) -> dict[str, Any]:
    return {
        "brief": made.file,
        "title": made.title,
        "digest": made.digest,
        "audiences": [
            _of_reader(reader, made.count(at)) for at, reader in enumerate(made.readers)
        ],
        "not_for": list(made.not_for),
        "parts": [_of_part(part, made) for part in made.parts],
        "diagnostics": [],
    }


def _of_reader(reader: MatrixReader, counts: tuple[int, int, int]) -> dict[str, Any]:
    return {
        "name": reader.audience,
        "label": reader.label,
        "release": "explicit" if reader.explicit else "default",
        "redactions": "marked" if reader.redacts else "none",
        "clearance": reader.clearance or None,
        "banner": reader.banner or None,
        "edition": reader.has_edition,
        "counts": dict(zip(("reads", "withheld", "not_printed"), counts, strict=True)),
        "diagnostics": [output.as_json(found) for found in reader.diagnostics],
    }


def _of_part(part: MatrixPart, made: Matrix) -> dict[str, Any]:
    names = (reader.audience for reader in made.readers)
    readings = (reading.value for reading in part.readings)
    return {
        "kind": part.kind,
        "name": part.name or None,
        "depth": part.depth,
        "file": part.location.file,
        "line": part.location.line or None,
        "column": part.location.column or None,
        "marking": part.marking or None,
        "marked": part.is_marked,
        "readings": dict(zip(names, readings, strict=True)),
    }
