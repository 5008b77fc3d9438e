"""What an audience asks for and may not read is an error, never a silent gap."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from briefgen.diagnostics import InvalidBriefError
from briefgen.selection import select
from tests.support.briefs import audience, brief, house, section

if TYPE_CHECKING:
    from briefgen.diagnostics import Diagnostic
    from briefgen.model.brief import Brief

INNER_ONLY = {"audiences": ["inner"]}
AUTHOR = {"name": "Ada Byron", "note": {"short": "Ada Byron writes."}}


def asking(**settings: object) -> dict[str, Any]:
    """A house whose outer audience asks for something."""
    return {"of": house(inner=audience(), outer=audience(**settings))}


def fault(of: Brief) -> Diagnostic:
    """The one fault that keeps the edition from being cut."""
    with pytest.raises(InvalidBriefError) as caught:
        select(of, "outer")
    (found,) = caught.value.diagnostics
    return found


def test_a_brief_needs_no_author_unless_the_audience_asks_for_one() -> None:
    assert select(brief(**asking()), "outer").edition.authors == ()
    assert fault(brief(**asking(author_note="short"))).code == "S501"


def test_a_template_that_prints_no_section_of_the_brief_is_named() -> None:
    found = fault(brief(**asking(template="one-page")))
    assert found.code == "H209"
    assert "its template `one-page` prints no section of type `prose`" in found.message


def test_an_audience_that_may_read_none_of_the_judgments_is_refused() -> None:
    judgments = [{"id": name, "text": "sesame", **INNER_ONLY} for name in ("a", "b")]
    found = fault(brief(judgments=judgments, **asking(judgments=["list"])))
    assert found.code == "H205"
    assert found.message.startswith(
        "audience `outer` asks for key judgments as `list`, which it may not read: "
    )


def test_an_audience_that_may_do_without_judgments_gets_none() -> None:
    judgments = [{"id": "a", "text": "sesame", **INNER_ONLY}]
    of = brief(judgments=judgments, **asking(judgments=["list", "none"]))
    assert select(of, "outer").edition.judgments is None


def test_one_judgment_that_may_be_read_is_enough() -> None:
    judgments = [{"id": "a", "text": "x", **INNER_ONLY}, {"id": "b", "text": "y"}]
    of = brief(judgments=judgments, **asking(judgments=["list"]))
    assert select(of, "outer").edition.judgments is not None


def test_an_audience_that_may_read_none_of_the_authors_is_refused() -> None:
    authors = [AUTHOR | INNER_ONLY, AUTHOR | INNER_ONLY]
    found = fault(brief(authors=authors, **asking(author_note="short")))
    assert (found.code, found.message.count("brief.yaml")) == ("H205", 2)


def test_one_author_who_may_be_read_is_enough() -> None:
    authors = [AUTHOR | INNER_ONLY, AUTHOR]
    of = brief(authors=authors, **asking(author_note="short"))
    assert len(select(of, "outer").edition.authors) == 1


def test_every_variant_of_the_summary_that_may_not_be_read_is_named() -> None:
    summary = {
        "short": {"text": "x", **INNER_ONLY},
        "full": {"text": "y", **INNER_ONLY},
    }
    found = fault(brief(summary=summary, **asking(summary=["short", "full"])))
    assert "summary `short` or `full`" in found.message
    assert found.message.count("brief.yaml") == 2


def test_what_stands_behind_none_is_not_asked_for() -> None:
    of = brief(summary={"full": "sesame"}, **asking(summary=["none", "full"]))
    assert select(of, "outer").edition.summary is None


def test_an_audience_that_reads_only_what_names_it_is_told_how() -> None:
    summary = {"short": "In short."}
    settings = {"summary": ["short"], "release": "explicit"}
    named = section("one", "x", audiences=["outer"])
    found = fault(brief(named, summary=summary, **asking(**settings)))
    assert "`audiences: [outer]`" in (found.hint or "")


def test_an_audience_that_nothing_names_is_told_so() -> None:
    found = fault(brief(**asking(release="explicit")))
    assert (found.code, found.message) == (
        "H209",
        "nothing of this brief is for audience `outer`, which reads only what names it",
    )
