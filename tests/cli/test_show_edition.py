"""``briefgen show edition``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.test_group import fresh
from tests.support.projects import brief_file, house_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Outcome

    Cli = Callable[..., Outcome]

LIMITED = "{text: Sesame street., audiences: [press]}"


@pytest.fixture
def two(nowhere: Path) -> Path:
    """A project with two audiences and a brief of which `public` gets the half."""
    house_file(nowhere, "press", "public")
    brief_file(nowhere, "a", body=LIMITED)
    with (nowhere / "briefs/a/brief.yaml").open("a", encoding="utf-8") as file:
        file.write("      - Open words.\n")
    return nowhere


@pytest.mark.usefixtures("two")
def test_the_text_is_what_the_audience_gets_and_the_rest_is_counted(cli: Cli) -> None:
    told = cli("show", "edition", "briefs/a", "--audience", "public")

    assert told.code == 0
    assert told.out == (
        "# A Brief\n\n"
        "Date: not stated\nInformation as of: not stated\nAudience: Public\n\n"
        "## 1 One\n\nOpen words.\n"
    )
    assert told.err == "withheld: text 1\nmay be read, and not printed: nothing\n"


@pytest.mark.usefixtures("two")
def test_who_may_read_everything_reads_it(cli: Cli) -> None:
    told = cli("show", "edition", "briefs/a", "-a", "press")

    assert "Sesame street.\n\nOpen words.\n" in told.out
    assert told.err.startswith("withheld: nothing\n")


@pytest.mark.usefixtures("two")
def test_another_program_is_told_the_same(cli: Cli) -> None:
    told = cli("show", "edition", "briefs/a", "-a", "public", "--format", "json")

    said = json.loads(told.out)
    assert told.err == ""
    assert said.pop("text").endswith("Open words.\n")
    assert said == {
        "audience": "public",
        "label": "Public",
        "language": "en",
        "template": "policy-brief",
        "marking": None,
        "withheld": {"text": 1},
        "not_printed": {},
        "diagnostics": [],
    }


def test_what_is_withheld_with_its_container_is_counted_once(
    cli: Cli, two: Path
) -> None:
    path = two / "briefs/a/brief.yaml"
    more = "  - {id: two, title: Two, audiences: [press], body: [a, b]}\n"
    path.write_text(path.read_text("utf-8") + more, "utf-8")

    told = cli("show", "edition", "briefs/a", "-a", "public")

    assert told.err.startswith("withheld: text 1, section 1\n")


def test_the_errors_of_an_edition_are_told_as_in_render(cli: Cli, two: Path) -> None:
    brief_file(two, "a", body=LIMITED)

    shown = cli("show", "edition", "briefs/a", "-a", "public")
    rendered = cli("render", "briefs/a", "-a", "public")

    assert (shown.code, shown.out, shown.err) == (1, "", rendered.err)
    assert "[H209]" in shown.err


def test_a_failure_has_the_same_shape_for_another_program(cli: Cli, two: Path) -> None:
    whole = cli("show", "edition", "briefs/a", "-a", "press", "--format", "json")
    brief_file(two, "a", body=LIMITED)

    told = cli("show", "edition", "briefs/a", "-a", "public", "--format", "json")

    said = json.loads(told.out)
    assert told.code == 1
    assert set(said) == set(json.loads(whole.out))
    assert [one["code"] for one in said["diagnostics"]] == ["H209"]


@pytest.mark.usefixtures("two")
def test_without_an_audience_the_choices_are_named(cli: Cli) -> None:
    told = cli("show", "edition", "briefs/a")

    assert (told.code, told.out) == (2, "")
    assert "`press`, `public`" in told.err


def test_what_steers_a_terminal_is_printed_as_an_escape(cli: Cli, two: Path) -> None:
    house = two / "briefgen.toml"
    text = house.read_text("utf-8").replace('label = "Public"', r'label = "\u001b[2J"')
    house.write_text(text, "utf-8")

    told = cli("show", "edition", "briefs/a", "-a", "public")

    assert "\x1b" not in told.out + told.err


def test_it_never_imports_the_typesetter(two: Path) -> None:
    arguments = ["show", "edition", f"{two}/briefs/a", "-a", "public"]

    loaded = fresh(
        "import sys\n"
        "from briefgen.cli import run\n"
        f"run({arguments!r})\n"
        "heavy = ('weasyprint', 'pydyf', 'briefgen.typesetting', 'pikepdf')\n"
        "print([name for name in sys.modules if name.startswith(heavy)])"
    )

    assert loaded == "[]"
