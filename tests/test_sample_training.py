"""The training brief uses everything, and limits every kind of part."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefgen.documents import Figure, Table
from briefgen.loading import load
from briefgen.model.blocks import KINDS, Callout
from briefgen.model.brief import AuthorNotes, Content, Summary
from briefgen.model.fields import Model
from briefgen.model.parts import LimitedPart
from briefgen.model.sections import SECTION_TYPES
from briefgen.selection import Choice, select
from tests.support.pruning import pruned

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.documents import Block, Edition, Selection
    from briefgen.model.brief import Brief

FOLDER = Path(__file__).parents[1] / "briefs" / "training-port-closure"
NOTICE = "FOR TRAINING USE ONLY"
AUDIENCES = ("principal", "working-level", "public")
EVERYTHING = Choice(template="policy-brief")

# The name that each limited part carries, and what kind of part it is.
NAMES = {
    "Fennimar": "ProseSection",
    "Quellamar": "Annex",
    "Sturrowby": "BodyItem",
    "Ommenfeld": "BodyItem",
    "Kessendine": "BodyItem",
    "Dunmarrow": "Callout",
    "Aldersonne": "Quotation",
    "Pellowick": "Passage",
    "Gannoway": "TableRow",
    "Thrennick": "TableColumn",
    "Yarrowdene": "TableColumn",
    "Ullensay": "Phrase",
    "Harrowmint": "Phrase",
    "Brindlecote": "Phrase",
    "Castellorne": "KeyJudgment",
    "Marrowgate": "SummaryVariant",
    "Thalebrook": "Author",
    "Pellimont": "ProseOrFile",
    "Skerrivane": "CitedWork",
    "Lindqvar": "EditorsNote",
    "Ostergrave": "Option",
    "Tamberley": "Phrase",
    "Crullmoor": "Phrase",
    "Wixenbury": "Recommendation",
    "Fallowmere": "Passage",
}
READ_BY_THE_PRINCIPAL = {"Fennimar", "Ommenfeld", "Dunmarrow", "Gannoway"}


# ── What it uses ─────────────────────────────────────────────────────────────


def test_every_type_of_section_is_used() -> None:
    assert {section.type for section in content().sections} == set(SECTION_TYPES)


def test_every_kind_of_block_is_used() -> None:
    items = [
        item
        for section in content().sections
        for item in getattr(section, "body", None) or ()
    ]

    assert {kind for item in items for kind in KINDS if getattr(item, kind)} == set(
        KINDS
    )


def test_every_kind_of_callout_is_used() -> None:
    kinds = {part.kind for part in parts() if isinstance(part, Callout)}

    assert kinds == {"note", "caution", "definition", "example"}


def test_every_length_of_the_summary_is_written() -> None:
    summary = content().summary

    assert [v for v in Summary.model_fields if getattr(summary, v) is None] == []


def test_every_variant_of_the_author_note_is_written() -> None:
    note = content().authors[0].note

    assert [v for v in AuthorNotes.model_fields if getattr(note, v) is None] == []


@pytest.mark.parametrize("field", sorted(Content.model_fields))
def test_every_key_of_a_brief_is_used(field: str) -> None:
    unused = {"translation_of"}

    assert bool(getattr(content(), field)) is (field not in unused)


@pytest.mark.parametrize("ending", [".png", ".jpg", ".csv", ".md"])
def test_every_kind_of_file_is_used(ending: str) -> None:
    assert list(FOLDER.rglob(f"*{ending}"))


# ── Nobody takes it for real ─────────────────────────────────────────────────


@pytest.mark.parametrize("field", ["title", "subtitle", "series", "distribution"])
def test_the_title_block_says_that_it_is_for_training(field: str) -> None:
    assert NOTICE in getattr(content(), field)


def test_the_first_section_says_that_it_is_for_training() -> None:
    first = content().sections[0]

    assert NOTICE in getattr(first, "body")[0].text  # noqa: B009 (a union of sections)


# ── What it limits ───────────────────────────────────────────────────────────


def test_every_kind_of_part_is_limited_at_least_once() -> None:
    limited = {type(part).__name__ for part in parts() if part.audiences}

    assert set(NAMES.values()) - limited == set()


def test_some_part_is_limited_by_its_marking_alone() -> None:
    assert [part for part in parts() if part.marking and not part.audiences]


@pytest.mark.parametrize("marking", ["TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT"])
def test_a_marking_is_in_use(marking: str) -> None:
    assert [part for part in parts() if part.marking == marking]


@pytest.mark.parametrize("word", sorted(NAMES))
def test_the_name_of_a_limited_part_stands_in_the_brief(word: str) -> None:
    files = [p for p in FOLDER.rglob("*") if p.suffix in {".yaml", ".md", ".csv"}]

    assert any(word in path.read_text("utf-8") for path in files)


# ── Who reads what ───────────────────────────────────────────────────────────


def test_the_working_level_reads_every_limited_part() -> None:
    assert names_in("working-level") == set(NAMES)


def test_the_principal_reads_what_is_opened_and_what_the_clearance_covers() -> None:
    assert names_in("principal") == READ_BY_THE_PRINCIPAL


def test_the_public_reads_no_limited_part() -> None:
    assert names_in("public") == set()


def test_the_public_reads_only_the_sections_that_name_it() -> None:
    sections = edition("public").sections

    assert [(section.number, section.type) for section in sections] == [
        ("1", "scope_note"),
        ("2", "background"),
        ("3", "prose"),
        ("A", "annex"),
    ]


@pytest.mark.parametrize(
    ("audience", "judgments"), [("principal", 4), ("working-level", 5), ("public", 3)]
)
def test_the_judgments_are_numbered_without_a_gap(
    audience: str, judgments: int
) -> None:
    key = edition(audience).judgments

    assert key is not None
    assert [j.number for j in key.judgments] == list(range(1, judgments + 1))


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("kind", [Table, Figure])
def test_tables_and_figures_are_numbered_without_a_gap(
    audience: str, kind: type[Table | Figure]
) -> None:
    captioned = [b for b in blocks(audience) if isinstance(b, kind) and b.caption]

    assert [b.number for b in captioned] == list(range(1, len(captioned) + 1))


@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_table_whose_caption_is_withheld_has_no_number(audience: str) -> None:
    bare = [b for b in blocks(audience) if isinstance(b, Table) and not b.caption]

    assert {table.number for table in bare} == {0}


@pytest.mark.parametrize(
    ("audience", "sources"), [("principal", 3), ("working-level", 4), ("public", 3)]
)
def test_a_source_is_listed_where_it_is_cited(audience: str, sources: int) -> None:
    assert len(edition(audience).sources) == sources


@pytest.mark.parametrize(
    ("audience", "words"),
    [("working-level", ["OHA", "TEU", "SQB"]), ("public", ["OHA", "TEU"])],
)
def test_an_abbreviation_is_explained_where_it_is_used(
    audience: str, words: list[str]
) -> None:
    assert [a.short for a in edition(audience).abbreviations] == words


@pytest.mark.parametrize(
    ("audience", "label"),
    [
        ("principal", "TLP:GREEN"),
        ("working-level", "TLP:AMBER+STRICT"),
        ("public", "TLP:CLEAR"),
    ],
)
def test_the_banner_covers_what_is_inside(audience: str, label: str) -> None:
    banner = edition(audience).banner

    assert banner is not None
    assert banner.label == label


@pytest.mark.parametrize("audience", AUDIENCES)
def test_the_limited_names_that_are_not_read_are_handed_to_verification(
    audience: str,
) -> None:
    kept_back = " ".join(part.text for part in cut(audience).withheld.texts)

    assert {name for name in NAMES if name in kept_back} >= set(NAMES) - names_in(
        audience
    )


@pytest.mark.parametrize("audience", ["principal", "public"])
def test_an_edition_is_the_same_without_the_parts_that_it_leaves_out(
    audience: str,
) -> None:
    cut_down = select(pruned(brief(), audience), audience, EVERYTHING)
    assert cut_down.edition == edition(audience)


# ── The material ─────────────────────────────────────────────────────────────


@cache
def brief() -> Brief:
    return load(FOLDER)


def content() -> Content:
    return brief().content


@cache
def cut(audience: str) -> Selection:
    """All that the audience may read: the template of every section prints it."""
    return select(brief(), audience, EVERYTHING)


def edition(audience: str) -> Edition:
    return cut(audience).edition


def names_in(audience: str) -> set[str]:
    everything = repr(edition(audience))
    return {name for name in NAMES if name in everything}


def blocks(audience: str) -> Iterator[Block]:
    for section in edition(audience).sections:
        yield from (part.block for part in section.parts)


def parts() -> list[LimitedPart]:
    return [part for part in _inside(content()) if isinstance(part, LimitedPart)]


def _inside(part: Model) -> Iterator[Model]:
    for _, value in part:
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, Model):
                yield child
                yield from _inside(child)


def test_a_restriction_that_no_page_prints_is_told() -> None:
    told = {
        audience: [
            str(fault.location).rpartition("/")[2]
            for fault in select(load(FOLDER), audience).remarks
            if fault.code == "H130"
        ]
        for audience in ("principal", "public")
    }

    assert told["principal"] == []
    assert len(told["public"]) == 1
    assert told["public"][0].startswith("brief.yaml:")
