"""The objects of a PDF file as plain values.

Takes the bytes of a file and gives every object in it, used or not: names,
strings and references as text, streams decoded. Decides what counts as
unreadable; everything above works on what it finds here. The only module that
knows pikepdf.

In a value, ``/Name`` is a name, ``u:words`` a string, ``b:00ff`` a string that is
no text, and ``12 0 R`` a reference.
"""

from __future__ import annotations

import io
import json
import re
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import pikepdf

Value: TypeAlias = Any  # None, bool, int, float, str, list[Value], dict[str, Value]
Dictionary: TypeAlias = "dict[str, Value]"

_REFERENCE = re.compile(r"\d+ \d+ R")
_STREAM = re.compile(r"stream <[^>]*>:? ?")
_DEEPEST = 64  # no reference leads to a reference so often


class UnreadablePdfError(Exception):
    """A PDF, or a part of it, cannot be read with certainty."""


@dataclass(frozen=True, slots=True)
class Objects:
    """Every object of one file.

    ``streams`` holds what decodes without loss; of a picture's stream only
    ``raw`` is known.
    """

    trailer: Dictionary
    values: Mapping[str, Value]
    streams: Mapping[Value, bytes]
    raw: Mapping[Value, bytes]
    source: str  # all objects as one text, to look for names that may not occur

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
    import pikepdf

    try:
        with pikepdf.open(
            io.BytesIO(data), suppress_warnings=True, attempt_recovery=False
        ) as file:
            if file.is_encrypted:
                raise UnreadablePdfError("the file is encrypted")
            found = _all_objects(file)
            warnings = file.get_warnings()
    except (pikepdf.PdfError, ValueError, RuntimeError, RecursionError) as error:
        raise UnreadablePdfError(_first_line(error)) from error
    if warnings:
        raise UnreadablePdfError(_first_line(warnings[0]))
    return found


def _all_objects(file: pikepdf.Pdf) -> Objects:
    import pikepdf

    values: dict[str, Value] = {}
    streams: dict[str, bytes] = {}
    raw: dict[str, bytes] = {}
    sources = []
    for number, generation in file.get_xref_table():
        name = f"{number} {generation} R"
        found: object = file.get_object(number, generation)
        if not isinstance(found, pikepdf.Object):  # a number, true, false or null
            values[name] = float(found) if isinstance(found, Decimal) else found
            continue
        source = found.to_json(dereference=True).decode()
        values[name] = json.loads(source)
        sources.append(source)
        if isinstance(found, pikepdf.Stream):
            raw[name] = found.read_raw_bytes()
            with suppress(pikepdf.PdfError):  # a picture: whoever needs it finds none
                streams[name] = found.read_bytes()
    trailer = json.loads(file.trailer.to_json())
    return Objects(trailer, values, streams, raw, "\n".join(sources))


def _first_line(error: object) -> str:
    # qpdf names the stream that it reads, by where it is in memory.
    told = _STREAM.sub("", str(error)).splitlines()
    return told[0] if told else type(error).__name__


def _shown(value: Value) -> str:
    return f"`{str(value)[:40]}`"
