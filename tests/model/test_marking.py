"""Markings: read and printed by one rule, and compared by the laws of an order."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.model.labels import Reading, readings, unfit
from tests.support.briefs import scheme

if TYPE_CHECKING:
    from briefgen.model.marking import Marking, Scheme

NAMES = ("tlp-2", "uk-gscp", "us-cui-nara", "us-cui-dod")
SCHEMES = {name: scheme(name) for name in NAMES}


@st.composite
def markings(draw: st.DrawFn, count: int) -> tuple[Marking, ...]:
    """Some markings of one scheme, each with caveats that go together."""
    of = SCHEMES[draw(st.sampled_from(NAMES))]
    return tuple(draw(marking(of)) for _ in range(count))


@st.composite
def marking(draw: st.DrawFn, of: Scheme) -> Marking:
    rank = draw(st.integers(0, len(of.levels) - 1))
    level = of.levels[rank]
    word = draw(st.sampled_from([level.label, *level.spellings]))
    chosen: tuple[str, ...] = ()
    if of.all_caveats():
        labels = [caveat.label for caveat in of.all_caveats()]
        for label in draw(st.lists(st.sampled_from(labels), max_size=4, unique=True)):
            if not unfit(of, Reading(rank, word, (*chosen, label))):
                chosen = (*chosen, label)
    return of.marking(rank, frozenset(chosen), word)


# ── Reading ──────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("of", "label"),
    [
        ("tlp-2", "TLP:AMBER+STRICT"),
        ("uk-gscp", "OFFICIAL-SENSITIVE COMMERCIAL"),
        ("uk-gscp", "UK OFFICIAL-SENSITIVE HMG USE ONLY COMMERCIAL UK EYES ONLY"),
        ("uk-gscp", "TOP SECRET"),
        ("us-cui-nara", "CUI//SP-XXX/SP-YYY/XXX//FED ONLY/NOFORN"),
        ("us-cui-nara", "CUI//NOFORN"),
        ("us-cui-nara", "CONTROLLED//SP-XXX"),
        ("us-cui-dod", "CUI//SP-XXX//FEDCON"),
    ],
)
def test_a_label_with_caveats_is_read(of: str, label: str) -> None:
    found = SCHEMES[of].read(label)

    assert found is not None
    assert found.label == label


@pytest.mark.parametrize(
    ("of", "label"),
    [
        ("tlp-2", "TLP:WHITE"),
        ("tlp-2", "TLP: AMBER"),
        ("tlp-2", "tlp:amber"),
        ("tlp-2", ""),
        ("uk-gscp", "OFFICIAL SENSITIVE"),
        ("uk-gscp", "SECRET-SENSITIVE"),
        ("uk-gscp", "OFFICIAL COMMERCIAL-SENSITIVE"),
        ("uk-gscp", "OFFICIAL COMMERCIAL COMMERCIAL"),
        ("uk-gscp", "SECRET UK EYES ONLY FIVE EYES ONLY"),
        ("us-cui-nara", "CUI//NOFORN//XXX"),
        ("us-cui-nara", "CUI//YYY/XXX"),
        ("us-cui-nara", "CUI//ATTORNEY-CLIENT"),
        ("us-cui-nara", "UNCLASSIFIED//NOFORN"),
        ("us-cui-nara", "CUI//"),
        ("us-cui-dod", "CONTROLLED"),
    ],
)
def test_any_other_text_is_no_label(of: str, label: str) -> None:
    assert SCHEMES[of].read(label) is None


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_scheme_has_no_label_that_reads_in_two_ways(name: str) -> None:
    of = SCHEMES[name]
    words = [caveat.label for caveat in of.all_caveats()]
    chosen = [some for count in range(4) for some in combinations(words, count)]
    labels = {
        of.marking(r, frozenset(c)).label for r in range(len(of.levels)) for c in chosen
    }

    assert not [label for label in labels if len(list(readings(of, label))) > 1]


def test_a_group_may_be_missing_from_the_banner() -> None:
    found = SCHEMES["us-cui-dod"].read("CUI//SP-XXX//NOFORN")

    assert found is not None
    assert (found.banner, found.portion) == ("CUI", "(CUI)")


def test_a_portion_marking_has_words_of_its_own() -> None:
    found = SCHEMES["us-cui-nara"].read("CONTROLLED//SP-XXX//NOFORN")

    assert found is not None
    assert found.portion == "(CUI//SP-XXX//NF)"
    assert found.banner == "CONTROLLED//SP-XXX//NOFORN"


def test_a_banner_is_set_in_capitals_where_the_scheme_says_so() -> None:
    loud = SCHEMES["tlp-2"].model_copy(
        update={
            "levels": [
                SCHEMES["tlp-2"].levels[0].model_copy(update={"label": "Clear"})
            ],
            "banner": SCHEMES["uk-gscp"].banner,
        }
    )
    assert loud.marking(0, frozenset()).banner == "CLEAR"


def test_the_meaning_names_the_caveats_of_the_banner_only() -> None:
    uk = SCHEMES["uk-gscp"].read("OFFICIAL-SENSITIVE COMMERCIAL")
    dod = SCHEMES["us-cui-dod"].read("CUI//XXX//NOFORN")

    assert uk is not None
    assert uk.meaning.endswith("need to know. Holds commercial information.")
    assert dod is not None
    assert "foreign" not in dod.meaning


# ── Comparing ────────────────────────────────────────────────────────────────


@given(markings(1))
def test_what_is_printed_is_read_again(given_: tuple[Marking]) -> None:
    (one,) = given_
    assert one.scheme.read(one.label) == one


@given(markings(1))
def test_a_marking_covers_itself(given_: tuple[Marking]) -> None:
    (one,) = given_
    assert one.covers(one)


@given(markings(2))
def test_two_that_cover_each_other_are_the_same(given_: tuple[Marking, ...]) -> None:
    one, other = given_
    assert (one.covers(other) and other.covers(one)) == (one == other)


@given(markings(3))
def test_covering_goes_on(given_: tuple[Marking, ...]) -> None:
    low, middle, high = given_
    middle, high = middle.joined(low), high.joined(middle).joined(low)
    assert high.covers(middle)
    assert middle.covers(low)
    assert high.covers(low)


@given(markings(2))
def test_joined_covers_both(given_: tuple[Marking, ...]) -> None:
    one, other = given_
    assert one.joined(other).covers(one)
    assert one.joined(other).covers(other)


@given(markings(3))
def test_joined_is_the_lowest_that_covers_both(given_: tuple[Marking, ...]) -> None:
    one, other, third = given_
    covering = third.joined(one).joined(other)
    assert covering.covers(one.joined(other))
    if third.covers(one) and third.covers(other):
        assert third.covers(one.joined(other))


@given(markings(3))
def test_joining_knows_no_order(given_: tuple[Marking, ...]) -> None:
    one, other, third = given_
    left = one.joined(other).joined(third)
    right = third.joined(other.joined(one))
    assert (left, left.label) == (right, right.label)
    assert one.joined(one).label == one.label


@given(markings(2))
def test_joined_is_a_label_of_the_scheme(given_: tuple[Marking, ...]) -> None:
    one, other = given_
    banner = one.joined(other)
    assert banner.scheme.read(banner.label) == banner


def test_a_higher_level_may_contain_a_caveat() -> None:
    of = SCHEMES["uk-gscp"]
    secret, sensitive = of.read("SECRET"), of.read("OFFICIAL-SENSITIVE")

    assert secret is not None
    assert sensitive is not None
    assert secret.covers(sensitive)
    assert secret.joined(sensitive).label == "SECRET"


def test_a_narrower_caveat_contains_a_wider_one() -> None:
    of = SCHEMES["uk-gscp"]
    narrow, wide = of.read("SECRET UK EYES ONLY"), of.read("SECRET FIVE EYES ONLY")

    assert narrow is not None
    assert wide is not None
    assert narrow.covers(wide)
    assert not wide.covers(narrow)
    assert narrow.joined(wide).label == "SECRET UK EYES ONLY"


def test_a_caveat_is_not_covered_by_a_level_alone() -> None:
    of = SCHEMES["us-cui-nara"]
    plain, closed = of.read("CUI"), of.read("CUI//NOFORN")

    assert plain is not None
    assert closed is not None
    assert not plain.covers(closed)
