"""One build into a folder at a time.

The lock is a file in the folder itself, so that builds of other users and machines
see it; the system lets go of it when its holder ends, however that ends. It says who
holds it.
"""

from __future__ import annotations

import fcntl
import os
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from briefgen.diagnostics import Diagnostic, Location, MachineError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LOCK = ".briefgen.lock"
_LONGEST = 200  # letters of what a holder says of itself


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the lock of a folder. Where none can be made, nothing can be written either.

    Raises:
        MachineError: somebody else holds it.
    """
    path = f"{os.path.realpath(folder)}/{LOCK}"
    descriptor = _taken(path)
    try:
        yield
    finally:
        if descriptor is not None:
            # Its name goes first: who opens it later makes one anew.
            with suppress(OSError):
                os.unlink(path)
            os.close(descriptor)


def _taken(path: str) -> int | None:
    while True:
        descriptor = _opened(path)
        if descriptor is None:
            return None
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.pread(descriptor, _LONGEST, 0).decode("utf-8", "replace")
            os.close(descriptor)
            raise _held(path, holder) from None
        except OSError:  # a file system without locks
            os.close(descriptor)
            return None
        if _is_there(path, descriptor):
            break
        os.close(descriptor)  # its holder has just removed it
    with suppress(OSError):
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, _ourselves().encode(), 0)
    return descriptor


def _opened(path: str) -> int | None:
    """The file of the lock; of another user's, it is enough to read it."""
    flags = os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK
    for how in (os.O_RDWR | os.O_CREAT, os.O_RDONLY):
        with suppress(OSError):
            return os.open(path, flags | how, 0o666)
    return None


def _is_there(path: str, descriptor: int) -> bool:
    try:
        found = os.stat(path)
    except OSError:
        return False
    return os.path.samestat(found, os.fstat(descriptor))


def _ourselves() -> str:
    return f"process {os.getpid()} on {os.uname().nodename}"


def _held(path: str, holder: str) -> MachineError:
    holder = "".join(char for char in holder if char.isprintable()) or "another process"
    folder = os.path.dirname(path)
    message = f"{holder} is building into this folder"
    hint = "wait until it is done, or name another folder with `-o`"
    return MachineError(Diagnostic("M207", message, Location(folder), hint))
