"""Who reads what: each rule of docs/reference/who-reads-what.md."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from briefgen.diagnostics import CommandLineError, InvalidBriefError
from briefgen.model.brief import Brief
from briefgen.selection import select, unprinted
from briefgen.selection.words import words_of
from tests.support.briefs import PIXEL, audience, brief, house, section

if TYPE_CHECKING:
    from briefgen.documents import Edition

INNER_ONLY = {"audiences": ["inner"]}
SHORT = house(inner=audience(template="one-page"), outer=audience())


def edition(of: Brief, reader: str = "outer") -> Edition:
    """The edition of a reader."""
    return select(of, reader).edition


def words(of: Brief, reader: str = "outer") -> str:
    """Everything that a reader's edition prints."""
    return "\n".join(words_of(edition(of, reader)))


def codes(of: Brief, reader: str = "outer") -> list[str]:
    """The codes of the faults that keep an edition from being cut."""
    with pytest.raises(InvalidBriefError) as caught:
        select(of, reader)
    return [found.code for found in caught.value.diagnostics]


def limited(kind: str) -> Brief:
    """A brief in which the word `sesame` stands in a part limited to `inner`."""
    word = {"text": "sesame", **INNER_ONLY}
    table = {"columns": ["A", "B"], "rows": [["1", "2"]]}
    parts: dict[str, Any] = {
        "section": section("two", "sesame", **INNER_ONLY),
        "block": section("two", "open", word),
        "inner block": section("two", "open", {"callout": word}),
        "quotation": section("two", "open", {"quotation": word}),
        "list item": section("two", {"list": {"items": ["open", word]}}),
        "row": section(
            "two",
            {
                "table": table
                | {"rows": [["1", "2"], {"cells": ["sesame", "4"], **INNER_ONLY}]}
            },
        ),
        "column": section(
            "two",
            {"table": table | {"columns": ["A", {"title": "sesame", **INNER_ONLY}]}},
        ),
        "caption": section("two", {"table": table | {"caption": word}}),
        "note": section("two", {"table": table | {"note": word}}),
        "option": {
            "id": "two",
            "title": "Two",
            "type": "options",
            "options": [{"title": "open"}, {"title": "sesame", **INNER_ONLY}],
        },
        "advantage": {
            "id": "two",
            "title": "Two",
            "type": "options",
            "options": [{"title": "open", "advantages": ["fast", word]}],
        },
        "recommendation": {
            "id": "two",
            "title": "Two",
            "type": "recommendations",
            "recommendations": ["open", word],
        },
        "point": {
            "id": "two",
            "title": "Two",
            "type": "points_to_make",
            "points": ["open", word],
        },
    }
    return brief(section("one", "A paragraph."), parts[kind])


KINDS = (
    "section",
    "block",
    "inner block",
    "quotation",
    "list item",
    "row",
    "column",
    "caption",
    "note",
    "option",
    "advantage",
    "recommendation",
    "point",
)


@pytest.mark.parametrize("kind", KINDS)
def test_a_limited_part_is_for_the_audiences_it_names(kind: str) -> None:
    assert "sesame" in words(limited(kind), "inner")


@pytest.mark.parametrize("kind", KINDS)
def test_a_limited_part_is_for_nobody_else(kind: str) -> None:
    assert "sesame" not in words(limited(kind))


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_withheld_is_handed_to_verification(kind: str) -> None:
    kept_back = select(limited(kind), "outer").withheld
    assert any("sesame" in text.text for text in kept_back.texts)


@pytest.mark.parametrize("kind", KINDS)
def test_an_edition_is_the_same_whatever_the_withheld_words_are(kind: str) -> None:
    one, other = limited(kind), limited(kind)
    text = one.content.model_dump_json(by_alias=True).replace("sesame", "x " * 90)
    changed = Brief(
        type(one.content).model_validate_json(text), other.source, one.house, one.scale
    )
    assert edition(one) == edition(changed)


def test_a_marking_above_the_clearance_withholds_the_part() -> None:
    readers = house(outer=audience(clearance="TLP:GREEN"))
    secret = {"text": "sesame", "marking": "TLP:AMBER"}
    assert "sesame" not in words(brief(section("one", "open", secret), of=readers))


def test_a_marking_at_the_clearance_may_be_read() -> None:
    readers = house(outer=audience(clearance="TLP:AMBER"))
    secret = {"text": "sesame", "marking": "TLP:AMBER"}
    assert "sesame" in words(brief(section("one", "open", secret), of=readers))


def test_a_lower_marking_inside_does_not_open_a_part() -> None:
    readers = house(outer=audience(clearance="TLP:GREEN"))
    inside = section("two", {"text": "sesame", "marking": "TLP:CLEAR"})
    of = brief(section("one", "open"), inside | {"marking": "TLP:RED"}, of=readers)
    assert "sesame" not in words(of)


def test_an_audience_without_clearance_reads_nothing_that_is_marked() -> None:
    readers = house(outer=audience(clearance=None))
    secret = {"text": "sesame", "marking": "TLP:CLEAR"}
    assert "sesame" not in words(brief(section("one", "open", secret), of=readers))


