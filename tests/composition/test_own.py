"""Own words are those of templates, labels and style sheets, whatever the edition."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.composition import compose
from briefgen.composition.own import own_words
from briefgen.composition.words import words_of
from tests.composition.editions import edition

ROOT = Path(__file__).parents[2]


def own(*templates: str, **sheets: bytes) -> str:
    found = {f"{name}.css": sheet for name, sheet in sheets.items()}
    return "\n".join(own_words(templates, words_of("en"), found))


@pytest.mark.parametrize("label", ["Key judgments", "Information as of", "April"])
def test_the_labels_of_the_language_are_own_words(label: str) -> None:
    assert label in own()


def test_the_labels_of_another_language_are_not() -> None:
    assert "Kernaussagen" not in own()


def test_the_text_of_a_template_is_its_own() -> None:
    said = own('<p class="kestrel">Ask the <em>pilots</em> first.</p>')

    assert "Ask the" in said
    assert "pilots" in said
    assert "kestrel" not in said


def test_a_string_that_a_template_prints_is_its_own() -> None:
    assert "pilots" in own('{{ "pilots" if head.title else "" }}')


def test_a_comment_of_a_template_is_not() -> None:
    assert "pilots" not in own("{# pilots #}<p></p>")


def test_what_a_template_calls_things_is_not() -> None:
    assert "pilots" not in own("{% for pilot in pilots %}{{ pilot }}{% endfor %}")


def test_what_a_style_sheet_prints_is_its_own() -> None:
    assert "Page ↗" in own(page=rb'a::after { content: "Page \2197"; }')


def test_what_the_edition_says_is_not_among_them() -> None:
    made = compose(edition(), ROOT)

    assert edition().head.title in made.html
    assert edition().head.title not in "\n".join(made.own_words)


def test_they_do_not_depend_on_what_the_edition_says() -> None:
    from dataclasses import replace

    other = replace(edition(), head=replace(edition().head, title="Kestrels"))

    assert compose(other, ROOT).own_words == compose(edition(), ROOT).own_words
