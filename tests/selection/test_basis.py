"""What a statement rests on: seen, withheld and refused, or withheld and accepted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from briefgen.diagnostics import InvalidBriefError
from briefgen.selection import select
from tests.support.briefs import audience, brief, house, section

if TYPE_CHECKING:
    from briefgen.model.brief import Brief

HIDDEN = section("two", "sesame", audiences=["inner"])


def statements(*support: str, **settings: object) -> Brief:
    """A judgment and a summary that rest on these places; `two` is withheld."""
    asks = {"judgments": ["list"], "summary": ["short"], **settings}
    return brief(
        section("one", "First.\n\nSecond."),
        HIDDEN,
        of=house(inner=audience(), outer=audience(**asks)),
        judgments=[{"id": "a", "text": "So.", "support": list(support)}],
        summary={"short": {"text": "In short.", "support": list(support)}},
    )


def basis(of: Brief) -> tuple[str, str]:
    """How much of the basis of the judgment and of the summary is withheld."""
    cut = select(of, "outer").edition
    assert cut.judgments is not None
    assert cut.summary is not None
    return cut.judgments.judgments[0].basis_withheld, cut.summary.basis_withheld


def faults(of: Brief) -> list[str]:
    """The codes of the faults that keep the edition from being cut."""
    with pytest.raises(InvalidBriefError) as caught:
        select(of, "outer")
    return [found.code for found in caught.value.diagnostics]


def test_a_statement_that_rests_on_what_is_seen_is_whole() -> None:
    assert basis(statements("one/p1")) == ("none", "none")


def test_a_judgment_and_a_summary_on_withheld_ground_are_refused() -> None:
    of = statements("two/p1", summary=["none"])
    assert faults(of) == ["H204"]
    assert faults(statements("two/p1", judgments=["none"])) == ["H204"]


@pytest.mark.parametrize("variant", ["headline", "list", "table", "evidence"])
def test_a_judgment_is_refused_in_every_variant(variant: str) -> None:
    assert "H204" in faults(statements("two", judgments=[variant]))


def test_an_audience_may_accept_that_all_of_the_basis_is_withheld() -> None:
    of = statements("two", "two/p1", unsupported="accept")
    assert basis(of) == ("whole", "whole")


def test_an_audience_may_accept_that_part_of_the_basis_is_withheld() -> None:
    of = statements("one/p1", "two/p1", unsupported="accept")
    assert basis(of) == ("part", "part")


def test_what_is_still_seen_of_the_basis_is_named() -> None:
    of = statements("one/p2", "two/p1", unsupported="accept", judgments=["evidence"])
    found = select(of, "outer").edition.judgments
    assert found is not None
    assert [s.number for s in found.judgments[0].support] == ["1.2"]


def test_a_pointer_in_prose_stays_an_error_where_the_basis_may_be_withheld() -> None:
    reader = house(inner=audience(), outer=audience(unsupported="accept"))
    assert faults(brief(section("one", "See [](#two)."), HIDDEN, of=reader)) == ["H201"]


def test_support_that_the_template_does_not_print_is_not_withheld() -> None:
    of = statements("one/p1", template="one-page", unsupported="accept")
    assert basis(of) == ("none", "none")


def test_support_in_a_list_of_which_nothing_is_left_is_withheld() -> None:
    items: list[Any] = [{"text": "sesame", "audiences": ["inner"]}]
    of = brief(
        section("one", "First.", {"id": "gone", "list": {"items": items}}),
        of=house(inner=audience(), outer=audience(judgments=["list"])),
        judgments=[{"id": "a", "text": "So.", "support": ["gone"]}],
    )
    assert faults(of) == ["H204"]
