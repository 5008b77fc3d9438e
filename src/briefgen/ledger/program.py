"""Which briefgen this is: the program, its libraries and fonts.

Gives two words. ``look`` is what the system says of the files that briefgen is made
of; it is found in a moment, and changes whenever one of them does. ``identity`` is
the same wherever the same HTML gives the same bytes; it takes longer, and is asked
for only where ``look`` is another.
"""

from __future__ import annotations

import hashlib
import os
import sys
from functools import cache
from typing import NamedTuple

from briefgen._version import __version__

_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_LIBRARIES = ("fontconfig", "freetype", "harfbuzz", "pango", "cairo")
_SITES = ("/usr/lib", "/usr/local/lib", "/usr/lib64", "/lib")


class Program(NamedTuple):
    """What pages are made with here."""

    look: str
    identity: str


def this_program(known: Program | None = None) -> Program:
    """The program that runs; ``known`` spares the longer look if it is the same."""
    look = _look()
    if known and known.look == look:
        return known
    from briefgen.typesetting import identity

    return Program(look, identity())


@cache
def _look() -> str:
    # Once for a process: what it has loaded stays as it is.
    digest = hashlib.sha256(f"{__version__} {sys.version}".encode())
    for folder in (_PACKAGE, *_assets(), *_packages()):
        for line in _lines(folder):
            digest.update(line.encode("utf-8", "surrogateescape"))
    for line in _libraries():
        digest.update(line.encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def _assets() -> list[str]:
    """The templates and styles of a checkout, which stand beside its package."""
    root = os.path.dirname(os.path.dirname(_PACKAGE))
    is_packed = os.path.isdir(f"{_PACKAGE}/_assets")
    return [] if is_packed else [f"{root}/templates", f"{root}/styles"]


def _packages() -> list[str]:
    """The folders of the packages that have a say in the pages."""
    wanted = (
        "weasyprint", "pydyf", "cssselect2", "tinycss2", "tinyhtml5", "pyphen", "PIL",
        "fontTools", "rendercv_fonts", "jinja2", "markdown_it", "mdit_py_plugins",
    )  # fmt: skip
    places = [f"{place}/{name}" for place in sys.path for name in wanted]
    return [place for place in places if os.path.isdir(place)]


def _lines(folder: str) -> list[str]:
    """What the system says of each file below a folder; compiled files apart."""
    found, folders = [], [folder]
    while folders:
        here = folders.pop()
        with os.scandir(here) as entries:
            for entry in entries:
                if entry.name == "__pycache__":
                    continue
                if entry.is_dir():
                    folders.append(entry.path)
                    continue
                status = entry.stat()
                found.append(
                    f"{entry.path} {status.st_size} {status.st_mtime_ns}"
                    f" {status.st_ctime_ns}\n"
                )
    return sorted(found)


def _libraries() -> list[str]:
    """What the system says of the native libraries, where they can be found."""
    found = []
    for site in _SITES:
        for folder in (site, f"{site}/{os.uname().machine}-linux-gnu"):
            try:
                names = os.listdir(folder)
            except OSError:
                continue
            for name in names:
                if name.startswith("lib") and any(part in name for part in _LIBRARIES):
                    status = os.stat(f"{folder}/{name}")
                    found.append(f"{name} {status.st_size} {status.st_mtime_ns}\n")
    return sorted(found)
