"""What a file is, where it is not the edition that it should be.

Takes a file, what was found in it, and the brief; gives the likeliest reason, so that
whoever handed it in knows what to do. The faults themselves stay as they are.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.diagnostics import BriefgenError, Diagnostic
from briefgen.pipeline import composed
from briefgen.selection import audiences_of
from briefgen.verification import verify
from briefgen.verification.checks.accounting import is_as_it_was_written
from briefgen.verification.pdf import read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.documents import PdfDocument, Verification
    from briefgen.model.brief import Brief
    from briefgen.pipeline import Composition
    from briefgen.selection import Choice

_HEAD = _TAIL = 1024  # bytes in which a PDF begins, and ends
_ENCRYPTED = re.compile(rb"/Encrypt[\s/<\d]")
_AGAIN = "render the edition again, and send that"
_UNREADABLE = frozenset(("A100", "H309"))
_ADDED_TO = frozenset(("H103", "H308"))
_ASIDE = frozenset(("P102",))  # what the brief itself may be at fault for


def told(
    pdf: PdfDocument,
    brief: Brief,
    made: Composition,
    choice: Choice | None,
    found: Verification,
) -> tuple[Diagnostic, ...]:
    """Why the file is not the edition."""
    if reason := _no_whole_pdf(pdf.data):
        return (reason,)
    codes = {one.code for one in found.diagnostics if one.is_error}
    if codes & _ADDED_TO or not is_as_it_was_written(pdf.data):
        message = "another program wrote this file, or changed it"
        return (Diagnostic("H325", message, hint=_AGAIN),)
    if codes & _UNREADABLE or codes <= _ASIDE:
        return ()
    if read(pdf.data).info.title != made.selection.edition.head.title:
        message = "this is the file of another brief, or of another title of this one"
        hint = "name the brief that the file was made from"
        return (Diagnostic("H323", message, hint=hint),)
    return (next(_of_another(pdf, brief, made, choice), _of_another_time()),)


def _no_whole_pdf(data: bytes) -> Diagnostic | None:
    """That it is no whole PDF, if one can see that from outside."""
    message, hint = "", _AGAIN
    if not data:
        message = "the file is empty"
    elif b"%PDF-" not in data[:_HEAD]:
        message, hint = "this is no PDF", "name the PDF that is to be checked"
    elif b"%%EOF" not in data[-_TAIL:]:
        message, hint = "the file is cut off", "get it once more"
    elif _ENCRYPTED.search(data):
        message, hint = "the file is encrypted", "check it before it is encrypted"
    return Diagnostic("H326", message, hint=hint) if message else None


def _of_another(
    pdf: PdfDocument, brief: Brief, made: Composition, choice: Choice | None
) -> Iterator[Diagnostic]:
    """That it is the edition of another audience, if it is."""
    for audience in audiences_of(brief):
        if audience == made.audience:
            continue
        try:
            other = composed(brief, audience=audience, choice=choice)
        except BriefgenError:
            continue
        found = verify(pdf, other.html, other.selection)
        if not any(one.is_error for one in found.diagnostics):
            message = f"this is the edition for audience `{audience}`"
            asked = made.audience
            hint = f"do not send it to `{asked}`; to check it, `--audience {audience}`"
            yield Diagnostic("H322", message, hint=hint)


def _of_another_time() -> Diagnostic:
    message = (
        "this is not what the brief gives now: an older version of it, another"
        " template or theme, or a changed file"
    )
    hint = f"{_AGAIN}; or name the `--template`, `--theme` and `--page` of the file"
    return Diagnostic("H324", message, hint=hint)
