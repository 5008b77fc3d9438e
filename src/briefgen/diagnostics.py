"""What went wrong, as data.

A problem has a stable code, a severity, a message, a place and a hint. Stages
collect problems and hand them over together; only ``cli/output.py`` turns them
into text. What a code means, and how to mend it, is in ``data/codes/``.

The exceptions::

    BriefgenError            something a user can act on; knows its exit code
      CommandLineError       2  the command line asks for something that is not there
      InvalidHouseError      1  briefgen.toml, a scale or a marking scheme
      InvalidBriefError      1  the brief
      TemplateError          1  a template or a style sheet of the project
      TypesettingError       1  the pages cannot be made from this input
      MachineError           3  this machine: libraries, fonts, disk
      VerificationError      4  the PDF is not what the edition says
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Iterable


class Severity(Enum):
    """How much a problem matters: an error stops the file, the others do not."""

    ERROR = "error"
    WARNING = "warning"
    REMARK = "remark"


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a file. Lines and columns count from 1; 0 means the whole."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """``file:line:column``, as far as it is known."""
        steps = [self.file]
        if self.line:
            steps.append(str(self.line))
            if self.column:
                steps.append(str(self.column))
        return ":".join(steps)


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem. The message is lower case, without a full stop."""

    code: str
    message: str
    location: Location | None = None
    hint: str | None = None
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        """``place: severity: message [CODE]``, with the hint on a second line."""
        place = f"{self.location}: " if self.location else ""
        line = f"{place}{self.severity.value}: {self.message} [{self.code}]"
        return f"{line}\n  hint: {self.hint}" if self.hint else line

    @property
    def is_error(self) -> bool:
        """Whether this problem stops the file."""
        return self.severity is Severity.ERROR


def in_reading_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The diagnostics by file, line and column, each once."""
    nowhere = Location("")
    unique = dict.fromkeys(diagnostics)
    return tuple(sorted(unique, key=lambda found: found.location or nowhere))


def of_briefgen(fault: Exception, version: str) -> Diagnostic:
    """A fault of briefgen itself, by the place in its code; it quotes nothing."""
    trace = fault.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = ""
    if trace is not None:
        name = trace.tb_frame.f_code.co_filename.rpartition("briefgen/")[2]
        place = f" in {name}, line {trace.tb_lineno}"
    return Diagnostic(
        "M900",
        f"briefgen has a fault of its own: {type(fault).__name__}{place}",
        None,
        f"please report it, with the brief if you may (Python {sys.version_info[0]}."
        f"{sys.version_info[1]}, briefgen {version})",
    )


class BriefgenError(Exception):
    """Work cannot go on; every reason is in ``diagnostics``."""

    exit_code: ClassVar[int] = 1

    def __init__(self, *diagnostics: Diagnostic) -> None:
        """Keep the reasons, in reading order."""
        self.diagnostics = in_reading_order(diagnostics)
        super().__init__("\n".join(map(str, self.diagnostics)))


class CommandLineError(BriefgenError):
    """The command line asks for something that is not there."""

    exit_code = 2


class InvalidHouseError(BriefgenError):
    """The house settings, a scale or a marking scheme cannot be used."""


class InvalidBriefError(BriefgenError):
    """The brief is not well formed, or an edition of it cannot be cut."""


class TemplateError(BriefgenError):
    """A template or a style sheet is broken."""


class TypesettingError(BriefgenError):
    """Pages cannot be made from this input."""


class MachineError(BriefgenError):
    """This machine lacks something: a library, a font, room on the disk."""

    exit_code = 3


class VerificationError(BriefgenError):
    """The finished PDF is not what the edition says it should be."""

    exit_code = 4
