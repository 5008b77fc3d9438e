"""Who may read the parts that a generator makes.

A scope is what surrounds a part; ``limit`` gives the part's own keys and the scope of
what it will contain. The narrowing rule is kept: a part never names an audience that
its container does not have.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tests.support.labels import labels

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.noninterference.dice import Dice
    from tests.support.pruning import Reading
    from tests.support.written import Tree


@dataclass(frozen=True, slots=True)
class Labels:
    """Markings that the audience may read, and those that it may not."""

    readable: tuple[str, ...] = ()
    unreadable: tuple[str, ...] = ()


def labels_for(who: Reading) -> Labels:
    """Every label of the scheme, by what the audience is cleared for."""
    known = labels(who.scheme) if who.scheme else ()
    return Labels(
        tuple(label for label in known if who.is_cleared(label)),
        tuple(label for label in known if not who.is_cleared(label)),
    )


@dataclass(frozen=True, slots=True)
class Scope:
    """What surrounds a part: who may read it, and whether our audience may."""

    allowed: tuple[str, ...]
    alive: bool = True
    named: bool = False  # it names our audience; only `explicit` asks
    hides: bool = False  # the next part in it is to be withheld


@dataclass(frozen=True, slots=True)
class Gate:
    """Limits parts for one audience."""

    dice: Dice
    who: Reading
    labels: Labels

    def limit(self, scope: Scope, percent: int = 25) -> tuple[Tree, Scope]:
        """Keys that withhold a part so often, and what they leave inside."""
        if not scope.alive:
            return self._anything(scope)
        ways = self.ways_to_withhold(scope)
        if ways and (scope.hides or self.dice.chance(percent)):
            return self.withheld(replace(scope, hides=False), ways)
        return self.open(scope)

    def ways_to_withhold(self, scope: Scope) -> list[str]:
        """How a part here can be kept from our audience."""
        ways = ["names"] if len(scope.allowed) > 1 else []
        ways += ["marking"] * bool(self.labels.unreadable)
        return ways + ["silence"] * (self.who.explicit and not scope.named)

    def withheld(self, scope: Scope, ways: Sequence[str]) -> tuple[Tree, Scope]:
        """Keys that withhold a part in one of these ways."""
        keys: Tree = {}
        allowed = scope.allowed
        match self.dice.pick(ways):
            case "names":
                allowed = self._others(scope)
                keys["audiences"] = list(allowed)
            case "marking":
                keys["marking"] = self.dice.pick(self.labels.unreadable)
                if self.who.name in allowed and self.dice.chance(30):
                    keys["audiences"] = [self.who.name]
                    allowed = (self.who.name,)
            case _:
                pass
        return keys, replace(scope, allowed=allowed, alive=False)

    def open(self, scope: Scope) -> tuple[Tree, Scope]:
        """Keys that leave a part to our audience."""
        keys: Tree = {}
        must = self.who.explicit and not scope.named
        if must or self.dice.chance(15):
            others = self.dice.some([n for n in scope.allowed if n != self.who.name])
            keys["audiences"] = [self.who.name, *others]
            scope = Scope(tuple(keys["audiences"]), scope.alive, named=True)
        if self.labels.readable and self.dice.chance(12):
            keys["marking"] = self.dice.pick(self.labels.readable)
        return keys, scope

    def _others(self, scope: Scope) -> tuple[str, ...]:
        others = [name for name in scope.allowed if name != self.who.name]
        return tuple(self.dice.some(others, least=1))

    def _anything(self, scope: Scope) -> tuple[Tree, Scope]:
        """Any keys: nothing inside a withheld part is ever read."""
        keys: Tree = {}
        if self.dice.chance(20):
            keys["audiences"] = self.dice.some(scope.allowed, least=1)
            scope = replace(scope, allowed=tuple(keys["audiences"]))
        labels = (*self.labels.readable, *self.labels.unreadable)
        if labels and self.dice.chance(20):
            keys["marking"] = self.dice.pick(labels)
        return keys, scope
