"""Words that would name an author are found as they may stand, and no others."""

from __future__ import annotations

import pytest

from briefgen.documents.protection import occurrences


def stands(protected: str, text: str) -> bool:
    return any(True for _ in occurrences(protected, text))


@pytest.mark.parametrize(
    ("protected", "text"),
    [
        ("Jane Doe", "as JANE DOE said"),
        ("Jane Doe", "as jane doe said"),
        ("Jane Doe", "Jane\nDoe’s view"),
        ("Jane Doe", "Jane\N{NO-BREAK SPACE}Doe"),
        ("Jane Doe", "https://example.org/jane-doe/1"),
        ("Jane Doe", "https://example.org/Jane%20Doe"),
        ("Jane Doe", "jane.doe@example.org"),
        ("Jane Doe", "jane_doe.pdf"),
        ("Jane Doe", "JaneDoe"),
        ("Jane Doe", "Jane Doe1"),
        ("C. Gavrilov", "Prof. C.Gavrilov"),
        ("C. Gavrilov", "c gavrilov"),
        ("Smith & Jones", "SMITH &\nJONES"),
        ("Conor O'Brien", "Conor O’Brien"),
        ("Weiß Groß", "WEISS GROSS"),
        ("Institute of Gardens", "the institute of gardens"),
    ],
)
def test_a_phrase_is_found_whatever_its_capitals(protected: str, text: str) -> None:
    assert stands(protected, text)


@pytest.mark.parametrize(
    ("protected", "text"),
    [
        ("Jane Doe", "Jane. Doe a deer"),
        ("Jane Doe", "Jane Doeling"),
        ("Jane Doe", "Sejane Doe"),
        ("Jane Doe", "Jane and Doe"),
        ("in form", "to inform"),
        ("in form", "come in. Form a line"),
    ],
)
def test_other_words_are_no_phrase(protected: str, text: str) -> None:
    assert not stands(protected, text)


@pytest.mark.parametrize(
    ("protected", "text"),
    [
        ("Rose", "ask Rose."),
        ("Rose", "ROSE"),
        ("Rose", "Rose’s"),
        ("Rose", "Rose-Marie"),
        ("Rose", "Rose_notes.txt"),
        ("Rose", "R\N{SOFT HYPHEN}ose"),
        ("Rose", "\uff32\uff4f\uff53\uff45"),
        ("Rose", "Rose\N{SUPERSCRIPT ONE}"),
        ("Griffin", "Gri\N{LATIN SMALL LIGATURE FFI}n"),
        ("Fischer", "Fischer2"),
        ("Müller", "MU\N{COMBINING DIAERESIS}LLER"),
        ("Groß", "GROSS"),
        ("Y\u0131ld\u0131z", "YILDIZ"),
        ("Deniz", "DEN\N{LATIN CAPITAL LETTER I WITH DOT ABOVE}Z"),
        ("O'Brien", "O’BRIEN"),
        ("Smith-Jones", "Smith\N{NON-BREAKING HYPHEN}Jones"),
        ("山田太郎", "著者は山田太郎です"),
        ("김철수", "김철수는"),
        ("Rose", "Roseは"),
        ("A12", "see A12."),
        ("harbourmaster", "The Harbourmaster"),
    ],
)
def test_a_word_is_found_with_its_capitals(protected: str, text: str) -> None:
    assert stands(protected, text)


@pytest.mark.parametrize(
    ("protected", "text"),
    [
        ("Rose", "the prices rose"),
        ("Rose", "Rosetta"),
        ("Rose", "Primrose"),
        ("Rose", "PRIMROSE"),
        ("A12", "A123"),
        ("Roße", "Rose"),
    ],
)
def test_other_words_are_not_the_word(protected: str, text: str) -> None:
    assert not stands(protected, text)


@pytest.mark.parametrize(
    ("protected", "text"),
    [
        ("C.G.", "C.G."),
        ("C.G.", "by Mr. C.G. at"),
        ("C. G.", "C.\nG."),
        ("J.-P.", "J.-P."),
    ],
)
def test_initials_are_found_as_they_are_written(protected: str, text: str) -> None:
    assert stands(protected, text)


@pytest.mark.parametrize("text", ["CG", "c.g.", "C. G.", "C.G", "C.G.T.", "A.C.G."])
def test_other_letters_are_not_the_initials(text: str) -> None:
    assert not stands("C.G.", text)


@pytest.mark.parametrize("protected", ["", " ", "–", "\N{SOFT HYPHEN}"])
def test_no_word_stands_nowhere(protected: str) -> None:
    assert not stands(protected, "– \N{SOFT HYPHEN} text")


@pytest.mark.parametrize(
    ("protected", "text", "places"),
    [
        ("Rose", "Rose and ROSE", [0, 9]),
        ("Jane Doe", "é\N{ZERO WIDTH SPACE}ﬃ jane\N{ZERO WIDTH JOINER} doe", [4]),
        ("Rose", "e\N{COMBINING ACUTE ACCENT}\N{COMBINING CEDILLA} Rose", [4]),
    ],
)
def test_a_place_counts_in_the_text_as_it_is(
    protected: str, text: str, places: list[int]
) -> None:
    assert list(occurrences(protected, text)) == places


@pytest.mark.parametrize(
    ("protected", "text"),
    [
        ("Brackwater", "write to q.brackwater@example.org"),
        ("Brackwater", "https://example.org/people/qbrackwater"),
        ("Rose", "mailto:a.rose@example.org"),
    ],
)
def test_an_address_names_the_author_without_capitals(
    protected: str, text: str
) -> None:
    assert list(occurrences(protected, text))


@pytest.mark.parametrize(
    ("protected", "text"),
    [("Rose", "https://example.org/rosebush"), ("Brackwater", "and/or brackwater")],
)
def test_other_words_of_an_address_do_not(protected: str, text: str) -> None:
    assert not list(occurrences(protected, text))
