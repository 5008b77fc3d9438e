"""What an audience may not see changes nothing that is made for it: HTML and assets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.noninterference.houses import KINDS
from tests.noninterference.pairs import (
    Family,
    differences,
    edition_of,
    families,
    laws,
    made_for,
    tell,
    without_the_withheld,
)

VARIANTS = 3


def compare(family: Family) -> int:
    """Hold every brief of a family against the first; how many of them build."""
    first = made_for(family.first)
    compared = 0
    for other in family.others:
        tell(other)
        second = made_for(other.sample)
        if first is not None and second is not None:
            assert not differences(first, second), other.changes
            compared += 1
    return compared


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_withheld_changes_nothing_in_the_html(kind: str) -> None:
    compared = []

    @laws(14)
    @given(families(KINDS[kind], VARIANTS))
    def holds(family: Family) -> None:
        compared.append(compare(family))

    holds()
    assert sum(compared) > 0.8 * len(compared) * VARIANTS


@pytest.mark.parametrize("kind", KINDS)
def test_without_what_is_withheld_the_edition_is_the_same(kind: str) -> None:
    compared = []

    @laws(30)
    @given(families(KINDS[kind], 0))
    def holds(family: Family) -> None:
        if family.first.setting.who.marked:
            return  # bars are no part of a brief that can be written
        # What rests on withheld ground still does: that is no brief to be loaded.
        cut_down = edition_of(without_the_withheld(family.first), loaded=False)
        if cut_down is not None:
            assert cut_down == edition_of(family.first, loaded=False)
            compared.append(family)

    holds()
    assert len(compared) > 5  # it does not build where a variant asked for is gone


@pytest.mark.long
def test_what_is_withheld_changes_nothing_in_thousands_of_briefs() -> None:
    kinds = st.sampled_from(list(KINDS.values()))

    @laws(1000, anew=True)
    @given(kinds.flatmap(lambda kind: families(kind, VARIANTS)))
    def holds(family: Family) -> None:
        compare(family)

    holds()
