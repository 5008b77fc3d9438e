"""What would name a protected author is found in every channel, and nothing else is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefgen.diagnostics import Location
from briefgen.documents import Withheld, WithheldText
from briefgen.verification.channels import Channel
from briefgen.verification.checks.withheld import no_protected_author_is_named
from briefgen.verification.search.keys import plain
from briefgen.verification.search.naming import naming, protected
from briefgen.verification.search.released import Released
from tests.verification import sample
from tests.verification.breaking import resaved
from tests.verification.search.planting import EVERYWHERE, Plant

if TYPE_CHECKING:
    from briefgen.diagnostics import Diagnostic
    from briefgen.documents import PdfDocument
    from briefgen.verification.channels import Kind

NAME = "Ada Quillfeather"
FIT = "\x1f"


def faults(document: PdfDocument, word: str, name: str = "") -> list[Diagnostic]:
    words = (WithheldText(Location("brief.yaml", 12, 16), word),)
    withheld = Withheld(protected=words)
    examined = sample.examined(document, sample.edition(), withheld, name=name)
    return list(no_protected_author_is_named(examined))


def names(word: str, text: str, *edition: str, kind: Kind = "lines") -> bool:
    said = Released(frozenset(map(plain, edition)))
    return bool(list(naming((protected(word),), (Channel("", text, kind),), said)))


@pytest.mark.parametrize(
    ("plant", "channel"),
    EVERYWHERE.items(),
    ids=[plant.__name__ for plant in EVERYWHERE],
)
def test_a_name_is_found_in_every_channel(plant: Plant, channel: str) -> None:
    document = resaved(lambda pdf: plant(pdf, NAME))

    assert any(fault.message.endswith(channel) for fault in faults(document, NAME))


@pytest.mark.parametrize(
    "name", ["ada-quillfeather.pdf", "AdaQuillfeather.pdf", "by_adaquillfeather.pdf"]
)
def test_a_name_is_found_in_the_name_of_the_file(name: str) -> None:
    assert faults(sample.typeset_sample(), NAME, name)


def test_a_file_that_names_nobody_is_good() -> None:
    assert not faults(sample.typeset_sample(), NAME, "a-brief-public.pdf")


def test_a_fault_names_the_place_of_the_protection_and_quotes_nothing() -> None:
    (info,) = (plant for plant in EVERYWHERE if plant.__name__ == "info")

    first, *_ = faults(resaved(lambda pdf: info(pdf, NAME)), NAME)

    assert (first.code, str(first.location)) == ("H320", "brief.yaml:12:16")
    assert "quillfeather" not in f"{first.message} {first.hint}".lower()


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("Ada Quillfeather", "ADA\nQUILLFEATHER"),
        ("Ada Quillfeather", f"Ada{FIT} Quillfeather"),
        ("Ada Quillfeather", f"Ada{FIT}Quillfeather"),
        ("Ada Quillfeather", "Ada Quill\N{HYPHEN}\nfeather"),
        ("Ada Quillfeather", "A D A  Q U I L L F E A T H E R"),
        ("Rosen", "Rosen, said"),
        ("Rosen", "ROSEN"),
        ("Rosen", f"R{FIT}OSEN"),
        ("Rosen", "Ro\N{HYPHEN}\nsen"),
        ("Rosen", "R o s e n"),
        ("Rosen", f"Rosen{FIT}1"),
        ("C.G.", "by C.G. here"),
        ("C.G.", f"by C{FIT}.G. here"),
    ],
)
def test_a_protected_word_is_found_on_a_page(word: str, text: str) -> None:
    assert names(word, text)


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("Rosen", "Rosen\N{HYPHEN}\nberg"),
        ("Rosen", "the Rosen\N{HYPHEN}"),
        ("Rosen", "Rosenberg"),
        ("Rose", "the price rose"),
        ("C.G.", "CG and c.g."),
        ("", "anything"),
    ],
)
def test_other_words_on_a_page_name_nobody(word: str, text: str) -> None:
    assert not names(word, text)


@pytest.mark.parametrize(
    ("word", "text", "edition"),
    [
        ("Rosen", "rosenberg-1", "Rosenberg"),
        ("Rose", "primrose-hill", ""),
        ("Rose", "prices-rose-again", "The prices rose."),
        ("Garamond", "EBGaramond-Bold", ""),
        ("C.G.", "C-G", ""),
    ],
)
def test_names_of_other_things_name_nobody(word: str, text: str, edition: str) -> None:
    assert not names(word, text, edition, kind="names")


def test_in_a_name_capitals_do_not_count() -> None:
    assert names("Rose", "by-rose-1.pdf", kind="names")


@pytest.mark.parametrize("text", ["rosen", "note-rosen-1", "RosenNotes", "aboutrosen"])
def test_in_a_name_a_long_word_is_found_anywhere(text: str) -> None:
    assert names("Rosen", text, kind="names")
