"""A project in which every part says a word of its own.

``planted/`` holds it with marks such as ``@@w.title of an option@@``: *w*ords that the
insider alone reads, *n*ames and ids of parts and files, and *u*nprinted words that
stand on nobody's pages. Marks stand in the names of files too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from tests.leaks.drawings import as_png, drawing
from tests.leaks.tokens import token

if TYPE_CHECKING:
    from collections.abc import Mapping

PLANTED = Path(__file__).parent / "planted"
MARK = re.compile(r"@@([wnu])[.]([^@]+)@@")
NUMBERS = ("4815162342108", "5551867530924")
LETTER = "뷁"  # only withheld prose has it: its font is not even to be there
BRIEF = Path("briefs") / "harbour"
PICTURES = {  # by the mark of their names; the first is open
    "open-picture": 7,
    "withheld-picture": 41,
    "picture-in-prose": 99,
}
OUTSIDERS = ("public", "partner", "staff")


@dataclass(frozen=True, slots=True)
class Planted:
    """What is planted: each word with what it stands for."""

    words: Mapping[str, str]
    names: Mapping[str, str]
    unprinted: Mapping[str, str]

    @property
    def all(self) -> dict[str, str]:
        """Everything that stands on no outsider's pages."""
        numbers = {number: f"the number {number}" for number in NUMBERS}
        return {**self.words, **self.names, **self.unprinted, **numbers}


@cache
def planted() -> Planted:
    """Every mark of the project."""
    texts = [path.read_text("utf-8") for path in PLANTED.rglob("*") if path.is_file()]
    texts += [path.name for path in PLANTED.rglob("*")]
    marks = {(kind, name) for text in texts for kind, name in MARK.findall(text)}
    kinds = {
        kind: {token(name): name for one, name in marks if one == kind}
        for kind in "wnu"
    }
    return Planted(kinds["w"], kinds["n"], kinds["u"])


def plant(folder: Path) -> Path:
    """Write the project into a folder; the folder of its brief."""
    for path in sorted(PLANTED.rglob("*")):
        target = folder / _filled(str(path.relative_to(PLANTED)))
        if path.is_dir():
            target.mkdir(parents=True, exist_ok=True)
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(_filled(path.read_text("utf-8")), encoding="utf-8")
    figures = folder / BRIEF / "figures"
    figures.mkdir(exist_ok=True)
    for name, seed in PICTURES.items():
        data = as_png(drawing(6, seed))
        (figures / f"{token(name)}.png").write_bytes(data)
    translated = folder / "briefs" / token("translated-brief")
    translated.mkdir()
    (translated / "brief.yaml").write_text("title: Nothing\n", encoding="utf-8")
    return folder / BRIEF


def withheld_pictures() -> dict[str, bytes]:
    """The pictures that no outsider may see."""
    seeds = list(PICTURES.items())[1:]
    return {name: as_png(drawing(6, seed)) for name, seed in seeds}


def _filled(text: str) -> str:
    return MARK.sub(lambda mark: token(mark[2]), text)
