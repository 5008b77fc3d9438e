"""Authors whom an edition does not name stand nowhere in it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from briefgen.diagnostics import InvalidBriefError
from briefgen.selection import select
from tests.support.briefs import PIXEL, audience, brief, house, section

if TYPE_CHECKING:
    from briefgen.diagnostics import Diagnostic
    from briefgen.model.brief import Brief

ADA: dict[str, Any] = {
    "name": "Ada Byron",
    "note": {
        "short": "Ada Byron writes.",
        "descriptor": "The author is a writer.",
        "withheld": "Name withheld.",
    },
    "protect": ["Ada", "Byron", "A.B."],
}


def by_ada(*sections: dict[str, Any], **fields: Any) -> Brief:  # noqa: ANN401
    """A brief by Ada Byron, whose name the outer audience does not get."""
    asks = fields.pop("asks", {"author_note": "withheld"})
    author = ADA | fields.pop("author", {})
    readers = house(inner=audience(), outer=audience(**asks))
    given = {"authors": [author]} | fields
    return brief(*sections, of=readers, **given)


def faults(of: Brief) -> list[Diagnostic]:
    """What keeps the outer edition from being cut; nothing where it is cut."""
    try:
        select(of, "outer")
    except InvalidBriefError as error:
        return list(error.diagnostics)
    return []


def codes(of: Brief) -> list[str]:
    return [found.code for found in faults(of)]


def protected(of: Brief) -> list[str]:
    """What verification is to look for."""
    return [found.text for found in select(of, "outer").withheld.protected]


# ── Whose name ───────────────────────────────────────────────────────────────


@pytest.mark.parametrize("variant", ["withheld", "descriptor"])
def test_a_nameless_author_is_named_nowhere(variant: str) -> None:
    of = by_ada(section("one", "As Byron says."), asks={"author_note": variant})
    assert codes(of) == ["H220"]


@pytest.mark.parametrize("variant", ["short", "none"])
def test_an_author_who_is_not_withheld_may_be_named(variant: str) -> None:
    of = by_ada(section("one", "As Byron says."), asks={"author_note": variant})
    assert codes(of) == []


def test_an_author_whom_the_audience_may_not_read_is_named_nowhere() -> None:
    of = by_ada(
        section("one", "As Byron says."),
        asks={"author_note": "none"},
        author={"audiences": ["inner"]},
    )
    assert codes(of) == ["H220"]


def test_the_whole_name_is_always_protected() -> None:
    of = by_ada(section("one", "ADA BYRON says."), author={"protect": []})
    assert codes(of) == ["H220"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Byron’s view", 1),
        ("ada and byronic", 0),
        ("By A.B. alone", 1),
        ("AB and A. B. and A.B.C.", 0),
        ("Ada *Byron* said", 1),
        ("Ada\nByron said", 1),
        ("[her](https://example.org/ada-byron)", 1),
        ("[@ada-byron]", 0),
        ("`Byron`", 1),
        ("By\u00adron", 1),
        ("&#66;yron", 1),
    ],
)
def test_words_are_found_as_a_page_prints_them(words: str, found: int) -> None:
    sources = [{"id": "ada-byron", "title": "A report"}]
    assert len(faults(by_ada(section("one", words), sources=sources))) == found


def test_a_name_inside_a_footnote_is_found() -> None:
    assert codes(by_ada(section("one", "Yes.[^1]\n\n[^1]: Byron."))) == ["H220"]


def test_the_chosen_note_must_not_name_its_author() -> None:
    of = by_ada(author={"note": {"withheld": "Byron is withheld."}})
    assert codes(of) == ["H220"]


def test_the_file_name_of_a_picture_is_not_printed() -> None:
    of = by_ada(section("one", "![A map](Byron.png)"), images={"Byron.png": PIXEL})
    assert codes(of) == []


# ── What is printed ──────────────────────────────────────────────────────────


def test_what_the_audience_does_not_get_may_name_the_author() -> None:
    hidden = section("two", "Byron.", audiences=["inner"])
    assert codes(by_ada(section("one", "a"), hidden)) == []


def test_a_source_that_is_not_cited_may_name_the_author() -> None:
    assert codes(by_ada(sources=[{"id": "own", "title": "Byron, A., 2019"}])) == []


def test_a_source_that_is_cited_may_not() -> None:
    sources = [{"id": "own", "title": "Byron, A., 2019"}]
    assert codes(by_ada(section("one", "So [@own]."), sources=sources)) == ["H220"]


def test_a_basis_that_this_variant_does_not_print_may_name_the_author() -> None:
    given = {"level": "low", "basis": "Byron says so."}
    judgments = [{"id": "a", "text": "So.", "confidence": given}]
    asks = {"author_note": "withheld", "judgments": ["list"]}
    assert codes(by_ada(judgments=judgments, asks=asks)) == []
    evidence = asks | {"judgments": ["evidence"]}
    assert codes(by_ada(judgments=judgments, asks=evidence)) == ["H220"]


def test_a_withheld_column_may_name_the_author() -> None:
    columns = ["A", {"title": "B", "audiences": ["inner"]}]
    table = {"columns": columns, "rows": [["x", "Byron"]]}
    assert codes(by_ada(section("one", {"table": table}))) == []


def test_a_cell_of_a_file_may_not() -> None:
    table = {"columns": ["A", "B"], "file": "t.csv"}
    of = by_ada(section("one", {"table": table}), tables={"t.csv": (("x", "Byron"),)})
    assert codes(of) == ["H220"]


@pytest.mark.parametrize("key", ["label", "distribution", "watermark"])
def test_the_words_of_the_house_may_not(key: str) -> None:
    assert codes(by_ada(asks={"author_note": "withheld", key: "For Byron"})) == ["H220"]


# ── What may stand ───────────────────────────────────────────────────────────


def allowing(*texts: str) -> dict[str, Any]:
    return {"allow": [{"text": text, "reason": "Not the author."} for text in texts]}


def test_an_allowed_word_may_stand() -> None:
    of = by_ada(section("one", "In Byron."), author=allowing("Byron"))
    assert codes(of) == []


def test_a_word_may_stand_in_an_allowed_phrase_and_nowhere_else() -> None:
    of = by_ada(section("one", "In Byron Bay, Byron."), author=allowing("Byron Bay"))
    assert codes(of) == ["H220"]


def test_the_name_of_another_author_is_not_this_one() -> None:
    george = {"name": "George Byron", "note": {"short": "George Byron writes."}}
    hidden = ADA | {"audiences": ["inner"]}
    of = by_ada(
        section("one", "As George Byron says."),
        authors=[hidden, george],
        asks={"author_note": "short"},
    )
    assert codes(of) == []


def test_a_surname_alone_may_be_either_author() -> None:
    george = {"name": "George Byron", "note": {"short": "Byron writes."}}
    hidden = ADA | {"audiences": ["inner"]}
    of = by_ada(authors=[hidden, george], asks={"author_note": "short"})
    assert codes(of) == ["H220"]


# ── What verification looks for ──────────────────────────────────────────────


def test_verification_looks_for_the_name_and_the_words() -> None:
    assert protected(by_ada()) == ["Ada Byron", "Ada", "Byron", "A.B."]


def test_verification_does_not_look_for_what_may_stand() -> None:
    of = by_ada(section("one", "In Byron Bay."), author=allowing("Byron Bay", "A.B."))
    assert protected(of) == ["Ada Byron", "Ada"]


def test_verification_looks_for_no_author_who_is_named() -> None:
    assert protected(by_ada(asks={"author_note": "short"})) == []


def test_a_message_names_the_place_and_not_the_word() -> None:
    (found,) = faults(by_ada(section("one", "As Byron says.")))
    assert "Byron" not in f"{replace(found, location=None)}"
