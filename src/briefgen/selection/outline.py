"""A brief as its parts: what each is, what it is called, and what contains it.

Takes a brief; gives every part that can be limited, in a tree. Nothing is decided
here, and no word of a part is kept: kinds, ids and places alone. A block stands
with the item of the body that holds it, since both must let a reader in.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefgen.model.blocks import BodyItem
from briefgen.model.parts import LimitedPart
from briefgen.model.sections import SectionBase
from briefgen.selection.cutting import KINDS, written_parts
from briefgen.selection.walking import children

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefgen.model.brief import Brief
    from briefgen.model.fields import Model
    from briefgen.model.source import ValuePath
    from briefgen.selection.cutting import KeptPart

# The key that holds a part, and what the part is.
_KINDS = {
    "sections": "section",
    "judgments": "judgment",
    "authors": "author",
    "editor_notes": "editor’s note",
    "sources": "source",
    "summary": "summary",
    "options": "option",
    "advantages": "advantage",
    "disadvantages": "disadvantage",
    "recommendations": "recommendation",
    "points": "point",
    "items": "item",
    "columns": "column",
    "rows": "row",
    "body": "text",
}
# What stands with what contains it, and is named where it has a limit of its own.
_SMALL = frozenset(
    {
        *("advantage", "disadvantage", "item", "column", "row"),
        *("caption", "credit", "note"),
    }
)


@dataclass(frozen=True, slots=True)
class Node:
    """A part, with those inside it; ``chain`` lets a reader in one after the other."""

    chain: tuple[LimitedPart, ...]
    path: ValuePath
    kind: str
    name: str
    depth: int
    places: tuple[str, ...] = ()  # by which other parts refer to it
    inside: tuple[Node, ...] = field(default=(), repr=False)

    @property
    def is_limited(self) -> bool:
        """Whether it has a limit or a marking of its own."""
        return any(
            part.audiences is not None or part.marking is not None
            for part in self.chain
        )

    @property
    def is_listed(self) -> bool:
        """Whether it is named, and does not just stand with what contains it."""
        return self.kind not in _SMALL or self.is_limited


def outline(brief: Brief) -> tuple[Node, ...]:
    """The parts of a brief, from the outside in, in the order of its fields."""
    return tuple(_nodes(_Names(brief), brief.content, (), 0))


def nodes_of(roots: Sequence[Node]) -> Iterator[Node]:
    """Every part of an outline, each before those inside it."""
    for node in roots:
        yield node
        yield from nodes_of(node.inside)


@dataclass(slots=True)
class _Names:
    """What the items of a section's body are called."""

    brief: Brief
    parts: dict[ValuePath, Sequence[KeptPart]] = field(default_factory=dict)

    def enter(self, section: SectionBase, path: ValuePath) -> None:
        items = written_parts(self.brief, section, path)
        for index, (_, parts) in enumerate(items):
            self.parts[(*path, "body", index)] = parts

    def places(self, path: ValuePath) -> tuple[str, ...]:
        return tuple(name for part in self.parts.get(path, ()) for name in part.names)


def _nodes(names: _Names, model: Model, path: ValuePath, depth: int) -> Iterator[Node]:
    for step, child in children(model):
        at = (*path, *step)
        if isinstance(child, LimitedPart):
            yield _node(names, child, at, depth)
        else:
            yield from _nodes(names, child, at, depth)


def _node(names: _Names, part: LimitedPart, path: ValuePath, depth: int) -> Node:
    chain: tuple[LimitedPart, ...] = (part,)
    inner, kind = path, _kind(path)
    if isinstance(part, SectionBase):
        names.enter(part, path)
    places = names.places(path)
    if isinstance(part, BodyItem):
        kind = next((key for key in KINDS if getattr(part, key) is not None), kind)
        block = getattr(part, kind, None)
        if isinstance(block, LimitedPart):
            chain, inner = (part, block), (*path, kind)
    inside = tuple(_nodes(names, chain[-1], inner, depth + 1))
    own = next((name for one in chain if (name := getattr(one, "id", None))), "")
    places = (*places, own) if own and own not in places else places
    name = own or _span(places) or _name(part, path)
    return Node(chain, path, kind, name, depth, places, inside)


def _kind(path: ValuePath) -> str:
    key = next(step for step in reversed(path) if isinstance(step, str))
    if len(path) > 1 and path[-2] == "note" and path[0] == "authors":
        return "author note"
    return _KINDS.get(str(path[0] if path[0] == "summary" else key), key)


def _name(part: LimitedPart, path: ValuePath) -> str:
    """What a part is called that has no id."""
    flagged = getattr(part, "at", None)
    if flagged:
        return str(flagged).partition("@")[0]
    last = path[-1]
    if isinstance(last, int):
        return str(last + 1)
    return last if path[0] == "summary" or "note" in path[:-1] else ""


def _span(places: tuple[str, ...]) -> str:
    """The places of several paragraphs as one: ``outlook/p2–p4``."""
    if len(places) < 2:  # noqa: PLR2004 (nothing to join)
        return "".join(places)
    return f"{places[0]}–{places[-1].rpartition('/')[2]}"
