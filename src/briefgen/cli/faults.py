"""What Click and Python raise, in briefgen's own words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from click.exceptions import NoSuchCommand, NoSuchOption

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


def _in_house_form(message: str) -> str:
    """Lower case, names in backticks, no full stop, one line."""
    words = " ".join(message.split()).rstrip(".")
    words = re.sub(r"(?<!\w)'([^']*)'(?!\w)", r"`\1`", words)
    return words[:1].lower() + words[1:]
