"""The bytes of a file that somebody hands in.

Takes a path; gives the bytes. Refuses what is no regular file before it is opened for
long, and what is larger than any PDF of briefgen before it is read.
"""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from typing import TYPE_CHECKING, NamedTuple

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
_PIECE = 1 << 20


class Kind(NamedTuple):
    """A kind of file that somebody hands in."""

    name: str
    limit: int  # bytes; briefgen writes none that is larger
    too_large: str  # the code of what is


PDF = Kind("PDF", FILE, "H309")


def read(path: Path, kind: Kind = PDF) -> bytes:
    """The bytes of a file.

    Raises:
        CommandLineError: there is none, or it is no file.
        VerificationError: it is larger than any that briefgen writes.
        MachineError: it may not be read.
    """
    try:
        descriptor = os.open(path, _FLAGS)
    except OSError as fault:
        raise _refused(path, fault, kind) from None
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise _not_a_file(path, status.st_mode, kind)
        if status.st_size > kind.limit:
            raise _too_large(path, status.st_size, kind)
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            data = file.read(kind.limit + 1)
    except OSError as fault:
        raise _refused(path, fault, kind) from None
    finally:
        os.close(descriptor)
    if len(data) > kind.limit:  # it grew
        raise _too_large(path, len(data), kind)
    return data


def digest(path: Path) -> str | None:
    """The SHA-256 of a file; empty where there is none; None where it is no edition.

    It is not held in memory.
    """
    try:
        descriptor = os.open(path, _FLAGS)
    except (FileNotFoundError, NotADirectoryError):
        return ""
    except (OSError, ValueError):
        return None
    with os.fdopen(descriptor, "rb") as file:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode) or status.st_size > FILE:
            return None
        found = hashlib.sha256()
        try:
            while piece := file.read(_PIECE):
                found.update(piece)
        except OSError:
            return None
    return found.hexdigest()


def _not_a_file(path: Path, mode: int, kind: Kind) -> CommandLineError:
    found = "a folder" if stat.S_ISDIR(mode) else "a device or a pipe"
    return _misnamed(path, f"not a file: {found}", kind)


def _too_large(path: Path, size: int, kind: Kind) -> VerificationError:
    message = f"the {kind.name} is larger than any that briefgen writes: {size:,} bytes"
    hint = "do not open it; have it made again"
    place = Location(str(path))
    return VerificationError(Diagnostic(kind.too_large, message, place, hint))


def _misnamed(path: Path, problem: str, kind: Kind) -> CommandLineError:
    hint = f"name the {kind.name} that is to be checked"
    return CommandLineError(Diagnostic("C113", problem, Location(str(path)), hint))


def _refused(path: Path, fault: OSError, kind: Kind) -> CommandLineError | MachineError:
    match fault.errno:
        case errno.ENOENT | errno.ENOTDIR:
            return _misnamed(path, "no such file", kind)
        case errno.ELOOP | errno.ENAMETOOLONG | errno.ENXIO:
            return _misnamed(path, os.strerror(fault.errno).lower(), kind)
        case _:
            reason = os.strerror(fault.errno or 0).lower()
            hint = "see that you may read it"
            problem, place = f"the system refuses: {reason}", Location(str(path))
            return MachineError(Diagnostic("M206", problem, place, hint))
