"""What goes wrong in a template, in a user's words.

Takes what Jinja2 raised; gives a diagnostic with the template and its line.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jinja2 import (
    TemplateNotFound,
    TemplateRuntimeError,
    TemplateSyntaxError,
    UndefinedError,
)
from jinja2.exceptions import SecurityError

from briefgen.composition.environment import TooLongError
from briefgen.diagnostics import Diagnostic, Location, TemplateError

if TYPE_CHECKING:
    from collections.abc import Mapping

_QUOTED = re.compile(r"'([^']*)'")
_CLASS = re.compile(r"briefgen\.[\w.]*\.(\w+) object")
_BLOCK = re.compile(r"block '|no macro '")
NAMES = "docs/how-to/override-a-template.md lists what a template is given"


def template_fault(error: Exception, shown: Mapping[str, str]) -> TemplateError:
    """The error as a diagnostic. ``shown`` gives the name of each template file."""
    match error:
        case TemplateSyntaxError():
            file = shown.get(error.filename or "", error.name or "")
            return _fault("T201", error.message or "", Location(file, error.lineno))
        case TemplateNotFound():
            message = f"no template `{error.name}`"
            hint = "a path begins at `templates/`; the shipped file is `bundled/…`"
            return _fault("T203", message, _place(error, shown), hint)
        case UndefinedError():
            code = "T203" if _BLOCK.search(str(error)) else "T202"
            return _fault(code, str(error), _place(error, shown), NAMES)
        case SecurityError() | TooLongError():
            hint = "a template arranges what it is given; it does not compute"
            return _fault("T204", str(error), _place(error, shown), hint)
        case TemplateRuntimeError():
            return _fault("T204", str(error), _place(error, shown), NAMES)
        case _:
            kind = type(error).__name__
            message = f"{error} ({kind})" if str(error) else kind
            return _fault("T204", message, _place(error, shown), NAMES)


def _fault(
    code: str, message: str, place: Location | None, hint: str | None = None
) -> TemplateError:
    words = _CLASS.sub(r"\1", message)
    words = _QUOTED.sub(r"`\1`", words).removesuffix(".")
    words = words[:1].lower() + words[1:]
    return TemplateError(Diagnostic(code, words, place, hint))


def _place(error: BaseException, shown: Mapping[str, str]) -> Location | None:
    """The innermost template and line that the error came through."""
    place = None
    step = error.__traceback__
    while step is not None:
        # Jinja2 rewrites its traceback: a frame of a template names its file.
        file = shown.get(step.tb_frame.f_code.co_filename)
        if file is not None:
            place = Location(file, step.tb_lineno)
        step = step.tb_next
    return place
