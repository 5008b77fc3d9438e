"""The words of pages are followed through the text, each letter once."""

from __future__ import annotations

import pytest

from briefgen.verification.accounting.flow import Flow
from briefgen.verification.accounting.phrases import Phrases
from briefgen.verification.accounting.source import folded_pieces
from briefgen.verification.marks import Line

COUNTING = Phrases(["Note ", "§ "], highest=20, longest=20)


def strange(text: list[str], *lines: str) -> list[str]:
    """The lines that a text in these pieces does not account for."""
    flow = Flow(folded_pieces(text), COUNTING)
    placed = (Line(line, 1, 0, 0, 10) for line in lines)
    return [line.text for line in flow.follow(placed)]


def test_a_text_accounts_for_its_lines() -> None:
    assert strange(["The harbour is ", "closed", "."], "The har-", "bour is ") == []


def test_a_foreign_word_is_strange() -> None:
    assert strange(["The harbour is closed."], "The harbour", "was") == ["was"]


def test_a_part_of_a_word_is_strange() -> None:
    assert strange(["Washing"], "ash") == ["ash"]


def test_what_is_said_twice_is_strange() -> None:
    assert strange(["Closed.", "Open."], "Closed.", "Open.", "Closed.") == ["Closed."]


def test_known_words_in_a_new_order_are_strange() -> None:
    text = ["The harbour is closed to ships."]

    assert strange(text, "ships closed the harbour") == ["ships closed the harbour"]


def test_pieces_may_be_read_in_another_order() -> None:
    assert strange(["One day.", "Two days.", "Three."], "Three.", "One day.") == []


def test_a_piece_may_go_on_after_another_was_read() -> None:
    text = ["A float stands here, and the text goes on.", "A box."]

    assert strange(text, "A float stands", "A box.", "here, and the text") == []


def test_a_piece_may_be_left_out() -> None:
    assert strange(["Head", "A text.", "Foot"], "A text.") == []


@pytest.mark.parametrize("counter", ["7", "12.", "b)", "xiv.", "• ", "Note 3", "§"])
def test_what_style_sheets_add_may_stand_between(counter: str) -> None:
    assert strange(["One.", "Two."], "One.", counter, "Two.") == []


@pytest.mark.parametrize("number", ["21", "2019", "Note", "7 of 9 lives"])
def test_other_additions_are_strange(number: str) -> None:
    expected = [] if number == "Note" else [number]

    assert strange(["One.", "Two."], "One.", number, "Two.") == expected


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (["1.5 million", "2 ships"], ["1.", "1.5 million", "2.", "2 ships"]),
        (["2 The trade", "3 Outlook"], ["2", "II.", "2 The trade", "3 Outlook"]),
        (["½ of it"], ["1", "1 ", "½ of it"]),
        (["1", "One."], ["1", "1", "One."]),
    ],
)
def test_a_counter_that_looks_like_the_text_is_told_from_it(
    text: list[str], lines: list[str]
) -> None:
    assert strange(text, *lines) == []


def test_texts_without_blanks_are_followed_too() -> None:
    assert strange(["東京の港は閉鎖される。"], "東京の港", "は閉鎖される。") == []
    assert strange(["東京の港は閉鎖される。"], "東京の", "閉鎖") == ["閉鎖"]


def test_case_ligatures_and_soft_hyphens_do_not_matter() -> None:
    assert strange(["Of\u00adfice fire"], "OFFICE", "\ufb01re") == []
