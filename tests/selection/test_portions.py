"""Portion markings: all portions show theirs, or none does; the banner joins them."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from functools import reduce
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.documents import Divider, List, Part, Table
from briefgen.selection import select
from tests.support.briefs import PIXEL, audience, brief, house, scheme, section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.documents import Edition
    from briefgen.model.brief import Brief

LABELS = {
    "tlp-2": ("TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED"),
    "uk-gscp": (
        "OFFICIAL",
        "OFFICIAL-SENSITIVE",
        "OFFICIAL-SENSITIVE COMMERCIAL",
        "OFFICIAL HMG USE ONLY",
        "SECRET UK EYES ONLY",
        "SECRET FIVE EYES ONLY",
    ),
}
CLEARED = {"tlp-2": "TLP:RED", "uk-gscp": "SECRET HMG USE ONLY COMMERCIAL UK EYES ONLY"}
LOWER = {"tlp-2": "TLP:AMBER", "uk-gscp": "OFFICIAL-SENSITIVE HMG USE ONLY"}
SLOTS = 24


class Shown(NamedTuple):
    """A thing that is printed by itself, and the portion marking before it."""

    kind: str
    portion: str


def shown(node: object) -> Iterator[Shown]:
    """Everything in an edition that has a portion marking, or would have one."""
    if isinstance(node, tuple):
        for child in node:
            yield from shown(child)
    elif is_dataclass(node):
        for field in fields(node):
            value = getattr(node, field.name)
            if field.name.endswith("portion") and _is_printed(node, field.name):
                yield Shown(f"{type(node).__name__}.{field.name}", value)
            yield from shown(value)


def _is_printed(node: object, field: str) -> bool:
    if isinstance(node, Part) and isinstance(node.block, Divider | List | Table):
        return False  # it says nothing, or each part of it has its own
    of = field.removesuffix("portion").rstrip("_")
    return not of or bool(getattr(node, of))


def everything(of: str, labels: list[str | None], lowest: str | None) -> Brief:
    """A brief in which every part that can be marked has one of these labels."""
    rest = iter(labels)

    def marked(**part: object) -> dict[str, Any]:
        label = next(rest)
        return {**part, **({"marking": label} if label else {})}

    table = {
        "columns": ["A", marked(title="B")],
        "rows": [["1", "2"], marked(cells=["3", "4"])],
        "caption": marked(text="Caption"),
        "note": marked(text="Note"),
    }
    figure = {
        "file": "map.png",
        "alt": "A map",
        "caption": marked(text="A map"),
        "credit": marked(text="Us"),
    }
    options = [
        marked(
            title="Wait",
            text="For a year.\n\nOr two.",
            advantages=[marked(text="cheap")],
            disadvantages=[marked(text="slow")],
        ),
        {"title": "Go"},
    ]
    sections = [
        section(
            "one",
            'A paragraph.\n\n## A heading\n\n***\n\n![A map](map.png "In prose")'
            "\n\n- a\n- b\n\n| A | B |\n| - | - |\n| 1 | 2 |\n",
            marked(text="Marked [@s]."),
            marked(table=table),
            {"figure": marked(**figure)},
            {"list": {"items": ["open", marked(text="item")]}},
            marked(callout={"text": "Box"}),
            {"quotation": marked(text="Words", attribution="A witness")},
        ),
        marked(**section("two", "In a section.")),
        {"id": "o", "title": "O", "type": "options", "options": options},
        {
            "id": "r",
            "title": "R",
            "type": "recommendations",
            "recommendations": [marked(text="Act.")],
        },
        {
            "id": "p",
            "title": "P",
            "type": "points_to_make",
            "points": [marked(text="S")],
        },
        marked(id="d", title="D", type="decision", question="Shall we?"),
    ]
    readers = {
        name: audience(
            clearance=clearance[of],
            summary=["full", "none"],
            judgments=["evidence"],
            author_note="full",
            editor_notes=True,
        )
        for name, clearance in (("inner", CLEARED), ("outer", LOWER))
    }
    note = marked(text="Writes.")
    whole: dict[str, Any] = {"marking": lowest} if lowest else {}
    return brief(
        *sections,
        of=replace(house(**readers), scheme=scheme(of)),
        images={"map.png": PIXEL},
        authors=[
            {"name": "Ann", "note": {"full": note}},
            {"name": "Bea", "note": {"full": "Sails."}},
        ],
        summary={"full": marked(text="One.\n\nTwo.")},
        judgments=[
            marked(
                id="k", text="It holds.", confidence={"level": "low", "basis": "One."}
            ),
            {"id": "l", "text": "It stays.", "indicators": ["It moves."]},
        ],
        editor_notes=[marked(at="one/p1", text="Doubtful.")],
        sources=[marked(id="s", title="A report")],
        **whole,
    )


@st.composite
def briefs(draw: st.DrawFn) -> tuple[str, Brief]:
    of = draw(st.sampled_from(sorted(LABELS)))
    label = st.none() | st.sampled_from(LABELS[of])
    labels = draw(st.lists(label, min_size=SLOTS, max_size=SLOTS))
    return of, everything(of, labels, LABELS[of][0])


def edition(of: Brief, reader: str) -> Edition:
    # What a statement mentions may be withheld: that is another law.
    return select(of, reader).edition


@given(briefs())
def test_every_portion_shows_its_marking_or_none_does(made: tuple[str, Brief]) -> None:
    found = list(shown(edition(made[1], "inner")))

    assert len({bool(one.portion) for one in found}) == 1
    assert {one.kind for one in found} == KINDS


@given(briefs())
def test_the_banner_is_the_join_of_all_that_is_printed(made: tuple[str, Brief]) -> None:
    of = scheme(made[0])
    by_portion = {m.portion: m for label in LABELS[made[0]] if (m := of.read(label))}
    pages = edition(made[1], "inner")
    markings = [by_portion[one.portion] for one in shown(pages) if one.portion]
    lowest = of.read(LABELS[made[0]][0])
    assert lowest is not None
    assert pages.banner is not None
    joined = reduce(lambda one, other: one.joined(other), markings, lowest)
    assert pages.banner.label == joined.label


KINDS = {
    "AuthorNote.name_portion",
    "AuthorNote.portion",
    "CitedSource.portion",
    "Column.portion",
    "Decision.portion",
    "EditorNote.portion",
    "Figure.caption_portion",
    "Figure.credit_portion",
    "Judgment.portion",
    "ListItem.portion",
    "Option.portion",
    "Part.portion",
    "Point.portion",
    "Reason.portion",
    "Recommendation.portion",
    "Row.portion",
    "Section.portion",
    "Summary.portion",
    "Table.caption_portion",
    "Table.note_portion",
    "TitleBlock.portion",
}


@pytest.mark.parametrize("slot", range(SLOTS))
def test_one_marked_part_marks_all_portions(slot: int) -> None:
    labels: list[str | None] = [None] * SLOTS
    labels[slot] = "TLP:AMBER"
    found = list(shown(edition(everything("tlp-2", labels, "TLP:CLEAR"), "inner")))

    assert {one.portion for one in found} == {"(TLP:CLEAR)", "(TLP:AMBER)"}


def test_a_brief_with_one_marking_shows_it_on_no_portion() -> None:
    unmarked = everything("tlp-2", [None] * SLOTS, "TLP:GREEN")
    assert {one.portion for one in shown(edition(unmarked, "inner"))} == {""}


def test_a_brief_without_a_marking_shows_those_of_its_parts_on_none() -> None:
    marked = everything("tlp-2", ["TLP:AMBER"] * SLOTS, None)
    assert {one.portion for one in shown(edition(marked, "inner"))} == {""}
