"""Check a file that somebody hands in.

Takes a file, a brief and an audience; gives what was found when the file is held
against the edition that the brief gives now. The file is not trusted: it is read in a
process of its own, with limits of time and memory.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefgen.checking.apart import apart
from briefgen.checking.exchange import checked_of, frame_of
from briefgen.checking.handed_in import read
from briefgen.checking.telling import told
from briefgen.diagnostics import in_reading_order
from briefgen.documents import PdfDocument
from briefgen.pipeline import composed
from briefgen.typesetting import Limits
from briefgen.verification import verify

if TYPE_CHECKING:
    from pathlib import Path

    from briefgen.diagnostics import Diagnostic
    from briefgen.documents import Edition, Verification
    from briefgen.model.brief import Brief
    from briefgen.selection import Choice
    from briefgen.typesetting.frames import Frame

__all__ = ["Checked", "check"]

_SAYS_ALL = frozenset(("H322", "H323"))  # another edition: every other fault follows


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in a file, and how much was looked for."""

    edition: Edition
    verification: Verification
    diagnostics: tuple[Diagnostic, ...]

    @property
    def is_good(self) -> bool:
        """Whether the file is the edition, and nothing more."""
        return not any(found.is_error for found in self.diagnostics)


def check(
    file: Path,
    brief: Brief,
    *,
    audience: str,
    choice: Choice | None = None,
    limits: Limits | None = None,
) -> Checked:
    """Hold ``file`` against the edition of ``brief`` for ``audience``.

    Raises:
        BriefgenError: when there is no such file, or the brief gives no such edition.
    """
    data = read(file)
    made = composed(brief, audience=audience, choice=choice)
    pdf = PdfDocument(data, pages=0, lines=())

    def work() -> Frame:
        found = verify(pdf, made.html, made.selection)
        is_bad = any(one.is_error for one in found.diagnostics)
        return frame_of(found, told(pdf, brief, made, choice, found) if is_bad else ())

    found, reasons = checked_of(apart(work, limits or Limits()))
    edition = made.selection.edition
    if any(reason.code in _SAYS_ALL for reason in reasons):
        return Checked(edition, found, reasons)
    # What to do about a file is said by the reasons; the hints are for who made it.
    faults = (replace(one, hint=None) for one in in_reading_order(found.diagnostics))
    return Checked(edition, found, (*reasons, *faults, *made.check_name(file.name)))
