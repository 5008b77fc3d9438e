"""What a worker's failure is called, and what can be done about it."""

from __future__ import annotations

from briefgen.diagnostics import Diagnostic, TypesettingError
from briefgen.typesetting.supervisor import Limits, Reason, WorkerFailure

_LESS = "look for a very long table, a word without end, or deeply nested boxes"


def named(failure: WorkerFailure, limits: Limits) -> TypesettingError:
    """The failure as an error that a user can act on."""
    match failure.reason:
        case Reason.TIME:
            return out_of_time(limits)
        case Reason.MEMORY:
            return out_of_memory(limits)
        case Reason.KILLED:
            return _error(
                "T103",
                f"typesetting was ended by {failure.detail}",
                "run it again; if it happens again, the machine is out of memory, or "
                "a library is broken: `briefgen doctor`",
            )
        case Reason.CRASHED:
            last = f": {failure.detail}" if failure.detail else ""
            return _error(
                "T104",
                f"typesetting ended with exit code {failure.number}{last}",
                "`briefgen doctor` looks for what is broken",
            )
        case Reason.GARBLED:
            return _error(
                "T104",
                f"typesetting gave no answer that can be read: {failure.detail}",
                "`briefgen doctor` looks for what is broken",
            )


def out_of_time(limits: Limits) -> TypesettingError:
    """The pages took too long."""
    return _error("T101", f"typesetting took longer than {limits.seconds:g} s", _LESS)


def out_of_memory(limits: Limits) -> TypesettingError:
    """The pages took too much memory."""
    size = f"{limits.memory / 1e9:.2g} GB"
    return _error("T102", f"typesetting needs more than {size} of memory", _LESS)


def _error(code: str, message: str, hint: str) -> TypesettingError:
    return TypesettingError(Diagnostic(code, message, hint=hint))
