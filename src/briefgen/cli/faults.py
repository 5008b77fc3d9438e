"""What Click and Python raise, in briefgen's own words."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

from click.exceptions import NoSuchCommand, NoSuchOption

from briefgen._version import __version__
from briefgen.diagnostics import Diagnostic, Location

if TYPE_CHECKING:
    from click import ClickException


def of_command_line(fault: ClickException) -> Diagnostic:
    """A command line that Click does not understand."""
    context = getattr(fault, "ctx", None)
    hints = [f"see `{context.command_path} --help`"] if context else []
    message = fault.format_message()
    if isinstance(fault, NoSuchCommand | NoSuchOption):
        message = fault.message
        if fault.possibilities:
            hints.insert(0, f"did you mean `{fault.possibilities[0]}`?")
    return Diagnostic("C101", _in_house_form(message), None, " ".join(hints))


def of_machine(fault: OSError) -> Diagnostic:
    """What the system refuses: mostly a standard output that takes no more."""
    place = Location(str(fault.filename)) if fault.filename else None
    reason = (fault.strerror or str(fault)).lower()
    hint = "see that output has room, and that the current folder still exists"
    return Diagnostic("M206", f"the system refuses: {reason}", place, hint)


def of_briefgen(fault: Exception) -> Diagnostic:
    """A fault of briefgen itself; no traceback ever reaches a user."""
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
        f"{sys.version_info[1]}, briefgen {__version__})",
    )


def _in_house_form(message: str) -> str:
    """Lower case, names in backticks, no full stop, one line."""
    words = " ".join(message.split()).rstrip(".")
    words = re.sub(r"(?<!\w)'([^']*)'(?!\w)", r"`\1`", words)
    return words[:1].lower() + words[1:]
