"""Markdown to typed blocks."""

from __future__ import annotations

import pytest

from briefgen.documents import (
    Block,
    Cell,
    Code,
    CodeBlock,
    Column,
    Divider,
    Emphasis,
    Heading,
    LineBreak,
    Link,
    List,
    ListItem,
    NoteMention,
    Paragraph,
    PartMention,
    PictureMention,
    Quotation,
    Row,
    SourceMention,
    Strong,
    Table,
    Text,
)
from briefgen.prose import mentions, parse, plain_text


def blocks(text: str) -> tuple[Block, ...]:
    parsed = parse(text)
    assert parsed.faults == ()
    return tuple(written.block for written in parsed.blocks)


def words(text: str) -> Paragraph:
    return Paragraph((Text(text),))


def test_paragraphs_with_stress_code_and_breaks() -> None:
    text = "A *b **c***  \nd `e` f\ng"

    assert blocks(text) == (
        Paragraph(
            (
                Text("A "),
                Emphasis((Text("b "), Strong((Text("c"),)))),
                LineBreak(),
                Text("d "),
                Code("e"),
                Text(" f g"),
            )
        ),
    )


def test_a_line_end_between_wide_letters_is_no_blank() -> None:
    assert blocks("朝鲜\n半岛") == (words("朝鲜半岛"),)
    assert blocks("한국\n전쟁") == (words("한국 전쟁"),)


def test_raw_html_entities_and_escapes_are_text() -> None:
    text = "a <b>c</b> &amp; \\*d\\* {{ e }}\n\n<div>\n</div>"

    assert blocks(text) == (words("a <b>c</b> & *d* {{ e }}"), words("<div> </div>"))


def test_typography_is_left_alone() -> None:
    text = 'a -- b ... "c" (c) ~~d~~ https://example.org'

    assert blocks(text) == (words(text),)


def test_headings_begin_at_the_level_below_a_section() -> None:
    assert blocks("## A\n\n### B\n\n## C") == (
        Heading(3, "", (Text("A"),)),
        Heading(4, "", (Text("B"),)),
        Heading(3, "", (Text("C"),)),
    )
    assert blocks("### A\n\n#### B")[1] == Heading(4, "", (Text("B"),))


def test_lists_know_their_kind_their_start_and_whether_they_are_tight() -> None:
    assert blocks("3. a\n4. b") == (
        List(
            ordered=True,
            start=3,
            tight=True,
            items=(ListItem((words("a"),)), ListItem((words("b"),))),
        ),
    )
    loose = blocks("- a\n\n- b")[0]
    assert isinstance(loose, List)
    assert (loose.ordered, loose.tight) == (False, False)


def test_blocks_stand_in_lists_and_quotations() -> None:
    text = "> a\n>\n> - b\n>\n>   ```\n>   c\n>   ```\n>\n>   > d"

    item = ListItem((words("b"), CodeBlock("c"), Quotation((words("d"),))))
    inner = List(ordered=False, start=1, tight=False, items=(item,))
    assert blocks(text) == (Quotation((words("a"), inner)),)


def test_tables_have_columns_and_rows() -> None:
    text = "| A | *B* |\n|:-:|--:|\n| 1 | a \\| b |\n| `x` | |"

    assert blocks(text) == (
        Table(
            columns=(
                Column((Text("A"),), "center"),
                Column((Emphasis((Text("B"),)),), "right"),
            ),
            rows=(
                Row((Cell((Text("1"),)), Cell((Text("a | b"),)))),
                Row((Cell((Code("x"),)), Cell(()))),
            ),
            caption=(),
            note=(),
            row_headers=False,
        ),
    )


def test_code_and_dividers() -> None:
    assert blocks("```py\nx = 1\n\ny\n```\n\n---\n\n    z") == (
        CodeBlock("x = 1\n\ny"),
        Divider(),
        CodeBlock("z"),
    )


def test_a_picture_alone_in_its_paragraph() -> None:
    assert blocks('![A *map*](<figures/the map.png> "Fig &amp; text")') == (
        PictureMention("figures/the map.png", "A map", "Fig & text", 1, 1),
    )


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("[a](https://example.org/x?y=1#z)", "https://example.org/x?y=1#z"),
        ("[a][b]\n\n[b]: https://example.org", "https://example.org"),
        ("[a](HTTPS://example.org/ä)", "HTTPS://example.org/%C3%A4"),
        ("[a](mailto:a@example.org)", "mailto:a@example.org"),
    ],
)
def test_links_out_of_the_brief(text: str, address: str) -> None:
    assert blocks(text) == (Paragraph((Link(address, (Text("a"),)),)),)


def test_citations_pointers_and_notes() -> None:
    text = "[@a-1,  p.\n4] [](#b) [*c*](#d)[^e]\n\n[^e]: Note [@f]."

    note = (Text("Note "), SourceMention("f", "", 4, 12), Text("."))
    assert blocks(text) == (
        Paragraph(
            (
                SourceMention("a-1", "p. 4", 1, 1),
                Text(" "),
                PartMention("b", (), 2, 4),
                Text(" "),
                PartMention("d", (Emphasis((Text("c"),)),), 2, 11),
                NoteMention("e", note, 2, 20),
            )
        ),
    )


def test_a_note_that_is_called_twice_has_one_label() -> None:
    calls = list(mentions(blocks("a[^1] b[^1]\n\n[^1]: Note.")))

    assert [getattr(call, "label", "") for call in calls] == ["1", "1"]


def test_what_looks_like_a_mention_can_be_escaped() -> None:
    assert blocks("\\[@a] \\[^1]") == (words("[@a] [^1]"),)


def test_a_phrase_is_never_a_list_or_a_heading() -> None:
    for text in ("2019. A year", "- minus", "# of units", "> a", "    x", "---"):
        parsed = parse(text, inline=True)

        assert parsed.faults == ()
        assert [plain_text(w.block) for w in parsed.blocks] == [text.strip()]


def test_an_empty_phrase_has_no_blocks() -> None:
    assert parse(" \n", inline=True).blocks == ()


def test_plain_text_is_every_word_of_a_block() -> None:
    text = "> a *b* `c`[^1]\n\n[^1]: d\n"

    assert plain_text(blocks(text)[0]) == "a b cd"
