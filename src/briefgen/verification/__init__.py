"""Does the PDF say what the edition says, and nothing more?

Takes a finished PDF, the HTML that it was made of, and the selection that it should
be; gives what was found. Every law is a small function in ``checks``, which they run
through in a fixed order. What cannot be read is a fault: a file that nobody could
check is not passed on.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from briefgen.diagnostics import Diagnostic
from briefgen.documents import Verification
from briefgen.verification.limits import OversizePdfError, UnreadablePdfError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefgen.documents import HtmlDocument, PdfDocument, Selection
    from briefgen.verification.checks.examined import Check, Examined

__all__ = ["verify", "verify_name"]

_MOST = 8  # of one code; who has more to read mends the first
_HINT = "this is a fault of briefgen, or the file was changed; please report it"


def verify(
    pdf: PdfDocument, html: HtmlDocument, selection: Selection, *, name: str = ""
) -> Verification:
    """Everything in which ``pdf`` is not what the selection's edition says.

    ``name`` is the name that the file is to have. Never raises: what cannot be read
    is reported.
    """
    from briefgen.verification.checks import CHECKS
    from briefgen.verification.checks.examined import Examined
    from briefgen.verification.pdf import read

    try:
        examined = Examined(read(pdf.data), pdf, html, selection, name)
    except OversizePdfError as error:
        return Verification((_too_large(error),))
    except Exception as error:  # noqa: BLE001 - whatever a hostile file provokes
        return Verification((_unreadable(_told(error)),))
    found = [fault for check in CHECKS for fault in _run(check, examined)]
    diagnostics = tuple(_shortened(dict.fromkeys(found)))
    searched = examined.searched
    return Verification(
        diagnostics,
        searched=len(searched.sought),
        too_short=searched.sought.too_short,
        too_common=searched.sought.too_common,
        pages=len(examined.pdf.pages),
        channels=len(searched.channels),
    )


def verify_name(
    name: str, html: HtmlDocument, selection: Selection, *, brief: str = ""
) -> tuple[Diagnostic, ...]:
    """What the name of a file would tell that the edition leaves out.

    ``brief`` is the name of the brief. Like its title it is everybody's who may have
    the brief, and no leak; but it names no protected author.
    """
    from briefgen.verification.channels import name_channel
    from briefgen.verification.checks.withheld import leaks, namings
    from briefgen.verification.search.searched import Searched

    own = re.escape(brief)
    rest = re.sub(rf"(?<![^\W_]){own}(?![^\W_])", " ", name) if brief else name
    part = Searched(selection, html.own_words, (name_channel(rest),))
    whole = Searched(selection, html.own_words, (name_channel(name),))
    return (*leaks(part), *namings(whole))


def _run(check: Check, examined: Examined) -> Iterable[Diagnostic]:
    """What ``check`` finds; that it cannot read the file is a finding too."""
    try:
        return tuple(check(examined))
    except OversizePdfError as error:
        return (_too_large(error),)
    except Exception as error:  # noqa: BLE001 - whatever a hostile file provokes
        return (_unreadable(f"{check.__name__}: {_told(error)}"),)


def _unreadable(reason: str) -> Diagnostic:
    message = f"the PDF cannot be read with certainty: {reason}"
    return Diagnostic("A100", message, hint=_HINT)


def _too_large(error: Exception) -> Diagnostic:
    message = f"the PDF is larger than any that briefgen writes: {error}"
    return Diagnostic("H309", message, hint="do not open it; render the edition again")


def _told(error: Exception) -> str:
    """What went wrong; Python's own errors would quote what they could not read."""
    return str(error) if isinstance(error, UnreadablePdfError) else type(error).__name__


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
