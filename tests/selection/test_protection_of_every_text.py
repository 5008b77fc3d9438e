"""Wherever an author's name is put into a brief: printed, it is found at its place."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from briefgen.diagnostics import BriefgenError
from briefgen.loading import load
from briefgen.model.brief import Brief, Content
from briefgen.model.walk import texts
from briefgen.selection import Choice, select
from tests.support.projects import ROOT

if TYPE_CHECKING:
    from briefgen.model.source import ValuePath

NAME = "Quorrin"
FOLDER = ROOT / "briefs" / "training-port-closure"
AUDIENCES = ("working-level", "public")
# One of a closed set of words; a name in it is an error before.
CLOSED = {"likelihood", "level", "reliability", "credibility"}


@cache
def sample() -> Brief:
    """The training brief, whose first author is called by the name to be planted."""
    found = load(FOLDER)
    author = found.content.authors[0].model_copy(
        update={"name": "Ilsabet Quorrin", "protect": [NAME], "allow": []}
    )
    content = found.content.model_copy(update={"authors": [author]})
    settings = {
        name: one.model_copy(update={"author_note": "withheld"})
        for name, one in found.house.audiences.items()
    }
    return replace(
        found, content=content, house=replace(found.house, audiences=settings)
    )


def planted(path: ValuePath) -> Brief:
    """The sample with the name at the end of one text."""
    tree: Any = sample().content.model_dump(by_alias=True, mode="json")
    holder = tree
    for step in path[:-1]:
        holder = holder[step]
    text = holder[path[-1]]
    if str(text).startswith("https:"):
        holder[path[-1]] = f"{text}/{NAME}"
    else:
        holder[path[-1]] = f"{str(text).rstrip()} {NAME}"
    return replace(sample(), content=Content.model_validate(_stated(tree)))


def _stated(value: Any) -> Any:  # noqa: ANN401
    """Without what was not written."""
    if isinstance(value, dict):
        return {key: _stated(one) for key, one in value.items() if one is not None}
    return [_stated(one) for one in value] if isinstance(value, list) else value


PLACES = [
    text.path
    for text in texts(sample().content)
    if not text.is_key
    and text.path[-1] not in CLOSED
    and text.path[:2] != ("authors", 0)
]


def faults(of: Brief, audience: str) -> list[tuple[str, int]]:
    """The code and the line of each fault."""
    try:
        select(of, audience, Choice(template="policy-brief"))
    except BriefgenError as error:
        found = [(one.code, one.location) for one in error.diagnostics]
        return [(code, place.line if place else 0) for code, place in found]
    return []


@pytest.mark.parametrize("audience", AUDIENCES)
def test_the_sample_itself_names_nobody(audience: str) -> None:
    assert faults(sample(), audience) == []


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("path", PLACES, ids=lambda path: "/".join(map(str, path)))
def test_a_name_is_found_where_it_is_printed_and_nowhere_else(
    path: ValuePath, audience: str
) -> None:
    of = planted(path)
    named = tuple(
        author.model_copy(update={"name": "Nobody Else", "protect": []})
        for author in of.content.authors
    )
    unguarded = replace(
        of, content=of.content.model_copy(update={"authors": list(named)})
    )
    edition = select(unguarded, audience, Choice(template="policy-brief")).edition
    is_printed = NAME in repr(edition)

    found = faults(of, audience)
    mark = of.source.marks[path]
    lines = range(mark.value.line, mark.value.line + mark.lines + 1)
    assert {code for code, _ in found} == ({"H220"} if is_printed else set())
    assert all(line in lines for _, line in found)


def test_most_texts_are_printed() -> None:
    assert len(PLACES) > 150
