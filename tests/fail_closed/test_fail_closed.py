"""However a limit is mistyped: an error with its place, and nothing is released.

A case is one file under ``cases/``: a line ``=== name`` before the text of each file
of the brief, ``=== audience`` where it is not for `outer`, and ``=== expected``
before what is said. The word *sesame* is what its author meant to keep back. The house
is ``house.toml``, unless a case brings its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefgen.cli import run

if TYPE_CHECKING:
    from collections.abc import Callable

FOLDER = Path(__file__).parent
KEPT_BACK = "sesame"
REFUSED = {1, 2}  # the brief or the house; the command line
RIGHT = """\
title: T
sections:
  - {id: one, title: One, body: Open.}
  - {id: two, title: Two, audiences: [inner], body: sesame}
"""


@dataclass(frozen=True)
class Case:
    """The files of a brief by name, the audience, and what is said."""

    name: str
    files: dict[str, str]
    audience: str
    expected: str

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True)
class Told:
    """What rendering leaves behind."""

    code: int
    said: str
    written: list[str]


def read_case(path: Path) -> Case:
    pieces = re.split(r"^=== (.+)\n", path.read_text("utf-8"), flags=re.MULTILINE)
    files = dict(zip(pieces[1::2], pieces[2::2], strict=True))
    name = str(path.relative_to(FOLDER / "cases").with_suffix(""))
    audience = files.pop("audience", "outer").strip()
    return Case(name, files, audience, files.pop("expected"))


CASES = [read_case(path) for path in sorted((FOLDER / "cases").rglob("*.txt"))]


@pytest.fixture
def render(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Callable[[Case], Told]:
    """Renders a case in its own folder."""

    def call(case: Case) -> Told:
        folder = tmp_path / "briefs" / "case"
        house = (FOLDER / "house.toml").read_text("utf-8")
        for name, text in {"/briefgen.toml": house, **case.files}.items():
            path = tmp_path / name[1:] if name[0] == "/" else folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        before = set(tmp_path.rglob("*"))
        monkeypatch.chdir(folder)
        code = run(["render", "brief.yaml", "-a", case.audience, "-o", "out.pdf"])
        out, err = capsys.readouterr()
        written = sorted(path.name for path in set(tmp_path.rglob("*")) - before)
        return Told(code, out + err, written)

    return call


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_limit_that_is_mistyped_releases_nothing(
    case: Case, render: Callable[[Case], Told]
) -> None:
    told = render(case)

    assert told.written == []
    assert told.code in REFUSED
    assert told.said == case.expected
    assert KEPT_BACK not in told.said.casefold()


def test_there_are_cases_enough() -> None:
    assert len(CASES) >= 60


@pytest.mark.parametrize(
    "code",
    ["H201", "H202", "H203", "H204", "H205", "H206", "H208", "H209", "H220"],
)
def test_every_message_about_what_is_withheld_has_a_case(code: str) -> None:
    assert any(f"[{code}]" in case.expected for case in CASES)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_case_has_something_to_keep_back(case: Case) -> None:
    assert any(KEPT_BACK in text.casefold() for text in case.files.values())


@pytest.mark.parametrize("case", CASES, ids=str)
def test_every_error_says_what_to_do(case: Case) -> None:
    errors = case.expected.count(": error: ") + case.expected.startswith("error: ")

    assert errors
    assert case.expected.count("\n  hint: ") == errors


@pytest.mark.parametrize("audience", ["inner", "outer"])
def test_a_limit_that_is_typed_right_is_rendered(
    audience: str, render: Callable[[Case], Told]
) -> None:
    told = render(Case("right", {"brief.yaml": RIGHT}, audience, ""))

    assert (told.code, told.written) == (0, ["out.pdf"])
