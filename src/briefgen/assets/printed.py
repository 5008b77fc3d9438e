"""What style sheets put on a page: strings, attributes, and counters between them.

Takes CSS; gives the strings that it prints and the names of the attributes whose
values it prints. Decides which declarations print: a string elsewhere, such as the
name of a font, is no word of a page.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_STRING = r""""(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'"""
_PRINTED = re.compile(
    r"(?:content|quotes|string-set|bookmark-label|list-style(?:-type)?|symbols|prefix"
    r"|suffix|negative|pad|additive-symbols|hyphenate-character|block-ellipsis"
    rf"|text-overflow|--[\w-]+)\s*:((?:{_STRING}|[^;}}\"'])*)",
    re.DOTALL | re.IGNORECASE,
)
_WORDS = re.compile(_STRING, re.DOTALL)
_ATTRIBUTE = re.compile(r"attr\(\s*([\w-]+)", re.IGNORECASE)
_ESCAPE = re.compile(r"\\(?:([0-9A-Fa-f]{1,6})[ \t\r\n\f]?|\n|(.))", re.DOTALL)


class Printed(NamedTuple):
    """What a style sheet prints of its own."""

    strings: frozenset[str]
    attributes: frozenset[str]


@lru_cache(maxsize=64)
def printed_by(sheet: str) -> Printed:
    """What one sheet prints."""
    values = _PRINTED.findall(_COMMENT.sub(" ", sheet))
    strings = (
        _ESCAPE.sub(_character, written[1:-1])
        for value in values
        if '"' in value or "'" in value
        for written in _WORDS.findall(value)
    )
    names = (name for value in values for name in _ATTRIBUTE.findall(value))
    return Printed(frozenset(strings), frozenset(map(str.lower, names)))


def _character(found: re.Match[str]) -> str:
    if found[1]:
        code = int(found[1], 16)
        return chr(code) if 0 < code <= 0x10FFFF else ""  # noqa: PLR2004 - Unicode
    return found[2] or ""
