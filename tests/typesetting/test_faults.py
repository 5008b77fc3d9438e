"""What is wrong with a document is said, with its place where there is one."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from briefgen.diagnostics import Location, TypesettingError
from briefgen.documents import HtmlDocument
from briefgen.fonts import face_path
from briefgen.typesetting import typeset
from tests.typesetting.documents import STYLES, document

if TYPE_CHECKING:
    from briefgen.diagnostics import Diagnostic


def found_in(html: HtmlDocument) -> tuple[Diagnostic, ...]:
    return typeset(html).diagnostics


def the_only(html: HtmlDocument) -> Diagnostic:
    (found,) = found_in(html)
    return found


def picture(kind: str = "PNG", size: int = 200) -> bytes:
    file = io.BytesIO()
    Image.effect_noise((size, size), 60).convert("RGB").save(file, kind)
    return file.getvalue()


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "FILE:///etc/passwd",
        "http://127.0.0.1:9/x.png",
        "https://example.org/x.png",
        "ftp://127.0.0.1/x",
        "data:image/png;base64,AAAA",
    ],
)
def test_nothing_outside_the_document_is_fetched(address: str) -> None:
    found = the_only(document(f'<p>x <img src="{address}" alt="x"></p>'))
    assert found.code == "T110"
    assert f"`{address}`" in found.message


@pytest.mark.parametrize(
    "styles",
    [
        '@import url("http://127.0.0.1:9/x.css");',
        "p { background: url(file:///etc/passwd) }",
        "p::before { content: url(http://127.0.0.1:9/x.png) }",
        "@font-face { font-family: X; src: url(http://127.0.0.1:9/x.ttf) }",
    ],
)
def test_a_style_sheet_fetches_nothing_from_outside(styles: str) -> None:
    found = found_in(document("<p>x</p>", styles=styles + STYLES))
    assert "T110" in {one.code for one in found}


def test_an_attachment_is_refused() -> None:
    head = '<link rel="attachment" href="file:///etc/passwd">'
    assert "T110" in {one.code for one in found_in(document("<p>x</p>", head=head))}


def test_a_relative_address_in_the_html_is_refused() -> None:
    found = the_only(document('<p>x <img src="x.png" alt="x"></p>'))
    assert found.code == "T110"


def test_an_asset_that_is_not_there_is_named() -> None:
    found = the_only(document('<p>x <img src="briefgen:img/a.png" alt="x"></p>'))
    assert found.code == "T111"
    assert "`briefgen:img/a.png`" in found.message


def test_unknown_css_is_named_with_its_place() -> None:
    css = STYLES + "p {\n  colour: red }\n"
    found = the_only(document("<p>x</p>", styles=css))
    assert found.code == "T120"
    line = css[: css.index("colour")].count("\n") + 1
    assert found.location == Location("styles/page.css", line, 3)
    assert "`colour: red`" in found.message


def test_css_that_is_wrong_only_in_use_is_named_with_its_place() -> None:
    css = STYLES + "p { --wide: banana; width: var(--wide) }\n"
    found = the_only(document("<p>x</p>", styles=css))
    assert found.location is not None
    assert found.location.file == "styles/page.css"
    assert found.location.line == css.count("\n")


def test_a_broken_selector_is_named_with_its_place() -> None:
    css = STYLES + "p:::x { color: red }"
    found = the_only(document("<p>x</p>", styles=css))
    place = Location("styles/page.css", css.count("\n") + 1, 1)
    assert (found.code, found.location) == ("T120", place)


def test_a_character_without_a_glyph_is_an_error() -> None:
    found = the_only(document("<p>x 😀</p>"))
    assert (found.code, found.is_error) == ("T130", True)
    assert "`😀` (U+1F600)" in found.message


def test_a_font_that_is_not_pinned_is_an_error() -> None:
    own = face_path("NotoSans-Regular.ttf").read_bytes() + b"\0"
    face = "@font-face { font-family: Own; src: url(briefgen:own.ttf) }"
    css = face + "p { font-family: Own }"
    found = the_only(document("<p>x</p>", styles=css, assets={"own.ttf": own}))
    assert found.code == "T131"


def test_a_font_that_is_not_there_is_an_error() -> None:
    css = "@font-face { font-family: Own; src: url(briefgen:fonts/Own.ttf) }"
    found = found_in(document("<p>x</p>", styles=css))
    assert {one.code for one in found} == {"T111", "T132"}


def test_text_without_any_font_is_an_error() -> None:
    with pytest.raises(TypesettingError) as caught:
        typeset(HtmlDocument('<html lang="en"><title>T</title><p>Words.</p>'))

    assert [found.code for found in caught.value.diagnostics] == ["T133"]


def test_a_link_to_nowhere_is_an_error() -> None:
    found = the_only(document('<p><a href="#nowhere">x</a></p>'))
    assert (found.code, "`#nowhere`" in found.message) == ("T140", True)


def test_an_id_that_is_there_twice_is_an_error() -> None:
    assert the_only(document('<p id="a">x</p><p id="a">y</p>')).code == "T141"


@pytest.mark.parametrize("address", ["http://x.org", "x.html", "javascript:alert(1)"])
def test_a_link_leads_only_where_briefs_may_link(address: str) -> None:
    found = the_only(document(f'<p><a href="{address}">x</a></p>'))
    assert (found.code, f"`{address}`" in found.message) == ("T142", True)


def test_a_link_that_weasyprint_loses_is_an_error() -> None:
    body = '<div style="display: flex"><a href="https://x.org">x</a></div>'
    assert the_only(document(body)).code == "T143"


def test_a_document_without_title_or_language_is_an_error() -> None:
    html = document("<p>x</p>")
    bare = html.html.replace("<title>A test of pages</title>", "")
    found = found_in(type(html)(bare.replace(' lang="en"', ""), html.assets))
    assert [one.code for one in found] == ["T150", "T150"]


def test_a_picture_without_an_alternative_is_an_error() -> None:
    body = '<p>x <img src="briefgen:a.png"></p>'
    assert the_only(document(body, assets={"a.png": picture()})).code == "T151"


def test_an_unknown_structure_type_is_an_error() -> None:
    found = the_only(document('<p data-pdf="Paragraph">x</p>'))
    assert (found.code, "`Paragraph`" in found.message) == ("T152", True)


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_truncated_picture_is_an_error(kind: str) -> None:
    name = kind.lower()
    html = document(
        f'<p>x <img src="briefgen:a.{name}" alt="x"></p>',
        assets={f"a.{name}": picture(kind)[:4000]},
    )
    try:
        found = found_in(html)
    except TypesettingError as error:
        found = error.diagnostics
    assert [one.code for one in found] == ["T112"]


def test_what_is_no_picture_is_an_error() -> None:
    html = document(
        '<p>x <img src="briefgen:a.png" alt="x"></p>', assets={"a.png": b"hello"}
    )
    assert the_only(html).code == "T112"


def test_a_whole_picture_is_fine() -> None:
    body = '<p>x <img src="briefgen:a.png" alt="x"><img src="briefgen:b.jpeg" alt="y">'
    html = document(body, assets={"a.png": picture(), "b.jpeg": picture("JPEG")})
    assert found_in(html) == ()


def test_boxes_nested_without_end_are_an_error() -> None:
    with pytest.raises(TypesettingError, match="nested too deeply") as caught:
        typeset(document("<div>" * 500 + "x" + "</div>" * 500))
    assert caught.value.diagnostics[0].code == "T105"
