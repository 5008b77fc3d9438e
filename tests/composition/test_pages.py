"""What the templates promise of the finished pages."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, get_args

import pytest

from briefgen.composition import compose
from briefgen.documents import (
    Banner,
    KeyJudgments,
    Layout,
    Paragraph,
    Part,
    Summary,
    Text,
)
from briefgen.documents import Footnote as Note
from briefgen.model.house import PageSize
from briefgen.typesetting import typeset
from tests.composition.editions import (
    ROOT,
    edition,
    everything,
    head,
    judgment,
    paragraph,
    said,
    section,
    table,
    words,
)
from tests.support.pdf import Asked, ask

if TYPE_CHECKING:
    from briefgen.documents import Edition, Section

SENTENCE = "The ferry between the two ports is likely to run through the whole winter. "
BANNER = Banner("TLP:AMBER", "Need to know.", "#FFC000", "#000000")


def pages_of(made: Edition) -> Asked:
    pdf = typeset(compose(made, ROOT))
    assert pdf.diagnostics == ()
    return ask(pdf.data)


def long_sections() -> tuple[Section, ...]:
    return tuple(
        section(
            *(paragraph(SENTENCE * 6) for _ in range(3)),
            number=str(number),
            anchor=f"s{number}",
            title=f"Part {number} of the brief",
        )
        for number in range(1, 7)
    )


@cache
def long_brief() -> Asked:
    made = edition(*long_sections(), banner=BANNER, head=head("The Long Brief"))
    return pages_of(made)


@pytest.mark.parametrize("page", get_args(PageSize))
@pytest.mark.parametrize("theme", ["institute", "ministry"])
def test_a_summary_of_fifty_words_and_six_judgments_fit_one_page(
    theme: str, page: PageSize
) -> None:
    statement = "It is highly unlikely that the port would risk its good standing "
    statement += "with the other ports of the strait, or its name for safety, to open "
    statement += "the channel early."
    judgments = tuple(judgment(n, children=words(statement)) for n in range(1, 7))
    made = edition(
        layout=Layout("one-page", theme, page, 1),
        banner=BANNER,
        head=head("Would the Port Open Its Channel before the Winter", series="Brief"),
        summary=Summary("short", said(SENTENCE * 4), ()),
        judgments=KeyJudgments("list", judgments),
    )

    assert len(pages_of(made).pages) == 1


def test_the_contents_give_the_page_of_each_section() -> None:
    brief = long_brief()
    entries = [entry.split() for entry in brief.texts("TOCI")]
    outline = [line.split() for line in brief.outline.splitlines() if "Part" in line]

    assert len(entries) == 6
    assert [entry[-1] for entry in entries] == [line[-1] for line in outline]
    assert {entry[-1] for entry in entries} == {"1", "2", "3"}


def test_the_running_head_names_the_brief_and_the_section() -> None:
    second = long_brief().page(2)

    assert "The Long Brief" in second.head
    assert "of the brief" in second.head
    assert "The Long Brief" not in long_brief().page(1).head


def test_every_page_counts_itself_and_carries_the_banner() -> None:
    brief = long_brief()

    for number, page in enumerate(brief.pages, 1):
        assert f"Page {number} of {len(brief.pages)}" in page.foot
        assert "TLP:AMBER" in page.head
        assert "TLP:AMBER" in page.foot


def test_no_heading_is_the_last_of_its_page() -> None:
    for page in long_brief().pages:
        assert not page.text.rstrip().endswith("of the brief")


def test_a_footnote_stands_on_the_page_of_its_call() -> None:
    filler = tuple(Part(paragraph(SENTENCE * 6)) for _ in range(3))
    call = Paragraph(
        (Text("Here it is called"), Note(1, "n", words("The note itself.")))
    )
    made = edition(section(parts=(*filler, Part(call, "p", "1.4"), *filler, *filler)))
    brief = pages_of(made)

    assert brief.page_of("Here it is called") == brief.page_of("The note itself.")


def test_a_table_over_two_pages_repeats_its_head() -> None:
    rows = table().rows * 40
    brief = pages_of(edition(section(table(rows=rows))))

    assert len(brief.pages) > 1
    assert all("Ships" in page.text + page.decoration for page in brief.pages)


def test_a_small_table_is_not_split() -> None:
    filler = tuple(paragraph(SENTENCE * 6) for _ in range(6))
    rows = table().rows * 5
    brief = pages_of(
        edition(section(*filler, table(rows=rows, note=words("Its end."))))
    )

    assert brief.page_of("Traffic") == brief.page_of("Its end.")


def test_text_in_other_scripts_is_set_in_faces_of_its_own() -> None:
    made = edition(
        section(paragraph("한국, then かな, then 中国."), title="東京のかな")
    )
    fonts = " ".join(pages_of(made).fonts)

    for face in ("NotoSansKR", "NotoSansJP", "NotoSansSC"):
        assert face in fonts


def test_a_brief_in_one_script_carries_no_other_faces() -> None:
    fonts = " ".join(pages_of(edition(section(paragraph(SENTENCE)))).fonts)

    assert "Noto" not in fonts
    assert "EBGaramond" in fonts


def test_the_other_theme_brings_its_own_faces_alone() -> None:
    layout = replace(edition().layout, theme="ministry")
    fonts = " ".join(pages_of(replace(everything(), layout=layout)).fonts)

    assert "SourceSans3" in fonts
    assert "EBGaramond" not in fonts
