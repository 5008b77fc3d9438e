"""What was found in a file, as a frame: from the process that read it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefgen.diagnostics import Diagnostic, Location, Severity
from briefgen.documents import Verification
from briefgen.typesetting.frames import Frame

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_COUNTS = ("searched", "too_short", "too_common", "pages", "channels")


def frame_of(found: Verification, reasons: Iterable[Diagnostic]) -> Frame:
    """What ``verify`` found, and what that comes from."""
    counts = {name: getattr(found, name) for name in _COUNTS}
    return Frame(
        {
            "diagnostics": [_as_data(one) for one in found.diagnostics],
            "reasons": [_as_data(one) for one in reasons],
            "counts": counts,
        }
    )


def checked_of(frame: Frame) -> tuple[Verification, tuple[Diagnostic, ...]]:
    """The same, on the other side of the pipe."""
    header = frame.header
    found = Verification(tuple(_diagnostics(header["diagnostics"])), **header["counts"])
    return found, tuple(_diagnostics(header["reasons"]))


def _as_data(found: Diagnostic) -> list[Any]:
    at = found.location
    place = [at.file, at.line, at.column] if at else None
    return [found.code, found.message, place, found.hint, found.severity.value]


def _diagnostics(written: Sequence[Sequence[Any]]) -> Iterator[Diagnostic]:
    for code, message, place, hint, severity in written:
        location = Location(*place) if place else None
        yield Diagnostic(code, message, location, hint, Severity(severity))
