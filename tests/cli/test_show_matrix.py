"""``briefgen show matrix``."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from tests.support.projects import brief_file, house_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Outcome

    Cli = Callable[..., Outcome]

TRAINING = "briefs/training-port-closure"
LIMITED = "{text: Sesame street., audiences: [press]}"


@pytest.fixture
def two(nowhere: Path) -> Path:
    """A project with two audiences and a brief of which `public` gets the half."""
    house_file(nowhere, "press", "public")
    brief_file(nowhere, "a", "audiences: [press, public]", body=LIMITED)
    with (nowhere / "briefs/a/brief.yaml").open("a", encoding="utf-8") as file:
        file.write("      - Open words.\n")
    return nowhere


@pytest.mark.usefixtures("two")
def test_each_part_is_a_line_and_each_audience_a_letter(cli: Cli) -> None:
    told = cli("show", "matrix", "briefs/a")

    assert (told.code, told.err) == (0, "")
    lines = told.out.splitlines()
    digest = lines[2].removeprefix("content ")
    assert len(digest) == 64
    assert lines == [
        "A Brief",
        "briefs/a/brief.yaml",
        f"content {digest}",
        "",
        f" line  part{' ' * 65} A B",
        f"    2  title block{' ' * 58} R R",
        f"    4  section one{' ' * 58} R R",
        f"    7    text one/p1{' ' * 56} R a",
        f"    8    text one/p2{' ' * 56} R R",
        "",
        "A  press   reads 4, withheld 0, not printed 0; no marking",
        "B  public  reads 3, withheld 1, not printed 0; no marking",
        "",
        "R  the part is in the edition",
        "a  withheld: it is limited to other audiences",
    ]


@pytest.mark.usefixtures("project")
def test_it_has_a_column_for_markings_where_there_are_any(cli: Cli) -> None:
    told = cli("show", "matrix", TRAINING)

    assert re.search(
        r"^ +\d+  section talks +TLP:GREEN        p R a$", told.out, re.MULTILINE
    )
    assert re.search(
        r"^ +\d+    text strict +TLP:AMBER\+STRICT c R \.$", told.out, re.MULTILINE
    )


@pytest.mark.parametrize("count", [1, 3, 26, 27, 60])
def test_it_fits_a_terminal_with_any_number_of_audiences(
    cli: Cli, nowhere: Path, count: int
) -> None:
    house_file(nowhere, *(f"embassy-of-number-{at}" for at in range(count)))
    long = "a-very-long-name-of-a-part-that-does-not-fit-into-the-column-of-parts"
    brief_file(nowhere, "a", body=f"{{id: {long}, text: x}}")

    told = cli("show", "matrix", "briefs/a")

    lines = told.out.splitlines()
    assert max(map(len, lines)) <= 80
    signs = [line.split("title block")[1] for line in lines if "title block" in line]
    assert "".join(signs).count("R") == count


@pytest.mark.usefixtures("two")
def test_no_word_of_a_part_is_told(cli: Cli) -> None:
    for form in ([], ["--format", "json"], ["--html", "-"]):
        told = cli("show", "matrix", "briefs/a", *form)
        assert "sesame" not in told.out.lower()
        assert "open words" not in told.out.lower()


def test_an_audience_without_an_edition_is_told_with_code_and_line(
    cli: Cli, two: Path
) -> None:
    brief_file(two, "a", "audiences: [press, public]", body=LIMITED)

    told = cli("show", "matrix", "briefs/a")

    assert told.code == 0
    assert "B  public  reads 1, withheld 2, not printed 0; no edition: H209 line" in (
        told.out
    )


def test_an_audience_that_sees_bars_is_told(cli: Cli, two: Path) -> None:
    with (two / "briefgen.toml").open("a", encoding="utf-8") as file:
        file.write('redactions = "marked"\n')

    told = cli("show", "matrix", "briefs/a")

    assert "B  public  reads 3, withheld 1, not printed 0, bars shown; no" in told.out


def test_an_audience_that_may_not_have_the_brief_is_named(cli: Cli, two: Path) -> None:
    brief_file(two, "a", "audiences: [press]")

    assert "\nnot for public\n" in cli("show", "matrix", "briefs/a").out


@pytest.mark.usefixtures("two")
def test_another_program_is_told_the_same(cli: Cli) -> None:
    told = cli("show", "matrix", "briefs/a", "--format", "json")

    said = json.loads(told.out)
    assert said["brief"] == "briefs/a/brief.yaml"
    assert said["audiences"][1] == {
        "name": "public",
        "label": "Public",
        "release": "default",
        "redactions": "none",
        "clearance": None,
        "banner": None,
        "edition": True,
        "counts": {"reads": 3, "withheld": 1, "not_printed": 0},
        "diagnostics": [],
    }
    assert said["parts"][2] == {
        "kind": "text",
        "name": "one/p1",
        "depth": 1,
        "file": "briefs/a/brief.yaml",
        "line": 7,
        "column": 9,
        "marking": None,
        "marked": False,
        "readings": {"press": "reads", "public": "limited"},
    }


@pytest.mark.usefixtures("two")
def test_a_page_is_written_to_print_and_sign(cli: Cli, two: Path) -> None:
    told = cli("show", "matrix", "briefs/a", "--html", "matrix.html")

    assert (told.code, told.out, told.err) == (0, "", "matrix.html\n")
    assert "<h1>Who sees what</h1>" in (two / "matrix.html").read_text("utf-8")


@pytest.mark.usefixtures("two")
def test_a_page_and_a_value_can_be_had_at_once(cli: Cli, two: Path) -> None:
    told = cli("show", "matrix", "briefs/a", "--html", "m.html", "--format", "json")

    page = (two / "m.html").read_text("utf-8")
    digest = json.loads(told.out)["digest"]
    assert digest[:8] in page


@pytest.mark.usefixtures("two")
def test_the_page_is_not_written_where_a_folder_stands(cli: Cli) -> None:
    told = cli("show", "matrix", "briefs/a", "--html", "briefs")

    assert told.code == 3
    assert "briefs: error: not a file" in told.err


def test_a_broken_brief_is_told_as_in_render(cli: Cli, two: Path) -> None:
    brief_file(two, "a", "titel: A slip")

    told = cli("show", "matrix", "briefs/a")
    as_json = cli("show", "matrix", "briefs/a", "--format", "json")

    assert (told.code, told.out) == (1, "")
    assert "[S110]" in told.err
    assert (as_json.code, as_json.err) == (1, "")
    assert json.loads(as_json.out)["diagnostics"][0]["code"] == "S110"


@pytest.mark.usefixtures("two")
def test_the_number_of_the_content_is_the_same_until_something_changes(
    cli: Cli, two: Path
) -> None:
    def digest() -> str:
        told = cli("show", "matrix", "briefs/a", "--format", "json")
        number: str = json.loads(told.out)["digest"]
        return number

    file = two / "briefs/a/brief.yaml"
    text = file.read_text("utf-8")
    before = digest()
    file.write_text(f"# A comment.\n{text}", "utf-8")
    with_comment = digest()
    file.write_text(text.replace("Sesame", "Other"), "utf-8")

    assert with_comment == before
    assert digest() != before
