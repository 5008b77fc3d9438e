"""Work on what nobody trusts, in a process of its own.

Takes a piece of work and limits; gives its answer. A file that is made to hang whoever
reads it, or to fill the memory, ends that process alone, and becomes an error.
"""

from __future__ import annotations

import os
import select
import signal
import time
import warnings
from contextlib import suppress
from typing import TYPE_CHECKING, NoReturn

from briefgen.diagnostics import Diagnostic, VerificationError
from briefgen.typesetting import memory
from briefgen.typesetting.frames import Assembler, GarbledFrameError, pack

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefgen.typesetting import Limits
    from briefgen.typesetting.frames import Frame

_LOOK_EVERY = 0.1  # seconds: memory is looked at so often
_PIECE = 1 << 18
_NO_MEMORY, _BROKEN = 3, 4  # exit codes of the process
_HINT = "do not open the file; render the edition again"


def apart(work: Callable[[], Frame], limits: Limits) -> Frame:
    """The answer of ``work``, done by another process.

    Raises:
        VerificationError: when it takes too long or too much memory, or dies.
    """
    reading, writing = os.pipe()
    with warnings.catch_warnings():
        # It warns of threads: this process takes no lock that one of them could hold.
        warnings.simplefilter("ignore", DeprecationWarning)
        process = os.fork()
    if process == 0:
        os.close(reading)
        _serve(work, writing)
    os.close(writing)
    try:
        memory.limit(process, limits.memory)
        return _answer(process, reading, limits)
    finally:
        os.close(reading)
        with suppress(ProcessLookupError, PermissionError):
            os.kill(process, signal.SIGKILL)
        with suppress(ChildProcessError):
            os.waitpid(process, 0)


def _serve(work: Callable[[], Frame], writing: int) -> NoReturn:
    """In the new process: do the work, answer, and end without any tidying."""
    code = _BROKEN
    try:
        os.setsid()  # Ctrl-C is for the parent, who ends this process
        left = memoryview(pack(work()))
        while left:
            left = left[os.write(writing, left) :]
        code = 0
    except MemoryError:
        code = _NO_MEMORY
    finally:
        os._exit(code)


def _answer(process: int, reading: int, limits: Limits) -> Frame:
    assembler = Assembler()
    deadline = time.monotonic() + limits.seconds
    while (left := deadline - time.monotonic()) > 0:
        ready, _, _ = select.select([reading], [], [], min(left, _LOOK_EVERY))
        if memory.used(process) > limits.memory:
            raise _out_of_memory(limits)
        if not ready:
            continue
        piece = os.read(reading, _PIECE)
        if not piece:
            raise _death(process, limits)
        try:
            frame = assembler.feed(piece)
        except GarbledFrameError as error:
            raise _unreadable("reading it gave no answer") from error
        if frame is not None:
            return frame
    message = f"checking the file took longer than {limits.seconds:g} s"
    raise VerificationError(Diagnostic("H321", message, hint=_HINT))


def _death(process: int, limits: Limits) -> VerificationError:
    """What became of a process that ended without an answer."""
    _, status = os.waitpid(process, 0)
    code = os.waitstatus_to_exitcode(status)
    if code == _NO_MEMORY:
        return _out_of_memory(limits)
    if code < 0:
        return _unreadable(f"reading it was ended by {signal.Signals(-code).name}")
    return _unreadable("reading it failed")


def _out_of_memory(limits: Limits) -> VerificationError:
    size = f"{limits.memory / 1e9:.2g} GB"
    message = f"checking the file needs more than {size} of memory"
    return VerificationError(Diagnostic("H321", message, hint=_HINT))


def _unreadable(reason: str) -> VerificationError:
    message = f"the PDF cannot be read with certainty: {reason}"
    return VerificationError(Diagnostic("A100", message, hint=_HINT))
