"""Read a template or a style sheet that was located.

Takes the place of a file; gives its text or bytes, or says what is wrong with the
file under the name that a user knows it by.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen.assets.faults import UnusableFileError
from briefgen.assets.files import MAX_TEXT, read_bytes
from briefgen.assets.texts import decode
from briefgen.diagnostics import Diagnostic, Location, TemplateError

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Found:
    """A file, the folder that it must not leave, and its name in messages."""

    path: Path
    root: Path
    shown: str

    def text(self) -> str:
        """The text of the file.

        Raises:
            TemplateError: with every reason why it cannot be used.
        """
        try:
            return decode(read_bytes(self.path, self.root, limit=MAX_TEXT))
        except UnusableFileError as error:
            raise _refusal(error, self.shown) from None

    def content(self) -> bytes:
        """The bytes of the file.

        Raises:
            TemplateError: with the reason why it cannot be used.
        """
        try:
            return read_bytes(self.path, self.root)
        except UnusableFileError as error:
            raise _refusal(error, self.shown) from None


def _refusal(error: UnusableFileError, shown: str) -> TemplateError:
    return TemplateError(
        *(
            Diagnostic(
                fault.code,
                fault.message,
                Location(shown, fault.line, fault.column),
                fault.hint,
            )
            for fault in error.faults
        )
    )
