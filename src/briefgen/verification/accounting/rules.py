"""Rules that a value of a PDF object keeps, or breaks.

A rule takes the walk that it is part of, a value, and the place where it stands;
it tells the walk what is wrong, what strings there are, and where to go on. The
grammar is made of these.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol, TypeAlias

from briefgen.verification.objects import is_reference

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from briefgen.verification.objects import Dictionary, Value

    Rule: TypeAlias = Callable[["Walk", Value, str], None]
    Keys: TypeAlias = Mapping[str, Rule]


class Walk(Protocol):
    """Who walks through the objects of a file."""

    def blame(self, place: str) -> None:
        """What stands at ``place`` is not known."""

    def gather(self, channel: str, text: str) -> None:
        """A string stands in a channel."""

    def enter(self, role: str, reference: str, place: str) -> None:
        """A reference leads to an object that plays a role."""

    def look(self, role: str, entries: Dictionary) -> None:
        """A dictionary stands here that plays a role."""


def names(*allowed: str) -> Rule:
    """One of these names."""
    known = frozenset(allowed)

    def rule(walk: Walk, value: Value, place: str) -> None:
        if not isinstance(value, str) or value not in known:
            walk.blame(place)

    return rule


def named(pattern: str) -> Rule:
    """A name of this pattern."""
    matches = re.compile(pattern).fullmatch

    def rule(walk: Walk, value: Value, place: str) -> None:
        if not isinstance(value, str) or matches(value) is None:
            walk.blame(place)

    return rule


def listed(words: str) -> Rule:
    """One of the names in ``words``."""
    return names(*(f"/{word}" for word in words.split()))


def keys(words: str, rule: Rule) -> Keys:
    """One rule for all keys in ``words``."""
    return {f"/{word}": rule for word in words.split()}


def number(walk: Walk, value: Value, place: str) -> None:
    """A number."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        walk.blame(place)


def whole(walk: Walk, value: Value, place: str) -> None:
    """A whole number."""
    if type(value) is not int:
        walk.blame(place)


def flag(walk: Walk, value: Value, place: str) -> None:
    """True or false."""
    if type(value) is not bool:
        walk.blame(place)


def numbers(walk: Walk, value: Value, place: str) -> None:
    """An array of numbers."""
    if not isinstance(value, list) or not all(
        type(entry) is int or type(entry) is float for entry in value
    ):
        walk.blame(place)


def widths(walk: Walk, value: Value, place: str) -> None:
    """An array of numbers, and of arrays of numbers (ISO 32000-1, 9.7.4.3)."""
    if not isinstance(value, list):
        walk.blame(place)
        return
    for entry in value:
        (numbers if isinstance(entry, list) else number)(walk, entry, place)


def text(channel: str) -> Rule:
    """A string; who knows the channel says whether it may stand there."""

    def rule(walk: Walk, value: Value, place: str) -> None:
        if isinstance(value, str) and value.startswith("u:"):
            walk.gather(channel, value[2:])
        else:
            walk.blame(place)

    return rule


def code(walk: Walk, value: Value, place: str) -> None:
    """A string of any bytes; what it is is checked elsewhere."""
    if not isinstance(value, str) or not value.startswith(("u:", "b:")):
        walk.blame(place)


def to(role: str) -> Rule:
    """A reference to an object of a role."""

    def rule(walk: Walk, value: Value, place: str) -> None:
        if is_reference(value):
            walk.enter(role, value, place)
        else:
            walk.blame(place)

    return rule


def inside(role: str) -> Rule:
    """A dictionary of a role, right here."""

    def rule(walk: Walk, value: Value, place: str) -> None:
        if isinstance(value, dict):
            walk.look(role, value)
        else:
            walk.blame(place)

    return rule


def or_null(rule: Rule) -> Rule:
    """Nothing, or what keeps a rule."""

    def of_what_is_there(walk: Walk, value: Value, place: str) -> None:
        if value is not None:
            rule(walk, value, place)

    return of_what_is_there


def each(rule: Rule) -> Rule:
    """An array whose entries keep a rule."""

    def of_all(walk: Walk, value: Value, place: str) -> None:
        if isinstance(value, list):
            for entry in value:
                rule(walk, entry, place)
        else:
            walk.blame(place)

    return of_all


def turn(*rules: Rule) -> Rule:
    """An array whose entries keep these rules in turn."""

    def of_all(walk: Walk, value: Value, place: str) -> None:
        if not isinstance(value, list) or len(value) % len(rules):
            walk.blame(place)
            return
        for at, entry in enumerate(value):
            rules[at % len(rules)](walk, entry, place)

    return of_all


def row(*rules: Rule) -> Rule:
    """An array of just so many entries, each with a rule."""
    of_all = turn(*rules)

    def rule(walk: Walk, value: Value, place: str) -> None:
        if isinstance(value, list) and len(value) == len(rules):
            of_all(walk, value, place)
        else:
            walk.blame(place)

    return rule


def under(pattern: str, rule: Rule) -> Rule:
    """A dictionary whose keys follow a pattern, and whose values keep a rule."""
    matches = re.compile(pattern).fullmatch

    def of_all(walk: Walk, value: Value, place: str) -> None:
        if not isinstance(value, dict):
            walk.blame(place)
            return
        for key, entry in value.items():
            if matches(key) is None:
                walk.blame(place)
            rule(walk, entry, place)

    return of_all


def either(**kinds: Rule) -> Rule:
    """A rule for each kind of value: number, name, reference, array, dictionary."""

    def rule(walk: Walk, value: Value, place: str) -> None:
        chosen = kinds.get(_kind(value))
        if chosen is None:
            walk.blame(place)
        else:
            chosen(walk, value, place)

    return rule


def _kind(value: Value) -> str:
    match value:
        case bool() | None:
            return "other"
        case int() | float():
            return "number"
        case list():
            return "array"
        case dict():
            return "dictionary"
        case str() if value.startswith("/"):
            return "name"
        case str() if is_reference(value):
            return "reference"
        case _:
            return "other"
