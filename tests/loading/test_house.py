"""The house: its settings, scales and marking schemes."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.diagnostics import InvalidHouseError
from briefgen.loading import load_house

AUDIENCE = '[audiences.public]\nlabel = "Public"\n'
SCALE = """\
name = "Own"
source = "Us"
date = "2026"
shape = "nested"
confidence_in_sentence = false
terms = [
  { term = "unlikely", low = 0, high = 60, extent = "0-60 %" },
  { term = "likely", low = 50, high = 100, extent = "50-100 %" },
]
"""


def test_a_house_of_one_audience_is_enough(tmp_path: Path) -> None:
    tmp_path.joinpath("briefgen.toml").write_text(AUDIENCE)

    house = load_house(tmp_path)

    assert list(house.audiences) == ["public"]
    assert house.scheme is None
    assert {"phia-2025", "icd-203"} <= set(house.scales)


def test_the_repository_is_a_valid_house() -> None:
    house = load_house(Path(__file__).parents[2])

    assert list(house.audiences) == ["principal", "working-level", "public"]
    assert house.at("audiences", "public", "banner").line > 0


def test_a_scale_of_the_project_can_be_chosen(tmp_path: Path) -> None:
    house = '[defaults]\nscale = "own"\n' + AUDIENCE
    tmp_path.joinpath("briefgen.toml").write_text(house)
    tmp_path.joinpath("scales").mkdir()
    tmp_path.joinpath("scales", "own.toml").write_text(SCALE)

    assert load_house(tmp_path).scales["own"].name == "Own"


def test_a_scale_of_the_project_wins_over_one_of_briefgen(tmp_path: Path) -> None:
    tmp_path.joinpath("briefgen.toml").write_text(AUDIENCE)
    tmp_path.joinpath("scales").mkdir()
    tmp_path.joinpath("scales", "icd-203.toml").write_text(SCALE)

    assert load_house(tmp_path).scales["icd-203"].name == "Own"


def test_a_house_that_leads_out_of_its_folder_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    tmp_path.joinpath("outside.toml").write_text(AUDIENCE)
    inside.joinpath("briefgen.toml").symlink_to(tmp_path / "outside.toml")
    monkeypatch.chdir(inside)

    with pytest.raises(InvalidHouseError, match="leads out of the project"):
        load_house(Path())
