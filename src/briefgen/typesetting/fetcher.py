"""The only way by which WeasyPrint gets anything: from memory.

Serves the assets of one HtmlDocument and the pinned font faces, both under
``briefgen:``. There is no handler for a network or for files in here, so that
nothing else can be reached, whatever a style sheet says.
"""

from __future__ import annotations

import urllib.parse
from typing import TYPE_CHECKING

from weasyprint.urls import URLFetcher, URLFetcherResponse

from briefgen.diagnostics import Diagnostic, MachineError
from briefgen.fonts import FACES, read_face

if TYPE_CHECKING:
    from collections.abc import Mapping

SCHEME = "briefgen"
_END_OF_JPEG = b"\xff\xd9"
_FACES = frozenset(face.file for face in FACES)
_MEDIA_TYPES = {
    "css": "text/css",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "png": "image/png",
    "svg": "image/svg+xml",
    "ttf": "font/ttf",
}
# So that `tokens.css` inside `briefgen:styles/entry.css` is
# `briefgen:styles/tokens.css`: urllib joins addresses only of schemes it knows.
if SCHEME not in urllib.parse.uses_relative:
    urllib.parse.uses_relative.append(SCHEME)


class AssetFetcher(URLFetcher):  # type: ignore[misc]
    """Serves what the document brought along; refuses everything else."""

    def __init__(self, assets: Mapping[str, bytes]) -> None:
        """Not calling the parent's: it would build the handlers for networks."""
        self._fail_on_errors = False
        self._assets = assets
        self.refused: dict[str, Diagnostic] = {}
        self.sheets: list[str] = []
        # WeasyPrint swallows what is raised in here, and goes on without.
        self.failure: MachineError | None = None

    def fetch(
        self,
        url: str,
        headers: object = None,  # noqa: ARG002 - WeasyPrint's own signature
    ) -> URLFetcherResponse:
        """The content behind an address.

        Raises:
            ValueError: when the address is not one of this document's own.
        """
        name = self._name_of(url)
        content = self._assets.get(name)
        face = name.removeprefix("fonts/")
        if content is None and name.startswith("fonts/") and face in _FACES:
            content = self._face(face)
        if content is None:
            self._refuse("T111", url, "is not among the document's assets")
            raise ValueError(f"no asset is called {name}")
        suffix = name.rpartition(".")[2].lower()
        if suffix in {"jpg", "jpeg"} and not content.endswith(_END_OF_JPEG):
            # WeasyPrint puts a JPEG into the PDF without looking at it.
            raise ValueError("the picture is truncated")
        if suffix == "css":
            self.sheets.append(name)
        kind = {"Content-Type": _MEDIA_TYPES.get(suffix, "application/octet-stream")}
        return URLFetcherResponse(url, content, kind)

    def open(self, *_: object, **__: object) -> URLFetcherResponse:
        """Refuse: urllib's own way in is not used."""
        raise ValueError("nothing is fetched")

    def _face(self, file: str) -> bytes:
        try:
            return read_face(file)
        except MachineError as error:
            self.failure = error
            raise

    def _name_of(self, url: str) -> str:
        scheme, _, name = url.partition(":")
        if scheme.lower() != SCHEME:
            self._refuse("T110", url, "is outside the document, and is not fetched")
            raise ValueError("nothing is fetched from outside the document")
        return urllib.parse.unquote(name)

    def _refuse(self, code: str, url: str, why: str) -> None:
        shown = url if len(url) <= 200 else url[:200] + "…"  # noqa: PLR2004
        hint = "name a file of the project, which travels with the document"
        self.refused.setdefault(
            url, Diagnostic(code, f"the address `{shown}` {why}", hint=hint)
        )
