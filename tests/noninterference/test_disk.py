"""The same briefs as files, through the program."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from briefgen.cli import run
from briefgen.diagnostics import InvalidBriefError
from briefgen.loading import load
from briefgen.selection import select
from tests.noninterference.disk import write
from tests.noninterference.houses import KINDS, READER
from tests.noninterference.pairs import Family, edition_of, families, laws

if TYPE_CHECKING:
    from pathlib import Path

    from tests.noninterference.briefs import Sample


@pytest.mark.parametrize("kind", ["cleared", "explicit evidence"])
def test_a_brief_from_files_is_the_one_that_was_made(
    kind: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    @laws(8)
    @given(families(KINDS[kind], 1))
    def holds(family: Family) -> None:
        for one in (family.first, *(other.sample for other in family.others)):
            folder = write(one, tmp_path_factory.mktemp("project"))
            try:
                found = select(load(folder), READER).edition
            except InvalidBriefError:
                found = None
            made = edition_of(one)
            assert (found and found.sections) == (made and made.sections)

    holds()


@pytest.mark.parametrize("kind", ["cleared", "explicit evidence"])
def test_the_program_makes_the_same_of_both(
    kind: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    found: list[Family] = []

    @laws(3)
    @given(families(KINDS[kind], 1))
    def collect(family: Family) -> None:
        found.append(family)

    collect()
    pair = (found[-1].first, *(other.sample for other in found[-1].others))
    made = [
        everything(one, tmp_path / str(number), monkeypatch, capsys)
        for number, one in enumerate(pair)
    ]
    assert made[0]
    assert all(one == made[0] for one in made if one)


def everything(
    one: Sample,
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> dict[str, object]:
    """The file by its name, and what is told of it; empty where there is none."""
    folder = write(one, project)
    monkeypatch.chdir(project)
    capsys.readouterr()
    run(["render", str(folder), "-a", READER, "--format", "json"])
    told = json.loads(capsys.readouterr().out)
    run(["show", "edition", str(folder), "-a", READER, "--format", "json"])
    shown = json.loads(capsys.readouterr().out)
    if told["output"] is None:
        return {}
    text, pdf = shown["text"], project.joinpath(told["output"]).read_bytes()
    return {told["output"]: pdf, "pages": told["pages"], "text": text}
