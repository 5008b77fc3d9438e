"""The words that pages print of themselves."""

from __future__ import annotations

import datetime as dt
import re
import tomllib

import pytest

from briefgen.composition.words import FOLDER, words_of

FIRST = dt.date(2026, 11, 1)
ENGLISH = tomllib.loads((FOLDER / "en.toml").read_text(encoding="utf-8"))["labels"]
LANGUAGES = sorted(path.stem for path in FOLDER.glob("*.toml") if "-" not in path.stem)


def places(text: str) -> set[str]:
    return set(re.findall(r"\{\w*\}", text))


def test_the_languages_of_the_first_release_are_there() -> None:
    assert " ".join(LANGUAGES) == "de en es fr it ja ko nl pl pt ru uk zh"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_every_word_with_its_places(language: str) -> None:
    labels = words_of(language).labels

    assert set(labels) == set(ENGLISH)
    assert {
        key for key in labels if places(labels[key]) != places(ENGLISH[key])
    } == set()
    assert len(words_of(language).months) == 12


@pytest.mark.parametrize(
    ("language", "date"),
    [
        ("en", "1\N{NO-BREAK SPACE}November 2026"),
        ("en-GB", "1\N{NO-BREAK SPACE}November 2026"),
        ("en-US", "November\N{NO-BREAK SPACE}1, 2026"),
        ("de-AT", "1.\N{NO-BREAK SPACE}November 2026"),
        ("fr", "1er\N{NO-BREAK SPACE}novembre 2026"),
        ("pl", "1\N{NO-BREAK SPACE}listopada 2026"),
        ("ko", "2026년 11월\N{NO-BREAK SPACE}1일"),
        ("ja", "2026年11月1日"),
        ("fi", "1\N{NO-BREAK SPACE}November 2026"),
    ],
)
def test_a_date_is_written_as_its_language_writes_it(language: str, date: str) -> None:
    assert words_of(language).day(FIRST) == date


def test_a_region_changes_single_words_of_its_language() -> None:
    assert words_of("pt-BR").labels["contact"] == "Contato"
    assert words_of("pt-BR").labels["summary"] == words_of("pt").labels["summary"]


@pytest.mark.parametrize("tag", ["../../scales/icd-203", "en/../de", "", "xx"])
def test_a_tag_that_names_no_language_is_english(tag: str) -> None:
    assert words_of(tag).language == "en"
