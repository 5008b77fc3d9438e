"""The native libraries of this machine, found by loading them one by one.

The typesetter needs them all, and stops at the first one that it misses. Here each
is tried by itself, so that ``briefgen doctor`` can name every one that is missing.
"""

from __future__ import annotations

import ctypes
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Library:
    """A native library: its name, its file on this system, how it tells its version."""

    name: str
    file: str
    version: Callable[[ctypes.CDLL], str]


def found_version(library: Library) -> str | None:
    """The version of a library; None where it cannot be loaded."""
    try:
        return library.version(ctypes.CDLL(library.file))
    except (OSError, AttributeError):  # missing, or too old to tell
        return None


def _spelled(function: str) -> Callable[[ctypes.CDLL], str]:
    """A version that a function gives as text."""

    def ask(loaded: ctypes.CDLL) -> str:
        asked = getattr(loaded, function)
        asked.restype = ctypes.c_char_p
        return bytes(asked()).decode()

    return ask


def _glib(loaded: ctypes.CDLL) -> str:
    names = ("glib_major_version", "glib_minor_version", "glib_micro_version")
    return ".".join(str(ctypes.c_uint.in_dll(loaded, name).value) for name in names)


def _fontconfig(loaded: ctypes.CDLL) -> str:
    number = int(loaded.FcGetVersion())  # 21402 is 2.14.2
    return f"{number // 10000}.{number // 100 % 100}.{number % 100}"


def _present(_: ctypes.CDLL) -> str:
    return "found"


def _file(name: str, number: int = 0) -> str:
    if sys.platform == "darwin":
        return f"{name}.{number}.dylib"
    return f"{name}.so.{number}"


LIBRARIES = (
    Library("GLib", _file("libglib-2.0"), _glib),
    Library("GObject", _file("libgobject-2.0"), _present),
    Library("fontconfig", _file("libfontconfig", 1), _fontconfig),
    Library("Pango", _file("libpango-1.0"), _spelled("pango_version_string")),
    Library("PangoFT2", _file("libpangoft2-1.0"), _present),
    Library("HarfBuzz", _file("libharfbuzz"), _spelled("hb_version_string")),
    Library("HarfBuzz-subset", _file("libharfbuzz-subset"), _present),
)
