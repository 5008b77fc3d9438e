"""The objects of a PDF file as plain values.

Takes the bytes of a file and gives every object in it, used or not: names,
strings and references as text, streams decoded; everything above works on what it
finds here. Decides what a value stands for.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from briefgen.verification.file import read_file
from briefgen.verification.limits import UnreadablePdfError
from briefgen.verification.syntax import Dictionary, Value

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = [
    "Dictionary",
    "Objects",
    "UnreadablePdfError",
    "Value",
    "is_reference",
    "read_objects",
]

_REFERENCE = re.compile(r"\d+ \d+ R")
_DEEPEST = 64  # no reference leads to a reference so often


@dataclass(frozen=True)
class Objects:
    """Every object of one file.

    ``streams`` holds what is decoded; of a picture only ``raw`` is known. ``loose``
    tells of what belongs to no object, or to none that a reader would come to.
    """

    trailer: Dictionary
    values: Mapping[str, Value]
    streams: Mapping[Value, bytes]
    raw: Mapping[Value, bytes]
    loose: tuple[str, ...] = ()

    @cached_property
    def source(self) -> str:
        """All objects as one text, to look for names that may not occur."""
        return json.dumps(self.values, ensure_ascii=False)

    def resolve(self, value: Value) -> Value:
        """What ``value`` stands for, where it is a reference."""
        for _ in range(_DEEPEST):
            if not is_reference(value):
                return value
            value = self.values.get(value)
        raise UnreadablePdfError("a reference leads to itself")

    def dictionary(self, value: Value) -> Dictionary:
        """A dictionary, or the dictionary of a stream; empty where there is none."""
        found = self.resolve(value)
        if found is None:
            return {}
        if not isinstance(found, dict):
            raise UnreadablePdfError(f"{_shown(found)} stands where a dictionary must")
        return found

    def array(self, value: Value) -> list[Value]:
        """An array; empty where there is none, of one where there is no array."""
        found = self.resolve(value)
        if found is None:
            return []
        return found if isinstance(found, list) else [value]

    def string(self, value: Value) -> str:
        """A string or a name as text; empty where there is none."""
        found = self.resolve(value)
        if found is None:
            return ""
        if isinstance(found, str) and found.startswith("u:"):
            return found[2:]
        if isinstance(found, str) and found.startswith("b:"):
            return bytes.fromhex(found[2:]).decode("latin-1")
        if isinstance(found, str) and found.startswith("/"):
            return found[1:]
        raise UnreadablePdfError(f"{_shown(found)} stands where a string must")

    def number(self, value: Value) -> float:
        """A number; 0 where there is none."""
        found = self.resolve(value)
        if found is None:
            return 0
        if isinstance(found, bool) or not isinstance(found, int | float):
            raise UnreadablePdfError(f"{_shown(found)} stands where a number must")
        return found

    def dictionaries(self, key: str) -> Iterator[Dictionary]:
        """Every dictionary in the file that has an entry ``key``, however deep."""
        if f'"{key}"' in self.source:
            for value in self.values.values():
                yield from _with_entry(value, key)

    def tree(self, value: Value, leaves: str) -> Iterator[tuple[Value, Value]]:
        """The pairs of a name tree (``/Names``) or a number tree (``/Nums``)."""
        open_nodes = [value]
        seen: set[str] = set()
        while open_nodes:
            node = open_nodes.pop(0)
            if is_reference(node):
                if node in seen:
                    raise UnreadablePdfError(f"a tree of {leaves} contains itself")
                seen.add(node)
            branch = self.dictionary(node)
            open_nodes.extend(self.array(branch.get("/Kids")))
            flat = self.array(branch.get(leaves))
            yield from zip(flat[::2], flat[1::2], strict=True)


def is_reference(value: Value) -> bool:
    """Whether ``value`` points to an object."""
    return (
        isinstance(value, str)
        and value.endswith(" R")
        and _REFERENCE.fullmatch(value) is not None
    )


def _with_entry(value: Value, key: str) -> Iterator[Dictionary]:
    if isinstance(value, dict):
        if key in value:
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for inner in value:
            yield from _with_entry(inner, key)


def read_objects(data: bytes) -> Objects:
    """Every object of the file.

    Raises:
        UnreadablePdfError: when the file is broken, encrypted or no PDF.
    """
    found = read_file(data)
    return Objects(
        found.trailer, found.values, found.streams, found.raw, tuple(found.loose)
    )


def _shown(value: Value) -> str:
    """The kind of a value; what it says is nobody's business."""
    match value:
        case str():
            return "a name" if value.startswith("/") else "a string"
        case dict():
            return "a dictionary"
        case list():
            return "an array"
        case _:
            return "a number"
