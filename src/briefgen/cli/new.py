"""``briefgen new``: a brief to begin with, that renders at once."""

from __future__ import annotations

import re
from pathlib import Path

import click

from briefgen.cli import output
from briefgen.cli.project import SKELETON, project_here
from briefgen.diagnostics import CommandLineError, Diagnostic, Location
from briefgen.projects import HOUSE_FILE

EPILOG = """\b
Examples:
  briefgen new harbour-closure
  briefgen render briefs/harbour-closure --audience public

The brief is made under briefs/ of the project that the current folder is in. Outside
any project, the current folder becomes one.
"""
NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST_NAME = 80
SCHEMA = "brief.schema.json"  # in briefs/, where every brief finds it as ../


@click.command(epilog=EPILOG)
@click.argument("name")
def new(name: str) -> None:
    """Begin the brief NAME: a folder with every common field, ready to render."""
    if not NAME.fullmatch(name) or len(name) > LONGEST_NAME:
        raise _unsafe(name)
    found = project_here()
    root = found or Path.cwd()
    folder = root / "briefs" / name
    if folder.exists() or folder.is_symlink():
        raise _refusal("C203", "a brief of this name exists", folder)
    if found is None:
        _begin_project(root)

    from briefgen.artifacts import write_folder
    from briefgen.cli.skeleton import brief_files
    from briefgen.loading import load_house

    house = load_house(root)
    _write_schema(folder.parent)
    write_folder(folder, brief_files(name, house, f"../{SCHEMA}"))
    output.say(_shown(folder))
    audience = next(iter(house.audiences))
    output.note(f"next: briefgen render {_shown(folder)} --audience {audience}")


def _begin_project(root: Path) -> None:
    from briefgen.artifacts import write_whole

    write_whole(root / HOUSE_FILE, (SKELETON / HOUSE_FILE).read_bytes())
    output.note(f"no project here: {HOUSE_FILE} makes this folder one")


def _write_schema(folder: Path) -> None:
    from briefgen.artifacts import write_folder, write_whole
    from briefgen.model.schema import SCHEMA_ID, brief_schema_text

    data = brief_schema_text().encode()
    path = folder / SCHEMA
    if not folder.exists():
        write_folder(folder, {SCHEMA: data})
    elif not path.exists():
        write_whole(path, data)
    elif not path.is_file() or SCHEMA_ID.encode() not in path.read_bytes():
        raise _refusal("C204", "a file of this name exists, and is no schema", path)
    elif path.read_bytes() != data:
        write_whole(path, data)
        output.note(f"{_shown(path)} is brought up to date")


def _unsafe(name: str) -> CommandLineError:
    plain = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:LONGEST_NAME]
    hint = "a name has lower-case letters, digits and single hyphens, as `port-closure`"
    if plain:
        hint += f"; try `{plain.strip('-')}`"
    problem = f"a brief cannot be named `{name}`"
    return CommandLineError(Diagnostic("C202", problem, None, hint))


def _refusal(code: str, problem: str, path: Path) -> CommandLineError:
    hint = "choose another name, or remove it first; briefgen overwrites nothing"
    return CommandLineError(Diagnostic(code, problem, Location(_shown(path)), hint))


def _shown(path: Path) -> str:
    """The path as short as it can be said from here."""
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)
