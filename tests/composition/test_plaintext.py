"""An edition as text: everything that it says, and nothing else."""

from __future__ import annotations

import itertools
import re
from dataclasses import fields, is_dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen import compose, load, select
from briefgen.composition.plaintext import as_text
from briefgen.composition.plaintext.setting import padded, width_of, wrapped
from briefgen.documents import (
    Cell,
    Citation,
    Column,
    CrossReference,
    Footnote,
    FootnoteRepeat,
    Gap,
    KeyJudgments,
    Link,
    List,
    ListItem,
    Paragraph,
    Part,
    Redaction,
    Row,
    Support,
    Text,
)
from briefgen.model.image import Image
from briefgen.selection import audiences_of
from briefgen.verification.folding import folded
from briefgen.verification.wording import end_matter, wording
from tests.composition.editions import (
    composed,
    edition,
    every_section,
    everything,
    judgment,
    paragraph,
    said,
    section,
    table,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.documents import Block, Edition, Table

ROOT = Path(__file__).parents[2]
FOLDERS = sorted(
    file.parent
    for folder in (ROOT / "briefs", *(ROOT / "tests" / "samples").glob("*/briefs"))
    for file in folder.glob("*/brief.yaml")
)
EDITIONS = [
    (folder, audience) for folder in FOLDERS for audience in audiences_of(load(folder))
]


@cache
def sample(folder: Path, audience: str) -> tuple[Edition, str]:
    brief = load(folder)
    made = select(brief, audience).edition
    return made, as_text(made, compose(made, brief.house.root))


def text(made: Edition) -> str:
    return as_text(made, composed(made))


def body(*blocks: Block) -> str:
    """The text of these blocks in a section."""
    return text(edition(section(*blocks))).partition("## 1 One\n\n")[2]


def lacking(runs: list[str], text: str) -> list[str]:
    """The words that do not stand in a text."""
    there = folded(text)
    every = (word for run in runs for word in run.split())
    return sorted({word for word in every if folded(word) not in there})


# ── Everything that an edition says ──────────────────────────────────────────

samples = pytest.mark.parametrize(
    ("folder", "audience"),
    EDITIONS,
    ids=[f"{folder.name}-{audience}" for folder, audience in EDITIONS],
)


@samples
def test_every_word_of_a_sample_stands_in_its_text(folder: Path, audience: str) -> None:
    made, told = sample(folder, audience)

    assert lacking([run.text for run in wording(made)], told) == []


@samples
def test_no_line_of_a_sample_is_too_long(folder: Path, audience: str) -> None:
    _, told = sample(folder, audience)

    too_long = [line for line in told.splitlines() if width_of(line) > 80]
    assert [line for line in too_long if " " in line.strip()] == []


@samples
def test_paragraphs_come_in_the_order_of_the_pages(folder: Path, audience: str) -> None:
    made, told = sample(folder, audience)
    there, at = folded(told), 0

    for part in (part for one in made.sections for part in one.parts):
        match part.block:
            case Paragraph((Text(run),)):
                found = there.find(folded(run), at)
                assert found >= at
                at = found
            case _:
                pass


def test_every_kind_of_part_stands_in_the_text() -> None:
    made = everything()
    runs = [run.text for run in wording(made)]
    runs += [run.text for group in end_matter(made) for run in group]
    assert made.judgments is not None
    runs += ["Two records.", "It does not.", "It stops.", "A dark field."]
    runs += ["TLP:GREEN", "Not for publication.", "FOR TRAINING USE ONLY"]
    runs += ["Series", "The Institute", "desk@example.org", "Members", "The Minister"]
    runs += ["https://example.org/report", "https://example.net/copy", "25–35 %"]

    assert lacking(runs, text(made)) == []


def test_nothing_stands_in_the_text_that_the_edition_does_not_say() -> None:
    bare = text(edition(section(paragraph("Words."))))

    assert bare == (
        "# A Brief\n\n"
        "Date: not stated\nInformation as of: not stated\nAudience: Everyone\n\n"
        "## 1 One\n\nWords.\n"
    )


def test_the_text_is_the_same_each_time() -> None:
    assert text(everything()) == text(everything())


# ── What the pages leave out ─────────────────────────────────────────────────


def test_what_the_template_leaves_out_at_the_end_is_left_out() -> None:
    made = everything()
    short = replace(made, layout=replace(made.layout, template="one-page"))

    told = text(short)

    assert "A report" not in told
    assert "[1]" not in told
    assert "Traffic Light Protocol" not in told


def test_support_that_the_pages_do_not_print_is_not_named() -> None:
    gone = Support("p-9-9", "paragraph", "9.9", "Nine")
    made = everything()
    assert made.summary is not None
    summary = replace(made.summary, support=(gone,))

    assert "9.9" not in text(replace(made, summary=summary))


def test_no_name_that_a_sample_withholds_is_in_its_public_text() -> None:
    _, told = sample(ROOT / "briefs" / "training-port-closure", "public")
    _, whole = sample(ROOT / "briefs" / "training-port-closure", "working-level")

    for name in ("Fallowmere", "Kessendine", "Ostergrave", "Yarrowdene", "Quellamar"):
        assert name in whole
        assert name not in told


# ── Running text ─────────────────────────────────────────────────────────────


def test_a_source_is_cited_by_its_number_and_place() -> None:
    cited = Paragraph((Text("So it is "), Citation(1, "source-1", "p. 4"), Text(".")))
    made = everything(sections=(section(cited),))

    assert "So it is [1, p. 4]." in text(made)


def test_a_link_says_where_it_leads_once() -> None:
    told = body(
        Paragraph((Link("https://example.org/", words("elsewhere")),)),
        Paragraph((Link("https://example.org/", words("https://example.org/")),)),
        Paragraph((Link("mailto:a@example.org", words("a@example.org")),)),
    )

    assert told.splitlines() == [
        "elsewhere <https://example.org/>",
        "",
        "https://example.org/",
        "",
        "a@example.org",
    ]


def test_a_pointer_without_words_names_its_target() -> None:
    to = CrossReference("t-2", "table", "2", ())
    assert body(Paragraph((Text("See "), to, Text(".")))) == "See Table 2.\n"


def test_a_footnote_stands_below_its_paragraph() -> None:
    inner = Footnote(2, "fn-2", words("Of a note."))
    note = Footnote(1, "fn-1", (Text("At the foot."), inner))
    again = Paragraph((Text("Again."), FootnoteRepeat(1, "fn-1")))

    told = body(Paragraph((Text("Called."), note)), again)

    assert told.splitlines() == [
        "Called.[^1]",
        "",
        "    [^1] At the foot.[^2]",
        "    [^2] Of a note.",
        "",
        "Again.[^1]",
    ]


def test_a_portion_marking_stands_before_what_it_marks() -> None:
    part = Part(paragraph("Marked."), "p", "1.2", "(TLP:GREEN)")
    listed = Part(
        List(ordered=True, start=3, tight=True, items=(ListItem(said("x"), "(C)"),)),
        "q",
        "1.3",
        "(TLP:GREEN)",
    )
    told = text(edition(replace(section(), parts=(part, listed))))

    assert "1.2 (TLP:GREEN) Marked.\n" in told
    assert "1.3 (TLP:GREEN)\n3. (C) x\n" in told


def with_every_portion(node: Any, count: Iterator[int]) -> Any:  # noqa: ANN401
    """The node, with a portion marking of its own wherever one can stand."""
    if isinstance(node, tuple):
        return tuple(with_every_portion(child, count) for child in node)
    if not is_dataclass(node) or isinstance(node, type | Image):
        return node
    made = {
        field.name: f"(P{next(count)})"
        if field.name.endswith("portion")
        else with_every_portion(getattr(node, field.name), count)
        for field in fields(node)
    }
    return replace(node, **made)


@pytest.mark.parametrize("variant", ["headline", "list", "table", "evidence"])
@pytest.mark.parametrize("template", ["policy-brief", "one-page"])
def test_every_portion_marking_of_the_pages_stands_in_the_text(
    template: str, variant: Literal["headline", "list", "table", "evidence"]
) -> None:
    made = everything()
    assert made.judgments is not None
    judgments = replace(made.judgments, variant=variant)
    layout = replace(made.layout, template=template)
    marked = with_every_portion(
        replace(made, judgments=judgments, layout=layout), itertools.count(1000)
    )
    page = composed(marked)

    on_page = set(re.findall(r"\(P\d+\)", page.html))

    assert set(re.findall(r"\(P\d+\)", as_text(marked, page))) == on_page


def test_a_judgment_is_told_with_what_its_variant_prints() -> None:
    made = everything()
    assert made.judgments is not None
    plain = replace(made.judgments, variant="headline", judgments=(judgment(1),))

    assert "Likelihood: likely. Confidence: high." in text(made)
    assert "Likelihood" not in text(replace(made, judgments=plain, scale_key=None))


def test_labels_are_in_the_language_of_the_brief() -> None:
    assert "## Zusammenfassung" in text(everything(language="de"))


# ── Tables ───────────────────────────────────────────────────────────────────


def cells(*texts: str, portion: str = "") -> Row:
    return Row(tuple(Cell(words(text)) for text in texts), portion)


def test_a_table_is_laid_out_in_columns() -> None:
    assert body(table(note=words("A note."))) == (
        "Table 1 Traffic\n"
        "\n"
        "Year  Ships (kt)\n"
        "----  ----------\n"
        "2019          48\n"
        "2020          42\n"
        "\n"
        "A note.\n"
    )


def wide(rows: tuple[Row, ...], columns: int = 3) -> Table:
    heads = tuple(Column(words(f"Head {at}"), "left") for at in range(columns))
    return table(columns=heads, rows=rows, caption=(), number=0)


def test_a_cell_that_spans_stands_across_its_columns() -> None:
    rows = (
        Row((Cell(words("a"), rowspan=2), Cell(words("across both"), colspan=2))),
        Row((Cell(words("x")), Cell(words("y")))),
    )

    assert body(wide(rows)).splitlines()[2:] == [
        "a       across both",
        "        x       y",
    ]


def test_cells_of_several_lines_stay_in_their_columns() -> None:
    long = "Words that go on and on, " * 3
    told = body(wide((cells("a", long, long), cells("b", "c", "d"))))

    lines = told.splitlines()
    assert max(map(len, lines)) <= 80
    assert lines[2].startswith("a       Words that go on")
    assert "" in lines[3:]


def test_a_table_whose_words_do_not_fit_is_told_cell_by_cell() -> None:
    heavy = "Donaudampfschifffahrtsgesellschaft"
    told = body(wide((cells(heavy, heavy, heavy, portion="(C)"),)))

    assert told.splitlines() == [
        "- Head 0",
        "- Head 1",
        "- Head 2",
        "",
        f"  Head 0: (C) {heavy}",
        f"  Head 1: {heavy}",
        f"  Head 2: {heavy}",
    ]


# ── Setting ──────────────────────────────────────────────────────────────────


def test_a_letter_of_chinese_or_japanese_takes_two_columns() -> None:
    assert width_of("漢字") == 4
    assert wrapped("漢字漢字漢字", 5) == ["漢字", "漢字", "漢字"]


def test_korean_is_broken_between_words() -> None:
    assert wrapped("북한의 정세", 8) == ["북한의", "정세"]


def test_blanks_that_keep_words_together_do() -> None:
    assert wrapped("a b 2\N{NO-BREAK SPACE}October", 10) == [
        "a b",
        "2\N{NO-BREAK SPACE}October",
    ]


def test_an_accent_of_its_own_takes_no_column() -> None:
    assert padded("e\u0301", 3, "right") == "  e\u0301"


@given(st.text(), st.integers(min_value=10, max_value=40))
def test_setting_loses_no_word_and_fits_what_can_be_broken(
    written: str, width: int
) -> None:
    lines = wrapped(written, width)

    assert "".join("".join(lines).split()) == "".join(written.split())
    assert all(width_of(line) <= width for line in lines if " " in line)


def test_every_section_type_is_told() -> None:
    told = text(edition(*every_section()))

    for words_of_a_type in (
        "### Option 1 Wait",
        "Advantages:\n- Cheap",
        "1. Act.\n   Owner: The port",
        "- (TLP:GREEN) Say this.",
        "Shall we?\n[ ] Yes\n[ ] No",
        "## Annex A One",
        "| Editor’s note 1, on paragraph 1.1 (not in the original)",
    ):
        assert words_of_a_type in told


def test_bars_stand_where_they_stand_on_the_pages() -> None:
    bar = Gap(1, Redaction("(b)(5)"))
    items = (ListItem(said("Seen.")), ListItem((Redaction(),)), ListItem(said("Two.")))
    listed = Part(List(ordered=True, start=1, tight=True, items=items))
    rows = (*table().rows[:1], Row((), redaction=Redaction("(b)(1)")))
    made = edition(
        replace(section(), parts=(Part(Redaction("(b)(6)")), listed)),
        replace(section(table(rows=rows)), number="2", anchor="two", title="Two"),
        judgments=KeyJudgments("headline", (judgment(1), judgment(2)), (bar,)),
        gaps=(bar,),
    )

    told = text(made)

    assert "1. Judgment 1 holds.\n\n[Withheld: (b)(5)]\n\n2. Judgment 2" in told
    assert "[Withheld: (b)(6)]" in told
    assert "1. Seen.\n- [Withheld]\n2. Two." in told
    assert "[Withheld: (b)(5)]\n\n## 2 Two" in told
    assert "2019" in told.split("[Withheld: (b)(1)]")[0]
