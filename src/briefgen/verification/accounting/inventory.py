"""Every object of a file, by the role that it plays.

Takes the objects; gives the role of each, every string by its channel, and what the
grammar does not know. An object that nothing leads to, from the file's own table,
plays no role.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen.verification.accounting.grammar import ROLES, STREAMS
from briefgen.verification.accounting.painting import NAMED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefgen.verification.objects import Dictionary, Objects, Value


@dataclass(frozen=True)
class Inventory:
    """What was found."""

    roles: Mapping[str, str]  # by reference
    texts: Mapping[str, tuple[str, ...]]  # by channel
    unknown: tuple[str, ...]  # places that hold what the grammar does not know
    unused: tuple[str, ...]  # objects that nothing leads to

    def of_role(self, role: str) -> tuple[str, ...]:
        """The objects that play a role."""
        return tuple(name for name, played in self.roles.items() if played == role)


def take_inventory(objects: Objects) -> Inventory:
    """Walk through all objects of a file."""
    walk = _Walk(objects)
    walk.run()
    return Inventory(
        roles=walk.roles,
        texts={channel: tuple(found) for channel, found in walk.texts.items()},
        unknown=tuple(walk.unknown),
        unused=tuple(objects.values.keys() - walk.roles.keys()),
    )


class _Walk:
    def __init__(self, objects: Objects) -> None:
        self._objects = objects
        self.roles: dict[str, str] = {}
        self.texts: defaultdict[str, list[str]] = defaultdict(list)
        self.unknown: dict[str, None] = {}
        self._open: list[str] = []

    def run(self) -> None:
        """Begin at the file's own table, and go where it leads."""
        for reference, value in self._objects.values.items():
            kind = value.get("/Type") if isinstance(value, dict) else None
            if reference in self._objects.streams and kind in {"/XRef", "/ObjStm"}:
                role = "file" if kind == "/XRef" else "object stream"
                self.enter(role, reference, role)
        while self._open:
            reference = self._open.pop()
            role = self.roles[reference]
            if (reference in self._objects.raw) != (role in STREAMS):
                self.blame(role)
            self.look(role, self._objects.values[reference])

    def blame(self, place: str) -> None:
        """What stands at ``place`` is not known."""
        self.unknown[place] = None

    def gather(self, channel: str, text: str) -> None:
        """A string stands in a channel."""
        self.texts[channel].append(text)

    def enter(self, role: str, reference: str, place: str) -> None:
        """A reference leads to an object that plays a role."""
        played = self.roles.get(reference)
        if played is not None:
            if played != role and played not in role.split("|"):
                self.blame(place)
            return
        if reference not in self._objects.values:
            self.blame(place)
            return
        self.roles[reference] = self._chosen(role, reference) if "|" in role else role
        self._open.append(reference)

    def look(self, role: str, entries: Value) -> None:
        """A dictionary stands here that plays a role."""
        if not isinstance(entries, dict):
            self.blame(role)
        elif role in NAMED:
            NAMED[role](self, entries, role)
        else:
            self._follow(role, entries)

    def _follow(self, role: str, entries: Dictionary) -> None:
        keys = ROLES[role]
        for key, value in entries.items():
            rule = keys.get(key)
            if rule is None:
                self.blame(role)
            else:
                rule(self, value, f"{role} {key}")

    def _chosen(self, roles: str, reference: str) -> str:
        """Which of several roles an object plays; by what it says of itself."""
        value = self._objects.values[reference]
        kind = value.get("/Subtype") if isinstance(value, dict) else None
        first, _, second = roles.partition("|")
        match roles:
            case "picture|form":
                return first if kind == "/Image" else second
            case _:
                return first
