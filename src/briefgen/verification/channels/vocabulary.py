"""The names that PDF defines, and those that WeasyPrint makes up.

Takes a name; says whether it is one of these. They are in every file and say
nothing of a brief.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

_FILE = Path(__file__).parents[2] / "data" / "pdf" / "names.txt"
# Opacities, pictures by their hash, forms, patterns, shadings, colours.
_MADE_UP = re.compile(
    r"[aA][01](?:\.\d+)?|i[0-9a-f]{32}[01]|[xps]\d+|lab-d[56][05]|srgb"
)
_MADE_UP_STRING = re.compile(r"note-\d{5}")  # notes, by WeasyPrint's numbers


def is_known_string(string: str) -> bool:
    """Whether ``string`` says nothing of a brief."""
    return _MADE_UP_STRING.fullmatch(string) is not None


def is_known_name(name: str) -> bool:
    """Whether ``name`` says nothing of a brief."""
    return name in _names() or _MADE_UP.fullmatch(name) is not None


@cache
def _names() -> frozenset[str]:
    lines = _FILE.read_text("utf-8").splitlines()
    return frozenset(
        name for line in lines if not line.startswith("#") for name in line.split()
    )
