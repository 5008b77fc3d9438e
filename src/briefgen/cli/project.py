"""The project that a command works in, and the one that a new project begins as."""

from __future__ import annotations

from pathlib import Path

from briefgen.projects import HOUSE_FILE

# A folder like a new project: its own briefgen.toml, nothing that wins over briefgen.
SKELETON = Path(__file__).parents[1] / "data" / "new"


def project_here() -> Path | None:
    """The project of the current folder, found upwards; None outside any."""
    here = Path.cwd()
    return next(
        (folder for folder in (here, *here.parents) if (folder / HOUSE_FILE).exists()),
        None,
    )
