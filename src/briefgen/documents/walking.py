"""Walks through an edition.

Takes any part of an edition; gives the parts in it, or all of its words. Decides
nothing: whatever hand-over types come, their fields are looked through.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator

Kind = TypeVar("Kind")


def walk(node: object) -> Iterator[object]:
    """``node`` and everything in it, in the order of its fields."""
    yield node
    if isinstance(node, tuple):
        for child in node:
            yield from walk(child)
    elif is_dataclass(node):
        for entry in fields(node):
            yield from walk(getattr(node, entry.name))


def parts_of(node: object, kind: type[Kind]) -> tuple[Kind, ...]:
    """All parts of one kind in ``node``, in order."""
    return tuple(part for part in walk(node) if isinstance(part, kind))
