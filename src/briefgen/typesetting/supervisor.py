"""Watch over a worker process, from outside.

Takes a command and limits; gives the worker jobs, one at a time, and hands its
answers back. Whatever the worker does instead - hang, eat memory, die, write
nonsense, never end - becomes a :class:`WorkerFailure`, the process and everything
it started are killed, and its folder is removed. Nothing inside the worker is
trusted to notice any of this.

One worker serves one job or many, and any number of workers can be watched at
once: :func:`wait` sleeps until one of them has something to say.
"""

from __future__ import annotations

import contextlib
import os
import selectors
import signal
import subprocess
import time
from dataclasses import dataclass
from enum import Enum
from typing import IO, TYPE_CHECKING, Self

from briefgen.typesetting import memory
from briefgen.typesetting.frames import Assembler, Frame, GarbledFrameError, pack

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from briefgen.temporary import Folder

_LOOK_EVERY = 0.1  # seconds: memory is looked at so often
_PATIENCE = 1.0  # seconds for a process that closed its output to end
_PIECE = 1 << 18
_KEPT_OF_STDERR = 8192


@dataclass(frozen=True, slots=True)
class Limits:
    """What one job may use: seconds on the wall clock, bytes of memory."""

    seconds: float = 60
    memory: int = 1_500_000_000


class Reason(Enum):
    """How a worker failed."""

    TIME = "time"
    MEMORY = "memory"
    KILLED = "killed"
    CRASHED = "crashed"
    GARBLED = "garbled"


class WorkerFailure(Exception):  # noqa: N818 - what happened, not a fault of ours
    """A worker gave no answer. It is gone by the time this is raised."""

    def __init__(self, reason: Reason, detail: str = "", number: int = 0) -> None:
        """Keep what happened, and the signal or exit code."""
        super().__init__(f"{reason.value} {detail}".strip())
        self.reason = reason
        self.detail = detail
        self.number = number


class Worker:
    """One process. Use it as a context manager, so that it never outlives you."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        environment: Mapping[str, str],
        folder: Folder,
        limits: Limits,
    ) -> None:
        """Start the process in ``folder``, which is removed with it."""
        self.limits = limits
        self.folder = folder
        self._unsent = memoryview(b"")
        self._assembler: Assembler | None = None
        self._deadline = float("inf")
        self._stderr = b""
        try:
            # A session of its own: Ctrl-C reaches the parent alone, and one
            # signal reaches all that the worker may have started.
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                cwd=folder.path,
                env=dict(environment),
                start_new_session=True,
                bufsize=0,
            )
        except BaseException:
            folder.remove()
            raise
        try:
            for stream in self._streams:
                os.set_blocking(stream.fileno(), False)
            memory.limit(self._process.pid, limits.memory)
        except BaseException:
            self.close()
            raise

    @property
    def _streams(self) -> tuple[IO[bytes], ...]:
        process = self._process
        return (process.stdin, process.stdout, process.stderr)  # type: ignore[return-value]

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.pid

    @property
    def is_alive(self) -> bool:
        """Whether the process still runs."""
        return self._process.poll() is None

    def __enter__(self) -> Self:
        """Nothing more to do: the process runs."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the process, whatever it does."""
        self.close()

    def assign(self, job: Frame) -> None:
        """Give the worker a job; its time starts now."""
        self._unsent = memoryview(pack(job))
        self._assembler = Assembler()
        self._deadline = time.monotonic() + self.limits.seconds

    def advance(self) -> Frame | None:
        """Pass on what can be passed on; give the answer once it is there.

        Raises:
            WorkerFailure: when there will be no answer. The worker is closed.
        """
        try:
            self._send()
            answer = self._receive()
            if answer is None:
                self._check_limits()
        except WorkerFailure:
            self.close()
            raise
        if answer is not None:
            self._assembler, self._deadline = None, float("inf")
        return answer

    def close(self) -> None:
        """Kill the process and all it started; remove its folder."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.kill()
        for stream in self._streams:
            with contextlib.suppress(OSError):
                stream.close()
        self._process.wait()
        self.folder.remove()

    def watch(self, selector: selectors.BaseSelector) -> None:
        """Let the selector wake up when the worker has or wants something."""
        selector.register(self._process.stdout, selectors.EVENT_READ)  # type: ignore[arg-type]
        if not self._process.stderr.closed:  # type: ignore[union-attr]
            selector.register(self._process.stderr, selectors.EVENT_READ)  # type: ignore[arg-type]
        if self._unsent:
            selector.register(self._process.stdin, selectors.EVENT_WRITE)  # type: ignore[arg-type]

    def remaining(self) -> float:
        """Seconds until the worker should be looked at, whatever it says."""
        return max(0.0, min(_LOOK_EVERY, self._deadline - time.monotonic()))

    def _send(self) -> None:
        try:
            while self._unsent:
                sent = self._process.stdin.write(self._unsent)  # type: ignore[union-attr]
                if not sent:
                    return
                self._unsent = self._unsent[sent:]
        except OSError:  # it no longer listens; its output says why
            self._unsent = memoryview(b"")

    def _receive(self) -> Frame | None:
        self._drain_stderr()
        piece = self._process.stdout.read(_PIECE)  # type: ignore[union-attr]
        if piece is None:
            return None
        if not piece:
            raise self._death()
        if self._assembler is None:
            raise WorkerFailure(Reason.GARBLED, "it spoke without being asked")
        try:
            return self._assembler.feed(piece)
        except GarbledFrameError as error:
            raise WorkerFailure(Reason.GARBLED, str(error)) from error

    def _drain_stderr(self) -> None:
        stream = self._process.stderr
        if stream is None or stream.closed:
            return
        piece = stream.read(_PIECE)
        if piece == b"":
            stream.close()
        self._stderr = (self._stderr + (piece or b""))[-_KEPT_OF_STDERR:]

    def _check_limits(self) -> None:
        if time.monotonic() >= self._deadline:
            raise WorkerFailure(Reason.TIME)
        if memory.used(self._process.pid) > self.limits.memory:
            raise WorkerFailure(Reason.MEMORY)

    def _death(self) -> WorkerFailure:
        """What became of a process that closed its output without an answer."""
        try:
            code = self._process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            return WorkerFailure(Reason.GARBLED, "it closed its output and went on")
        self._drain_stderr()
        if code >= 0:
            last = self._stderr.decode("utf-8", "replace").strip().splitlines()[-1:]
            return WorkerFailure(Reason.CRASHED, "".join(last), code)
        return WorkerFailure(Reason.KILLED, signal.Signals(-code).name, -code)


def wait(workers: Iterable[Worker]) -> None:
    """Sleep until one of the workers has something to say, or its time is up."""
    with selectors.DefaultSelector() as selector:
        patience = _LOOK_EVERY
        for worker in workers:
            worker.watch(selector)
            patience = min(patience, worker.remaining())
        selector.select(patience)


def answer(worker: Worker, job: Frame) -> Frame:
    """Have one job done.

    Raises:
        WorkerFailure: when there will be no answer.
    """
    worker.assign(job)
    while (found := worker.advance()) is None:
        wait([worker])
    return found
