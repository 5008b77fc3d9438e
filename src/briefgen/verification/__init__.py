"""Does the PDF say what the edition says, and nothing more?

Takes a finished PDF, the edition that it should be, and what that edition leaves
out; gives diagnostics. Every law is a small function in ``checks``, which they run
through in a fixed order. What cannot be read is a fault: a file that nobody could
check is not passed on.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from briefgen.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefgen.documents import Edition, PdfDocument, Withheld
    from briefgen.verification.checks.examined import Check, Examined

__all__ = ["verify"]

_MOST = 8  # of one code; who has more to read mends the first
_HINT = "this is a fault of briefgen, or the file was changed; please report it"


def verify(
    pdf: PdfDocument, edition: Edition, withheld: Withheld
) -> tuple[Diagnostic, ...]:
    """Everything in which ``pdf`` is not what ``edition`` says.

    Never raises: what cannot be read is reported.
    """
    from briefgen.verification.checks import CHECKS
    from briefgen.verification.checks.examined import Examined
    from briefgen.verification.pdf import read

    try:
        examined = Examined(read(pdf.data), pdf, edition, withheld)
    except Exception as error:  # noqa: BLE001 - whatever a hostile file provokes
        return (_unreadable(_told(error)),)
    found = [fault for check in CHECKS for fault in _run(check, examined)]
    return tuple(_shortened(dict.fromkeys(found)))


def _run(check: Check, examined: Examined) -> Iterable[Diagnostic]:
    """What ``check`` finds; that it cannot read the file is a finding too."""
    try:
        return tuple(check(examined))
    except Exception as error:  # noqa: BLE001 - whatever a hostile file provokes
        return (_unreadable(f"{check.__name__}: {_told(error)}"),)


def _unreadable(reason: str) -> Diagnostic:
    message = f"the PDF cannot be read with certainty: {reason}"
    return Diagnostic("A100", message, hint=_HINT)


def _told(error: Exception) -> str:
    lines = str(error).splitlines()
    return lines[0][:200] if lines else type(error).__name__


def _shortened(found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """The first of each code, and how many more there are."""
    times: Counter[str] = Counter()
    for fault in found:
        times[fault.code] += 1
        if times[fault.code] <= _MOST:
            yield fault
    for code, count in times.items():
        if count > _MOST:
            message = f"and {count - _MOST} more of this kind"
            yield Diagnostic(code, message, hint=_HINT)
