"""Bars where parts are withheld: one for each, the same whatever is behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from briefgen.diagnostics import InvalidBriefError
from briefgen.documents import Gap, List, Redaction, Table
from briefgen.selection import Choice, select
from tests.support.briefs import PIXEL, audience, brief, house, section

if TYPE_CHECKING:
    from briefgen.documents import Edition
    from briefgen.model.brief import Brief

INNER_ONLY = {"audiences": ["inner"], "reason": "(b)(5)"}
BAR = Redaction("(b)(5)")
HIDDEN = {"text": "sesame", **INNER_ONLY}


def barred(*sections: dict[str, Any], **fields: Any) -> Brief:  # noqa: ANN401
    """A brief whose outer audience is to see the gaps."""
    asks = fields.pop("asks", {})
    readers = house(inner=audience(), outer=audience(redactions="marked", **asks))
    return brief(*sections, of=readers, **fields)


def edition(of: Brief, choice: Choice | None = None) -> Edition:
    """The edition of the outer audience."""
    return select(of, "outer", choice).edition


def blocks(of: Brief) -> list[object]:
    """The blocks of the first section."""
    return [part.block for part in edition(of).sections[0].parts]


def judgment(name: str, **fields: object) -> dict[str, Any]:
    return {"id": name, "text": name.capitalize(), **fields}


def test_without_the_setting_there_is_no_trace() -> None:
    of = brief(section("one", "a", HIDDEN), section("two", "b", **INNER_ONLY))
    assert "(b)(5)" not in repr(edition(of))


def test_a_bar_stands_for_a_block() -> None:
    assert BAR in blocks(barred(section("one", "a", HIDDEN, "c")))


@pytest.mark.parametrize(
    "hidden",
    [
        {"text": "sesame"},
        {"text": "sesame " * 500},
        {"text": "One.\n\nTwo.\n\n- three\n- four\n\n## Five\n\nSix."},
        {"file": "two.md"},
        {"callout": {"title": "sesame", "text": "sesame"}},
        {"quotation": {"text": "sesame"}},
        {"figure": {"file": "map.png", "alt": "sesame", "caption": "sesame"}},
        {"list": {"items": ["one", "two", "three"]}},
        {"table": {"columns": ["A"], "rows": [["x"], ["y"]], "caption": "sesame"}},
    ],
)
def test_an_edition_is_the_same_whatever_is_behind_a_bar(
    hidden: dict[str, Any],
) -> None:
    files: dict[str, Any] = {
        "texts": {"two.md": "sesame"},
        "images": {"map.png": PIXEL},
    }
    one = barred(section("one", "a", HIDDEN, "c"), **files)
    other = barred(section("one", "a", hidden | INNER_ONLY, "c"), **files)
    assert edition(one) == edition(other)


def test_an_edition_is_the_same_whatever_a_withheld_section_is() -> None:
    long = section(
        "two", "sesame\n\n" * 40, {"table": {"columns": ["A"], "rows": [["x"]]}}
    )
    one = barred(section("one", "a"), section("two", "b", **INNER_ONLY))
    assert edition(one) == edition(barred(section("one", "a"), long | INNER_ONLY))


def test_a_limit_inside_an_item_leaves_one_bar_too() -> None:
    inside = {"callout": {"text": "sesame", **INNER_ONLY}}
    assert blocks(barred(section("one", "a", inside)))[1] == BAR


def test_what_is_withheld_without_a_reason_leaves_a_bar_without_one() -> None:
    hidden = {"text": "sesame", "audiences": ["inner"]}
    assert Redaction() in blocks(barred(section("one", "a", hidden)))


def test_a_bar_does_not_say_the_reason_for_something_within() -> None:
    inner = {"text": "sesame", "audiences": ["inner"], "reason": "(b)(7)"}
    hidden = {"callout": inner, "audiences": ["inner"]}
    assert Redaction() in blocks(barred(section("one", "a", hidden)))


def test_a_bar_does_not_say_the_reason_to_keep_others_from_what_is_around() -> None:
    around = {"audiences": ["inner", "outer"], "reason": "(b)(7)"}
    inside = {"text": "sesame", "audiences": ["inner"]}
    assert Redaction() in blocks(
        barred(section("one", "a", {"callout": inside} | around))
    )


def test_what_nothing_names_leaves_a_bar_where_only_named_parts_are_released() -> None:
    of = barred(
        section("one", "a", audiences=["outer"]),
        section("two", "b"),
        asks={"release": "explicit"},
    )
    assert edition(of).gaps == (Gap(1, Redaction()),)


def test_a_bar_has_no_number_and_moves_none() -> None:
    of = barred(
        section("one", "first", HIDDEN, "third"),
        asks={"judgments": ["evidence"]},
        judgments=[judgment("a", support=["one/p3"])],
    )
    assert [part.number for part in edition(of).sections[0].parts] == ["1.1", "", "1.2"]


def test_a_bar_among_sections_moves_no_number() -> None:
    of = barred(
        section("one", "a"), section("two", "b", **INNER_ONLY), section("three", "c")
    )
    made = edition(of)
    assert [found.number for found in made.sections] == ["1", "2"]
    assert made.gaps == (Gap(1, BAR),)


def test_a_bar_stands_for_a_section_only_where_the_template_prints_its_type() -> None:
    asked = section("one", "a", type="decision", question="Now?")
    of = barred(asked, section("two", "b", **INNER_ONLY))
    assert edition(of, Choice("one-page")).gaps == ()


def test_a_section_of_which_all_is_withheld_shows_its_bars() -> None:
    of = barred(section("one", "a"), section("two", HIDDEN))
    assert [found.title for found in edition(of).sections] == ["One", "Two"]


def test_a_bar_stands_for_an_item_of_a_list() -> None:
    (found,) = blocks(barred(section("one", {"list": {"items": ["a", HIDDEN]}})))
    assert isinstance(found, List)
    assert found.items[1].blocks == (BAR,)


def test_a_bar_stands_for_a_row() -> None:
    rows = [["a", "b"], {"cells": ["c", "d"], **INNER_ONLY}, ["e", "f"]]
    table = {"table": {"columns": ["A", "B"], "rows": rows}}
    (found,) = blocks(barred(section("one", table)))
    assert isinstance(found, Table)
    assert [row.redaction for row in found.rows] == [None, BAR, None]


def test_a_column_leaves_no_bar() -> None:
    columns = ["A", {"title": "B", "audiences": ["inner"]}]
    table = {"table": {"columns": columns, "rows": [["a", "b"]]}}
    assert "Redaction(" not in repr(edition(barred(section("one", table))))


def test_a_bar_stands_for_a_judgment() -> None:
    given = [judgment("a"), judgment("b", **INNER_ONLY), judgment("c")]
    found = edition(barred(judgments=given, asks={"judgments": ["list"]})).judgments
    assert found is not None
    assert [one.number for one in found.judgments] == [1, 2]
    assert found.gaps == (Gap(1, BAR),)


def test_judgments_may_all_be_bars() -> None:
    given = [judgment("a", **INNER_ONLY)]
    found = edition(barred(judgments=given, asks={"judgments": ["list"]})).judgments
    assert found is not None
    assert (found.judgments, found.gaps) == ((), (Gap(0, BAR),))


def test_bars_stand_for_options_recommendations_and_points() -> None:
    of = barred(
        {
            "id": "a",
            "title": "A",
            "type": "options",
            "options": [{"title": "x"}, {"title": "sesame", **INNER_ONLY}],
        },
        {
            "id": "b",
            "title": "B",
            "type": "recommendations",
            "recommendations": [HIDDEN, "y"],
        },
        {"id": "c", "title": "C", "type": "points_to_make", "points": ["z", HIDDEN]},
    )
    options, recommendations, points = edition(of).sections
    assert options.gaps == (Gap(1, BAR),)
    assert recommendations.gaps == (Gap(0, BAR),)
    assert points.points[1].blocks == (BAR,)


def test_an_edition_of_bars_alone_is_none() -> None:
    with pytest.raises(InvalidBriefError, match="H209"):
        edition(barred(section("one", "a", **INNER_ONLY)))


def test_a_bar_has_no_marking() -> None:
    secret = {"text": "sesame", "marking": "TLP:RED"}
    marked = {"text": "b", "marking": "TLP:GREEN"}
    of = barred(
        section("one", marked, secret),
        asks={"clearance": "TLP:GREEN"},
        marking="TLP:CLEAR",
    )
    made = edition(of)
    assert made.banner is not None
    assert made.banner.label == "TLP:GREEN"
    assert [part.portion != "" for part in made.sections[0].parts] == [True, False]


def test_a_reason_may_not_name_an_author_who_is_withheld() -> None:
    author = {"name": "Ada Byron", "note": {"withheld": "Name withheld."}}
    hidden = {"text": "sesame", "audiences": ["inner"], "reason": "asked by Ada Byron"}
    asks = {"author_note": "withheld"}
    with pytest.raises(InvalidBriefError, match="H220"):
        edition(barred(section("one", "a", hidden), authors=[author], asks=asks))
