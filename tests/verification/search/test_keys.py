"""What the search takes for the same word, and for a word at all."""

from __future__ import annotations

import pytest

from briefgen.verification.search.keys import (
    divided,
    in_order,
    letters,
    plain,
    spaced_out,
    windows,
    words,
)


@pytest.mark.parametrize(
    "printed",
    [
        "efficient",
        "EFFICIENT",
        "e\N{LATIN SMALL LIGATURE FFI}cient",
        "effi\N{SOFT HYPHEN}cient",
        "effi\N{ZERO WIDTH SPACE}cient",
        "effi\N{ZERO WIDTH JOINER}cient",
        "effi-cient",
        "effi\N{HYPHEN}cient",
        "effi\N{NON-BREAKING HYPHEN}cient",
        "ef.fi.cient",
        "\uff45\uff46\uff46\uff49\uff43\uff49\uff45\uff4e\uff54",
        "(efficient),",
        "\u201cefficient\u201d",
        "efficient1",
        "ef\N{COMBINING GRAPHEME JOINER}ficient",
        "e\N{COMBINING ACUTE ACCENT}f efficient",
    ],
)
def test_a_word_is_the_same_however_it_is_set(printed: str) -> None:
    assert "efficient" in words(plain(printed))


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("Müller", "MU\N{COMBINING DIAERESIS}LLER"),
        ("Straße", "STRASSE"),
        ("D\u0131\u015f", "DI\u015e"),
        ("\u0130stanbul", "istanbul"),
        ("1 234 567", "1,234,567"),
        ("1234567", "1 234 567"),
        ("1234567", "1.234.567"),
        ("1234567", "1\N{NARROW NO-BREAK SPACE}234\N{NO-BREAK SPACE}567"),
        ("1234567", "1’234’567"),
        ("26-117", "26/117"),
        ("Ж'Брайен", "Ж’БРАЙЕН"),
    ],
)
def test_two_ways_to_write_a_word_share_a_key(written: str, printed: str) -> None:
    assert letters(plain(written)).replace(" ", "") in words(plain(printed))


@pytest.mark.parametrize(
    ("word", "printed"),
    [
        ("secret", "secretary"),
        ("secret", "the secretaries"),
        ("another", "an other"),
        ("secret", "se cret"),
        ("1234567", "1 234 5678"),
        ("234567", "1 234 567"),
        ("likely", "unlikely"),
    ],
)
def test_a_part_of_a_word_is_no_word(word: str, printed: str) -> None:
    assert word not in words(plain(printed))


@pytest.mark.parametrize(
    "printed",
    [
        "s e c r e t",
        "S\N{NO-BREAK SPACE}E C R E T!",
        "the s e c r e t   p l",
        "s\ne\nc\nr\ne\nt",
        "a plan\nS\x1fE\x1fC\x1fR\x1fE\x1fT\nand more",
    ],
)
def test_letters_apart_are_put_together(printed: str) -> None:
    assert any("secret" in found for found in spaced_out(plain(printed)))


@pytest.mark.parametrize(
    "printed", ["a b c", "plan A b c d", "as I am", "1\n2\n3\n4\n5\n6"]
)
def test_a_few_short_words_are_not_letters_apart(printed: str) -> None:
    assert not list(spaced_out(plain(printed)))


@pytest.mark.parametrize(
    "printed",
    ["the sec-\nret", "the sec\N{HYPHEN}\nret plan", "sec\x1fret", "(sec\x1fret),"],
)
def test_a_divided_word_is_put_together(printed: str) -> None:
    together = {"".join(pieces) for pieces in divided(plain(printed))}

    assert any("secret" in words(found) for found in together)


@pytest.mark.parametrize("printed", ["sec\nret", "sec \x1fret", "sec - ret", "sec ret"])
def test_words_with_a_blank_between_are_not_put_together(printed: str) -> None:
    assert not list(divided(plain(printed)))


def test_three_characters_are_a_word_where_there_are_no_blanks() -> None:
    assert windows(plain("港は閉鎖 ab 김철수")) == {"港は閉", "は閉鎖", "김철수"}


def test_words_come_in_their_order_without_marks() -> None:
    assert in_order(plain("Well-known (as said): 港は閉鎖される, No. 7!")) == [
        "wellknown", "as", "said", "港は閉", "鎖され", "る", "no", "7",
    ]  # fmt: skip
