"""Pairs of briefs that differ only in what one audience may not see.

``made_for`` gives everything that briefgen makes for that audience; the law is that
both briefs of a pair, where both build, have the same made for it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from difflib import unified_diff
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, Phase, event, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from briefgen.composition import compose
from briefgen.diagnostics import InvalidBriefError
from briefgen.selection import select
from tests.noninterference.briefs import Sample, sample
from tests.noninterference.changes import Changed, change
from tests.noninterference.dice import Dice
from tests.noninterference.houses import READER
from tests.support.pruning import prune
from tests.support.ruling import faults_of

if TYPE_CHECKING:
    from briefgen.documents import Edition, HtmlDocument
    from tests.noninterference.houses import Kind


SEEDS = st.integers(0, 2**48)


@dataclass(frozen=True, slots=True)
class Family:
    """A brief, and others that differ from it in what the audience may not see."""

    seed: int
    first: Sample
    others: tuple[Changed, ...]

    def __repr__(self) -> str:
        """Short: a brief is pages long."""
        changes = "; ".join(", ".join(other.changes) for other in self.others)
        return f"<of seed {self.seed}: {changes}>"

    def _repr_pretty_(self, printer: Any, _: bool) -> None:  # noqa: ANN401, FBT001
        printer.text(repr(self))


def families(kind: Kind, size: int) -> st.SearchStrategy[Family]:
    """A brief for a kind of reader, with so many variants."""
    return SEEDS.map(lambda seed: family(seed, kind, size))


def family(seed: int, kind: Kind, size: int) -> Family:
    """What a seed gives."""
    first, maker = sample(Dice(seed), kind)
    others = tuple(change(first, maker) for _ in range(size))
    return Family(seed, first, tuple(other for other in others if other.changes))


def laws(examples: int, *, anew: bool = False) -> settings:
    """How a law is tried: on the same seeds each time, unless they are asked ``anew``.

    What fails is not shrunk: a smaller seed gives no smaller brief.
    """
    return settings(
        max_examples=examples,
        derandomize=not anew,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
        print_blob=anew,
    )


def edition_of(one: Sample, *, loaded: bool = True) -> Edition | None:
    """What the audience receives; None where the brief does not build for it."""
    try:
        brief = one.brief()
        if loaded and faults_of(brief):
            return None
        return select(brief, READER).edition
    except (InvalidBriefError, ValidationError):
        return None


def made_for(one: Sample) -> HtmlDocument | None:
    """The edition in HTML; None where the brief does not build for the audience."""
    found = edition_of(one)
    return compose(found, one.setting.house.root) if found else None


def without_the_withheld(one: Sample) -> Sample:
    """The brief with every part gone that the audience may not read."""
    return replace(one, written=prune(one.written, one.setting.who))


def differences(one: HtmlDocument, other: HtmlDocument) -> str:
    """Where two editions differ; empty where they do not."""
    if (one.html, dict(one.assets)) == (other.html, dict(other.assets)):
        return ""
    named = sorted({*one.assets} ^ {*other.assets})
    named += [n for n in one.assets if one.assets[n] != other.assets.get(n, b"")]
    lines = unified_diff(one.html.split("\n"), other.html.split("\n"), n=1, lineterm="")
    return "\n".join([*lines, *named])


def tell(changed: Changed) -> None:
    """Let hypothesis count what was changed."""
    for name in changed.changes:
        event(name)
