"""What every edition of a project is made from, beside its brief.

Takes the folder of a project; gives the digest of each file that may have a say in
how its briefs look: settings, templates, styles, scales, marking schemes. A file that
is new counts as one that was changed, since it may take the place of another.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from briefgen.projects import HOUSE_FILE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from briefgen.ledger.files import Files

FOLDERS = ("markings", "scales", "styles", "templates")


def project_files(project: Path, files: Files) -> Mapping[str, str]:
    """The digests of these files, by their paths in the project."""
    root = os.path.realpath(project)
    names = [HOUSE_FILE]
    for folder in FOLDERS:
        names += (os.path.relpath(path, root) for path in files_in(f"{root}/{folder}"))
    return {name: files.digest(os.path.join(root, name)) for name in sorted(names)}


def files_in(folder: str) -> Iterator[str]:
    """Every file below a folder, links followed, each folder once."""
    seen = set()
    for here, inside, names in os.walk(folder, followlinks=True):
        real = os.path.realpath(here)
        if real in seen:
            inside.clear()
            continue
        seen.add(real)
        yield from (f"{here}/{name}" for name in names)
