"""A brief full of limits, with bars: nothing of what is behind them is told."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from briefgen.loading import load
from briefgen.model.brief import Brief, Content
from briefgen.model.walk import texts
from briefgen.selection import Choice, select
from briefgen.selection.admission import cut_for
from briefgen.selection.walking import walk
from tests.support.projects import ROOT

if TYPE_CHECKING:
    from briefgen.documents import Edition
    from briefgen.model.source import ValuePath

FOLDER = ROOT / "briefs" / "training-port-closure"
AUDIENCES = ("principal", "public")
# Of a closed set of words, or the name of something.
CLOSED = {"likelihood", "level", "reliability", "credibility", "reason"}


@cache
def sample(redactions: str) -> Brief:
    found = load(FOLDER)
    asks = {"redactions": redactions, "unsupported": "accept"}
    audiences = {
        name: one.model_copy(update=asks) for name, one in found.house.audiences.items()
    }
    return replace(found, house=replace(found.house, audiences=audiences))


def edition(of: Brief, audience: str) -> Edition:
    return select(of, audience, Choice(template="policy-brief")).edition


def hidden(of: Brief, audience: str) -> list[ValuePath]:
    """The texts of the sections and judgments that an audience does not get."""
    cut = cut_for(of, audience)
    found = []
    for key in ("sections", "judgments"):
        for at, part in enumerate(getattr(of.content, key)):
            for step in walk(cut.reader, part, (key, at), cut.whole):
                if step.standing is None:
                    found += [text.path for text in texts(step.part, step.path)]
    return [path for path in found if path[-1] not in CLOSED]


def rewritten(of: Brief, paths: list[ValuePath]) -> Brief:
    """The brief with other and longer words in these places."""
    tree: Any = of.content.model_dump(by_alias=True, mode="json", exclude_none=True)
    for path in paths:
        holder = tree
        for step in path[:-1]:
            holder = holder[step]
        holder[path[-1]] = "Something else altogether, and more of it."
    return replace(of, content=Content.model_validate(tree))


@pytest.mark.parametrize("audience", AUDIENCES)
def test_much_is_behind_bars(audience: str) -> None:
    of = sample("marked")
    assert len(hidden(of, audience)) > 10
    assert repr(edition(of, audience)).count("Redaction(") > 5


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("redactions", ["marked", "none"])
def test_other_words_behind_the_bars_change_nothing(
    audience: str, redactions: str
) -> None:
    of = sample(redactions)
    other = rewritten(of, hidden(of, audience))
    assert other.content != of.content
    assert edition(other, audience) == edition(of, audience)
