"""Load WeasyPrint, quickly and quietly, in the worker.

Importing it the plain way takes longer than many a brief takes to typeset. Three
things are left out until something asks for them: fontTools (used for fonts that
briefgen does not have), TLS (nothing is ever fetched), and the search for
libraries with a compiler (their names are known on Linux).
"""

from __future__ import annotations

import contextlib
import importlib
import sys
import types
import warnings
from typing import TYPE_CHECKING, Any

from briefgen.typesetting import machine

if TYPE_CHECKING:
    from collections.abc import Iterator

_DEFERRED = (
    "fontTools",
    "fontTools.subset",
    "fontTools.ttLib",
    "fontTools.varLib",
    "fontTools.varLib.instancer",
)
# What WeasyPrint says at import about surroundings that we made so on purpose.
_EXPECTED = (
    "No fonts configured in FontConfig",
    "HarfBuzz-Subset will be required",  # asked for by `check_libraries`
)


def load_weasyprint() -> None:
    """Import all of WeasyPrint, and undo what its import does to others.

    Raises:
        MachineError: when a library or a package is missing, or is another.
    """
    try:
        with _quiet(), _without_tls(), _known_library_names(), _deferred_modules():
            importlib.import_module("weasyprint")
    except ModuleNotFoundError as error:
        raise machine.package_is_missing(error.name or "weasyprint") from error
    except OSError as error:
        raise machine.pango_is_missing(str(error).partition(":")[0]) from error
    from PIL import ImageFile

    from briefgen.typesetting import hooks

    # WeasyPrint switches this on, and then draws half a picture without a word.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    hooks.check_libraries()


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    with warnings.catch_warnings():
        for message in _EXPECTED:
            warnings.filterwarnings("ignore", message=message)
        yield


@contextlib.contextmanager
def _without_tls() -> Iterator[None]:
    """Import http and urllib as on a Python built without TLS.

    WeasyPrint makes a TLS context for every style sheet it comes with, at 20 ms
    each; the fetcher of this worker knows no network at all.
    """
    if "ssl" in sys.modules or "http.client" in sys.modules:
        yield
        return
    sys.modules["ssl"] = None  # type: ignore[assignment]
    try:
        request = importlib.import_module("urllib.request")
        request.HTTPSHandler = _NoHandler  # type: ignore[attr-defined]
        yield
    finally:
        del sys.modules["ssl"]


class _NoHandler:
    """Takes the place of a handler for ``https:``, and handles nothing."""

    def __init__(self, context: object = None) -> None:
        pass

    def add_parent(self, parent: object) -> None:
        pass


@contextlib.contextmanager
def _known_library_names() -> Iterator[None]:
    """Open libraries by their names alone, without running gcc and ldconfig.

    WeasyPrint tries several names; on Linux the right one is among them, but for
    each wrong one before it ctypes would start three programs.
    """
    if sys.platform != "linux":
        yield
        return
    from ctypes import util

    search = util.find_library
    util.find_library = lambda name: None  # noqa: ARG005
    try:
        yield
    finally:
        util.find_library = search


@contextlib.contextmanager
def _deferred_modules() -> Iterator[None]:
    """Let WeasyPrint import fontTools without loading it."""
    absent = [name for name in _DEFERRED if name not in sys.modules]
    for name in absent:
        sys.modules[name] = _DeferredModule(name)
    try:
        yield
    finally:
        for name in absent:
            if isinstance(sys.modules.get(name), _DeferredModule):
                del sys.modules[name]


class _DeferredModule(types.ModuleType):
    """Stands for a module until one of its names is really used."""

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - any module's any name
        if name.startswith("__"):
            raise AttributeError(name)
        if name.endswith("Error"):  # an `except` clause wants a class
            return type(name, (Exception,), {})
        return _Deferred(self.__name__, name)


class _Deferred:
    """A name of a deferred module: the real thing, as soon as it is touched."""

    def __init__(self, module: str, name: str) -> None:
        self._place = (module, name)

    def _real(self) -> Any:  # noqa: ANN401
        module, name = self._place
        try:
            return importlib.import_module(f"{module}.{name}")
        except ModuleNotFoundError:
            return getattr(importlib.import_module(module), name)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401
        return getattr(self._real(), name)

    def __call__(self, *arguments: Any, **named: Any) -> Any:  # noqa: ANN401
        return self._real()(*arguments, **named)
