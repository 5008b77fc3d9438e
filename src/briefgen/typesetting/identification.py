"""What pages are made with here, without loading any of it.

Goes out: named facts, and one word for them all, the same where the same HTML gives
the same bytes. They count briefgen itself, the packages that typeset, the pinned
fonts and, where their files can be found, the native libraries.
"""

from __future__ import annotations

import hashlib
import os
import platform
import sys
import zlib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen._version import __version__
from briefgen.diagnostics import MachineError
from briefgen.fonts import PACKAGE, checksums, face_path

if TYPE_CHECKING:
    from collections.abc import Mapping

_PACKAGES = (
    "weasyprint",
    "pydyf",
    "cssselect2",
    "tinycss2",
    "tinyhtml5",
    "pyphen",
    "pillow",
    "fonttools",
)
_LIBRARIES = (
    "libfontconfig.so.1",
    "libfreetype.so.6",
    "libharfbuzz-subset.so.0",
    "libharfbuzz.so.0",
    "libpango-1.0.so.0",
    "libpangoft2-1.0.so.0",
)
_DIGEST = 64  # so long is what says nothing to a person
_FOLDERS = ("/usr/local/lib", "/usr/lib64", "/usr/lib", "/lib")
_OWN = Path(__file__).parents[1]


@cache
def identity() -> str:
    """One word for all that decides on the bytes of a page, beside its HTML."""
    return word_of(facts())


def word_of(facts: Mapping[str, str]) -> str:
    """One word for some facts."""
    told = (f"{name} {value}" for name, value in sorted(facts.items()))
    return hashlib.sha256("\n".join(told).encode()).hexdigest()


def facts() -> dict[str, str]:
    """What decides on the bytes of a page here, by name, as it is now."""
    return {
        "briefgen": __version__,
        "the code of briefgen": _own_files(),
        "Python": ".".join(map(str, sys.version_info[:2])),
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
        "the machine": f"{sys.platform} {platform.machine()}",
        **{name: _version(name) for name in (*_PACKAGES, PACKAGE)},
        **{
            f"the font {file}": f"{seal} {_size(file)}"
            for file, seal in sorted(checksums().items())
        },
        **{name: _library(name) for name in _LIBRARIES},
    }


def differences(here: Mapping[str, str], there: Mapping[str, str]) -> tuple[str, ...]:
    """What is not the same in two places, each as a few words."""
    names = dict.fromkeys((*here, *there))
    return tuple(
        _difference(name, here.get(name, "none"), there.get(name, "none"))
        for name in names
        if here.get(name) != there.get(name)
    )


def _difference(name: str, here: str, there: str) -> str:
    if max(len(here), len(there)) >= _DIGEST:
        return f"{name} is another"
    return f"{name} {here} here, {there} there"


def versions() -> Mapping[str, str]:
    """The versions of what makes pages, as far as they can be told, by name."""
    libraries = (_library(name).partition(" ")[0] for name in _LIBRARIES)
    real = dict(zip(_LIBRARIES, libraries, strict=True))
    return {
        "briefgen": __version__,
        "python": platform.python_version(),
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
        **{name: _version(name) for name in sorted((*_PACKAGES, PACKAGE))},
        **{name: file for name, file in real.items() if file != name},
    }


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "none"


def _size(face: str) -> int:
    """How large an installed face is: pages that had another are made anew.

    So it is the worker, which reads the face, that refuses what is not the pinned one.
    """
    try:
        return face_path(face).stat().st_size
    except (MachineError, OSError):
        return 0


def _own_files() -> str:
    """The files of this package: of a checkout, they change under one version."""
    digest = hashlib.sha256()
    for path in sorted(_OWN.rglob("*")):
        if path.suffix != ".pyc" and path.is_file():
            digest.update(f"\0{path.relative_to(_OWN)}\0".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _library(name: str) -> str:
    """A library by the name of its real file, which has its version, and its size."""
    multiarch = f"/usr/lib/{platform.machine()}-linux-gnu"
    for folder in (multiarch, *_FOLDERS):
        real = os.path.realpath(f"{folder}/{name}")
        if os.path.isfile(real):  # noqa: PTH113 (one call for each place)
            return f"{Path(real).name} {Path(real).stat().st_size}"
    return f"{name} unknown"
