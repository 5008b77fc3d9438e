"""The banner follows what is really in the edition: no more, and no less."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from briefgen.diagnostics import InvalidBriefError
from briefgen.selection import select
from tests.support.briefs import audience, brief, house, section

if TYPE_CHECKING:
    from briefgen.model.brief import Brief

AMBER = "TLP:AMBER"
INNER_ONLY = {"audiences": ["inner"]}


def label(of: Brief) -> str:
    """The banner of the outer edition."""
    banner = select(of, "outer").edition.banner
    return banner.label if banner else ""


def outer(**settings: object) -> dict[str, Any]:
    """A house whose outer audience is cleared for amber."""
    quiet = audience(author_note=settings.get("author_note", "none"))
    return {"of": house(inner=quiet, outer=audience(clearance=AMBER, **settings))}


def test_a_list_of_which_nothing_is_left_has_no_say() -> None:
    item = {"text": "sesame", **INNER_ONLY}
    gone = {"list": {"items": [item], "marking": AMBER}, "marking": AMBER}
    assert label(brief(section("one", "open", gone), **outer())) == ""


def test_the_note_of_a_withheld_author_has_no_say() -> None:
    shown = {"name": "A", "note": {"byline": "By A"}}
    note = {"byline": {"text": "By B", "marking": AMBER}}
    gone = {"name": "B", "note": note, **INNER_ONLY}
    of = brief(authors=[shown, gone], **outer(author_note="byline"))
    assert label(of) == ""


def test_the_marking_of_an_author_counts() -> None:
    author = {"name": "A", "marking": AMBER, "note": {"byline": "By A"}}
    assert label(brief(authors=[author], **outer(author_note="byline"))) == AMBER


def test_a_note_that_its_author_releases_counts() -> None:
    note = {"byline": {"text": "By A", "marking": AMBER}}
    author = {"name": "A", "audiences": ["outer"], "note": note}
    body = section("one", "open", audiences=["outer"])
    readers = outer(author_note="byline", release="explicit")
    assert label(brief(body, authors=[author], **readers)) == AMBER


def test_the_variant_of_the_summary_that_is_printed_counts() -> None:
    summary = {
        "full": {"text": "full", **INNER_ONLY},
        "standard": {"text": "standard", "marking": AMBER},
    }
    readers = outer(summary=["full", "standard"])
    assert label(brief(summary=summary, **readers)) == AMBER


def test_a_source_that_is_cited_counts() -> None:
    sources = [{"id": "s", "title": "Report", "marking": AMBER}]
    assert label(brief(section("one", "[@s]"), sources=sources, **outer())) == AMBER


def test_a_source_that_is_not_cited_has_no_say() -> None:
    sources = [{"id": "s", "title": "Report", "marking": AMBER}]
    assert label(brief(section("one", "open"), sources=sources, **outer())) == ""


def test_a_typed_banner_must_cover_a_cited_source() -> None:
    sources = [{"id": "s", "title": "Report", "marking": AMBER}]
    of = brief(section("one", "[@s]"), sources=sources, **outer(banner="TLP:CLEAR"))
    with pytest.raises(InvalidBriefError, match="does not cover"):
        select(of, "outer")
