"""The same brief gives the same bytes, wherever and however it is rendered."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import cache
from hashlib import sha256
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
BRIEF = ROOT / "briefs" / "training-port-closure"
SURROUNDINGS = {
    "hash seed 1": {"PYTHONHASHSEED": "1"},
    "hash seed 2": {"PYTHONHASHSEED": "2"},
    "hash seed 3": {"PYTHONHASHSEED": "3"},
    "Auckland": {"TZ": "Pacific/Auckland"},
    "Turkish": {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
    "no locale": {"LC_ALL": "C", "LANG": "C"},
    "another epoch": {"SOURCE_DATE_EPOCH": "1"},
    "another home": {"HOME": "/nonexistent", "XDG_CACHE_HOME": "/nonexistent"},
    "own fonts": {"FONTCONFIG_FILE": "/etc/fonts/fonts.conf"},
}


@cache
def usual() -> str:
    """The hash of the edition as it is usually rendered."""
    return rendered({"PYTHONHASHSEED": "0"}, ROOT)


def rendered(surroundings: dict[str, str], folder: Path) -> str:
    """The hash of the edition, rendered by a new process."""
    target = folder / "out.pdf" if folder != ROOT else Path(os.devnull)
    command = [sys.executable, "-m", "briefgen", "render", BRIEF, "-a", "working-level"]
    output = ["-o", "-"] if target == Path(os.devnull) else ["-o", target]
    done = subprocess.run(
        [*map(str, command), *map(str, output)],
        cwd=folder,
        env={**os.environ, **surroundings},
        capture_output=True,
        check=True,
    )
    return sha256(target.read_bytes() if folder != ROOT else done.stdout).hexdigest()


@pytest.mark.parametrize("name", SURROUNDINGS)
def test_the_bytes_do_not_depend_on_the_surroundings(name: str) -> None:
    assert rendered(SURROUNDINGS[name], ROOT) == usual()


def test_the_bytes_do_not_depend_on_the_working_folder(tmp_path: Path) -> None:
    assert rendered({}, tmp_path) == usual()
