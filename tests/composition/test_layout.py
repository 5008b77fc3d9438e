"""What stands together on the pages of the samples, and what is said beside it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import get_args

import pytest

from briefgen.composition import compose
from briefgen.documents import KeyJudgments, ScaleKey, ScaleTerm
from briefgen.loading import load
from briefgen.model.house import PageSize
from briefgen.pipeline import render
from briefgen.selection import Choice
from briefgen.typesetting import typeset
from tests.composition.editions import edition, head, judgment, paragraph, section
from tests.support.pdf import Asked, ask

ROOT = Path(__file__).parents[2]
ARTICLE = "would-russia-defend-north-korea"
TRAINING = "training-port-closure"


@cache
def pages(name: str, audience: str, theme: str, page: PageSize = "A4") -> Asked:
    choice = Choice(theme=theme, page=page)
    made = render(load(ROOT / "briefs" / name), audience=audience, choice=choice)
    assert not [found for found in made.diagnostics if found.is_error]
    return ask(made.pdf.data)


@pytest.mark.parametrize("contact", ["planning@energy.example", "Desk 4, room 212"])
def test_a_contact_stands_on_one_line(contact: str) -> None:
    made = edition(head=replace(head(), contact=contact))

    lines = ask(typeset(compose(made, ROOT)).data).page(1).text.splitlines()

    assert f"CONTACT {contact}".lower() in [line.lower() for line in lines]


def test_alternatives_are_sentences_of_their_own() -> None:
    text = pages(TRAINING, "working-level", "ministry").text

    assert ".;" not in text
    assert "The terminal opens in part, for ships of less than 200 metres." in text


@pytest.mark.parametrize("page", get_args(PageSize))
@pytest.mark.parametrize("theme", ["institute", "ministry"])
@pytest.mark.parametrize("name", [ARTICLE, TRAINING])
def test_the_one_page_says_what_its_words_of_likelihood_mean(
    name: str, theme: str, page: str
) -> None:
    asked = pages(name, "principal", theme, page)

    extent = {ARTICLE: "about 25 to about 35 %", TRAINING: "20–45 %"}[name]
    assert len(asked.pages) == 1
    assert asked.says(f"unlikely: {extent}")


def test_the_running_head_names_the_section_that_a_page_begins_in() -> None:
    asked = pages(TRAINING, "working-level", "ministry")
    number = asked.page_of("Orvane and Teskaria have negotiated")

    assert not asked.page(number).starts_with("4")
    assert "3 What the closure means for grain" in asked.page(number).head


def test_a_page_that_begins_with_a_heading_says_that_heading() -> None:
    asked = pages(ARTICLE, "public", "ministry")
    number = asked.page_of("It is important to consider the relationship between")

    assert asked.page(number).starts_with("5 North Korea’s Relationship")
    assert "5 North Korea’s Relationship" in asked.page(number).head


def test_the_judgments_of_the_article_stand_on_page_one() -> None:
    page = pages(ARTICLE, "public", "ministry").page(1)

    assert page.says("The North Korean leadership is unlikely to expect")
    assert page.says("Involvement in any conflict in the region")


@pytest.mark.parametrize("others", [True, False])
def test_words_in_use_are_told_from_others_only(others: bool) -> None:  # noqa: FBT001 (a parameter)
    terms = [ScaleTerm("likely", "55–75 %", 55, 75, used=True)]
    if others:
        terms.append(ScaleTerm("unlikely", "25–35 %", 25, 35, used=False))
    key = ScaleKey("A scale", "A source", tuple(terms))

    printed = compose(replace(edition(), scale_key=key), ROOT).html

    assert ("used here" in printed) is others


def test_what_announces_stays_with_what_it_announces() -> None:
    made = edition(section(paragraph("Three reasons:"), paragraph("None is old.")))

    assert compose(made, ROOT).html.count("leads-in") == 1


def test_a_german_table_head_is_not_broken() -> None:
    judgments = KeyJudgments("table", (judgment(),))

    asked = ask(
        typeset(compose(edition(language="de", judgments=judgments), ROOT)).data
    )

    assert "Wahrscheinlichkeit" in asked.page(1).text
