"""What stands on the page, and how it is marked up."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal, TypeAlias

import pytest

from briefgen.documents import (
    AuthorNote,
    Banner,
    Callout,
    Cell,
    Citation,
    CodeBlock,
    CrossReference,
    Divider,
    EditorNote,
    Figure,
    Footnote,
    FootnoteRepeat,
    Gap,
    Heading,
    KeyJudgments,
    Layout,
    Link,
    List,
    ListItem,
    Paragraph,
    Part,
    Quotation,
    Redaction,
    Row,
    Strong,
    Summary,
    Support,
    Text,
    WithheldBasis,
)
from tests.composition.editions import (
    DAY,
    ROOT,
    body,
    composed,
    edition,
    every_section,
    everything,
    head,
    html,
    judgment,
    paragraph,
    picture,
    said,
    section,
    table,
    words,
)

JudgmentVariant: TypeAlias = Literal["headline", "list", "table", "evidence"]

ONE_PAGE = Layout("one-page", "institute", "A4", 1)
SUPPORT = (Support("p-1-1", "paragraph", "1.1", "Two"),)


def text_of(printed: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", printed.split("<body")[1]).split())


# ── Data stays data ──────────────────────────────────────────────────────────


def test_markup_in_a_title_is_text() -> None:
    printed = html(edition(head=head("<script>alert(1)</script> & co")))

    assert "<script" not in printed
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; co" in printed


def test_a_template_in_a_paragraph_is_text() -> None:
    assert "{{ 7*7 }}{% raw %}" in body(paragraph("{{ 7*7 }}{% raw %}"))


def test_quotation_marks_stay_inside_an_attribute() -> None:
    figure = Figure(picture(), 'A "dark" field" onload="x', (), ())

    assert 'alt="A &#34;dark&#34; field&#34; onload=&#34;x"' in body(figure)


def test_every_attribute_of_the_shipped_templates_takes_plain_text() -> None:
    numbers = {"cell.colspan", "cell.rowspan", "block.start - 1"}
    numbers |= {"term.low", "term.high - term.low"}
    fixed = re.compile(r'"[\w -]*" if [^"]+( else "[\w -]*")?')
    for path in (ROOT / "templates").rglob("*.j2"):
        text = path.read_text(encoding="utf-8")
        for attribute in re.findall(r'="((?:[^"{]|\{\{.*?\}\})*)"', text):
            for value in re.findall(r"\{\{\s*(.+?)\s*\}\}", attribute):
                is_safe = value.endswith("| plain") or value in numbers
                assert is_safe or fixed.fullmatch(value), f"{path.name}: {value}"


# ── Languages ────────────────────────────────────────────────────────────────


def test_text_of_another_script_says_its_language() -> None:
    printed = body(paragraph("한국 and かな"))

    assert '<span lang="ko">한국</span>' in printed
    assert '<span lang="ja">かな</span>' in printed


def test_text_in_the_language_of_the_brief_needs_no_mark() -> None:
    assert "<p>한국</p>" in html(edition(section(paragraph("한국")), language="ko"))


def test_a_language_is_marked_in_titles_cells_and_names() -> None:
    printed = html(
        edition(
            section(table(caption=words("表かな")), title="항구"),
            head=head("한국", issuer="研究かな"),
            authors=(AuthorNote("short", "김", said("김.")),),
        )
    )

    for piece in ('ko">한국<', 'ja">研究かな<', 'ja">表かな<', 'ko">김<', 'ko">항구<'):
        assert f'lang="{piece}' in printed
    assert "<title>한국</title>" in printed


def test_words_of_a_language_without_a_file_are_english_and_say_so() -> None:
    printed = html(edition(language="fi", summary=Summary("short", said("Näin."), ())))

    assert '<html lang="fi">' in printed
    assert '<h2><span lang="en">Summary</span></h2>' in printed


# ── Head and title block ─────────────────────────────────────────────────────


def test_a_date_is_in_the_metadata_where_the_brief_states_one() -> None:
    printed = html(edition(head=head(date=DAY)))

    assert '<meta name="dcterms.created" content="2026-11-22">' in printed
    assert '<meta name="dcterms.modified" content="2026-11-22">' in printed


def test_no_date_is_invented() -> None:
    printed = html(edition())

    assert "dcterms" not in printed
    assert "Date not stated" in text_of(printed)
    assert "Information as of not stated" in text_of(printed)


def test_metadata_name_only_authors_that_the_page_names() -> None:
    printed = html(everything())

    assert re.findall(r'name="author" content="([^"]*)"', printed) == [
        "Ann Author",
        "Bea Byline",
    ]
    assert '<meta name="keywords" content="ports, trade">' in printed
    assert '<meta name="description" content="Its subtitle">' in printed


def test_the_title_block_says_all_that_the_brief_states() -> None:
    words_of_page = text_of(html(everything()))

    for fact in (
        "Series No. 7 Version 1.2 The Institute A Brief on 한국 Its subtitle",
        "To The Minister From The desk Date 22 November 2026",
        "Information as of 22 November 2026 Audience Everyone Distribution Members",
        "Handling TLP:GREEN Not for publication. Contact desk@example.org",
    ):
        assert fact in words_of_page


@pytest.mark.parametrize(
    ("variant", "name", "printed"),
    [
        ("full", "Ann", "Ann To"),
        ("byline", "Ann", "By Ann To"),
        ("descriptor", "", "A pilot. To"),
        ("withheld", "", "Author name withheld. To"),
    ],
)
def test_every_variant_of_the_author_note_says_whose_text_it_is(
    variant: str, name: str, printed: str
) -> None:
    said_of = {"full": "Ann writes.", "byline": "By Ann", "descriptor": "A pilot."}
    note = said(said_of.get(variant, "Author name withheld."))
    made = edition(
        head=head(to="X"),
        authors=(AuthorNote(variant, name, note),),  # type: ignore[arg-type]
    )

    assert printed in text_of(html(made))


# ── Summary and judgments ────────────────────────────────────────────────────


def test_confidence_that_is_not_stated_says_so() -> None:
    made = edition(judgments=KeyJudgments("list", (judgment(1, likelihood=None),)))

    expected = "Likelihood not stated Confidence not stated by the author"
    assert expected in text_of(html(made))


def test_headlines_are_the_judgments_alone() -> None:
    made = edition(judgments=KeyJudgments("headline", (judgment(1),)))

    assert "Judgment 1 holds." in text_of(html(made))
    assert "Likelihood" not in text_of(html(made))


def test_judgments_in_a_table_have_their_grades_in_columns() -> None:
    made = edition(judgments=KeyJudgments("table", (judgment(1, confidence="low"),)))

    printed = " ".join(html(made).split())
    assert '<th scope="col" class="grade">Confidence</th>' in printed
    assert '<th scope="row" class="number">1</th>' in printed
    assert '<td class="grade">likely</td> <td class="grade">low</td>' in printed


def test_evidence_links_to_the_paragraphs_that_a_judgment_rests_on() -> None:
    printed = html(everything())

    assert '<a href="#p-1-1" aria-label="para 1.1: Two">para 1.1</a>' in printed
    assert "Basis Two records." in text_of(printed)
    assert "Alternatives It does not." in text_of(printed)
    assert "Indicators It stops." in text_of(printed)


def test_support_that_the_pages_do_not_print_is_not_named() -> None:
    made = edition(
        layout=ONE_PAGE, summary=Summary("short", said("The answer."), SUPPORT)
    )

    assert "Rests on" not in text_of(html(made))


# ── Contents ─────────────────────────────────────────────────────────────────


def long_edition(sections: int, words_each: int) -> str:
    text = paragraph("word " * words_each)
    parts = (section(text, anchor=f"s{n}", number=str(n)) for n in range(sections))
    return html(edition(*parts))


def test_a_long_edition_has_contents() -> None:
    printed = long_edition(5, 200)

    assert '<li data-pdf="TOCI"><span class="entry" data-pdf="Reference">' in printed
    assert 'aria-label="Go to section: One"' in printed
    assert '<span class="page" data-t="#s0"></span>' in printed


@pytest.mark.parametrize(("sections", "words_each"), [(4, 300), (5, 100)])
def test_a_short_edition_has_none(sections: int, words_each: int) -> None:
    assert 'data-pdf="TOC"' not in long_edition(sections, words_each)


# ── Blocks ───────────────────────────────────────────────────────────────────


def test_a_paragraph_that_is_cited_carries_its_number() -> None:
    part = Part(paragraph("Words."), "p-1-1", "1.1", "(TLP:GREEN)")
    printed = html(edition(section(parts=(part,))))

    assert (
        '<p id="p-1-1" class="numbered"><span class="paragraph-number">1.1 ' in printed
    )
    assert '<span class="portion">(TLP:GREEN)</span> Words.</p>' in " ".join(
        printed.split()
    )


def test_a_heading_has_its_level_and_anchor() -> None:
    assert '<h3 id="why">Why</h3>' in body(Heading(3, "why", words("Why")))


def test_an_ordered_list_begins_at_its_number() -> None:
    items = (ListItem(said("Third.")),)
    printed = body(List(ordered=True, start=3, tight=False, items=items))

    assert '<ol class="list" style="counter-reset: list-item 2"> <li><p>' in printed


def test_a_tight_list_says_so() -> None:
    items = (ListItem(said("One.")),)
    tight = List(ordered=False, start=1, tight=True, items=items)

    assert '<ul class="list tight">' in body(tight)


def test_a_table_has_caption_unit_heads_and_note() -> None:
    printed = body(table(row_headers=True, note=words("A note.")))

    caption = '<caption><span class="caption-number">Table 1</span> Traffic</caption>'
    assert caption in printed
    head_cell = (
        '<th scope="col" class="right">Ships <span class="unit">(kt)</span></th>'
    )
    assert head_cell in printed
    assert '<th scope="row" class="left">2019</th>' in printed
    assert '<td class="right">48</td>' in printed
    assert '<p class="table-note">A note.</p>' in printed


def test_a_cell_below_a_span_keeps_its_column() -> None:
    rows = (
        Row((Cell(words("a"), rowspan=2), Cell(words("b")))),
        Row((Cell(words("c")),)),
    )
    printed = body(table(rows=rows, row_headers=True))

    assert '<th scope="row" class="left" rowspan="2">a</th>' in printed
    assert '<td class="right">c</td>' in printed


def test_a_figure_has_its_alternative_caption_and_credit() -> None:
    made = edition(section(Figure(picture(), "A field.", words("F"), words("Own"), 1)))
    document = composed(made)
    name = re.findall(r'src="briefgen:(images/\w+\.png)" alt="A field."', document.html)

    assert document.assets[name[0]] == picture().data
    assert "Figure 1</span> F</p>" in document.html
    assert '<p class="credit">Own</p>' in document.html


def test_a_picture_in_the_summary_or_an_authors_note_is_handed_over() -> None:
    figure = Figure(picture(), "A field.", (), ())
    summary = Summary("full", (figure,), ())
    note = AuthorNote("full", "Ada Quill", (figure,))
    for made in (edition(summary=summary), edition(authors=(note,))):
        document = composed(made)
        (name,) = re.findall(r'src="briefgen:(images/\w+\.png)"', document.html)
        assert document.assets[name] == picture().data


def test_a_quotation_says_who_speaks() -> None:
    printed = body(Quotation(said("Words."), words("A witness")))

    assert (
        '<blockquote class="quotation" data-pdf="BlockQuote"> <p>Words.</p>' in printed
    )
    assert '<p class="attribution">A witness</p>' in printed


def test_a_callout_says_its_kind_in_words() -> None:
    printed = body(Callout("caution", "Ice", said("Slow.")))

    assert '<aside class="callout caution whole" data-pdf="Aside">' in printed
    assert '<span class="callout-kind">Caution</span>' in printed
    assert '<span class="callout-title">Ice</span>' in printed


def test_code_keeps_its_lines() -> None:
    printed = html(edition(section(CodeBlock("one\n  <two>"))))

    assert "<code>one\n  &lt;two&gt;</code></pre>" in printed


def test_a_divider_holds_no_text() -> None:
    assert '<div class="divider"></div>' in body(Divider())


# ── Running text ─────────────────────────────────────────────────────────────


def test_a_footnote_stands_at_its_call() -> None:
    note = Footnote(1, "fn-1", words("Below."))
    printed = body(Paragraph((Text("Above"), note, FootnoteRepeat(1, "fn-1"))))

    assert (
        'Above<span class="footnote" id="fn-1" data-number="1" data-pdf="Note">'
        'Below.</span><a href="#fn-1"><sup>1</sup></a></p>'
    ) in printed


def test_a_link_inside_a_link_is_its_words() -> None:
    inner = CrossReference("one", "section", "1", words("one"))
    printed = body(Paragraph((Link("https://example.org/", (inner,)),)))

    assert '<a href="https://example.org/">one</a>' in printed


def test_a_reference_without_words_names_its_target() -> None:
    printed = body(Paragraph((CrossReference("one", "section", "1", ()),)))

    assert '<a href="#one">section 1</a>' in printed


def test_a_reference_to_what_is_not_printed_is_its_words() -> None:
    printed = body(Paragraph((CrossReference("gone", "table", "2", ()), Text("."))))

    assert "<p>Table 2.</p>" in printed


def test_a_citation_without_a_list_of_sources_is_not_printed() -> None:
    assert "<p>So.</p>" in body(
        Paragraph((Text("So"), Citation(1, "s", ""), Text(".")))
    )


def test_a_citation_says_where_it_leads() -> None:
    printed = html(everything())

    assert '[<a href="#source-1" aria-label="Go to source 1">1, p. 4</a>]' in printed


# ── Sections and notes ───────────────────────────────────────────────────────


def test_quoted_sections_say_on_first_use_that_they_are_as_written() -> None:
    sections = tuple(
        section(number=str(n), anchor=f"s{n}", quoted=n != 3) for n in range(1, 6)
    )
    printed = html(edition(*sections))

    assert printed.count('class="voice"') == 1
    expected = "Sections 1–2, 4–5 are printed as their author wrote them."
    assert expected in printed


def test_an_editors_note_is_set_apart_and_says_that_it_is_no_part_of_the_text() -> None:
    note = EditorNote(2, "note-2", DAY, said("Flagged."), ())
    part = Part(paragraph("Words."), "p", "1.1", "", (note,))
    printed = " ".join(html(edition(section(parts=(part,)))).split())

    assert '<aside class="editor-note whole" id="note-2" data-pdf="Aside">' in printed
    expected = (
        "Editor’s note 2, on paragraph 1.1 (not in the original) 22 November 2026"
    )
    assert expected in text_of(printed)


def test_every_section_type_prints_its_fields() -> None:
    printed = text_of(html(edition(*every_section())))

    for words_of_it in (
        "Option 1 Wait Do it. Advantages Cheap Withheld: (b)(5) Option 2 Act",
        "Advantages Sure Disadvantages Dear",
        "Act. Owner The port Deadline 22 November 2026 Approve Disapprove Discuss",
        "(TLP:GREEN) Say this.",
        "Shall we? Yes No Decision needed by 22 November 2026",
        "Annex A One",
    ):
        assert words_of_it in printed


def test_the_banner_is_on_top_and_at_the_foot_of_the_page() -> None:
    made = edition(banner=Banner("TLP:RED", "Only you.", "#FF2B2B", "#000000"))
    document = composed(made)

    assert document.html.count('<span class="banner-label">TLP:RED</span>') == 2
    sheet = document.assets["styles/edition.css"].decode()
    assert "--banner-ink: #FF2B2B; --banner-ground: #000000;" in sheet


def test_the_likelihood_key_marks_the_terms_in_use_in_words() -> None:
    printed = text_of(html(everything()))

    assert "unlikely 25–35 %" in printed
    assert "likely used here 55–75 %" in printed
    assert "Scale: A scale. Source: Its source." in printed


def test_one_page_prints_nothing_but_the_answer() -> None:
    printed = text_of(html(everything(layout=ONE_PAGE, sections=())))

    assert "The answer." in printed
    assert "Judgment 1 holds." in printed
    for part in (
        "Contents",
        "Sources",
        "Traffic Light",
        "Its source",
        "Ann Author writes",
    ):
        assert part not in printed


def test_the_same_edition_gives_the_same_document() -> None:
    assert composed(everything()) == composed(everything())


def test_strong_text_in_a_list_item_is_marked_in_its_first_line() -> None:
    item = ListItem((Paragraph((Strong(words("Yes")),)),), "(U)")
    printed = body(List(ordered=False, start=1, tight=True, items=(item,)))

    expected = '<li><p><span class="portion">(U)</span> <strong>Yes</strong></p> </li>'
    assert expected in printed


def test_a_long_title_is_shortened_in_the_running_head_alone() -> None:
    title = "A title " * 20
    printed = html(edition(head=replace(head(), title=title.strip())))

    running = re.findall(r'data-running="([^"]*)"', printed)[0]
    assert running.endswith("title…")
    assert len(running) <= 72
    heading = re.search("<h1.*</h1>", printed)
    assert heading
    assert re.sub("<.*?>", "", heading[0]) == title.strip()


# ── What is withheld ─────────────────────────────────────────────────────────


@pytest.mark.parametrize("variant", ["headline", "list", "table", "evidence"])
@pytest.mark.parametrize(
    ("basis", "told"),
    [
        ("whole", "The basis of this statement is withheld."),
        ("part", "Part of the basis of this statement is withheld."),
    ],
)
def test_a_judgment_says_that_its_basis_is_withheld(
    variant: JudgmentVariant, basis: WithheldBasis, told: str
) -> None:
    found = KeyJudgments(variant, (judgment(basis_withheld=basis),))

    assert text_of(html(edition(judgments=found))).count(told) == 1


def test_a_summary_says_that_its_basis_is_withheld() -> None:
    summary = Summary("short", said("So."), (), basis_withheld="whole")

    assert "The basis of this statement is withheld." in html(edition(summary=summary))


def test_a_statement_with_all_of_its_basis_says_nothing_of_it() -> None:
    found = KeyJudgments("list", (judgment(),))
    summary = Summary("short", said("So."), ())

    assert "withheld" not in text_of(html(edition(judgments=found, summary=summary)))


BAR = Redaction("(b)(5)")
CODE = "Withheld: (b)(5)"


def test_a_bar_says_that_something_is_withheld_and_why() -> None:
    assert CODE in body(BAR)


def test_a_bar_without_a_reason_says_that_something_is_withheld() -> None:
    assert ">Withheld</span>" in body(Redaction())


def test_a_bar_speaks_the_language_of_the_edition() -> None:
    printed = html(edition(section(BAR), language="de"))

    assert "Nicht freigegeben: (b)(5)" in printed


@pytest.mark.parametrize("variant", ["headline", "list", "table", "evidence"])
def test_a_bar_stands_between_the_judgments(variant: JudgmentVariant) -> None:
    found = KeyJudgments(variant, (judgment(1), judgment(2)), (Gap(1, BAR),))
    said_so = text_of(html(edition(judgments=found)))

    assert (
        said_so.index("Judgment 1") < said_so.index(CODE) < said_so.index("Judgment 2")
    )


@pytest.mark.parametrize(("after", "before"), [(0, "One"), (1, "Two")])
def test_a_bar_stands_between_the_sections(after: int, before: str) -> None:
    two = section(number="2", anchor="two", title="Two")
    printed = text_of(html(edition(section(), two, gaps=(Gap(after, BAR),))))

    assert printed.index(CODE) < printed.index(before)


def test_a_bar_takes_the_place_of_a_row() -> None:
    rows = (*table().rows, Row((), redaction=BAR))
    printed = body(table(rows=rows)).replace("> <", "><")

    bar = f'<p class="redaction"><span class="redaction-bar">{CODE}</span></p>'
    assert f'<td colspan="2">{bar}</td>' in printed


def test_a_bar_in_a_list_has_no_mark() -> None:
    items = (ListItem(said("Seen.")), ListItem((BAR,)))
    printed = body(List(ordered=True, start=1, tight=True, items=items))

    assert printed.count('<li class="redacted">') == 1


def test_every_notice_is_told_to_verification() -> None:
    found = KeyJudgments("list", (judgment(basis_withheld="part"),), (Gap(1, BAR),))
    rows = (Row((), redaction=Redaction()),)
    made = composed(edition(section(table(rows=rows)), judgments=found))

    assert sorted(made.notices) == [
        "Part of the basis of this statement is withheld.",
        "Withheld",
        "Withheld: (b)(5)",
    ]


def test_an_edition_without_gaps_has_no_notices() -> None:
    assert composed(edition(section(paragraph("Words.")))).notices == ()
