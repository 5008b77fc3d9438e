"""``briefgen verify``: what it says, and how it exits."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.support.projects import brief_file, house_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Outcome

    Cli = Callable[..., Outcome]


@pytest.fixture
def file(cli: Cli, nowhere: Path) -> str:
    """A PDF of a brief that two audiences may have."""
    house_file(nowhere, "everyone", "others")
    brief_file(
        nowhere, "b", body="{ text: Kestrels., audiences: [everyone] }\n      - More."
    )
    cli("render", "briefs/b", "-a", "everyone", "-o", "out.pdf")
    return "out.pdf"


def test_a_good_file_is_ok(cli: Cli, file: str) -> None:
    told = cli("verify", file, "briefs/b", "--audience", "everyone")

    assert (told.code, told.err) == (0, "")
    assert told.out == (
        "ok out.pdf: the edition for Everyone (1 page)\n  nothing is withheld from it\n"
    )


def test_it_says_how_much_was_searched(cli: Cli, file: str) -> None:
    cli("render", "briefs/b", "-a", "others", "-o", file)

    told = cli("verify", file, "briefs/b", "-a", "others")

    first, searched, rest = told.out.splitlines()
    assert first == "ok out.pdf: the edition for Others (1 page)"
    assert searched.startswith("  1 withheld string searched for in ")
    assert rest == "  not searched for: 0 too short, 0 too common"


def test_a_file_for_others_is_told(cli: Cli, file: str) -> None:
    told = cli("verify", file, "briefs/b", "-a", "others")

    assert (told.code, told.out) == (4, "")
    assert "this is the edition for audience `everyone` [H322]" in told.err


def test_the_brief_before_the_file_is_told_as_such(cli: Cli, file: str) -> None:
    told = cli("verify", "briefs/b", file, "-a", "everyone")

    assert (told.code, told.out) == (2, "")
    assert "`briefs/b` is a folder, not a PDF" in told.err
    assert f"briefgen verify {file} briefs/b --audience" in told.err


def test_json_says_the_same(cli: Cli, file: str) -> None:
    told = cli("verify", file, "briefs/b", "-a", "everyone", "--format", "json")

    assert (told.code, told.err) == (0, "")
    assert json.loads(told.out) == {
        "file": "out.pdf",
        "ok": True,
        "pages": 1,
        "channels": 0,
        "searched": 0,
        "too_short": 0,
        "too_common": 0,
        "diagnostics": [],
    }


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("out.pdf", "briefs/b", "-a", "others"), 4),
        (("missing.pdf", "briefs/b", "-a", "everyone"), 2),
        (("out.pdf", "briefs/missing", "-a", "everyone"), 1),
        (("out.pdf", "briefs/b", "-a", "nobody"), 2),
        (("out.pdf", "briefs/b"), 2),
        (("out.pdf", "briefs/b", "-a", "everyone", "--theme", "none"), 2),
    ],
)
def test_every_failure_has_its_exit_code_in_json_too(
    cli: Cli, file: str, arguments: tuple[str, ...], code: int
) -> None:
    assert file
    told = cli("verify", *arguments)
    as_json = cli("verify", *arguments, "--format", "json")

    assert told.code == as_json.code == code
    assert not json.loads(as_json.out)["ok"]
    for fault in json.loads(as_json.out)["diagnostics"]:
        assert fault["message"] in told.err


def test_a_limit_that_is_reached_is_told(cli: Cli, file: str) -> None:
    told = cli("verify", file, "briefs/b", "-a", "others", "--time-limit", "0.1")

    assert told.code == 4


def test_the_file_is_left_as_it_is(cli: Cli, nowhere: Path, file: str) -> None:
    before = (nowhere / file).read_bytes()
    cli("verify", file, "briefs/b", "-a", "everyone")

    assert (nowhere / file).read_bytes() == before
