"""The generator really makes what it is there for: a law over nothing always holds."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from tests.noninterference.census import INSIDE, PARTS, WAYS, counted, parts
from tests.noninterference.changes import CHANGES
from tests.noninterference.houses import KINDS
from tests.noninterference.novelties import NEW
from tests.noninterference.pairs import Family, edition_of, family

if TYPE_CHECKING:
    from collections.abc import Iterator

SEEDS = range(20)  # for each kind of reader: the same in every run


def test_each_kind_of_part_is_withheld_in_some_brief_and_read_in_another() -> None:
    missing = [
        (kind, is_read)
        for kind in PARTS
        for is_read in (True, False)
        if not census()[kind, is_read]
    ]
    assert not missing


def test_each_thing_inside_is_withheld_in_some_brief_and_read_in_another() -> None:
    missing = [
        (kind, is_read)
        for kind in INSIDE
        for is_read in (True, False)
        if not census()[kind, is_read]
    ]
    assert not missing


def test_parts_are_withheld_in_every_way() -> None:
    assert not [way for way in WAYS if not census()[way, False]]


def test_every_change_is_made() -> None:
    made = Counter(
        name for one in made_families() for o in one.others for name in o.changes
    )
    assert {name for name in CHANGES if made[name] >= 5} == set(CHANGES)


def test_a_part_of_every_kind_is_put_in() -> None:
    put_in = {
        (name, part["_uid"])
        for one in made_families()
        for other in one.others
        for name, part in newparts(one, other.sample.written.tree)
    }
    assert {name for name, _ in put_in} >= set(NEW)


def test_most_pairs_build() -> None:
    tried = [
        sample
        for one in made_families()[::3]
        for sample in (one.first, *(other.sample for other in one.others))
    ]
    built = [one for one in tried if edition_of(one) is not None]
    assert len(built) > 0.95 * len(tried)


def test_every_language_and_every_scheme_is_tried() -> None:
    languages = {one.first.written.tree["language"] for one in made_families()}
    schemes = {one.first.setting.scheme for one in made_families()}
    assert (len(languages) >= 5, len(schemes) >= 4) == (True, True)


# ── The material ─────────────────────────────────────────────────────────────


@cache
def made_families() -> tuple[Family, ...]:
    """Some pairs of every kind of reader."""
    return tuple(family(seed, kind, 2) for kind in KINDS.values() for seed in SEEDS)


@cache
def census() -> Counter[tuple[str, bool]]:
    """How often each thing is read, and withheld."""
    samples = [one.first for one in made_families()]
    return Counter(found for sample in samples for found in counted(sample))


def newparts(family: Family, tree: object) -> Iterator[tuple[str, dict[str, object]]]:
    """The parts of a variant that the first brief does not have, by their key."""
    before = {p["_uid"] for _, p, _ in parts(family.first.written.tree, "", {})}
    assert isinstance(tree, dict)
    for name, part, _ in parts(tree, "", {}):
        if part["_uid"] not in before:
            yield name, part
