"""Where a project is, and its briefs, found by the names of files alone.

Takes a place; gives the folder of the project, and the path of every brief in it,
readable or not. Nothing is read, so that to find costs nothing.
"""

from __future__ import annotations

import os
from pathlib import Path

from briefgen.diagnostics import Diagnostic, InvalidHouseError, Location

HOUSE_FILE = "briefgen.toml"
BRIEF_FILE = "brief.yaml"
BRIEFS = "briefs"


def find_project(start: Path) -> Path:
    """The folder above a place, or the place itself, that has ``briefgen.toml``.

    Raises:
        InvalidHouseError: where there is none.
    """
    real = Path(os.path.realpath(start))
    for folder in (real, *real.parents):
        if os.path.lexists(folder / HOUSE_FILE):
            return _as_typed(folder, start)
    message = f"no `{HOUSE_FILE}` here or in a folder above"
    hint = "a project begins with one; `briefgen new` writes it"
    raise InvalidHouseError(Diagnostic("S402", message, Location(str(start)), hint))


def briefs_of(project: Path) -> tuple[Path, ...]:
    """The folders under ``briefs/`` that have a ``brief.yaml``, by name.

    A link to such a folder is one of them; links are not followed any deeper.
    """
    found = []
    for folder, inside, files in os.walk(project / BRIEFS):
        inside[:] = sorted(name for name in inside if not name.startswith("."))
        here = Path(folder)
        if BRIEF_FILE in files or BRIEF_FILE in inside:
            found.append(here)
        links = (here / name for name in inside if (here / name).is_symlink())
        found += [link for link in links if os.path.lexists(link / BRIEF_FILE)]
    return tuple(sorted(found))


def real_file(brief: Path) -> str:
    """The real path of the file of a brief, named by its folder or by itself."""
    is_folder = os.path.isdir(brief)  # noqa: PTH112 (Path.is_dir raises at a long name)
    return os.path.realpath(brief / BRIEF_FILE if is_folder else brief)


def brief_name(real: str, project: str) -> str:
    """A brief by its path in the project, wherever one stands; both paths are real."""
    path = os.path.relpath(real, project)
    folder, name = os.path.split(path)
    return as_text((folder or ".") if name == BRIEF_FILE else path)


def as_text(path: str) -> str:
    """A path as text that can be written, whatever bytes it is of."""
    return os.fsencode(path).decode("utf-8", "replace")


def _as_typed(folder: Path, start: Path) -> Path:
    """The folder by the way that was typed, so that messages are as short."""
    return folder if start.is_absolute() else Path(os.path.relpath(folder))
