"""A case: the files of a brief that has a fault, and what is said of it.

Each is one file under ``cases/``: a line ``=== name`` before the text of each
file of the brief, and ``=== expected`` before the diagnostics.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from briefgen.diagnostics import BriefgenError
from briefgen.loading import load

FOLDER = Path(__file__).parent / "cases"
HOUSE = """\
[defaults]
marking_scheme = "tlp-2"

[audiences]
inner = { label = "Inner" }
outer = { label = "Outer" }
public = { label = "Public" }
"""


@dataclass(frozen=True)
class Case:
    """The files of a brief by name, and the diagnostics that are expected."""

    name: str
    files: dict[str, str]
    expected: str

    def __str__(self) -> str:
        return self.name


def read_case(path: Path) -> Case:
    """A case from its file."""
    text = path.read_text(encoding="utf-8")
    pieces = re.split(r"^=== (.+)\n", text, flags=re.MULTILINE)
    files = dict(zip(pieces[1::2], pieces[2::2], strict=True))
    name = str(path.relative_to(FOLDER).with_suffix(""))
    return Case(name, files, files.pop("expected", ""))


def cases() -> list[Case]:
    """Every case there is."""
    return [read_case(path) for path in sorted(FOLDER.rglob("*.txt"))]


def write_project(root: Path, files: dict[str, str]) -> Path:
    """A project with one brief; gives the folder of the brief.

    A name that begins with a slash is a file of the project.
    """
    folder = root / "briefs" / "case"
    for name, text in {"/briefgen.toml": HOUSE, "brief.yaml": "", **files}.items():
        path = root / name[1:] if name.startswith("/") else folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8"))
    return folder


def said_of(path: Path) -> str:
    """The diagnostics that loading gives, one after the other."""
    try:
        load(path)
    except BriefgenError as error:
        return "".join(f"{diagnostic}\n" for diagnostic in error.diagnostics)
    return ""
