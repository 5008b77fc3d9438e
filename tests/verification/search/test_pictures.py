"""Withheld pictures are found in the file, in whatever bytes."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from briefgen.assets.images import read_image
from briefgen.diagnostics import Diagnostic, Location
from briefgen.documents import (
    Figure,
    HtmlDocument,
    Part,
    PdfDocument,
    Section,
    Text,
    Withheld,
    WithheldPicture,
)
from briefgen.typesetting import typeset
from briefgen.verification.checks.withheld import no_withheld_picture_is_in_the_file
from tests.support.pictures import drawn, encoded
from tests.verification import sample
from tests.verification.breaking import resaved

if TYPE_CHECKING:
    from collections.abc import Callable

    from pikepdf import Pdf

PICTURE = drawn(1)
DATA = encoded(PICTURE)


@cache
def with_picture(data: bytes) -> PdfDocument:
    """A PDF of HTML that shows a picture, whoever let it."""
    ending = "jpg" if data.startswith(b"\xff\xd8") else "png"
    good = sample.html()
    html = good.html.replace(
        "</body>", f'<p><img src="briefgen:images/x.{ending}" alt="x"></p></body>'
    )
    return typeset(HtmlDocument(html, {**good.assets, f"images/x.{ending}": data}))


def leaks(
    document: PdfDocument, withheld: bytes = DATA, *shown: bytes
) -> list[Diagnostic]:
    """What is found where the sample's edition shows some pictures more."""
    figures = tuple(
        Part(Figure(read_image(data), "A picture", (Text("A"),), ())) for data in shown
    )
    own = sample.edition()
    more = Section("prose", "9", "nine", "Nine", quoted=False, parts=figures)
    edition = replace(own, sections=(*own.sections, more))
    picture = WithheldPicture(Location("brief.yaml", 8, 3), withheld)
    examined = sample.examined(document, edition, Withheld(pictures=(picture,)))
    return list(no_withheld_picture_is_in_the_file(examined))


def transparent() -> Image.Image:
    picture = drawn(2, mode="RGBA")
    picture.putalpha(Image.linear_gradient("L").resize(picture.size))
    return picture


@pytest.mark.parametrize(
    ("shown", "withheld"),
    [
        (DATA, DATA),
        (encoded(PICTURE, compress_level=1), DATA),
        (encoded(PICTURE.convert("RGBA")), DATA),
        (encoded(PICTURE.convert("L")), encoded(PICTURE.convert("L"))),
        (encoded(PICTURE.resize((60, 45))), DATA),
        (encoded(PICTURE.resize((600, 450))), DATA),
        (encoded(PICTURE, "JPEG", quality=60), DATA),
        (DATA, encoded(PICTURE, "JPEG", quality=80)),
        (encoded(PICTURE, "JPEG"), encoded(PICTURE, "JPEG")),
        (encoded(transparent()), encoded(transparent())),
    ],
    ids=[
        "as it is", "packed anew", "with transparency", "grey", "smaller", "larger",
        "as JPEG", "from JPEG", "JPEG", "transparent",
    ],
)  # fmt: skip
def test_a_withheld_picture_is_found(shown: bytes, withheld: bytes) -> None:
    (fault,) = leaks(with_picture(shown), withheld)

    assert (fault.code, str(fault.location)) == ("H102", "brief.yaml:8:3")


def hidden(pdf: Pdf) -> None:
    pdf.Root.Unused = pdf.make_stream(DATA)


def test_a_withheld_picture_is_found_where_no_page_shows_it() -> None:
    assert leaks(resaved(hidden))


def test_the_file_without_it_is_good() -> None:
    assert not leaks(sample.typeset_sample())


def test_another_picture_is_no_leak() -> None:
    assert not leaks(with_picture(encoded(drawn(7))))


@pytest.mark.parametrize(
    "shown",
    [DATA, encoded(PICTURE, compress_level=1), encoded(PICTURE.resize((60, 45)))],
)
def test_a_picture_that_the_edition_shows_is_no_leak(shown: bytes) -> None:
    assert not leaks(with_picture(shown), DATA, shown)


def test_a_mask_that_two_pictures_share_is_no_leak() -> None:
    other = drawn(6).convert("RGBA")
    other.putalpha(transparent().getchannel("A"))

    assert not leaks(with_picture(encoded(other)), encoded(transparent()))


def test_pictures_are_not_looked_at_where_none_is_withheld(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_: object) -> Callable[[], None]:
        raise AssertionError

    monkeypatch.setattr("briefgen.verification.search.pictures.foreign_pictures", fail)
    examined = sample.examined(sample.typeset_sample(), sample.edition(), Withheld())

    assert not list(no_withheld_picture_is_in_the_file(examined))
