"""Where a value stands in a YAML file, and where its text begins."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from briefgen.diagnostics import Location
from briefgen.model.source import Mark

if TYPE_CHECKING:
    from collections.abc import Sequence

_HEADER = re.compile(r"[|>][+-]?([1-9])?[+-]?")


def mark_of(event: Any, key: Any, lines: Sequence[str], file: str) -> Mark:  # noqa: ANN401
    """The mark of a value, from the parser's event of it and of its key."""
    start = event.start_mark
    value = Location(file, start.line + 1, start.column + 1)
    at_key = value
    if key is not event:
        at_key = Location(file, key.start_mark.line + 1, key.start_mark.column + 1)
    match getattr(event, "style", "collection"):
        case "collection":
            return Mark(at_key, value, value)
        case "|" | ">":
            return _block_scalar(event, key, at_key, lines)
        case "'" | '"':
            text = Location(file, value.line, value.column + 1)
        case _:
            text = value
    count = event.end_mark.line - start.line + 1
    # An escaped line end is a line to the author's prose, if not to the file.
    return Mark(at_key, value, text, lines=max(count, 1 + event.value.count("\n")))


def _block_scalar(
    event: Any,  # noqa: ANN401
    key: Any,  # noqa: ANN401
    at_key: Location,
    lines: Sequence[str],
) -> Mark:
    start = event.start_mark
    header = lines[start.line]
    body = lines[start.line + 1 : event.end_mark.line + 1]
    written = [line for line in body if line.strip()]
    indent = _blanks(written[0]) if written and event.value.strip() else 0
    found = _HEADER.match(header, start.column)
    if found and found[1]:
        # YAML 1.2, 8.1.1.1: counted from the key, or from the dash of the item.
        is_item = key is event
        outer = header.rfind("-", 0, start.column) if is_item else key.start_mark.column
        indent = outer + int(found[1])
    literal = event.style == "|"
    value = Location(at_key.file, start.line + 1, start.column + 1)
    text = Location(at_key.file, value.line + 1, indent + 1)
    count = event.value.rstrip("\n").count("\n") + 1
    if not literal:
        folded = body[: event.end_mark.line - start.line - 1]
        count = max(count, sum(1 for line in folded if line.strip()))
    return Mark(at_key, value, text, literal=literal, indent=indent, lines=count)


def _blanks(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
