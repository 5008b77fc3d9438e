"""Jobs and answers as frames.

A job is an HtmlDocument; an answer is a PdfDocument, or the reasons why there is
none. Used on both sides of the pipe. A job may also travel to another machine: it
holds everything that its pages are made from, fonts apart.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from briefgen.diagnostics import (
    BriefgenError,
    Diagnostic,
    Location,
    MachineError,
    Severity,
    TypesettingError,
)
from briefgen.typesetting.frames import Frame

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from briefgen.documents import HtmlDocument, PdfDocument

_ERRORS: Mapping[str, type[BriefgenError]] = MappingProxyType(
    {"machine": MachineError, "typesetting": TypesettingError}
)
PROBE = Frame({"task": "probe"})


class Source(NamedTuple):
    """An HtmlDocument, in a process that knows no editions: it starts faster."""

    html: str
    assets: Mapping[str, bytes]


class Pages(NamedTuple):
    """A PdfDocument, in that process."""

    data: bytes
    lines: tuple[int, ...]
    diagnostics: tuple[Diagnostic, ...]


def job(html: HtmlDocument) -> Frame:
    """An HTML document, as a job for a worker."""
    blobs = (html.html.encode("utf-8"), *html.assets.values())
    return Frame({"task": "typeset", "assets": list(html.assets)}, blobs)


def source_of(frame: Frame) -> Source:
    """The HTML document of a job."""
    text, *contents = frame.blobs
    assets = dict(zip(frame.header["assets"], contents, strict=True))
    return Source(text.decode("utf-8"), MappingProxyType(assets))


def done(pages: Pages) -> Frame:
    """A finished PDF, as an answer."""
    found = [_as_data(diagnostic) for diagnostic in pages.diagnostics]
    header = {"outcome": "done", "lines": pages.lines, "diagnostics": found}
    return Frame(header, (pages.data,))


def failed(error: BriefgenError) -> Frame:
    """The reasons why there is no PDF, as an answer."""
    kind = "machine" if isinstance(error, MachineError) else "typesetting"
    found = [_as_data(diagnostic) for diagnostic in error.diagnostics]
    return Frame({"outcome": "failed", "kind": kind, "diagnostics": found})


def pdf_of(frame: Frame) -> PdfDocument:
    """The finished PDF of an answer.

    Raises:
        BriefgenError: when the answer is that there is none.
        LookupError, TypeError, ValueError: when it is no answer at all.
    """
    from briefgen.documents import PdfDocument

    raise_failure(frame)
    (data,) = frame.blobs
    lines = tuple(map(int, frame.header["lines"]))
    return PdfDocument(
        data,
        pages=len(lines),
        lines=lines,
        diagnostics=tuple(_diagnostics(frame)),
    )


def raise_failure(frame: Frame) -> None:
    """Raise the error that an answer carries, if it carries one."""
    if frame.header["outcome"] == "failed":
        raise _ERRORS[frame.header["kind"]](*_diagnostics(frame))


def _diagnostics(frame: Frame) -> Iterable[Diagnostic]:
    for code, message, place, hint, severity in frame.header["diagnostics"]:
        location = Location(*place) if place else None
        yield Diagnostic(code, message, location, hint, Severity(severity))


def _as_data(found: Diagnostic) -> list[Any]:
    at = found.location
    place = [at.file, at.line, at.column] if at else None
    return [found.code, found.message, place, found.hint, found.severity.value]
