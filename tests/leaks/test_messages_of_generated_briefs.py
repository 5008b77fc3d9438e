"""However a brief rests on what is withheld, no message quotes it."""

from __future__ import annotations

from collections import Counter
from copy import deepcopy
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.diagnostics import InvalidBriefError
from briefgen.selection import select, unprinted
from tests.leaks.tokens import token
from tests.noninterference.dice import Dice
from tests.noninterference.houses import KINDS, READER
from tests.noninterference.pairs import family, laws
from tests.support.pruning import alive
from tests.support.written import id_mark, mappings

if TYPE_CHECKING:
    from briefgen.diagnostics import Diagnostic
    from tests.noninterference.briefs import Sample
    from tests.support.written import Tree

SALT = token("salt of what is withheld")
SAID = frozenset(
    {
        "text", "title", "alt", "attribution", "basis", "question", "owner", "unit",
        "originator", "descriptor", "pages", "name",
    }
)  # fmt: skip


def careless(sample: Sample, dice: Dice) -> Sample:
    """A brief whose withheld parts are salted, and in which others rest on them."""
    read = alive(sample.written, sample.setting.who)
    tree = deepcopy(sample.written.tree)
    parts = [node for node in mappings(tree) if "_uid" in node]
    for part in parts:
        if part["_uid"] not in read:
            _salt(part)
    lost = [part["_uid"] for part in parts if part["_uid"] not in read and "id" in part]
    for part in parts:
        if lost and part["_uid"] in read and dice.chance(20):
            _rest(part, id_mark(dice.pick(lost)))
    return replace(sample, written=replace(sample.written, tree=tree))


def _salt(part: Tree) -> None:
    for node in mappings(part):
        for key in SAID & set(node):
            if isinstance(node[key], str):
                node[key] += f" {SALT}"
    for cell in part.get("cells", ()):
        cell["text"] += SALT


def _rest(part: Tree, mark: str) -> None:
    if "support" in part:
        part["support"] = [*part["support"], mark]
    elif isinstance(part.get("text"), str):
        part["text"] += f"\n\nSee [](#{mark}) and [@{mark}]."
        part["_count"] = part.get("_count", 1) + 1


def said_of(sample: Sample) -> list[Diagnostic]:
    """Everything that is said of a brief and its edition."""
    brief = sample.brief()
    found = list(unprinted(brief))
    try:
        found += select(brief, READER).remarks
    except InvalidBriefError as fault:
        found += fault.diagnostics
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_no_message_has_a_word_of_a_withheld_part(kind: str) -> None:
    codes: Counter[str] = Counter()

    @laws(14)
    @given(st.integers(0, 2**48))
    def holds(seed: int) -> None:
        sample = careless(family(seed, KINDS[kind], 0).first, Dice(seed))
        for found in said_of(sample):
            codes[found.code] += 1
            assert SALT not in str(found)

    holds()
    assert codes["H201"] + codes["H204"] > 4
