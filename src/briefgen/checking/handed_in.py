"""The bytes of a file that somebody hands in.

Takes a path; gives the bytes. Refuses what is no regular file before it is opened for
long, and what is larger than any PDF of briefgen before it is read.
"""

from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING

from briefgen.diagnostics import (
    CommandLineError,
    Diagnostic,
    Location,
    MachineError,
    VerificationError,
)
from briefgen.verification.limits import FILE

if TYPE_CHECKING:
    from pathlib import Path

# Without O_NONBLOCK, opening a pipe waits for whoever writes to it.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)
_NAME_A_FILE = "name the PDF that is to be checked"


def read(path: Path) -> bytes:
    """The bytes of a file.

    Raises:
        CommandLineError: there is none, or it is no file.
        VerificationError: it is larger than any PDF that briefgen writes.
        MachineError: it may not be read.
    """
    try:
        descriptor = os.open(path, _FLAGS)
    except OSError as fault:
        raise _refused(path, fault) from None
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise _not_a_file(path, status.st_mode)
        if status.st_size > FILE:
            raise _too_large(path, status.st_size)
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            data = file.read(FILE + 1)
    except OSError as fault:
        raise _refused(path, fault) from None
    finally:
        os.close(descriptor)
    if len(data) > FILE:  # it grew
        raise _too_large(path, len(data))
    return data


def _not_a_file(path: Path, mode: int) -> CommandLineError:
    kind = "a folder" if stat.S_ISDIR(mode) else "a device or a pipe"
    message = f"not a file: {kind}"
    return CommandLineError(
        Diagnostic("C113", message, Location(str(path)), _NAME_A_FILE)
    )


def _too_large(path: Path, size: int) -> VerificationError:
    message = f"the PDF is larger than any that briefgen writes: {size:,} bytes"
    hint = "do not open it; render the edition again"
    return VerificationError(Diagnostic("H309", message, Location(str(path)), hint))


def _refused(path: Path, fault: OSError) -> CommandLineError | MachineError:
    place = Location(str(path))
    match fault.errno:
        case errno.ENOENT | errno.ENOTDIR:
            return CommandLineError(
                Diagnostic("C113", "no such file", place, _NAME_A_FILE)
            )
        case errno.ELOOP | errno.ENAMETOOLONG | errno.ENXIO:
            reason = os.strerror(fault.errno).lower()
            return CommandLineError(Diagnostic("C113", reason, place, _NAME_A_FILE))
        case _:
            reason = os.strerror(fault.errno or 0).lower()
            hint = "see that you may read it"
            return MachineError(
                Diagnostic("M206", f"the system refuses: {reason}", place, hint)
            )
