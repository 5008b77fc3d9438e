"""Footnotes: each begins on the page of its call."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefgen.loading import load
from briefgen.pipeline import render
from briefgen.selection import Choice
from briefgen.verification.tags import Content, Element
from tests.support.pdf import Asked, ask

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.model.house import PageSize

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("page", ["A4", "Letter"])
@pytest.mark.parametrize("theme", ["institute", "ministry"])
@pytest.mark.parametrize("audience", ["public", "working-level"])
def test_a_note_begins_on_the_page_of_its_call(
    audience: str, theme: str, page: PageSize
) -> None:
    brief = load(ROOT / "briefs" / "training-port-closure")
    choice = Choice(theme=theme, page=page)
    asked = ask(render(brief, audience=audience, choice=choice).pdf.data)

    calls = dict(calls_and_notes(asked))

    assert len(calls) == 2
    assert {note: asked.page_of(note) for note in calls} == calls


def calls_and_notes(asked: Asked) -> Iterator[tuple[str, int]]:
    """The words of each note, and the page of the words that it stands in."""
    for holder in (found for top in asked.pdf.tree.tops for found in top.walk()):
        before = 0
        for child in holder.children:
            if isinstance(child, Element) and child.type == "Note":
                yield asked.pdf.text(child), before
            elif isinstance(child, Content) and child in asked.pdf.contents:
                lines = asked.pdf.contents[child].lines
                before = lines[-1].page if lines else before
