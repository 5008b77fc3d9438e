"""``briefgen lint``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.support.projects import SAMPLE, smallest_project

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Outcome

    Cli = Callable[..., Outcome]

WARNED = """\
judgments:
  - id: trade
    text: Trade is likely to grow.
    support: [one/p1]
    confidence: high
"""
BRIEF = "briefs/b/brief.yaml"


@pytest.mark.usefixtures("project")
def test_a_brief_without_a_fault_is_said_to_have_none(cli: Cli) -> None:
    told = cli("lint", f"briefs/{SAMPLE}")

    assert (told.code, told.err) == (0, "")
    assert told.out == f"briefs/{SAMPLE}: nothing found\n"


def test_an_error_is_the_briefs_fault(cli: Cli, nowhere: Path) -> None:
    smallest_project(nowhere, "See [](#nowhere).")

    told = cli("lint", "briefs/b")

    assert told.code == 1
    assert told.out.startswith(f"{BRIEF}:6:13: error: no section or block `nowhere`")
    assert told.err == ""


def test_a_warning_alone_is_no_failure(cli: Cli, nowhere: Path) -> None:
    folder = smallest_project(nowhere)
    with (folder / "brief.yaml").open("a", encoding="utf-8") as file:
        file.write(WARNED)

    told = cli("lint", "briefs/b")

    assert told.code == 0
    assert f"{BRIEF}:11:5: warning: " in told.out
    assert "[E104]" in told.out


def test_all_faults_come_at_once_and_are_counted(cli: Cli, nowhere: Path) -> None:
    smallest_project(nowhere, "See [](#here).", "See [](#there).")

    told = cli("lint", "briefs/b")

    assert "`here`" in told.out
    assert "`there`" in told.out
    assert told.out.endswith("\n2 errors\n")


def test_what_one_audience_may_not_have_is_found_without_naming_it(
    cli: Cli, project: Path
) -> None:
    path = project / "briefs" / SAMPLE / "brief.yaml"
    text = path.read_text(encoding="utf-8")
    head, found, rest = text.partition("  - id: russias-foreign-policy\n")
    rest = rest.replace("[principal, working-level, public]", "[working-level]", 1)
    path.write_text(head + found + rest, encoding="utf-8")

    told = cli("lint", f"briefs/{SAMPLE}")

    assert told.code == 1
    assert "[H204]" in told.out


def test_another_program_gets_every_finding_with_its_place(
    cli: Cli, nowhere: Path
) -> None:
    smallest_project(nowhere, "See [](#nowhere).")

    told = cli("lint", "briefs/b", "--format", "json")

    said = json.loads(told.out)
    (found,) = said.pop("diagnostics")
    assert told.code == 1
    assert said == {"errors": 1, "warnings": 0, "remarks": 0}
    assert found["code"] == "S138"
    assert (found["file"], found["line"], found["column"]) == (BRIEF, 6, 13)
    assert found["severity"] == "error"


@pytest.mark.usefixtures("nowhere")
def test_a_brief_that_is_not_there_is_told(cli: Cli) -> None:
    told = cli("lint", "briefs/none")

    assert told.code == 1
    assert told.out.startswith("briefs/none: error: no such brief [S301]")
