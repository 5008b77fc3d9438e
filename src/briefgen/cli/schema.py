"""``briefgen schema``: the JSON Schema of a brief."""

from __future__ import annotations

from pathlib import Path

import click

from briefgen.cli import output
from briefgen.cli.options import FileName

EPILOG = """\b
Examples:
  briefgen schema -o briefs/brief.schema.json
  briefgen schema | jq '.properties | keys'

An editor with a YAML language server completes and checks a brief whose first line is

\b
  # yaml-language-server: $schema=../brief.schema.json
"""


@click.command(epilog=EPILOG)
@click.option(
    "-o",
    "--output",
    "target",
    type=FileName(path_type=Path),
    metavar="FILE",
    help="Where to write it; by default to standard output.",
)
def schema(target: Path | None) -> None:
    """Print the JSON Schema of a brief, for completion and checks in an editor."""
    from briefgen.model.schema import brief_schema_text

    text = brief_schema_text()
    if target is None or str(target) == "-":
        output.say(text.rstrip("\n"))
        return
    from briefgen.artifacts import write_whole

    write_whole(target, text.encode())
    output.say(str(target))
