"""The page on which a releasing officer signs."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from briefgen.composition.matrix_page import matrix_page
from briefgen.diagnostics import Diagnostic, Location
from briefgen.documents import Matrix, MatrixPart, MatrixReader, Reading

if TYPE_CHECKING:
    from collections.abc import Sequence

HOSTILE = '<script>alert("x")</script>&"\''


def made(*audiences: str, title: str = "A Brief") -> Matrix:
    """A matrix of these audiences, with a part for each reading."""
    readers = tuple(
        MatrixReader(
            name,
            name.title(),
            explicit=False,
            redacts=False,
            clearance="TLP:GREEN",
            banner="TLP:CLEAR",
            diagnostics=(),
        )
        for name in audiences
    )
    parts = tuple(
        MatrixPart(
            "section",
            f"part-{at}",
            Location("brief.yaml", at + 3, 1),
            at % 3,
            "TLP:CLEAR",
            at % 2 == 0,
            tuple([reading] * len(readers)),
        )
        for at, reading in enumerate(Reading)
    )
    return Matrix(title, "en", "brief.yaml", "0123456789abcdef" * 4, readers, (), parts)


class Page(HTMLParser):
    """What a page is made of; it fails where an element is not closed."""

    VOID = frozenset({"meta", "br", "link", "img"})

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)
        assert self.open == []

    def handle_starttag(
        self, tag: str, attrs: Sequence[tuple[str, str | None]]
    ) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def of(self, *tags: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.elements if tag in tags]


def words(html: str) -> str:
    """What a reader sees."""
    body = html.partition("<body>")[2]
    return " ".join(re.sub("<[^>]+>", " ", body).split())


def test_the_page_needs_nothing_else_and_runs_nothing() -> None:
    html = matrix_page(made("press"))

    assert not Page(html).of("script", "link", "img", "iframe", "object")
    assert not re.search(r"url\(|@import|https?:|\son\w+=", html)


def test_the_page_is_well_formed_and_says_its_language() -> None:
    page = Page(matrix_page(made("press", "public")))

    assert page.of("html") == [{"lang": "en"}]
    assert len(page.of("h1")) == 1
    assert len(page.of("main")) == 1


def test_every_table_has_a_caption_and_every_head_a_scope() -> None:
    page = Page(matrix_page(made(*(f"a{at}" for at in range(9)))))

    assert len(page.of("caption")) == len(page.of("table")) == 3
    assert {head.get("scope") for head in page.of("th")} == {"row", "col"}
    assert len(page.of("thead")) == len(page.of("table"))


def test_what_an_author_wrote_is_text() -> None:
    html = matrix_page(made("press", title=HOSTILE))

    assert "<script" not in html
    assert "&lt;script&gt;alert(" in html


def test_every_part_has_a_row_with_what_each_audience_reads() -> None:
    text = words(matrix_page(made("press", "public")))

    for at, reading in enumerate(Reading):
        row = f"section part-{at} {at + 3} TLP:CLEAR {reading.value} {reading.value}"
        assert row in text


def test_a_reading_is_said_in_words_and_explained() -> None:
    text = words(matrix_page(made("press")))

    assert "limited withheld: it is limited to other audiences" in text
    assert "container withheld with what contains it" in text


def test_the_content_is_named_by_its_number_and_the_date_is_left_open() -> None:
    text = words(matrix_page(made("press")))

    assert "SHA-256 01234567 89abcdef 01234567 89abcdef" in text
    assert "Reviewed on &nbsp;" in text


def test_each_audience_has_its_marking_and_lines_to_sign() -> None:
    text = words(matrix_page(made("press", "public")))

    assert "Press (press) : TLP:CLEAR" in text.replace("(press):", "(press) :")
    assert text.count("Name and function Signature Date") == 2


def test_an_audience_that_sees_bars_is_told_from_one_that_sees_no_trace() -> None:
    whole = made("press", "public")
    barred = replace(whole.readers[1], redacts=True)

    text = words(matrix_page(replace(whole, readers=(whole.readers[0], barred))))

    assert text.count("leaves no trace") == text.count("leaves a bar") == 1


def test_where_there_is_no_edition_there_is_nothing_to_sign() -> None:
    whole = made("press", "public")
    fault = Diagnostic("H209", "nothing of this brief is for it", Location("b", 3, 1))
    broken = replace(whole.readers[1], diagnostics=(fault,))

    text = words(matrix_page(replace(whole, readers=(whole.readers[0], broken))))

    assert text.count("Name and function Signature Date") == 1
    assert "H209, b:3:1: nothing of this brief is for it" in text
    assert "no edition" in text


@pytest.mark.parametrize(
    ("count", "size", "tables"), [(1, "A4", 2), (5, "A4 landscape", 2), (15, "", 4)]
)
def test_many_audiences_get_a_wide_page_and_several_tables(
    count: int, size: str, tables: int
) -> None:
    html = matrix_page(made(*(f"a{at}" for at in range(count))))

    assert f"size: {size or 'A4 landscape'};" in html
    assert len(Page(html).of("table")) == tables


def test_a_long_marking_gets_a_wide_page() -> None:
    whole = made("press")
    marked = replace(whole.readers[0], banner="OFFICIAL-SENSITIVE-COMMERCIAL")

    html = matrix_page(replace(whole, readers=(marked,)))

    assert "size: A4 landscape;" in html


def test_the_heads_of_a_table_are_repeated_on_every_printed_page() -> None:
    assert "thead { display: table-header-group; }" in matrix_page(made("press"))


def test_the_same_matrix_is_the_same_page() -> None:
    assert matrix_page(made("press")) == matrix_page(made("press"))
