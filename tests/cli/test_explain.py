"""``briefgen explain``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from briefgen.cli.codes import known_codes, title_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Outcome

    Cli = Callable[..., Outcome]


@pytest.mark.parametrize("written", ["H204", "h204", "[H204]"])
def test_a_code_is_explained_however_it_is_copied(cli: Cli, written: str) -> None:
    told = cli("explain", written)

    assert told.code == 0
    assert told.out.startswith(f"H204 {title_of('H204')}\n\n")
    assert "    judgments:\n" in told.out


def test_an_unknown_code_is_an_error_with_the_nearest(cli: Cli) -> None:
    told = cli("explain", "H2O4")

    assert (told.code, told.out) == (2, "")
    assert told.err.startswith("error: there is no code `H2O4` [C201]\n  hint: did you")
    assert "`H204`" in told.err


def test_without_a_code_all_are_listed_with_their_titles(cli: Cli) -> None:
    told = cli("explain")

    lines = told.out.splitlines()
    assert all(f"  {code}  {title_of(code)}" in lines for code in known_codes())


def test_another_program_gets_the_same(cli: Cli) -> None:
    listed = json.loads(cli("explain", "--format", "json").out)
    one = json.loads(cli("explain", "h204", "--format", "json").out)

    assert [entry["code"] for entry in listed] == list(known_codes())
    assert one["title"] == title_of("H204")
    assert one["text"].startswith("A summary or a key judgment")
