"""``briefgen new``."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefgen import Choice, load, select
from briefgen.model.schema import brief_schema_text
from tests.support.projects import smallest_project

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Outcome

    Cli = Callable[..., Outcome]

OWN_HOUSE = """\
[defaults]
scale = "own"

[audiences.board]
label = "Board"
release = "explicit"
summary = ["headline"]
judgments = ["evidence"]
author_note = "withheld"

[audiences.staff]
label = "Staff"
summary = ["full"]
editor_notes = true
"""
OWN_SCALE = """\
name = "Scale of the house"
source = "Style guide"
date = "May 2025"
shape = "contiguous"
confidence_in_sentence = false
terms = [
    { term = "doubtful", low = 0, high = 50, extent = "up to 50 %" },
    { term = "expected", low = 50, high = 100, extent = "over 50 %" },
]
"""


def files(folder: Path) -> list[str]:
    return sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file()
    )


def test_outside_a_project_the_current_folder_becomes_one(
    cli: Cli, nowhere: Path
) -> None:
    told = cli("new", "port-closure")

    assert (told.code, told.out) == (0, "briefs/port-closure\n")
    assert told.err.splitlines()[0] == (
        "no project here: briefgen.toml makes this folder one"
    )
    assert files(nowhere) == [
        "briefgen.toml",
        "briefs/brief.schema.json",
        "briefs/port-closure/author.md",
        "briefs/port-closure/brief.yaml",
        "briefs/port-closure/sections/background.md",
    ]


def test_the_project_is_found_upwards(
    cli: Cli, nowhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    smallest_project(nowhere)
    monkeypatch.chdir(nowhere / "briefs")

    told = cli("new", "second")

    assert told.out == "second\n"
    assert (nowhere / "briefs" / "second" / "brief.yaml").is_file()
    assert not (nowhere / "briefs" / "briefgen.toml").exists()


@pytest.mark.parametrize("audience", ["principal", "working-level", "public"])
def test_a_new_brief_renders_at_once_without_a_word(
    cli: Cli, nowhere: Path, audience: str
) -> None:
    cli("new", "port-closure")

    told = cli("render", "briefs/port-closure", "-a", audience, "-o", "out.pdf")

    assert (told.code, told.err) == (0, "")
    assert (nowhere / "out.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.usefixtures("nowhere")
def test_a_new_brief_has_nothing_to_lint(cli: Cli) -> None:
    cli("new", "port-closure")

    assert cli("lint", "briefs/port-closure").out == (
        "briefs/port-closure: nothing found\n"
    )


def test_a_new_brief_is_fitted_to_the_house(cli: Cli, nowhere: Path) -> None:
    (nowhere / "briefgen.toml").write_text(OWN_HOUSE, encoding="utf-8")
    (nowhere / "scales").mkdir()
    (nowhere / "scales" / "own.toml").write_text(OWN_SCALE, encoding="utf-8")

    cli("new", "port-closure")

    told = cli("lint", "briefs/port-closure")
    assert told.out == "briefs/port-closure: nothing found\n"
    text = (nowhere / "briefs/port-closure/brief.yaml").read_text(encoding="utf-8")
    assert "audiences: [board, staff]" in text
    assert "audiences: [staff]" in text
    assert "@" not in text.replace("office@example.org", "").replace("[@", "")


def test_a_new_brief_teaches_its_fields(cli: Cli, nowhere: Path) -> None:
    cli("new", "port-closure")

    text = (nowhere / "briefs/port-closure/brief.yaml").read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=../brief.schema.json\n")
    assert 'title: "Port closure"\n' in text
    assert text.count("#") > 20
    for key in (
        "authors",
        "summary",
        "judgments",
        "sections",
        "editor_notes",
        "sources",
    ):
        assert f"\n{key}:\n" in text


@pytest.mark.usefixtures("nowhere")
@pytest.mark.parametrize("audience", ["principal", "working-level", "public"])
def test_no_audience_of_a_new_brief_goes_without_a_part(
    cli: Cli, audience: str
) -> None:
    cli("new", "port-closure")

    whole = Choice(template="policy-brief")  # which prints every section
    edition = select(load(Path("briefs/port-closure")), audience, whole).edition

    assert edition.authors
    assert edition.summary
    assert edition.judgments
    assert len(edition.sections) == 4


def test_the_schema_for_editors_is_the_one_that_is_printed(
    cli: Cli, nowhere: Path
) -> None:
    cli("new", "port-closure")

    schema = nowhere / "briefs" / "brief.schema.json"
    assert schema.read_text(encoding="utf-8") == brief_schema_text()


def test_an_older_schema_is_brought_up_to_date(cli: Cli, nowhere: Path) -> None:
    cli("new", "first")
    schema = nowhere / "briefs" / "brief.schema.json"
    schema.write_text('{ "$id": "urn:briefgen:brief" }', encoding="utf-8")

    told = cli("new", "second")

    assert told.code == 0
    assert "briefs/brief.schema.json is brought up to date" in told.err
    assert schema.read_text(encoding="utf-8") == brief_schema_text()


def test_a_file_that_briefgen_did_not_write_is_not_overwritten(
    cli: Cli, nowhere: Path
) -> None:
    smallest_project(nowhere)
    schema = nowhere / "briefs" / "brief.schema.json"
    schema.write_text("mine", encoding="utf-8")

    told = cli("new", "second")

    assert told.code == 2
    assert "briefs/brief.schema.json: error: " in told.err
    assert schema.read_text(encoding="utf-8") == "mine"
    assert not (nowhere / "briefs" / "second").exists()


@pytest.mark.parametrize(
    ("name", "instead"),
    [
        ("Port Closure", "`port-closure`"),
        ("../port", "`port`"),
        ("/tmp/port", "`tmp-port`"),  # noqa: S108 (nothing is written there)
        ("briefs/port", "`briefs-port`"),
        ("Port", "`port`"),
        ("port_closure", "`port-closure`"),
        ("port--closure", "`port-closure`"),
        ("port\n", "`port`"),
        ("x" * 81, f"`{'x' * 80}`"),
    ],
)
def test_an_unsafe_name_is_refused_with_a_better_one(
    cli: Cli, nowhere: Path, name: str, instead: str
) -> None:
    told = cli("new", name)

    assert (told.code, told.out) == (2, "")
    assert "[C202]\n  hint: " in told.err
    assert told.err.endswith(f"; try {instead}\n")
    assert files(nowhere) == []


@pytest.mark.parametrize("name", ["", ".", "..", "한국", "·"])
def test_a_name_without_a_usable_letter_is_refused(
    cli: Cli, nowhere: Path, name: str
) -> None:
    told = cli("new", name)

    assert told.code == 2
    assert "[C202]" in told.err
    assert files(nowhere) == []


@pytest.mark.parametrize("kind", ["folder", "file", "link"])
def test_nothing_that_exists_is_overwritten(cli: Cli, nowhere: Path, kind: str) -> None:
    place = nowhere / "briefs" / "port"
    place.parent.mkdir()
    match kind:
        case "folder":
            place.mkdir()
        case "file":
            place.write_text("mine", encoding="utf-8")
        case _:
            place.symlink_to("nowhere")

    told = cli("new", "port")

    assert told.code == 2
    assert told.err.startswith("briefs/port: error: a brief of this name exists [C203]")
    assert not (nowhere / "briefgen.toml").exists()


def test_a_house_with_a_fault_gets_no_brief(cli: Cli, nowhere: Path) -> None:
    (nowhere / "briefgen.toml").write_text("[audiences.a]\nlable = 'A'\n", "utf-8")

    told = cli("new", "port")

    assert told.code == 1
    assert files(nowhere) == ["briefgen.toml"]


def test_a_new_folder_has_the_rights_of_any_other(cli: Cli, nowhere: Path) -> None:
    (nowhere / "other").mkdir()

    cli("new", "port")

    modes = {
        stat.S_IMODE(folder.stat().st_mode)
        for folder in (nowhere / "other", nowhere / "briefs" / "port")
    }
    assert len(modes) == 1
