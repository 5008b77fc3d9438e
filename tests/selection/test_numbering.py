"""Numbers and anchors follow the edition, not the brief."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefgen.diagnostics import InvalidBriefError
from briefgen.documents import Citation, CrossReference, Footnote, Paragraph, Table
from briefgen.selection import Choice, select
from tests.support.briefs import PIXEL, audience, brief, house, section

if TYPE_CHECKING:
    from briefgen.model.brief import Brief

INNER_ONLY = {"audiences": ["inner"]}
READER = house(
    inner=audience(),
    outer=audience(judgments=["evidence"]),
)

FLAGGED = house(inner=audience(), outer=audience(editor_notes=True))


def judgment(name: str, **fields: object) -> dict[str, object]:
    """A key judgment without support."""
    return {"id": name, "text": f"{name.capitalize()} is likely.", **fields}


def marks(of: Brief, kind: type) -> list[object]:
    """The marks of one kind in the paragraphs of the first section."""
    parts = select(of, "outer").edition.sections[0].parts
    blocks = [part.block for part in parts]
    texts = [block.children for block in blocks if isinstance(block, Paragraph)]
    return [node for text in texts for node in text if isinstance(node, kind)]


def test_numbering_shows_no_gap_where_a_judgment_is_withheld() -> None:
    given = [judgment("a"), judgment("b", **INNER_ONLY), judgment("c")]
    found = select(brief(of=READER, judgments=given), "outer").edition.judgments
    assert found is not None
    assert [j.number for j in found.judgments] == [1, 2]


def test_paragraphs_are_numbered_by_their_section() -> None:
    of = brief(
        section("one", "first\n\nsecond"),
        section("two", {"text": "hidden", **INNER_ONLY}, "third"),
        of=READER,
        judgments=[judgment("a")],
    )
    parts = [p for s in select(of, "outer").edition.sections for p in s.parts]
    assert [part.number for part in parts] == ["1.1", "1.2", "2.1"]


def test_paragraphs_have_no_number_where_nothing_points_to_them() -> None:
    parts = select(brief(), "outer").edition.sections[0].parts
    assert [part.number for part in parts] == [""]


def test_annexes_are_lettered() -> None:
    of = brief(
        section("one", "a"), section("two", "b", type="annex"), section("three", "c")
    )
    numbers = [s.number for s in select(of, "outer").edition.sections]
    assert numbers == ["1", "A", "2"]


def test_footnotes_are_numbered_in_the_order_of_their_calls() -> None:
    text = "One[^b] and two[^a].\n\n[^a]: second\n\n[^b]: first"
    notes = marks(brief(section("one", text)), Footnote)
    assert [note.number for note in notes] == [1, 2]  # type: ignore[attr-defined]


def test_sources_are_numbered_in_the_order_of_their_use() -> None:
    sources = [{"id": name, "title": name} for name in ("unused", "late", "early")]
    text = "First [@early, p. 4], then [@late], again [@early]."
    of = brief(section("one", text), sources=sources)
    cited = [(c.number, c.locator) for c in marks(of, Citation)]  # type: ignore[attr-defined]
    assert cited == [(1, "p. 4"), (2, ""), (1, "")]


def test_a_source_that_nothing_in_the_edition_uses_is_not_in_it() -> None:
    sources = [{"id": name, "title": name} for name in ("seen", "unseen")]
    hidden = {"text": "[@unseen]", **INNER_ONLY}
    of = brief(section("one", "[@seen]", hidden), sources=sources)
    found = select(of, "outer").edition.sources
    assert [source.title for source in found] == ["seen"]


def test_a_citation_of_a_withheld_source_is_an_error() -> None:
    sources = [{"id": "agent", "title": "Agent", **INNER_ONLY}]
    with pytest.raises(InvalidBriefError, match="H201"):
        select(brief(section("one", "[@agent]"), sources=sources), "outer")


def test_a_pointer_to_a_withheld_part_is_an_error() -> None:
    hidden = section("two", "b", **INNER_ONLY)
    with pytest.raises(InvalidBriefError, match="H201"):
        select(brief(section("one", "See [](#two)."), hidden), "outer")


def test_a_pointer_names_its_target_by_the_number_of_this_edition() -> None:
    of = brief(
        section("one", "See [](#three)."),
        section("two", "b", **INNER_ONLY),
        section("three", "c"),
    )
    found = marks(of, CrossReference)
    assert found == [CrossReference("s-2", "section", "2", ())]


def test_a_pointer_to_what_the_template_does_not_print_is_no_link() -> None:
    asked = section("one", "See [](#two).", type="decision", question="Now?")
    of = brief(asked, section("two", "b"))
    cut = select(of, "outer", Choice("one-page")).edition
    block = cut.sections[0].parts[0].block
    assert isinstance(block, Paragraph)
    assert not any(isinstance(node, CrossReference) for node in block.children)


def test_support_that_the_audience_may_not_read_is_an_error() -> None:
    hidden = section("two", "b", **INNER_ONLY)
    given = [judgment("a", support=["two/p1"])]
    with pytest.raises(InvalidBriefError, match="rests on `two/p1`"):
        select(brief(section("one", "a"), hidden, of=READER, judgments=given), "outer")


def test_support_counts_paragraphs_as_written() -> None:
    hidden = {"text": "hidden", **INNER_ONLY}
    given = [judgment("a", support=["one/p3"])]
    of = brief(section("one", "first", hidden, "third"), of=READER, judgments=given)
    found = select(of, "outer").edition.judgments
    assert found is not None
    assert [s.number for s in found.judgments[0].support] == ["1.2"]


def test_an_editors_note_stands_beside_the_paragraph_that_it_flags() -> None:
    note = {"at": "one/p2", "text": "Not so."}
    of = brief(section("one", "first\n\nsecond"), of=FLAGGED, editor_notes=[note])
    parts = select(of, "outer").edition.sections[0].parts
    assert [len(part.notes) for part in parts] == [0, 1]


def test_an_editors_note_goes_with_the_part_that_it_flags() -> None:
    note = {"at": "two/p1", "text": "sesame"}
    hidden = section("two", "b", **INNER_ONLY)
    of = brief(section("one", "a"), hidden, of=FLAGGED, editor_notes=[note])
    assert not [p for p in select(of, "outer").edition.sections[0].parts if p.notes]


def test_an_audience_that_gets_no_editors_notes_gets_none() -> None:
    note = {"at": "one/p1", "text": "sesame"}
    of = brief(editor_notes=[note])
    assert not select(of, "outer").edition.sections[0].parts[0].notes


def test_captioned_tables_are_numbered_and_others_are_not() -> None:
    plain = {"table": {"columns": ["A"], "rows": [["1"]]}}
    named = {"table": {"columns": ["A"], "rows": [["1"]], "caption": "Trade"}}
    parts = select(brief(section("one", plain, named)), "outer").edition.sections[0]
    tables = [part.block for part in parts.parts]
    assert [t.number for t in tables if isinstance(t, Table)] == [0, 1]


def test_a_picture_in_prose_becomes_a_figure_with_its_text_alternative() -> None:
    of = brief(section("one", "![A map](map.png)"), images={"map.png": PIXEL})
    figure = select(of, "outer").edition.sections[0].parts[0].block
    assert getattr(figure, "alt", "") == "A map"


def test_a_statement_may_rest_on_an_option() -> None:
    options = {"id": "two", "title": "Two", "type": "options"}
    given = [{"id": "pay", "title": "Pay"}]
    of = brief(
        section("one", "a"),
        options | {"options": given},
        of=READER,
        judgments=[judgment("a", support=["pay"])],
    )
    found = select(of, "outer").edition.judgments
    assert found is not None
    assert [(s.kind, s.number) for s in found.judgments[0].support] == [
        ("section", "2")
    ]


def test_an_editors_note_on_an_option_is_printed() -> None:
    options = {"id": "two", "title": "Two", "type": "options"}
    of = brief(
        section("one", "a"),
        options | {"options": [{"id": "pay", "title": "Pay"}]},
        of=FLAGGED,
        editor_notes=[{"at": "pay", "text": "Not so."}],
    )
    assert len(select(of, "outer").edition.sections[1].notes) == 1


def test_sources_of_a_table_are_numbered_from_its_caption_on() -> None:
    sources = [{"id": name, "title": name} for name in ("head", "cell", "caption")]
    table = {"columns": ["[@head]"], "rows": [["[@cell]"]], "caption": "[@caption]"}
    found = select(brief(section("one", {"table": table}), sources=sources), "outer")
    titles = [source.title for source in found.edition.sources]
    assert titles == ["caption", "head", "cell"]


def test_a_pointer_to_a_judgment_that_is_not_printed_wants_words() -> None:
    of = brief(section("one", "See [](#a)."), judgments=[judgment("a")])
    with pytest.raises(InvalidBriefError, match="H211"):
        select(of, "outer")


def test_a_pointer_to_an_option_leads_to_the_option() -> None:
    options = {"id": "two", "title": "Two", "type": "options"}
    given = [{"title": "Wait"}, {"id": "pay", "title": "Pay"}]
    of = brief(section("one", "See [](#pay)."), options | {"options": given})
    assert marks(of, CrossReference) == [CrossReference("s-2-2", "section", "2", ())]
