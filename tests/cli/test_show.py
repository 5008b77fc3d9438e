"""``briefgen show``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from briefgen.cli.show import KINDS
from tests.support.projects import smallest_project

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Outcome

    Cli = Callable[..., Outcome]

SCALE = """\
name = "Scale of the house"
source = "Style guide"
date = "May 2025"
shape = "contiguous"
confidence_in_sentence = false
terms = [
    { term = "unlikely", low = 0, high = 50, extent = "up to 50 %" },
    { term = "likely", low = 50, high = 100, extent = "over 50 %" },
]
"""


def names(told: Outcome) -> list[str]:
    return [entry["name"] for entry in json.loads(told.out)]


def test_audiences_are_those_of_the_project_above(
    cli: Cli, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project / "briefs")

    told = cli("show", "audiences")

    assert (told.code, told.err) == (0, "")
    assert [line for line in told.out.splitlines() if not line.startswith(" ")] == [
        "principal",
        "working-level",
        "public",
    ]


@pytest.mark.usefixtures("project")
def test_an_audience_is_shown_with_what_holds_for_it(cli: Cli) -> None:
    told = cli("show", "audiences", "--format", "json")

    public = json.loads(told.out)[2]
    assert public["release"] == "explicit"
    assert public["summary"] == ["standard"]
    assert (public["template"], public["page"]) == ("policy-brief", "A4")


@pytest.mark.usefixtures("nowhere")
@pytest.mark.parametrize(
    "kind", ["audiences", "templates", "themes", "scales", "markings"]
)
def test_outside_a_project_it_is_what_briefgen_ships(cli: Cli, kind: str) -> None:
    told = cli("show", kind)

    assert told.code == 0
    assert told.out
    assert told.err == "no project here: this is what briefgen ships\n"


@pytest.mark.usefixtures("project")
def test_a_scale_is_shown_with_source_date_and_bounds(cli: Cli) -> None:
    told = cli("show", "scales")

    assert "phia-2025 (the default here): PHIA probability yardstick" in told.out
    assert "24 March 2025" in told.out
    assert "  unlikely               about 25 to about 35 %" in told.out


def test_a_scale_of_the_project_is_shown(cli: Cli, nowhere: Path) -> None:
    smallest_project(nowhere)
    (nowhere / "scales").mkdir()
    (nowhere / "scales" / "own.toml").write_text(SCALE, encoding="utf-8")

    told = cli("show", "scales", "--format", "json")

    own = json.loads(told.out)[1]
    assert names(told) == ["icd-203", "own", "phia-2025"]
    assert own["title"] == "Scale of the house"
    assert own["terms"][0]["extent"] == "up to 50 %"


@pytest.mark.usefixtures("project")
def test_a_marking_scheme_is_shown_with_labels_caveats_and_place(cli: Cli) -> None:
    told = cli("show", "markings")

    assert "tlp-2 (the scheme here): Traffic Light Protocol 2.0" in told.out
    assert "  TLP:CLEAR         May be shared without restriction" in told.out
    assert "  at the head and foot of every page, right, 12 points" in told.out
    assert "  national caveat: UK EYES ONLY, UK/US EYES ONLY, FIVE" in told.out
    assert "  designation: controlled_by, category, dissemination" in told.out
    assert "  with the words: MARKINGS FOR TRAINING USE ONLY" in told.out
    assert "(also: CONTROLLED)" in told.out


@pytest.mark.usefixtures("project")
def test_marking_schemes_are_told_to_a_program(cli: Cli) -> None:
    told = cli("show", "markings", "--format", "json")

    tlp = json.loads(told.out)[0]
    assert names(told) == ["tlp-2", "uk-gscp", "us-cui-dod", "us-cui-nara"]
    assert tlp["default"] is True
    assert [level["label"] for level in tlp["levels"]][3] == "TLP:AMBER+STRICT"


def test_a_scheme_of_the_project_with_a_fault_is_told(cli: Cli, nowhere: Path) -> None:
    smallest_project(nowhere)
    (nowhere / "markings").mkdir()
    (nowhere / "markings" / "own.toml").write_text('name = "Own"\n', encoding="utf-8")

    told = cli("show", "markings")

    assert told.code == 1
    assert "`levels` is missing" in told.err


def test_a_theme_of_the_project_is_told_from_those_that_are_shipped(
    cli: Cli, nowhere: Path
) -> None:
    smallest_project(nowhere)
    theme = nowhere / "styles" / "themes" / "own.css"
    theme.parent.mkdir(parents=True)
    theme.write_text("/* The house in green. More words. */\n", encoding="utf-8")

    told = cli("show", "themes")

    assert "own (this project): The house in green\n" in told.out
    assert "\ninstitute (" not in f"\n{told.out}"


@pytest.mark.usefixtures("nowhere")
def test_templates_are_shown_each_with_a_line(cli: Cli) -> None:
    told = cli("show", "templates", "--format", "json")

    entries = json.loads(told.out)
    assert names(told) == ["one-page", "policy-brief"]
    assert all(entry["description"] for entry in entries)
    assert all(entry["origin"] == "briefgen" for entry in entries)


def test_a_house_with_a_fault_is_told(cli: Cli, nowhere: Path) -> None:
    (nowhere / "briefgen.toml").write_text("[audiences.a]\nlable = 'A'\n", "utf-8")

    told = cli("show", "audiences")

    assert (told.code, told.out) == (1, "")
    assert "briefgen.toml:2:1: error: unknown key `lable`" in told.err


def test_something_else_cannot_be_shown(cli: Cli) -> None:
    told = cli("show", "fonts")

    assert told.code == 2
    assert told.err == (
        "error: no such command `fonts` [C101]\n  hint: see `briefgen show --help`\n"
    )


def test_a_kind_that_is_misspelt_gets_a_suggestion(cli: Cli) -> None:
    assert "did you mean `themes`?" in cli("show", "theme").err


@pytest.mark.parametrize("kind", KINDS)
def test_the_help_of_every_kind_has_examples(cli: Cli, kind: str) -> None:
    told = cli("show", kind, "--help")

    assert told.code == 0
    assert f"Examples:\n    briefgen show {kind}" in told.out


def test_the_help_of_show_names_every_kind(cli: Cli) -> None:
    told = cli("show", "--help")

    assert all(f"\n  {kind} " in told.out for kind in KINDS)
