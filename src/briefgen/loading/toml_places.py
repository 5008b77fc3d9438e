"""Where each key of a TOML file stands; the standard reader forgets it.

Takes the text of a valid TOML file; gives the place of every table and key that
stands at the beginning of a line. Keys inside inline tables are those of the key
that holds them.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_KEY = r"""[ \t]*(?:[A-Za-z0-9_-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*')[ \t]*"""
_DOTTED = re.compile(rf"{_KEY}(?:\.{_KEY})*")
_PART = re.compile(r"""[A-Za-z0-9_-]+|"((?:[^"\\\n]|\\.)*)"|'([^'\n]*)'""")
# What a value is made of; strings first, so that a bracket in one is none.
_PIECE = re.compile(
    r'"""(?:[^\\]|\\.)*?"""(?!")'
    r"|'''.*?'''(?!')"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'"
    r"|\#[^\n]*|[\[\]{}]|\n|[^\"'#\[\]{}\n]+|.",
    re.DOTALL,
)


def toml_places(text: str) -> dict[tuple[str, ...], tuple[int, int]]:
    """The line and column of each key by its path; items of a list by number."""
    places: dict[tuple[str, ...], tuple[int, int]] = {(): (1, 1)}
    table: tuple[str, ...] = ()
    counts: Counter[tuple[str, ...]] = Counter()
    for at, line in _statements(text):
        start = at + len(line) - len(line.lstrip(" \t"))
        place = text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)
        if line.lstrip().startswith("[["):
            name = _numbered(_path(line.lstrip()[2:]), counts)
            table = (*name, str(counts[name]))
            counts[name] += 1
        elif line.lstrip().startswith("["):
            table = _numbered(_path(line.lstrip()[1:]), counts)
        elif "=" in line:
            places.setdefault((*table, *_path(line)), place)
            continue
        for end in range(1, len(table) + 1):
            places.setdefault(table[:end], place)
    return places


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """The lines that begin a table or a key, with their offsets."""
    at = 0
    while at < len(text):
        end = _end_of_statement(text, at)
        line = text[at:end]
        if line.strip() and not line.lstrip().startswith("#"):
            yield at, line
        at = end


def _end_of_statement(text: str, at: int) -> int:
    depth = 0
    while at < len(text):
        found = _PIECE.match(text, at)
        piece = found[0] if found else text[at]
        at += len(piece)
        if piece in ("[", "{"):
            depth += 1
        elif piece in ("]", "}"):
            depth -= 1
        elif piece == "\n" and depth <= 0:
            break
    return at


def _path(line: str) -> tuple[str, ...]:
    found = _DOTTED.match(line)
    parts = _PART.finditer(found[0]) if found else ()
    return tuple(part[1] or part[2] or part[0] for part in parts)


def _numbered(
    path: tuple[str, ...], counts: Counter[tuple[str, ...]]
) -> tuple[str, ...]:
    """The path of a table, with the number of the item behind each list."""
    numbered: tuple[str, ...] = ()
    for position, step in enumerate(path):
        numbered = (*numbered, step)
        if position < len(path) - 1 and counts[numbered]:
            numbered = (*numbered, str(counts[numbered] - 1))
    return numbered
