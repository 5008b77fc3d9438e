"""One style sheet, and the files that it names.

Takes a sheet that was found; gives its bytes and those of every file that it
names with ``url(...)`` or ``@import``. Decides that a project's sheet reaches
only files of the project's own ``styles/`` folder: no network, no other folder.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import tinycss2
from tinycss2.ast import (
    AtRule,
    FunctionBlock,
    ParseError,
    QualifiedRule,
    StringToken,
    URLToken,
)

from briefgen.assets.located import Found
from briefgen.assets.roots import bundled_root
from briefgen.diagnostics import Diagnostic, Location, TemplateError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tinycss2.ast import Node

ADDRESS = "briefgen:"
_END = "@briefgen-end;"
HINT = "name a file inside `styles/`, with a path from the folder of the sheet"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet as read, and all bytes it brings, by the name in use."""

    text: str
    assets: dict[str, bytes]


@dataclass(slots=True)
class _Reading:
    """What is gathered while a sheet and the sheets it imports are read."""

    found: Found
    assets: dict[str, bytes] = field(default_factory=dict)
    faults: list[Diagnostic] = field(default_factory=list)


def address(name: str) -> str:
    """The address under which an asset is handed over."""
    return ADDRESS + name


def read_sheet(found: Found, name: str) -> Sheet:
    """A sheet with everything it names.

    Raises:
        TemplateError: with the line of every fault in a sheet of the project.
    """
    text = found.text()
    # What briefgen ships names no file (a test says so); parsing it would cost time.
    if found.root == bundled_root() / "styles":
        return Sheet(text, {name: text.encode()})
    reading = _Reading(found)
    try:
        _gather(reading, text, PurePosixPath(name), found.shown)
    except RecursionError:
        hint = "look for brackets and braces that are never closed"
        raise TemplateError(
            _not_css("nested too deeply", Location(found.shown), hint)
        ) from None
    if reading.faults:
        raise TemplateError(*reading.faults)
    return Sheet(text, reading.assets)


def _gather(reading: _Reading, text: str, name: PurePosixPath, shown: str) -> None:
    nodes = tinycss2.parse_stylesheet(text + _END)
    last = nodes.pop()
    if getattr(last, "at_keyword", "") != _END[1:-1]:  # what is open took it in
        place = Location(shown, last.source_line, last.source_column)
        fault = _not_css("what begins here is never closed", place, "close it")
        reading.faults.append(fault)
    for error in _errors(nodes):
        place = Location(shown, error.source_line, error.source_column)
        reading.faults.append(_not_css(error.message, place))
    for token in _addresses(nodes):
        place = Location(shown, token.source_line, token.source_column)
        if target := _target(reading, token.value, name, place):
            token.representation = f'url("{address(target)}")'
            if isinstance(token, StringToken):
                token.representation = f'"{address(target)}"'
    if not reading.faults:  # not all that is no CSS can be written
        reading.assets[str(name)] = tinycss2.serialize(nodes).encode()


def _not_css(
    reason: str, place: Location, hint: str = "mend or remove this rule"
) -> Diagnostic:
    return Diagnostic("T208", f"this is not CSS: {reason}", place, hint)


def _errors(nodes: Iterable[Node]) -> Iterator[ParseError]:
    """What the parser could not read, in rules and in their declarations."""
    for node in nodes:
        match node:
            case ParseError():
                yield node
            case QualifiedRule():
                inner = tinycss2.parse_blocks_contents(node.content)
                yield from _errors(inner)
            case AtRule(content=list()) if node.lower_at_keyword != "page":
                yield from _errors(tinycss2.parse_blocks_contents(node.content))


def _addresses(nodes: Iterable[Node]) -> Iterator[URLToken | StringToken]:
    """Every token that names a file, at any depth."""
    for node in nodes:
        match node:
            case URLToken():
                yield node
            case FunctionBlock(lower_name="url"):
                yield from (part for part in node.arguments if part.type == "string")
            case AtRule(lower_at_keyword="import"):
                yield from (part for part in node.prelude if part.type == "string")
            case _:
                pass
        for inside in ("prelude", "content", "arguments"):
            yield from _addresses(getattr(node, inside, None) or ())


def _target(
    reading: _Reading, written: str, name: PurePosixPath, place: Location
) -> str | None:
    """The name under which a file that a sheet names is handed over."""
    parts = urlsplit(written)
    steps = _joined(name.parent, unquote(parts.path))
    if parts.scheme or parts.netloc or not parts.path or steps is None:
        message = f"`{written}` is not a file of the project's styles"
        reading.faults.append(Diagnostic("T207", message, place, HINT))
        return None
    target = str(steps)
    if target in reading.assets:
        return target
    root = reading.found.root
    named = Found(root.parent / target, root, target)
    try:
        reading.assets[target] = named.content()
        if steps.suffix == ".css":
            _gather(reading, named.text(), steps, target)
    except TemplateError as error:
        reading.faults.extend(replace(f, location=place) for f in error.diagnostics)
        return None
    return target


def _joined(folder: PurePosixPath, written: str) -> PurePosixPath | None:
    """The path from the project's folder, or nothing where it leaves styles/."""
    steps: list[str] = list(folder.parts)
    for step in PurePosixPath(written).parts:
        if step == "/":
            return None
        if step == "..":
            if len(steps) <= 1:
                return None
            steps.pop()
        else:
            steps.append(step)
    return PurePosixPath(*steps)
