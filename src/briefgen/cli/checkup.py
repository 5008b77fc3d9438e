"""What must be right on this machine, and whether it is.

Each check gives its result as a value; none of them raises. Nothing is mended here:
a check only says how.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from importlib import metadata
from typing import TYPE_CHECKING

from briefgen import fonts, typesetting
from briefgen.cli.libraries import LIBRARIES, found_version
from briefgen.diagnostics import BriefgenError
from briefgen.typesetting.machine import install_line

if TYPE_CHECKING:
    from collections.abc import Iterator

# The packages that briefgen imports, with the versions it is made for: from the first
# on, up to the second. A test compares them with pyproject.toml.
PACKAGES = {
    "click": ("8.4", ""),
    "jinja2": ("3.1.6", ""),
    "markdown-it-py": ("4.0", ""),
    "mdit-py-plugins": ("0.5", ""),
    "pillow": ("12.3", ""),
    "pydantic": ("2.12", ""),
    "pydyf": ("0.13", "0.14"),
    "pyyaml": ("6.0.2", ""),
    "rendercv-fonts": ("0.5.1", "0.6"),
    "rich": ("15", ""),
    "tinycss2": ("1.5", ""),
    "watchfiles": ("1.3", ""),
    "weasyprint": ("70", "71"),
}
OLDEST_PYTHON = (3, 11)
_INSTALL = "install briefgen again, with the versions it is locked to"


@dataclass(frozen=True, slots=True)
class Result:
    """What a check found. ``mend`` is empty where all is well."""

    name: str
    found: str
    mend: str = ""
    code: str = ""

    @property
    def good(self) -> bool:
        """Whether all is well."""
        return not self.mend


def checkup() -> Iterator[tuple[str, tuple[Result, ...]]]:
    """The results of every check, by what was looked at."""
    yield "Python", (_python(),)
    yield "Python packages", tuple(_package(name) for name in PACKAGES)
    yield "Native libraries", tuple(_libraries())
    yield "Fonts", tuple(_faces())
    yield "Typesetting", (_typesetter(),)


def _python() -> Result:
    found = ".".join(map(str, sys.version_info[:3]))
    if sys.version_info[:2] < OLDEST_PYTHON:
        return Result("Python", found, "install Python 3.11, 3.12 or 3.13")
    return Result("Python", found)


def _package(name: str) -> Result:
    least, end = PACKAGES[name]
    wanted = f"{name} {least} or later" + (f", before {end}" if end else "")
    try:
        found = metadata.version(name)
    except metadata.PackageNotFoundError:
        return Result(name, "missing", _INSTALL, "M107")
    if _numbers(found) < _numbers(least) or (end and _numbers(found) >= _numbers(end)):
        return Result(name, f"{found}, but briefgen needs {wanted}", _INSTALL, "M103")
    return Result(name, found)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(step) for step in version.split(".")[:3] if step.isdigit())


def _libraries() -> Iterator[Result]:
    for library in LIBRARIES:
        found = found_version(library)
        if found is None:
            problem = f"{library.file} cannot be loaded"
            yield Result(library.name, problem, install_line(), "M101")
        else:
            yield Result(library.name, found)


def _faces() -> Iterator[Result]:
    for face in fonts.FACES:
        name = f"{face.family} {face.weight} {face.style}"
        try:
            fonts.read_face(face.file)
        except BriefgenError as fault:
            yield _failed(name, fault)
        else:
            yield Result(name, face.file)


def _typesetter() -> Result:
    try:
        found = typesetting.probe()
    except BriefgenError as fault:
        return _failed("WeasyPrint", fault)
    words = (f"{name} {version}" for name, version in found.items())
    return Result("WeasyPrint starts", ", ".join(words))


def _failed(name: str, fault: BriefgenError) -> Result:
    first = fault.diagnostics[0]
    return Result(name, first.message, first.hint or _INSTALL, first.code)
