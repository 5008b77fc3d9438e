"""What an HTML document can account for, and what in it cannot."""

from __future__ import annotations

from types import MappingProxyType

import pytest

from briefgen.assets.printed import printed_by
from briefgen.documents import HtmlDocument
from briefgen.verification.accounting.source import Source, read_source


def source(body: str = "", head: str = "", **sheets: str) -> Source:
    document = f'<html lang="en"><head>{head}</head><body>{body}</body></html>'
    assets = {f"styles/{name}.css": css.encode() for name, css in sheets.items()}
    return read_source(HtmlDocument(document, MappingProxyType(assets)))


def test_texts_stand_in_their_order() -> None:
    found = source("<p>One &amp; <b>two</b></p><p>three<br>four")

    assert found.texts == ("One & ", "two", "three", "four")


@pytest.mark.parametrize(
    "body",
    [
        "<!-- oak -->",
        "<script>oak</script>",
        "<style>oak { color: red }</style>",
        "<template><p>oak</p></template>",
        '<p class="oak" data-oak="oak" style="color: oak"></p>',
    ],
)
def test_what_no_page_shows_is_no_text(body: str) -> None:
    found = source(body)

    assert "oak" not in " ".join((*found.texts, *found.strings))


def test_headings_hold_what_stands_in_them() -> None:
    assert source("<h2>1 <em>The</em> harbour</h2>").headings == ("1 The harbour",)


@pytest.mark.parametrize(
    ("link", "name"),
    [
        ('<a href="#a" aria-label="Go there">x</a>', "Go there"),
        ('<a href="#a" title="Go there">x</a>', "Go there"),
        ('<a href="#a">to  <b>part</b> 3</a>', "to part 3"),
        ('<a href="#a">see<img alt="a map" src="x"></a>', "see a map"),
    ],
)
def test_links_have_names(link: str, name: str) -> None:
    assert name in source(link).link_names


def test_only_links_lead_somewhere() -> None:
    found = source('<a href="#part">x</a>', '<link href="briefgen:styles/entry.css">')

    assert found.addresses == {"#part"}
    assert found.targets == {"part"}


def test_percent_signs_of_addresses_do_not_matter() -> None:
    found = source('<a href="https://example.org/%C3%A4?b=c d">x</a>')

    assert found.plain_addresses == {"https://example.org/ä?b=c d"}


def test_metadata_is_taken_by_name() -> None:
    found = source(
        head="<title>A  title</title>"
        '<meta name="author" content="A"><meta name="author" content="B">'
        '<meta name="keywords" content="one, two,one">'
    )

    assert found.title == "A title"
    assert found.said("author") == ["A", "B"]
    assert found.keywords == ("one", "two")


def test_a_drawing_has_a_title_that_is_not_the_documents() -> None:
    found = source("<svg><title>A map</title></svg>", "<title>A title</title>")

    assert found.title == "A title"
    assert found.alternatives == {"A map"}


@pytest.mark.parametrize(
    ("body", "highest"),
    [
        ("<ol><li>a<li>b</ol>", 2),
        ('<ol start="40"><li>a</ol>', 41),
        ('<ol><li value="7">a</ol>', 7),
        ('<span class="footnote">a</span><span class="footnote">b</span>', 2),
        ('<ol start="99999999999"><li>a</ol>', 1),
    ],
)
def test_items_say_how_far_a_counter_may_come(body: str, highest: int) -> None:
    assert source(body).items == highest


@pytest.mark.parametrize(
    ("css", "strings"),
    [
        ('p::before { content: "Said: " counter(page) }', {"Said: "}),
        (r'@page { @top-left { content: "a\A b\2014 c" } }', {"a\nb\u2014c"}),
        ("ul { list-style: '– ' }", {"– "}),
        (":root { --mark: 'oak' }", {"oak"}),
        ("/* content: 'oak' */", set()),
        ("@font-face { font-family: 'Oak' }", set()),
        ('@import url("oak.css");', set()),
        ('a[href="oak"] { color: red }', set()),
    ],
)
def test_style_sheets_print_some_of_their_strings(css: str, strings: set[str]) -> None:
    assert printed_by(css).strings == strings


def test_an_attribute_is_printed_where_a_style_sheet_asks_for_it() -> None:
    body = '<p data-number="17" data-x="oak"></p>'

    found = source(body, page="p::after { content: attr(data-number) }")

    assert found.strings == {"17"}
