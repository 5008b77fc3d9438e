"""What may stand on a page by itself: pieces of phrases, and counters."""

from __future__ import annotations

import pytest

from briefgen.verification.accounting.phrases import Phrases, tokens

KNOWN = Phrases(
    [
        "Would they help?",
        "The harbour is closed to ships",
        "Page ",
        " of ",
        "TLP:CLEAR",
        "東京の港は閉鎖",
    ],
    highest=12,
    longest=5,
)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "•",
        "Would they help?",
        "harbour is closed",
        "THE HARBOUR",
        "Page 3 of 11",
        "12",
        "iv.",
        "c)",
        "closed to ships Would they",
        "ships TLP:CLEAR Page 2",
        "tlp:clear",
        "京の港",
        "The harbour is clo-",
    ],
)
def test_a_line_may_be_made_of_phrases(line: str) -> None:
    assert KNOWN.holds(line)


@pytest.mark.parametrize(
    "line",
    [
        "shipment",
        "harbour closed",
        "the ships",
        "13",
        "Page 2019",
        "clo",
        "bour is closed",
        "Would ships help",
        "f)",
        "vi.",
        "港の京",
    ],
)
def test_a_line_of_other_words_or_in_another_order_may_not_stand(line: str) -> None:
    assert not KNOWN.holds(line)


def test_a_line_may_begin_inside_a_word_where_the_last_ended_there() -> None:
    assert KNOWN.holds("bour is closed", goes_on=True)


def test_a_long_line_of_strange_words_is_decided_soon() -> None:
    assert not KNOWN.holds("help " * 5000)


def test_letters_and_digits_are_words_of_their_own() -> None:
    assert tokens("T-07: Straße 3a, 東京") == (
        "t",
        "07",
        "strasse",
        "3",
        "a",
        "東",
        "京",
    )
