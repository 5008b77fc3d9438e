"""The names of finished files: what a house's pattern makes, and what no name may be.

Takes the pattern of ``briefgen.toml``; gives the name of an edition's file, which
depends on the folder of its brief and the name of its audience alone, never on what
is in the brief. What is no safe name on one common system is none here.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

FIELDS = ("brief", "audience")
ENDING = ".pdf"
LONGEST = 200  # bytes of one step; file systems end at 255, and some before
SAFE = f"up to {LONGEST} bytes of letters, digits, `-` and `_` are safe everywhere"

_FIELD = re.compile(r"\{([^{}]*)\}")
_FORBIDDEN = frozenset('<>:"\\|?*')
# What Windows takes for a device, whatever follows after a full stop.
_DEVICES = frozenset(
    {
        "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$",
        *(f"{port}{digit}" for port in ("COM", "LPT") for digit in "0123456789¹²³"),
    }
)  # fmt: skip


def fields_of(pattern: str) -> tuple[str, ...]:
    """The words in braces, known or not."""
    return tuple(_FIELD.findall(pattern))


def is_balanced(pattern: str) -> bool:
    """Whether every brace has its partner."""
    rest = _FIELD.sub("", pattern)
    return "{" not in rest and "}" not in rest


def file_name(pattern: str, *, brief: str, audience: str) -> str:
    """The name of an edition's file, with its ending; a slash begins a sub-folder."""
    values = {"brief": brief, "audience": audience}
    return _FIELD.sub(lambda field: values[field[1]], pattern) + ENDING


def leads_elsewhere(name: str) -> bool:
    """Whether a name is absolute, or leaves the folder that it is to be in."""
    return name.startswith("/") or ".." in name.split("/")


def faults_of(name: str) -> Iterator[str]:
    """Why a name, or a step of it, is not safe on every system."""
    for step in name.split("/"):
        yield from _faults_of_step(step)


def compared(name: str) -> str:
    """The name as systems compare it that know no capitals or Unicode forms."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", name).casefold())


def _faults_of_step(step: str) -> Iterator[str]:
    stem = step.removesuffix(ENDING)
    if not stem.strip("."):
        yield "a part of it has no letter"
        return
    if stem[0] in " .-":
        yield f"`{stem[0]}` at its beginning"
    if stem[-1] in " .":
        yield f"`{stem[-1]}` at its end"
    for char in sorted({char for char in step if char in _FORBIDDEN}):
        yield f"`{char}` in it"
    if not step.isprintable():
        yield "a character that cannot be seen in it"
    device = step.partition(".")[0].rstrip()
    if device.upper() in _DEVICES:
        yield f"`{device}` is a device on Windows"
    if len(step.encode("utf-8", "surrogateescape")) > LONGEST:
        yield f"more than {LONGEST} bytes"
