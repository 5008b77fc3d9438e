"""Markings on finished pages: each rule is broken by a style or by the edition."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

import pytest

from briefgen.composition import compose
from briefgen.documents import (
    Banner,
    Designation,
    DesignationLine,
    Figure,
    Layout,
    Part,
    Selection,
    Withheld,
)
from briefgen.typesetting import typeset
from briefgen.verification.checks import marking
from briefgen.verification.checks.examined import Examined
from briefgen.verification.pdf import read
from tests.composition.editions import (
    edition,
    head,
    paragraph,
    picture,
    section,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefgen.documents import Edition, HtmlDocument, PdfDocument

CHECKS = (
    marking.the_banner_is_on_every_page,
    marking.the_banner_stands_on_its_side,
    marking.the_banner_is_large_enough,
    marking.the_banner_has_its_colours,
    marking.the_banner_can_be_read,
    marking.the_notices_stand_with_the_banner,
    marking.portions_are_marked_all_or_none,
    marking.the_designation_is_on_page_one,
)
Side: TypeAlias = Literal["left", "center", "right"]
LONG = "The ferry between the two ports is likely to run through the whole winter. " * 9
GREEN, AMBER = "(TLP:GREEN)", "(TLP:AMBER)"
BANNER = Banner(
    "TLP:AMBER", "Need to know.", "#FFC000", "#000000", notes=("FOR TRAINING",)
)
CENTRED = replace(BANNER, label="SECRET SQUIRREL", align="center")
LINES = (
    DesignationLine("Controlled by:", "The port"),
    DesignationLine("POC:", "A. P."),
)


def marked(**fields: object) -> Edition:
    """Two pages with a banner, portions and a designation."""
    parts = (
        *(Part(paragraph(f"{n} {LONG}"), portion=GREEN) for n in range(5)),
        Part(paragraph("The end."), portion=AMBER),
    )
    made = edition(
        replace(section(), parts=parts, portion=GREEN),
        banner=BANNER,
        head=head("A Marked Brief", subtitle="Its subtitle", portion=GREEN),
        designation=Designation("lower-right", LINES),
        layout=Layout("policy-brief", "ministry", "A4", 0),
    )
    return replace(made, **fields)  # type: ignore[arg-type]


@cache
def pages(made: Edition, styles: str) -> tuple[HtmlDocument, PdfDocument]:
    """The edition typeset, with a style sheet of the project."""
    with TemporaryDirectory() as folder:
        sheet = Path(folder, "styles", "project.css")
        sheet.parent.mkdir()
        sheet.write_text(styles, encoding="utf-8")
        document = compose(made, Path(folder))
        return document, typeset(document)


def found(
    of: Edition, styles: str = "", typeset_from: Edition | None = None
) -> list[str]:
    """The codes of what the checks find."""
    document, pdf = pages(typeset_from or of, styles)
    examined = Examined(read(pdf.data), pdf, document, Selection(of, Withheld()))
    return sorted({fault.code for check in CHECKS for fault in check(examined)})


# ── Good pages ───────────────────────────────────────────────────────────────


@pytest.mark.parametrize("align", get_args(Side))
@pytest.mark.parametrize(
    ("theme", "page"), [("institute", "A4"), ("ministry", "Letter")]
)
def test_the_shipped_styles_break_no_rule(align: Side, theme: str, page: str) -> None:
    layout = Layout("policy-brief", theme, page, 0)  # type: ignore[arg-type]
    banner = replace(BANNER, align=align)
    assert found(marked(layout=layout, banner=banner)) == []


@pytest.mark.parametrize("align", get_args(Side))
@pytest.mark.parametrize(
    "label",
    [
        "UK OFFICIAL-SENSITIVE RECIPIENTS ONLY HMG USE ONLY COMMERCIAL UK EYES ONLY",
        "CUI//SP-XXX/SP-YYY/PRIVILEGE/XXX/YYY//ATTORNEY-CLIENT/DL ONLY/FED ONLY/NOFORN",
        "VERTRAULICHKEITSSTUFENBEZEICHNUNGSÄNDERUNGSVORBEHALT",
    ],
)
def test_a_long_label_fits(align: Side, label: str) -> None:
    notes = (
        "FOR TRAINING",
        "Restriction: " + "Not to be read out over the radio. " * 3,
    )
    banner = replace(BANNER, label=label, align=align, notes=notes)
    layout = Layout("one-page", "institute", "Letter", 0)
    assert found(marked(layout=layout, banner=banner)) == []


@pytest.mark.parametrize("align", get_args(Side))
def test_pages_on_their_side_and_pages_of_one_figure_have_it_too(align: Side) -> None:
    styles = (
        "@page wide { size: A4 landscape } .section { page: wide }"
        " .picture img { width: 100%; height: 150mm }"
    )
    figure = Figure(picture(), "A field", (), ())
    made = marked(banner=replace(BANNER, align=align))
    wide = replace(made.sections[0], parts=(*made.sections[0].parts, Part(figure)))
    assert found(replace(made, sections=(wide,)), styles) == []


def test_letters_may_be_larger_than_the_least() -> None:
    assert found(marked(banner=replace(BANNER, size=9))) == []


def test_a_banner_of_the_head_alone_is_enough_where_the_scheme_says_so() -> None:
    assert found(marked(banner=replace(BANNER, places=("head",)))) == []


def test_an_edition_without_a_marking_has_no_banner() -> None:
    assert found(marked(banner=None, designation=None)) == []


# ── Styles that break a rule ─────────────────────────────────────────────────

STYLES = {
    "no banner": (".banner-label { display: none }", ["H101"]),
    "no foot": ("@page { @bottom-right { content: none } }", ["H101", "H126"]),
    "not on page two": (
        "@page :nth(2) { @top-right { content: none } }",
        ["H101", "H126"],
    ),
    "words beside it": (".banner-label::after { content: '+STRICT' }", ["H101"]),
    "small": (".banner-label { font-size: 11pt }", ["H124"]),
    "other letters": (".banner-label { color: #ffffff }", ["H125"]),
    "other ground": (".banner-label { background: #585e68 }", ["H125"]),
    "no ground": (".banner-label { background: none }", ["H125"]),
    "ground too small": (".banner-label { padding: 0; line-height: 0.3 }", ["H125"]),
    "on the left": (
        ".banner-label { position: relative; left: -90mm }",
        ["H123"],
    ),
    "in the text": (
        ".banner-head .banner-label { position: relative; top: 60mm }",
        ["H123", "H128"],
    ),
    "off the page": (
        ".banner-foot .banner-label { position: relative; top: 20mm }",
        ["H128"],
    ),
    "cut": (
        ".banner-label { overflow: hidden; height: 2mm; padding: 0; line-height: 3 }",
        ["H125", "H128"],
    ),
    "near other words": (
        ".banner-head .banner-label { position: relative; top: 9mm }",
        ["H128"],
    ),
    "no notice": (".banner-note { display: none }", ["H126"]),
    "no portions": (".portion { display: none }", ["H127"]),
    "no portion of the title": ("h1 .portion { display: none }", ["H127"]),
    "no designation": (".designation { display: none }", ["H129"]),
    "half a designation": (".designation li + li { display: none }", ["H129"]),
    "designation elsewhere": (
        ".designation.lower-right { position: static }",
        ["H129"],
    ),
}


@pytest.mark.parametrize("name", STYLES)
def test_a_style_that_breaks_a_rule_is_noticed(name: str) -> None:
    styles, codes = STYLES[name]
    assert found(marked(), styles) == codes


def test_a_banner_in_the_middle_that_is_moved_is_noticed() -> None:
    styles = ".banner-head, .banner-foot { text-align: right }"
    assert found(marked(banner=CENTRED), styles) == ["H123"]


def test_something_painted_over_the_banner_is_noticed() -> None:
    styles = (
        ".watermark { z-index: 9; top: -20mm; left: 100mm; height: 20mm;"
        " transform: none; background: #ffffff }"
    )
    assert "H128" in found(marked(watermark="x"), styles)


# ── Pages that say something else than the edition ───────────────────────────


def of_section(**fields: object) -> Callable[[Edition], Edition]:
    def change(made: Edition) -> Edition:
        return replace(made, sections=(replace(made.sections[0], **fields),))  # type: ignore[arg-type]

    return change


CHANGES: dict[str, tuple[Callable[[Edition], Edition], list[str]]] = {
    "another label": (
        lambda made: replace(made, banner=replace(BANNER, label="TLP:AMBER+STRICT")),
        ["H101"],
    ),
    "a longer label": (
        lambda made: replace(made, banner=replace(BANNER, label="TLP:AMB")),
        ["H101"],
    ),
    "another case": (
        lambda made: replace(made, banner=replace(BANNER, label="TLP:Amber")),
        ["H101"],
    ),
    "another notice": (
        lambda made: replace(made, banner=replace(BANNER, notes=("FOR REAL",))),
        ["H126"],
    ),
    "another marking of a section": (of_section(portion=AMBER), ["H127"]),
    "no portions": (
        lambda made: replace(
            of_section(
                portion="",
                parts=tuple(replace(p, portion="") for p in made.sections[0].parts),
            )(made),
            head=replace(made.head, portion=""),
        ),
        ["H127"],
    ),
    "another designation": (
        lambda made: replace(
            made,
            designation=Designation("lower-right", (DesignationLine("By:", "Us"),)),
        ),
        ["H129"],
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_pages_that_say_something_else_are_noticed(name: str) -> None:
    change, codes = CHANGES[name]
    assert found(change(marked()), typeset_from=marked()) == codes


def test_words_that_the_edition_says_are_no_portion_marking() -> None:
    plain = replace(section(paragraph("This (TLP:AMBER) is a label.")), portion="")
    made = edition(plain, banner=BANNER, summary=None, head=head("A Brief"))
    assert found(made) == []


def test_every_check_of_a_marking_is_seen_to_fail() -> None:
    codes = {code for _, some in (*STYLES.values(), *CHANGES.values()) for code in some}
    assert codes == {f"H{n}" for n in (101, 123, 124, 125, 126, 127, 128, 129)}
