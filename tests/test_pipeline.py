"""What a finished edition may be called."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from briefgen import render
from briefgen.diagnostics import VerificationError
from tests.support.briefs import audience, brief, house, section

if TYPE_CHECKING:
    from pathlib import Path

    from briefgen.pipeline import Rendering

AUTHOR = {
    "name": "Ada Quillfeather",
    "protect": ["Ada", "A.Q."],
    "note": {"withheld": "The author is not named."},
}


@cache
def rendering() -> Rendering:
    """An edition for the audience `outer`, without an author and a section."""
    readers = {
        "inner": audience(),
        "outer": audience(label="Guests", author_note="withheld"),
    }
    made = brief(
        section("one", "A paragraph."),
        section("two", "The outer harbour has kestrels.", audiences=["inner"]),
        of=house(**readers),
        authors=[AUTHOR],
    )
    return render(made, audience="outer")


@pytest.mark.parametrize(
    "name", ["brief-outer.pdf", "paragraphs.pdf", "of-outer-use.pdf"]
)
def test_a_name_that_tells_nothing_is_given(tmp_path: Path, name: str) -> None:
    rendering().save(tmp_path / name)

    assert (tmp_path / name).is_file()


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("kestrels-outer.pdf", "H102"),
        ("The_Kestrels.pdf", "H102"),
        ("ada-quillfeather.pdf", "H320"),
        ("Ada.pdf", "H320"),
    ],
)
def test_a_name_that_tells_what_is_withheld_is_refused(
    tmp_path: Path, name: str, code: str
) -> None:
    with pytest.raises(VerificationError) as refused:
        rendering().save(tmp_path / name)

    assert {fault.code for fault in refused.value.diagnostics} == {code}
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("language", ["de", "ko", "ja", "zh"])
def test_a_marked_brief_is_made_in_every_language(language: str) -> None:
    made = brief(
        section("one", "북한 東京 in words."),
        language=language,
        marking="TLP:AMBER",
        of=house(outer=audience(clearance="TLP:AMBER")),
    )

    found = render(made, audience="outer").diagnostics

    assert [fault for fault in found if fault.is_error] == []
