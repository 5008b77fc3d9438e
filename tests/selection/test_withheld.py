"""What is handed to verification: all that an edition leaves out, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.selection import select
from tests.support.briefs import PIXEL, audience, brief, house, section

if TYPE_CHECKING:
    from briefgen.model.brief import Brief

INNER_ONLY = {"audiences": ["inner"]}
AUTHOR = {
    "name": "Ada Byron",
    "protect": ["Ada"],
    "note": {"full": "sesame", "withheld": "Name withheld."},
}


def texts(of: Brief) -> set[str]:
    """The words that the outer edition leaves out."""
    return {found.text for found in select(of, "outer").withheld.texts}


def test_an_editors_note_goes_with_what_it_flags() -> None:
    note = {"at": "two/p1", "text": "sesame"}
    hidden = section("two", "b", **INNER_ONLY)
    flagged = house(inner=audience(), outer=audience(editor_notes=True))
    assert "sesame" in texts(
        brief(section("one", "a"), hidden, of=flagged, editor_notes=[note])
    )


def test_an_editors_note_that_nobody_prints_is_not_withheld() -> None:
    note = {"at": "one/p1", "text": "sesame"}
    assert texts(brief(editor_notes=[note])) == set()


def test_an_editors_note_in_a_named_section_is_not_withheld() -> None:
    explicit = house(outer=audience(release="explicit", editor_notes=True))
    one = section("one", "a", audiences=["outer"])
    note = {"at": "one/p1", "text": "sesame"}
    assert texts(brief(one, of=explicit, editor_notes=[note])) == set()


def test_a_source_that_only_a_withheld_part_cites_is_withheld() -> None:
    hidden = section("two", "[@agent]", **INNER_ONLY)
    sources = [{"id": "agent", "title": "sesame"}]
    assert "sesame" in texts(brief(section("one", "a"), hidden, sources=sources))


def test_a_source_that_is_cited_is_not_withheld() -> None:
    sources = [{"id": "agent", "title": "sesame"}]
    explicit = house(outer=audience(release="explicit"))
    one = section("one", "[@agent]", audiences=["outer"])
    assert texts(brief(one, of=explicit, sources=sources)) == set()


def test_an_abbreviation_of_a_withheld_part_is_withheld() -> None:
    hidden = section("two", "The SQB.", **INNER_ONLY)
    of = brief(section("one", "a"), hidden, abbreviations={"SQB": "sesame"})
    assert {"SQB", "sesame"} <= texts(of)


def test_an_abbreviation_that_is_used_is_not_withheld() -> None:
    of = brief(section("one", "The SQB."), abbreviations={"SQB": "sesame"})
    assert texts(of) == set()


def test_a_note_that_names_a_nameless_author_is_withheld() -> None:
    nameless = house(outer=audience(author_note="withheld"))
    assert texts(brief(of=nameless, authors=[AUTHOR])) == {"sesame"}


def test_a_note_that_the_audience_merely_does_not_ask_for_is_not_withheld() -> None:
    assert texts(brief(authors=[AUTHOR])) == set()


def test_the_title_of_a_section_without_a_trace_is_withheld() -> None:
    gone = section("two", {"text": "sesame", **INNER_ONLY})
    assert texts(brief(section("one", "a"), gone)) == {"Two", "sesame"}


def test_a_picture_in_a_list_of_withheld_prose_is_withheld() -> None:
    hidden = {"text": "- One\n\n  ![A map](map.png)", **INNER_ONLY}
    of = brief(section("one", "a", hidden), images={"map.png": PIXEL})
    assert len(select(of, "outer").withheld.pictures) == 1


def test_no_word_that_only_serves_briefgen_is_withheld() -> None:
    hidden = {
        "callout": {"kind": "caution", "text": "sesame", "id": "aside"},
        **INNER_ONLY,
    }
    author = AUTHOR | INNER_ONLY
    found = texts(brief(section("one", "a", hidden), authors=[author]))
    assert found == {"sesame", "Ada Byron", "Name withheld."}
