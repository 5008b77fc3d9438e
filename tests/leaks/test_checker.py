"""The checker finds what is really there, and nothing where nothing is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.leaks import hiding, on_pages
from tests.leaks.drawings import as_jpeg, as_png, drawing
from tests.leaks.tokens import token
from tests.support.dissecting import letters_of_pdf
from tests.support.leakcheck import leaks_in_pdf, leaks_in_text

if TYPE_CHECKING:
    from collections.abc import Callable

WORD = token("hidden")


def found(data: bytes, word: str = WORD) -> set[str]:
    """The words that the checker finds."""
    return {leak.what for leak in leaks_in_pdf(data, [word])}


def test_every_word_on_a_page_is_found() -> None:
    words = {on_pages.page_token(way): way for way in on_pages.ON_PAGES}
    leaks = {leak.what for leak in leaks_in_pdf(on_pages.hidden_on_pages(), words)}
    assert not [way for word, way in words.items() if word not in leaks]


@pytest.mark.parametrize("ways", hiding.OBJECTS, ids=["many", "others"])
def test_every_word_in_an_object_is_found(
    ways: tuple[Callable[[object, str], None], ...],
) -> None:
    words = {hiding.object_token(way): way.__name__ for way in ways}
    leaks = {leak.what for leak in leaks_in_pdf(hiding.resaved(*ways), words)}
    assert not [way for word, way in words.items() if word not in leaks]


def test_a_word_in_an_attached_pdf_is_found() -> None:
    word = hiding.object_token(hiding.info)
    assert found(hiding.resaved(hiding.attached_pdf), word) == {word}


@pytest.mark.parametrize("hide", hiding.BYTES, ids=lambda hide: hide.__name__)
def test_a_word_among_the_bytes_is_found(hide: Callable[[str], bytes]) -> None:
    assert found(hide(WORD)) == {WORD}


@pytest.mark.parametrize("size", [3, 20])
@pytest.mark.parametrize("ending", ["png", "jpg"])
def test_a_picture_is_found_in_another_size_and_format(size: int, ending: str) -> None:
    drawn = drawing(size)
    data = as_png(drawn) if ending == "png" else as_jpeg(drawn)
    pdf = hiding.with_picture(data, f"shown.{ending}")
    wanted = {"the picture": as_png(drawing(8))}
    assert [leak.what for leak in leaks_in_pdf(pdf, (), wanted)] == ["the picture"]


def test_nothing_is_found_in_an_innocent_file() -> None:
    words = [token(f"innocent {number}") for number in range(200)]
    other = {"another picture": as_png(drawing(8, seed=99))}
    assert leaks_in_pdf(hiding.innocent(), words, other) == []


def test_the_letters_of_a_file_are_those_that_its_pages_show() -> None:
    letters = letters_of_pdf(hiding.innocent())
    assert set(hiding.WORDS) - {" "} <= letters
    assert not set("Qq") & letters


def test_a_word_in_a_text_is_found() -> None:
    said = f'{{"message": "see `{WORD.upper()}`"}}'
    assert [leak.what for leak in leaks_in_text(said, [WORD], "said")] == [WORD]
