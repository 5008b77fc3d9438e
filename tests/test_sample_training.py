"""The training brief uses everything, and limits every kind of part."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from briefgen.model.blocks import KINDS, Callout
from briefgen.model.brief import AUTHOR_NOTE_VARIANTS, SUMMARY_VARIANTS, Content
from briefgen.model.fields import Model
from briefgen.model.parts import LimitedPart
from briefgen.model.sections import SECTION_TYPES

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(__file__).parents[1] / "briefs" / "training-port-closure"
NOTICE = "FOR TRAINING USE ONLY"

# What each limited part is called in it, and what kind of part it is.
WORDS = {
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

    assert [v for v in SUMMARY_VARIANTS if getattr(summary, v) is None] == []


def test_every_variant_of_the_author_note_is_written() -> None:
    note = content().authors[0].note

    assert [v for v in AUTHOR_NOTE_VARIANTS if getattr(note, v) is None] == []


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

    assert set(WORDS.values()) - limited == set()


def test_some_part_is_limited_by_its_marking_alone() -> None:
    assert [part for part in parts() if part.marking and not part.audiences]


@pytest.mark.parametrize("marking", ["TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT"])
def test_a_marking_is_in_use(marking: str) -> None:
    assert [part for part in parts() if part.marking == marking]


@pytest.mark.parametrize("word", sorted(WORDS))
def test_the_name_of_a_limited_part_stands_in_the_brief(word: str) -> None:
    files = [p for p in FOLDER.rglob("*") if p.suffix in {".yaml", ".md", ".csv"}]

    assert any(word in path.read_text("utf-8") for path in files)


# ── The material ─────────────────────────────────────────────────────────────


@cache
def content() -> Content:
    text = (FOLDER / "brief.yaml").read_text("utf-8")
    as_text = yaml.BaseLoader  # every scalar stays what the author wrote
    return Content.model_validate(yaml.load(text, as_text))  # noqa: S506


def parts() -> list[LimitedPart]:
    return [part for part in _inside(content()) if isinstance(part, LimitedPart)]


def _inside(part: Model) -> Iterator[Model]:
    for _, value in part:
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, Model):
                yield child
                yield from _inside(child)
