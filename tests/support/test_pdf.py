"""The questions that other tests ask a PDF get true answers."""

from __future__ import annotations

import io

import pikepdf
import pytest

from tests.support.pdf import (
    Asked,
    ask,
    conforms,
    describe,
    qpdf_check,
    violations,
)
from tests.verification import sample
from tests.verification.breaking import resaved
from tests.verification.broken_tags import a_figure_without_words


@pytest.fixture(scope="module")
def pdf() -> Asked:
    return ask(sample.typeset_sample().data)


def test_a_page_says_what_it_shows(pdf: Asked) -> None:
    assert pdf.page(1).starts_with("Would they help? By A. Writer Summary")
    assert pdf.page(1).says("and with grain,")
    assert not pdf.page(2).says(sample.SUMMARY)


def test_words_are_found_on_their_page(pdf: Asked) -> None:
    assert pdf.page_of("Grain goes north by rail") == 3
    assert pdf.page_of("words of nobody") == 0


def test_head_and_foot_are_not_text(pdf: Asked) -> None:
    assert pdf.page(2).head == "Would they help? TLP:CLEAR"
    assert pdf.page(2).foot == "2 of 5 TLP:CLEAR"
    assert "TLP" not in pdf.page(2).text


def test_the_marking_is_known_only_if_head_and_foot_agree(pdf: Asked) -> None:
    assert pdf.marking_on_every_page() == ""


def test_lines_on_one_base_line_are_one_row(pdf: Asked) -> None:
    assert "2019 480" in pdf.page(3).text.splitlines()


def test_the_outline_leads_to_pages(pdf: Asked) -> None:
    assert pdf.outline.splitlines()[:3] == [
        "Would they help? → 1",
        "  Summary → 1",
        "  Key judgments → 1",
    ]


def test_headings_have_levels(pdf: Asked) -> None:
    assert pdf.headings[-3:] == ["H3 Goods", "H2 3 The outlook", "H2 Sources"]


def test_tags_are_a_tree_of_text(pdf: Asked) -> None:
    assert 'Reference "1"\n      Note #note-00001\n        Lbl "1."\n' in pdf.tags
    assert "TH Scope=Row" in pdf.tags
    assert 'Span [ko] "북한"' in pdf.tags
    assert 'Link → #trade "see the trade"' in pdf.tags


def test_links_have_names_and_targets(pdf: Asked) -> None:
    assert ("see the trade", "#trade") in pdf.links
    assert ("a list of ports", "https://example.org/ports") in pdf.links


def test_figures_have_alternatives(pdf: Asked) -> None:
    assert pdf.alternatives == ["A red box"]


def test_fonts_are_named(pdf: Asked) -> None:
    assert pdf.fonts == [
        "NotoSansKR-Regular",
        "SourceSans3-Bold",
        "SourceSans3-Italic",
        "SourceSans3-Regular",
    ]


def test_metadata_and_language_are_told(pdf: Asked) -> None:
    assert pdf.metadata["Author"] == "A. Writer"
    assert pdf.language == "en"


def test_everything_holds_what_no_page_shows(pdf: Asked) -> None:
    assert "harbour-p1" in pdf.everything()
    assert "A red box" in pdf.everything()


def test_a_description_is_the_same_each_time() -> None:
    data = sample.typeset_sample().data

    assert describe(data) == describe(data)
    assert describe(data).startswith("pages:\n- size: 595 x 842\n  head: |\n")


@pytest.mark.parametrize("profile", ["ua1", "3a"])
def test_the_sample_conforms(profile: str) -> None:
    assert conforms(sample.typeset_sample().data, profile)


def test_a_validator_tells_what_is_wrong() -> None:
    assert "ALTERNATIVE-TEXT" in " ".join(
        violations(resaved(a_figure_without_words).data, "ua1")
    )


def test_qpdf_is_content_with_the_sample() -> None:
    assert qpdf_check(sample.typeset_sample().data) == ""


def test_qpdf_tells_of_damage() -> None:
    data = sample.typeset_sample().data

    assert qpdf_check(data[: len(data) // 2])


def test_a_file_without_tags_can_be_asked() -> None:
    target = io.BytesIO()
    with pikepdf.new() as empty:
        empty.add_blank_page()
        empty.save(target, object_stream_mode=pikepdf.ObjectStreamMode.generate)

    assert ask(target.getvalue()).tags == ""
