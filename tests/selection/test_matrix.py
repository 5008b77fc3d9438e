"""The matrix says of every part what the editions do with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.diagnostics import InvalidBriefError
from briefgen.documents import Reading
from briefgen.selection import matrix, select
from tests.support.briefs import PIXEL, audience, brief, house, section

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefgen.documents import Matrix, MatrixPart
    from briefgen.model.brief import Brief

INNER = {"audiences": ["inner"]}


def part(made: Matrix, kind: str, name: str = "") -> MatrixPart:
    """The one part of this kind and name."""
    (found,) = [
        one for one in made.parts if one.kind == kind and name in (one.name, "")
    ]
    return found


def outer(of: Brief, kind: str, name: str = "") -> Reading:
    """How the audience `outer` stands to a part."""
    made = matrix(of)
    names = [reader.audience for reader in made.readers]
    return part(made, kind, name).readings[names.index("outer")]


def only(**wants: object) -> dict[str, Any]:
    """A house whose outer audience has these settings."""
    return {"of": house(inner=audience(), outer=audience(**wants))}


# ── Why ──────────────────────────────────────────────────────────────────────


def test_a_part_without_a_limit_is_read() -> None:
    assert outer(brief(section("one", "a")), "section", "one") is Reading.READS


def test_a_part_for_others_is_limited() -> None:
    of = brief(section("one", "a", **INNER), section("two", "b"))
    assert outer(of, "section", "one") is Reading.LIMITED


def test_a_part_above_the_clearance_is_told_as_such() -> None:
    secret = {"text": "a", "marking": "TLP:RED"}
    of = brief(section("one", secret, "b"), **only(clearance="TLP:GREEN"))
    assert outer(of, "text", "one/p1") is Reading.MARKED


def test_a_part_that_nothing_names_is_told_to_who_reads_by_name() -> None:
    named = section("two", "b", audiences=["outer"])
    of = brief(section("one", "a"), named, **only(release="explicit"))
    assert outer(of, "section", "one") is Reading.UNNAMED
    assert outer(of, "text", "two/p1") is Reading.READS


def test_what_a_withheld_part_contains_is_withheld_with_it() -> None:
    item = {"list": {"items": ["x", {"text": "y", "audiences": ["outer"]}]}}
    of = brief(section("one", item, **INNER), section("two", "b"))
    assert outer(of, "list", "one/p1") is Reading.INSIDE
    assert outer(of, "item", "2") is Reading.INSIDE


def test_a_list_of_which_no_item_is_left_is_empty() -> None:
    item = {"list": {"items": [{"text": "x", **INNER}]}}
    of = brief(section("one", item, "b"))
    assert outer(of, "list", "one/p1") is Reading.EMPTY
    assert outer(of, "item", "1") is Reading.LIMITED


def test_a_section_of_which_nothing_is_left_is_empty() -> None:
    of = brief(section("one", {"text": "a", **INNER}), section("two", "b"))
    assert outer(of, "section", "one") is Reading.EMPTY
    assert outer(of, "text", "one/p1") is Reading.LIMITED


def test_a_section_that_the_template_leaves_out_is_not_printed() -> None:
    decision = {
        "id": "ask",
        "title": "Ask",
        "type": "decision",
        "question": "Shall we?",
    }
    of = brief(section("one", "a"), decision, **only(template="one-page"))
    assert outer(of, "section", "one") is Reading.UNPRINTED
    assert outer(of, "text", "one/p1") is Reading.UNPRINTED
    assert outer(of, "section", "ask") is Reading.READS


def test_variants_that_are_not_chosen_are_not_printed() -> None:
    of = brief(
        summary={"short": {"text": "s", **INNER}, "full": "f", "headline": "h"},
        authors=[{"name": "A", "note": {"byline": "b", "withheld": "w"}}],
        **only(summary=["short", "headline", "full"], author_note="withheld"),
    )
    assert outer(of, "summary", "short") is Reading.LIMITED
    assert outer(of, "summary", "headline") is Reading.READS
    assert outer(of, "summary", "full") is Reading.UNPRINTED
    assert outer(of, "author note", "withheld") is Reading.READS


def test_an_author_whose_note_does_not_name_them_is_protected() -> None:
    note = {"byline": "b", "descriptor": "d", "withheld": "w"}
    of = brief(authors=[{"name": "A", "note": note}], **only(author_note="withheld"))
    assert outer(of, "author") is Reading.PROTECTED
    assert outer(of, "author note", "byline") is Reading.PROTECTED
    assert outer(of, "author note", "descriptor") is Reading.UNPRINTED


def test_a_note_of_a_named_author_that_is_not_chosen_is_not_printed() -> None:
    of = brief(
        authors=[{"name": "A", "note": {"byline": "b", "full": "f"}}],
        **only(author_note="byline"),
    )
    assert outer(of, "author note", "full") is Reading.UNPRINTED


def test_judgments_that_an_audience_does_not_ask_for_are_not_printed() -> None:
    judgments = [{"id": "a", "text": "It holds."}]
    of = brief(judgments=judgments, **only(judgments=["none"]))
    assert outer(of, "judgment", "a") is Reading.UNPRINTED


def test_a_source_is_read_where_it_is_cited() -> None:
    sources = [{"id": "s", "title": "Cited"}, {"id": "t", "title": "Idle"}]
    of = brief(section("one", "a [@s]"), sources=sources)
    assert outer(of, "source", "s") is Reading.READS
    assert outer(of, "source", "t") is Reading.UNPRINTED


def test_a_source_follows_its_use_and_needs_no_name() -> None:
    body = section("one", "a [@s]", audiences=["outer"])
    sources = [{"id": "s", "title": "Cited"}]
    of = brief(body, sources=sources, **only(release="explicit"))
    assert outer(of, "source", "s") is Reading.READS


def test_an_editors_note_stands_in_what_it_flags() -> None:
    of = brief(
        section("one", {"text": "a", **INNER}, "b"),
        editor_notes=[{"at": "one/p1", "text": "n"}, {"at": "one/p2", "text": "m"}],
        **only(editor_notes=True),
    )
    assert outer(of, "editor’s note", "one/p1") is Reading.INSIDE
    assert outer(of, "editor’s note", "one/p2") is Reading.READS


def test_editors_notes_that_an_audience_does_not_ask_for_are_not_printed() -> None:
    of = brief(section("one", "a"), editor_notes=[{"at": "one/p1", "text": "n"}])
    assert outer(of, "editor’s note", "one/p1") is Reading.UNPRINTED


def test_the_title_block_is_everybodys() -> None:
    assert outer(brief(), "title block") is Reading.READS


def test_of_a_brief_above_the_clearance_nobody_reads_the_title() -> None:
    of = brief(marking="TLP:RED", **only(clearance="TLP:GREEN"))
    assert outer(of, "title block") is Reading.MARKED
    assert outer(of, "section", "one") is Reading.INSIDE


# ── What is said of each part ────────────────────────────────────────────────


def test_paragraphs_go_by_their_places() -> None:
    of = brief(section("one", "a\n\nb\n\nc", "### Head\n\nd", {"text": "e", "id": "x"}))
    assert [one.name for one in matrix(of).parts if one.kind == "text"] == [
        "one/p1–p3",
        "one/p4",
        "x",
    ]


def test_a_block_goes_by_its_kind_and_id() -> None:
    figure = {"figure": {"id": "map", "file": "map.png", "alt": "m"}}
    of = brief(section("one", figure), images={"map.png": PIXEL})
    assert part(matrix(of), "figure").name == "map"


def test_small_parts_are_named_where_they_have_a_limit_of_their_own() -> None:
    table = {
        "columns": ["A", {"title": "B", **INNER}],
        "rows": [["1", "2"], {"cells": ["3", "4"], "marking": "TLP:GREEN"}],
        "caption": "C",
        "note": {"text": "n", **INNER},
    }
    made = matrix(brief(section("one", {"table": table})))
    assert [(one.kind, one.name) for one in made.parts if one.depth == 2] == [
        ("column", "2"),
        ("row", "2"),
        ("note", ""),
    ]


def test_the_marking_that_holds_is_that_of_the_part_or_of_what_contains_it() -> None:
    marked = {"text": "b", "marking": "TLP:AMBER"}
    of = brief(section("one", "a", marked, marking="TLP:GREEN"), marking="TLP:CLEAR")
    found = [(one.name, one.marking, one.is_marked) for one in matrix(of).parts]
    assert found == [
        ("", "TLP:CLEAR", True),
        ("one", "TLP:GREEN", True),
        ("one/p1", "TLP:GREEN", False),
        ("one/p2", "TLP:AMBER", True),
    ]


def test_no_word_of_a_part_is_in_the_matrix() -> None:
    words = repr(matrix(every_part(lambda _: {})))
    assert "zzz" not in words


# ── Audiences ────────────────────────────────────────────────────────────────


def test_an_audience_without_an_edition_is_told_with_the_reason() -> None:
    of = brief(section("one", "a", **INNER))
    readers = {reader.audience: reader for reader in matrix(of).readers}
    assert readers["inner"].has_edition
    assert not readers["outer"].has_edition
    assert [found.code for found in readers["outer"].diagnostics] == ["H209"]


def test_the_banner_is_that_of_the_edition() -> None:
    body = section("one", {"text": "a", "marking": "TLP:GREEN"})
    (reader,) = matrix(brief(body, of=house(outer=audience()))).readers
    assert reader.banner == "TLP:GREEN"


def test_an_audience_that_may_not_have_the_brief_is_named_apart() -> None:
    made = matrix(brief(audiences=["inner"]))
    assert [reader.audience for reader in made.readers] == ["inner"]
    assert made.not_for == ("outer",)


def test_parts_are_counted_for_each_audience() -> None:
    of = brief(
        section("one", {"text": "a", **INNER}, "b"),
        sources=[{"id": "t", "title": "Idle"}],
        of=house(outer=audience()),
    )
    assert matrix(of).count(0) == (3, 1, 1)


# ── The number that stands for what was reviewed ─────────────────────────────


def digest(*sections: dict[str, Any], **fields: Any) -> str:  # noqa: ANN401
    return matrix(brief(*(sections or [section("one", "a")]), **fields)).digest


def test_the_same_brief_has_the_same_number() -> None:
    assert digest() == digest()
    assert len(digest()) == 64


@pytest.mark.parametrize(
    "changed",
    [
        brief(section("one", "b")),
        brief(section("one", "a", **INNER)),
        brief(section("one", "a", marking="TLP:GREEN")),
        brief(section("one", "a"), title="Other"),
        brief(section("one", "a"), of=house(inner=audience(), outer=audience())),
        brief(section("one", "a"), of=house(inner=audience(clearance="TLP:GREEN"))),
    ],
)
def test_a_change_of_words_limits_or_readers_changes_the_number(changed: Brief) -> None:
    assert matrix(changed).digest != digest(of=house(inner=audience()))


@pytest.mark.parametrize("file", ["texts", "tables", "images"])
def test_a_change_of_a_file_beside_the_brief_changes_the_number(file: str) -> None:
    body = section("one", {"file": "a.md"})
    old: dict[str, Any] = {"texts": {"a.md": "a"}}
    new: dict[str, Any] = {"texts": {"a.md": "b"}}
    if file == "tables":
        body = section("one", {"table": {"columns": ["A"], "file": "a.csv"}})
        old = {"tables": {"a.csv": (("1",),)}}
        new = {"tables": {"a.csv": (("2",),)}}
    if file == "images":
        body = section("one", {"figure": {"file": "a.png", "alt": "a"}})
        old = {"images": {"a.png": PIXEL}}
        new = {"images": {"a.png": type(PIXEL)(b"other", "image/png", 1, 1)}}
    assert digest(body, **old) != digest(body, **new)


# ── Against the editions ─────────────────────────────────────────────────────

LIMITS = st.sampled_from(
    [
        *({} for _ in range(8)),
        {"audiences": ["inner"]},
        {"audiences": ["outer"]},
        {"audiences": ["inner", "outer"]},
        {"marking": "TLP:GREEN"},
        {"marking": "TLP:AMBER"},
        {"audiences": ["outer"], "marking": "TLP:GREEN"},
    ]
)


def every_part(
    limit: Callable[[str], dict[str, Any]], *, cited: bool = True, **wants: object
) -> Brief:
    """A brief with a part of every kind; the words of each are `zzz` and its name."""

    def words(name: str) -> dict[str, Any]:
        return {"text": f"zzz{name}zzz", **limit(name)}

    table = {
        "id": "table",
        "columns": [
            {"title": "zzzcolumn1zzz", **limit("column1")},
            {"title": "zzzcolumn2zzz", **limit("column2")},
        ],
        "rows": [
            {"cells": [f"zzzrow{number}zzz"] * 2, **limit(f"row{number}")}
            for number in (1, 2)
        ],
        "caption": words("caption"),
        "note": words("note"),
    }
    items = {"id": "list", "items": [words("item1"), words("item2")]}
    option = {
        "id": "option",
        "title": "zzzoptionzzz",
        "advantages": [words("advantage1")],
        "disadvantages": [words("disadvantage1")],
        **limit("option"),
    }
    sections = [
        section(
            "prose",
            {"id": "text", **words("text")},
            {"table": table, **limit("table")},
            {"list": items, **limit("list")},
            {"callout": {"id": "callout", **words("callout")}},
            {"quotation": {"id": "quotation", **words("quotation")}},
            "Always. [@source]" if cited else "Always.",
            **limit("prose"),
        ),
        {
            "id": "courses",
            "title": "Courses",
            "type": "options",
            "options": [option],
            **limit("courses"),
        },
        {
            "id": "advice",
            "title": "Advice",
            "type": "recommendations",
            "recommendations": [{"id": "do", **words("do")}],
            **limit("advice"),
        },
        {
            "id": "lines",
            "title": "Lines",
            "type": "points_to_make",
            "points": [words("point1")],
            **limit("lines"),
        },
    ]
    settings = {
        "summary": ["full", "short", "none"],
        "judgments": ["list"],
        "author_note": "byline",
        "editor_notes": True,
        "clearance": "TLP:GREEN",
        **wants,
    }
    return brief(
        *sections,
        of=house(outer=audience(**settings), inner=audience()),
        summary={"full": words("full"), "short": words("short")},
        judgments=[{"id": "judgment", **words("judgment")}],
        authors=[
            {
                "name": "zzzauthor1zzz",
                "note": {"byline": words("byline")},
                **limit("author1"),
            }
        ],
        editor_notes=[{"at": "text", **words("flag")}],
        sources=[{"id": "source", "title": "zzzsourcezzz", **limit("source")}],
    )


NAMES = {
    ("column", "1"): "column1",
    ("column", "2"): "column2",
    ("row", "1"): "row1",
    ("row", "2"): "row2",
    ("item", "1"): "item1",
    ("item", "2"): "item2",
    ("caption", ""): "caption",
    ("note", ""): "note",
    ("advantage", "1"): "advantage1",
    ("disadvantage", "1"): "disadvantage1",
    ("point", "1"): "point1",
    ("author", "1"): "author1",
    ("author note", "byline"): "byline",
    ("editor’s note", "text"): "flag",
}
# Containers, whose words are those of what they contain.
WORDLESS = {"section", "title block", "table", "list"}


@settings(max_examples=300, deadline=None)
@given(
    limits=st.dictionaries(
        st.sampled_from(
            [
                *NAMES.values(),
                *("text", "table", "list", "callout", "quotation", "option", "do"),
                *("prose", "courses", "advice", "lines", "full", "short"),
                "judgment",
            ]
        ),
        LIMITS,
        max_size=12,
    ),
    explicit=st.booleans(),
    cited=st.booleans(),
    redactions=st.sampled_from(["none", "marked"]),
)
def test_what_is_said_to_be_read_is_in_the_edition_and_nothing_else(
    limits: dict[str, dict[str, Any]], *, explicit: bool, cited: bool, redactions: str
) -> None:
    # Who reads by name has an edition where something names them.
    wants = {"release": "explicit" if explicit else "default", "redactions": redactions}
    needed = {"prose", "author1", "judgment"} if explicit else set()
    named = {key: {"audiences": ["outer"]} for key in needed} | limits
    of = every_part(lambda name: named.get(name, {}), cited=cited, **wants)
    made = matrix(of)
    if not made.readers[0].has_edition:
        with pytest.raises(InvalidBriefError) as caught:
            select(of, "outer")
        assert caught.value.diagnostics == made.readers[0].diagnostics
        return
    edition = repr(select(of, "outer").edition)
    for one in made.parts:
        if one.kind not in WORDLESS and not one.name.startswith("prose/"):
            name = NAMES.get((one.kind, one.name), one.name)
            is_there = f"zzz{name}zzz" in edition
            assert is_there == (one.readings[0] is Reading.READS), (one, edition)
