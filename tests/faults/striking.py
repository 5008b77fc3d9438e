"""Run the command line, and have bad luck once.

``striking.py N KIND TOLD ARGUMENTS``: the N-th step that could write something fails
with the error KIND, or is the moment of a signal. The file TOLD then holds its name.
"""

from __future__ import annotations

import errno
import fcntl
import io
import os
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from collections.abc import Callable

STEPS = (
    *("chmod", "fchmod", "fsync", "link", "mkdir", "pipe", "remove", "rename"),
    *("replace", "rmdir", "symlink", "truncate", "unlink", "utime", "write"),
)
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
# They ask what `os` can do while they are imported.
_BEFORE = (shutil, subprocess, tempfile)


class Fate:
    """Counts steps, and strikes at one of them."""

    def __init__(self, number: int, kind: str, told: str) -> None:
        self._left, self._kind, self._told = number, kind, told
        self._open, self._write, self._close = os.open, os.write, os.close

    def step(self, name: str) -> None:
        self._left -= 1
        if self._left:
            return
        descriptor = self._open(self._told, os.O_WRONLY | os.O_CREAT, 0o600)
        self._write(descriptor, name.encode())
        self._close(descriptor)
        if self._kind.startswith("SIG"):
            os.kill(os.getpid(), getattr(signal, self._kind))
            return
        number = getattr(errno, self._kind)
        raise OSError(number, os.strerror(number))

    def around(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def stepping(*given: Any, **named: Any) -> Any:  # noqa: ANN401
            self.step(name)
            return call(*given, **named)

        return stepping

    def around_open(self, call: Callable[..., int]) -> Callable[..., int]:
        def opening(path: object, flags: int, *given: Any, **named: Any) -> int:  # noqa: ANN401
            if flags & _WRITES:
                self.step(f"open {path!r}")
            return call(path, flags, *given, **named)

        return opening

    def around_file(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def opening(file: object, mode: str = "r", *given: Any, **named: Any) -> Any:  # noqa: ANN401
            if not set(mode) & set("wax+"):
                return call(file, mode, *given, **named)
            if not isinstance(file, int):
                self.step(f"open {file!r}")
            opened = call(file, mode, *given, **named)
            # No disk fails beneath a pipe.
            is_file = stat.S_ISREG(os.fstat(opened.fileno()).st_mode)
            return Striking(opened, self) if is_file else opened

        return opening


class Striking:
    """A file that is written to."""

    def __init__(self, file: Any, fate: Fate) -> None:  # noqa: ANN401
        self._file, self._fate = file, fate

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401
        found = getattr(self._file, name)
        if name in {"write", "flush"}:
            return self._fate.around(f"{name} of a file", found)
        return found

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()


def strike(number: int, kind: str, told: str) -> None:
    fate = Fate(number, kind, told)
    os.open = fate.around_open(os.open)
    io.open = fate.around_file(io.open)
    fcntl.flock = fate.around("flock", fcntl.flock)
    for name in STEPS:
        setattr(os, name, fate.around(name, getattr(os, name)))


if __name__ == "__main__":
    from briefgen.__main__ import main

    number, kind, told = sys.argv[1:4]
    del sys.argv[1:4], sys.path[0]
    strike(int(number), kind, told)
    main()
