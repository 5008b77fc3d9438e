"""Withheld words are found in every channel of a file, and their place is named."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from briefgen.diagnostics import Location
from briefgen.documents import Withheld, WithheldText
from briefgen.typesetting import typeset
from briefgen.verification.checks.withheld import nothing_withheld_is_in_the_file
from tests.verification import sample
from tests.verification.breaking import resaved
from tests.verification.search.planting import EVERYWHERE, Plant

if TYPE_CHECKING:
    from briefgen.diagnostics import Diagnostic
    from briefgen.documents import HtmlDocument, PdfDocument

WORD = "Kestrelwatch"
RUN = "whoever pays may also ask"
each_plant = pytest.mark.parametrize(
    ("plant", "channel"),
    EVERYWHERE.items(),
    ids=lambda given: getattr(given, "__name__", ""),
)


def leaks(
    document: PdfDocument,
    *withheld: str,
    name: str = "",
    html: HtmlDocument | None = None,
) -> list[Diagnostic]:
    """What the search finds of these texts, withheld from the sample."""
    place = Location("brief.yaml", 7, 3)
    texts = tuple(WithheldText(place, text) for text in withheld)
    examined = sample.examined(document, sample.edition(), Withheld(texts), name=name)
    if html is not None:
        examined = replace(examined, html=html)
    return list(nothing_withheld_is_in_the_file(examined))


def with_words(plant: Plant, words: str) -> PdfDocument:
    return resaved(lambda pdf: plant(pdf, words))


@each_plant
def test_a_withheld_word_is_found(plant: Plant, channel: str) -> None:
    found = leaks(with_words(plant, WORD), f"Ask {WORD}, not us.")

    assert any(fault.message.endswith(channel) for fault in found)


@each_plant
def test_a_withheld_run_of_words_is_found(plant: Plant, channel: str) -> None:
    found = leaks(with_words(plant, RUN), f"It is said that {RUN} for more.")

    assert any(fault.message.endswith(channel) for fault in found)


@each_plant
def test_what_is_planted_and_not_withheld_is_no_leak(
    plant: Plant,
    channel: str,  # noqa: ARG001
) -> None:
    assert not leaks(with_words(plant, WORD), "Falconguard looks elsewhere all day.")


def test_a_leak_names_its_place_and_quotes_nothing() -> None:
    info = next(plant for plant in EVERYWHERE if plant.__name__ == "info")

    (first, *_) = leaks(with_words(info, WORD), WORD)

    assert (first.code, str(first.location)) == ("H102", "brief.yaml:7:3")
    assert WORD.lower() not in f"{first.message} {first.hint}".lower()


@pytest.mark.parametrize(
    "name",
    [f"{WORD}.pdf", "about-kestrelwatch-2.pdf", "kestrel-watch.pdf", "KestrelWatch"],
)
def test_the_name_of_the_file_is_searched(name: str) -> None:
    (fault,) = leaks(sample.typeset_sample(), WORD, name=name)

    assert fault.message.endswith("the name of the file")


def test_html_that_says_too_much_does_not_excuse_itself() -> None:
    html = sample.html(f"{sample.BODY}<p>Ask {WORD} about {RUN} again.</p>")

    (fault, *_) = leaks(typeset(html), f"Ask {WORD}.", html=html)

    assert fault.message.endswith("the text of page 5")


def test_what_the_template_says_by_itself_is_no_leak() -> None:
    html = sample.html(f"{sample.BODY}<p>Ask {WORD} about {RUN} again.</p>")
    own = replace(html, own_words=(f"Ask {WORD} about {RUN} again.",))

    assert not leaks(typeset(html), f"Ask {WORD} about {RUN}.", html=own)
