"""Variants, authors, banner, portions, and the likelihood key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefgen.diagnostics import InvalidBriefError
from briefgen.selection import Choice, select
from tests.support.briefs import audience, brief, house, section

if TYPE_CHECKING:
    from briefgen.documents import Edition
    from briefgen.model.brief import Brief

AUTHOR = {
    "name": "Ada Byron",
    "note": {"byline": "By Ada Byron", "withheld": "Name withheld."},
}


def edition(of: Brief) -> Edition:
    """The edition of the audience `outer`."""
    return select(of, "outer").edition


def asking(**settings: object) -> Brief:
    """A brief with a short summary, one judgment and one author."""
    return brief(
        of=house(outer=audience(**settings)),
        summary={"short": "In short."},
        judgments=[{"id": "a", "text": "It is likely.", "likelihood": "likely"}],
        authors=[AUTHOR],
    )


@pytest.mark.parametrize(
    ("settings", "asked"),
    [
        ({"summary": ["full"]}, "summary `full`"),
        ({"summary": ["short", "headline"]}, "summary `headline`"),
        ({"author_note": "full"}, "author note `full`"),
    ],
)
def test_a_variant_that_the_brief_lacks_is_an_error_that_names_both(
    settings: dict[str, object], asked: str
) -> None:
    with pytest.raises(InvalidBriefError) as caught:
        edition(asking(**settings))
    expected = f"audience `outer` asks for {asked}, which the brief lacks"
    assert [found.message for found in caught.value.diagnostics] == [expected]


def test_judgments_that_the_brief_lacks_are_an_error() -> None:
    of = brief(of=house(outer=audience(judgments=["table"])))
    with pytest.raises(InvalidBriefError, match="key judgments as `table`"):
        edition(of)


def test_the_first_variant_is_used() -> None:
    of = brief(
        of=house(outer=audience(summary=["short", "headline"])),
        summary={"short": "In short.", "headline": "So."},
    )
    summary = edition(of).summary
    assert summary is not None
    assert summary.variant == "short"


def test_a_variant_that_is_withheld_gives_way_to_the_next() -> None:
    of = brief(
        of=house(outer=audience(summary=["short", "headline"]), inner=audience()),
        summary={
            "short": {"text": "In short.", "audiences": ["inner"]},
            "headline": "So.",
        },
    )
    summary = edition(of).summary
    assert summary is not None
    assert summary.variant == "headline"


def test_an_author_whose_name_is_withheld_is_nowhere_in_the_edition() -> None:
    assert "Byron" not in repr(edition(asking(author_note="withheld")))


def test_nothing_is_invented_where_the_author_states_nothing() -> None:
    found = edition(asking(judgments=["evidence"]))
    assert found.judgments is not None
    assert (found.head.date, found.judgments.judgments[0].confidence) == (None, None)


def test_the_key_shows_the_terms_that_the_edition_uses() -> None:
    key = edition(asking(judgments=["table"])).scale_key
    assert key is not None
    assert [term.term for term in key.terms] == ["likely"]


def test_the_whole_key_says_which_terms_are_used() -> None:
    key = edition(asking(judgments=["table"], scale_key="whole")).scale_key
    assert key is not None
    assert [term.term for term in key.terms if term.used] == ["likely"]


def test_an_edition_without_judgments_has_no_key() -> None:
    assert edition(asking(scale_key="whole")).scale_key is None


def test_the_banner_is_the_highest_marking_that_is_really_inside() -> None:
    of = brief(
        section("one", {"text": "a", "marking": "TLP:GREEN"}),
        section("two", {"text": "b", "marking": "TLP:RED"}),
        of=house(outer=audience(clearance="TLP:AMBER")),
        marking="TLP:CLEAR",
    )
    banner = edition(of).banner
    assert banner is not None
    assert banner.label == "TLP:GREEN"


def test_a_banner_that_does_not_cover_the_content_is_an_error() -> None:
    of = brief(
        section("one", {"text": "a", "marking": "TLP:GREEN"}),
        of=house(outer=audience(banner="TLP:CLEAR")),
    )
    with pytest.raises(InvalidBriefError, match="H206"):
        edition(of)


def test_a_banner_above_the_content_is_a_remark() -> None:
    of = brief(of=house(outer=audience(banner="TLP:RED")), marking="TLP:CLEAR")
    assert [found.code for found in select(of, "outer").remarks] == ["H207"]


def test_where_one_portion_is_marked_all_are() -> None:
    of = brief(
        section("one", "a", {"text": "b", "marking": "TLP:GREEN"}),
        marking="TLP:CLEAR",
    )
    parts = edition(of).sections[0].parts
    assert [part.portion for part in parts] == ["(TLP:CLEAR)", "(TLP:GREEN)"]


def test_where_no_portion_is_marked_none_is() -> None:
    parts = edition(brief(marking="TLP:CLEAR")).sections[0].parts
    assert [part.portion for part in parts] == [""]


def test_an_abbreviation_is_explained_where_it_stands() -> None:
    of = brief(
        section("one", "The DPRK, twice."),
        abbreviations={"DPRK": "Democratic People’s Republic of Korea", "UN": "…"},
    )
    assert [found.short for found in edition(of).abbreviations] == ["DPRK"]


def test_the_choice_goes_before_the_audiences_settings() -> None:
    of = brief(of=house(outer=audience(template="one-page", page="A4")))
    layout = select(of, "outer", Choice("policy-brief", page="Letter")).edition.layout
    assert (layout.template, layout.page) == ("policy-brief", "Letter")


def test_support_is_not_printed_where_paragraphs_have_no_numbers() -> None:
    of = brief(
        of=house(outer=audience(summary=["short"])),
        summary={"short": {"text": "In short.", "support": ["one/p1"]}},
    )
    summary = edition(of).summary
    assert summary is not None
    assert summary.support == ()
