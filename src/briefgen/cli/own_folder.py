"""The folder where this user's programs keep what can be made again."""

from __future__ import annotations

import os
from pathlib import Path


def cache_folder() -> Path:
    """Briefgen's own part of it (XDG Base Directory Specification 0.8)."""
    given = Path(os.environ.get("XDG_CACHE_HOME", ""))  # noqa: TID251
    # What is relative is to be ignored, says the specification.
    base = given if given.is_absolute() else Path.home() / ".cache"
    return base / "briefgen"
