"""The briefs of a project.

Takes the project's folder; gives the path of every brief in it, readable or not.
"""

from __future__ import annotations

import os
from pathlib import Path

from briefgen.loading.briefs import BRIEF_FILE

BRIEFS = "briefs"


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
