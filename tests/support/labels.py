"""Every label of a marking scheme, and what it stands for.

Written apart from ``briefgen.model``: labels are not read but put together, from the
file of the scheme alone, so that the two can be compared.
"""

from __future__ import annotations

import tomllib
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

SCHEMES = Path(__file__).parents[2] / "src" / "briefgen" / "data" / "markings"
MOST = 2  # caveats of one label that are put together here


class Meant(NamedTuple):
    """What a label stands for: a rank, and all caveats that it brings."""

    rank: int
    caveats: frozenset[str]

    def covers(self, other: Meant) -> bool:
        """Whether a reader cleared for this may read that."""
        return self.rank >= other.rank and self.caveats >= other.caveats


@cache
def labels(scheme: str) -> Mapping[str, Meant]:
    """Every label of a scheme that briefgen ships, with few caveats."""
    text = (SCHEMES / f"{scheme}.toml").read_text("utf-8")
    return dict(labels_of(tomllib.loads(text)))


def labels_of(scheme: Mapping[str, Any]) -> Iterator[tuple[str, Meant]]:
    """Every label of a scheme, with few caveats."""
    groups: Sequence[Any] = scheme.get("caveats", ())
    known = {c["label"]: c for group in groups for c in group["caveats"]}
    for rank, level in enumerate(scheme["levels"]):
        inborn = [n for n, c in known.items() if level["label"] in _in(c)]
        fit = [c for n, c in known.items() if n not in inborn and _goes_with(c, level)]
        for size in range(MOST + 1):
            for chosen in combinations(fit, size):
                names = [caveat["label"] for caveat in chosen]
                brought = _closure(names, known)
                needs = {need for caveat in chosen for need in caveat.get("needs", ())}
                inner = {n for caveat in chosen for n in _closure(_has(caveat), known)}
                if inner & set(names) or not needs <= brought:
                    continue
                whole = Meant(rank, frozenset(brought | _closure(inborn, known)))
                for word in (level["label"], *level.get("spellings", ())):
                    yield _composed(word, names, groups), whole


def _in(caveat: Mapping[str, Any]) -> Any:  # noqa: ANN401
    return caveat.get("contained_in", ())


def _has(caveat: Mapping[str, Any]) -> Any:  # noqa: ANN401
    return caveat.get("includes", ())


def _goes_with(caveat: Mapping[str, Any], level: Mapping[str, Any]) -> bool:
    return level["label"] in caveat.get("levels", (level["label"],))


def _closure(names: Iterable[str], known: Mapping[str, Any]) -> set[str]:
    found = set(names)
    for name in names:
        found |= _closure(_has(known[name]), known)
    return found


def _composed(level: str, names: Sequence[str], groups: Sequence[Any]) -> str:
    before = after = ""
    for group in groups:
        own = [c["label"] for c in group["caveats"] if c["label"] in names]
        words, sign = group.get("joiner", " ").join(own), group.get("separator", " ")
        if own and group.get("position", "after") == "before":
            before += words + sign
        elif own:
            after += sign + words
    return before + level + after
