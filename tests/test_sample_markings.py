"""Nobody takes the marking of a sample for a real one."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen import load
from briefgen.selection import audiences_of, select
from tests.support.pdf import ask
from tests.test_samples import FOLDERS, rendered

MARKED = [folder for folder in FOLDERS if load(folder).house.scheme]
EDITIONS = [(folder, name) for folder in MARKED for name in audiences_of(load(folder))]
NOTICE = "MARKINGS FOR TRAINING USE ONLY"


def is_of_a_state(folder: Path) -> bool:
    """Whether the scheme is that of a government; TLP is no classification."""
    return load(folder).house.defaults.marking_scheme != "tlp-2"


OF_STATES = [edition for edition in EDITIONS if is_of_a_state(edition[0])]


@pytest.mark.parametrize(("folder", "audience"), EDITIONS)
def test_a_sample_shows_no_label_of_a_secret(folder: Path, audience: str) -> None:
    banner = select(load(folder), audience).edition.banner

    assert banner is None or "SECRET" not in banner.label


@pytest.mark.parametrize(("folder", "audience"), OF_STATES)
def test_each_page_with_the_marking_of_a_state_is_for_training(
    folder: Path, audience: str
) -> None:
    pages = ask(rendered(folder, audience).data).pages

    assert [page for page in pages if NOTICE not in page.head] == []
    assert [page for page in pages if NOTICE not in page.foot] == []


def test_every_shipped_scheme_has_a_sample() -> None:
    shipped = Path(__file__).parents[1] / "src" / "briefgen" / "data" / "markings"
    used = {load(folder).house.defaults.marking_scheme for folder in MARKED}

    assert used == {path.stem for path in shipped.glob("*.toml")}
