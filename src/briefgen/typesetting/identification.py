"""What pages are made with here, without loading any of it.

Goes out: one word, the same where the same HTML gives the same bytes. It counts
briefgen itself, the packages that typeset, the pinned fonts and, where their files
can be found, the native libraries.
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

from briefgen._version import __version__
from briefgen.fonts import checksums

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
_FOLDERS = ("/usr/local/lib", "/usr/lib64", "/usr/lib", "/lib")
_OWN = Path(__file__).parents[1]


@cache
def identity() -> str:
    """One word for all that decides on the bytes of a page, beside its HTML."""
    python = ".".join(map(str, sys.version_info[:2]))
    facts = [
        f"briefgen {__version__} {_own_files()}",
        f"python {python} zlib {zlib.ZLIB_RUNTIME_VERSION}",
        f"machine {sys.platform} {platform.machine()}",
        *(f"{name} {_version(name)}" for name in _PACKAGES),
        *(f"{file} {checksum}" for file, checksum in sorted(checksums().items())),
        *map(_library, _LIBRARIES),
    ]
    return hashlib.sha256("\n".join(facts).encode()).hexdigest()


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "none"


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
