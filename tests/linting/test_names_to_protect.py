"""H221: what `protect` lacks of a name that can be withheld."""

from __future__ import annotations

from typing import Any

import pytest

from briefgen.diagnostics import Severity
from briefgen.linting.rules.h221_names_to_protect import names_to_protect
from tests.support.briefs import brief, section


def messages(*body: str, **author: Any) -> list[str]:  # noqa: ANN401
    """What is said of an author whose name can be withheld."""
    note = {"note": {"withheld": "Name withheld."}}
    of = brief(section("one", *(body or ("Words.",))), authors=[note | author])
    return [found.message for found in names_to_protect(of)]


@pytest.mark.parametrize(
    ("name", "protect", "lacking"),
    [
        ("Ada Byron", [], ["`protect` lacks words 1 and 2 of the name"]),
        ("Ada Byron", ["Ada"], ["`protect` lacks word 2 of the name"]),
        ("Ada Byron", ["Ada", "Byron"], []),
        ("J. R. Byron", [], ["`protect` lacks word 3 of the name"]),
        ("Ada von Byron", ["Ada"], ["`protect` lacks word 3 of the name"]),
        ("Smith-Jones, Ada", ["Smith-Jones", "Ada"], []),
        ("Voltaire", [], []),
        ("김철수", [], []),
    ],
)
def test_the_words_of_the_name_are_counted(
    name: str, protect: list[str], lacking: list[str]
) -> None:
    assert messages(name=name, protect=protect) == lacking


def test_a_word_that_may_stand_is_not_lacking() -> None:
    allow = [{"text": "Byron", "reason": "The bay is meant."}]
    assert messages(name="Ada Byron", protect=["Ada"], allow=allow) == []


@pytest.mark.parametrize("written", ["A.B.", "A. B."])
def test_initials_are_proposed_as_the_brief_writes_them(written: str) -> None:
    said = {"name": "Ada Byron", "protect": ["Ada", "Byron"]}
    assert messages(f"Thus {written} says.", **said) == [
        "`protect` lacks the initials at brief.yaml"
    ]
    assert (
        messages(
            f"Thus {written} says.", **said | {"protect": ["Ada", "Byron", written]}
        )
        == []
    )


@pytest.mark.parametrize("written", ["AB", "A.B.C.", "a.b.", "U.A.B."])
def test_initials_that_the_brief_does_not_write_are_not(written: str) -> None:
    said = {"name": "Ada Byron", "protect": ["Ada", "Byron"]}
    assert messages(f"Thus {written} says.", **said) == []


def test_an_author_whose_name_is_never_withheld_needs_no_list() -> None:
    assert messages(name="Ada Byron", note={"short": "Ada Byron writes."}) == []


def test_it_is_a_warning_that_quotes_no_name() -> None:
    note = {"descriptor": "A writer."}
    of = brief(authors=[{"name": "Ada Byron", "note": note}])
    (found,) = names_to_protect(of)
    assert found.severity is Severity.WARNING
    assert "Byron" not in str(found)