def test_a_brief_above_the_clearance_is_refused() -> None:
    readers = house(outer=audience(clearance="TLP:GREEN"))
    assert codes(brief(of=readers, marking="TLP:RED")) == ["H208"]


def test_an_explicit_audience_reads_only_what_names_it() -> None:
    readers = house(outer=audience(release="explicit"))
    named = section("two", "named", audiences=["outer"])
    of = brief(section("one", "sesame"), named, of=readers)
    assert [s.title for s in edition(of).sections] == ["Two"]


def test_an_explicit_audience_reads_what_is_inside_a_part_that_names_it() -> None:
    readers = house(outer=audience(release="explicit"))
    of = brief(section("one", {"text": "inside"}, audiences=["outer"]), of=readers)
    assert "inside" in words(of)


def test_naming_a_part_inside_an_unnamed_one_releases_nothing() -> None:
    readers = house(outer=audience(release="explicit"))
    inside = section("one", {"text": "sesame", "audiences": ["outer"]})
    named = section("two", "named", audiences=["outer"])
    assert "sesame" not in words(brief(inside, named, of=readers))


def test_the_audiences_of_the_brief_itself_release_nothing() -> None:
    readers = house(outer=audience(release="explicit"))
    of = brief(section("one", "sesame"), of=readers, audiences=["outer"])
    assert codes(of) == ["H209"]


def test_an_audience_that_the_brief_leaves_out_is_refused() -> None:
    with pytest.raises(CommandLineError, match="not for audience `outer`"):
        select(brief(audiences=["inner"]), "outer")


def test_an_unknown_audience_is_answered_with_the_nearest() -> None:
    with pytest.raises(CommandLineError, match="did you mean `outer`"):
        select(brief(), "otter")


def test_a_section_of_which_nothing_is_left_leaves_no_trace() -> None:
    gone = section("two", {"text": "sesame", **INNER_ONLY})
    of = brief(section("one", "a"), gone, section("three", "c"))
    assert [(s.number, s.title) for s in edition(of).sections] == [
        ("1", "One"),
        ("2", "Three"),
    ]


def test_a_list_of_which_nothing_is_left_leaves_no_trace() -> None:
    item = {"text": "sesame", **INNER_ONLY}
    of = brief(section("one", "open", {"list": {"items": [item]}}))
    assert len(edition(of).sections[0].parts) == 1


def test_a_table_of_which_nothing_is_left_is_an_error() -> None:
    row = {"cells": ["sesame"], **INNER_ONLY}
    table = {"table": {"columns": ["A"], "rows": [row]}}
    assert codes(brief(section("one", "open", table))) == ["H202"]


def test_a_limit_that_cuts_a_spanning_cell_is_an_error() -> None:
    table = {
        "columns": ["A", {"title": "B", **INNER_ONLY}, "C"],
        "rows": [[{"text": "wide", "colspan": "2"}, "c"]],
    }
    assert codes(brief(section("one", {"table": table}))) == ["H203"]


def test_a_limited_column_takes_its_cells_from_a_csv_file_too() -> None:
    columns = ["A", {"title": "B", **INNER_ONLY}]
    body = {"table": {"columns": columns, "file": "trade.csv"}}
    rows = (("1", "sesame"), ("3", "sesame"))
    assert "sesame" not in words(
        brief(section("one", body), tables={"trade.csv": rows})
    )


def test_a_picture_in_withheld_prose_is_handed_to_verification() -> None:
    hidden = {"text": "![A map](map.png)", **INNER_ONLY}
    of = brief(section("one", "open", hidden), images={"map.png": PIXEL})
    (picture,) = select(of, "outer").withheld.pictures
    assert picture.data == PIXEL.data


def test_a_part_that_no_page_prints_is_told() -> None:
    of = brief(section("one", "open", {"text": "lost", **INNER_ONLY}), of=SHORT)
    assert [found.code for found in unprinted(of)] == ["H210"]


def test_a_part_that_one_of_its_readers_sees_is_not_told() -> None:
    assert unprinted(brief(of=SHORT)) == ()


EXPLICIT = house(inner=audience(), outer=audience(release="explicit"))


def test_a_name_inside_what_is_not_released_is_told() -> None:
    inside = section("one", {"text": "a", "audiences": ["outer"]})
    named = section("two", "b", audiences=["outer"])
    found = unprinted(brief(inside, named, of=EXPLICIT))
    assert [one.message for one in found] == [
        "names audience `outer`, which does not get this part"
    ]


def test_a_name_on_what_is_marked_above_its_clearance_is_told() -> None:
    readers = house(outer=audience(clearance="TLP:GREEN"))
    part = {"text": "a", "audiences": ["outer"], "marking": "TLP:RED"}
    found = unprinted(brief(section("one", "a", part), of=readers))
    assert [one.code for one in found] == ["H212"]


def test_names_on_what_is_released_are_not_told() -> None:
    inside = {"text": "a", "audiences": ["outer"]}
    of = brief(section("one", inside, audiences=["outer"]), of=EXPLICIT)
    assert unprinted(of) == ()
