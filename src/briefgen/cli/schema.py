"""``briefgen schema``: the JSON Schemas of what is read and written."""

from __future__ import annotations

from pathlib import Path

import click

from briefgen.cli import output
from briefgen.cli.options import FileName

EPILOG = """\b
Examples:
  briefgen schema -o briefs/brief.schema.json
  briefgen schema | jq '.properties | keys'
  briefgen schema manifest -o manifest.schema.json

An editor with a YAML language server completes and checks a brief whose first line is

\b
  # yaml-language-server: $schema=../brief.schema.json
"""


@click.command(epilog=EPILOG)
@click.argument(
    "what", type=click.Choice(["brief", "manifest"]), default="brief", metavar="[WHAT]"
)
@click.option(
    "-o",
    "--output",
    "target",
    type=FileName(path_type=Path),
    metavar="FILE",
    help="Where to write it; by default to standard output.",
)
def schema(what: str, target: Path | None) -> None:
    """Print the JSON Schema of a brief, for an editor; or of WHAT, a `manifest`."""
    text = _text_of(what)
    if target is None or str(target) == "-":
        output.say(text.rstrip("\n"))
        return
    from briefgen.artifacts import write_whole

    write_whole(target, text.encode())
    output.say(str(target))


def _text_of(what: str) -> str:
    if what == "manifest":
        from briefgen.model.manifest import manifest_schema_text

        return manifest_schema_text()
    from briefgen.model.schema import brief_schema_text

    return brief_schema_text()
