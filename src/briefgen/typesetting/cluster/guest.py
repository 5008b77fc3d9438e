"""What a Dask worker does for briefgen: it is host to processes that typeset.

Comes in: a job as bytes, and its limits. Goes out: an answer as bytes, whatever
happens. The pages are made in a supervised process, as at home. It stays warm for
the next job, and ends when it is idle for long, or when the Dask worker does: it
reads the end of its pipe, and removes its own folder. Nothing here knows Dask.
"""

from __future__ import annotations

import threading
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from briefgen import fonts
from briefgen.diagnostics import BriefgenError, MachineError
from briefgen.typesetting import exchange, failures, identification, memory
from briefgen.typesetting.frames import Frame, pack, unpack
from briefgen.typesetting.launch import launch
from briefgen.typesetting.supervisor import Limits, Worker, WorkerFailure, answer

if TYPE_CHECKING:
    from collections.abc import Mapping

_IDLE_FOR = 60.0  # seconds: then nobody seems to want the process any more
_SPELLED = MappingProxyType(
    {"weasyprint": "WeasyPrint", "pango": "Pango", "harfbuzz": "HarfBuzz"}
)
# What a worker is asked for first, by name: to send a function to a worker that does
# not have it would end that worker. Another number means other functions here.
PROTOCOL = 1
PROTOCOL_NAME = f"{__name__}:PROTOCOL"
STRANGER = Frame({"outcome": "stranger"})


def describe() -> bytes:
    """What pages are made with here, as an answer; asked before any job."""
    dismiss()  # what runs may be of an older installation
    _identity.cache_clear()
    try:
        return pack(Frame({"outcome": "done", "facts": dict(facts())}))
    except BriefgenError as error:
        return pack(exchange.failed(error))


def work(job: bytes, identity: str, seconds: float, size: int) -> bytes:
    """Have a job done, if this is a place with that identity."""
    try:
        if _identity() != identity:
            return pack(STRANGER)
        return pack(_have_done(unpack(job), Limits(seconds, size)))
    except MachineError as error:
        return pack(exchange.failed(error))


def facts() -> Mapping[str, str]:
    """What pages are made with here, found by loading all of it.

    Raises:
        BriefgenError: when something is missing or broken.
    """
    for face in fonts.FACES:
        fonts.read_face(face.file)
    reply = _have_done(exchange.PROBE, Limits())
    exchange.raise_failure(reply)
    loaded = {_SPELLED.get(name, name): v for name, v in reply.header["found"].items()}
    known = identification.facts()
    return loaded | {name: v for name, v in known.items() if name not in _SPELLED}


@cache
def _identity() -> str:
    """One word for what pages are made with here, found out once."""
    return identification.word_of(facts())


def dismiss() -> None:
    """End every process that waits for a job."""
    _idle.close()


def _have_done(job: Frame, limits: Limits) -> Frame:
    worker = _idle.take(limits) or launch(limits)
    try:
        reply = answer(worker, job)
    except WorkerFailure as failure:
        return exchange.failed(failures.named(failure, limits))
    except BaseException:
        worker.close()
        raise
    _idle.keep(worker)
    return reply


class _Idle:
    """Warm processes that wait for a job, each for a while. Threads share them."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._ends: dict[Worker, threading.Timer] = {}

    def take(self, limits: Limits) -> Worker | None:
        """A process that lives, and was started with these limits."""
        with self._lock:
            for worker in [one for one in self._ends if one.limits == limits]:
                self._ends.pop(worker).cancel()
                if worker.is_alive:
                    return worker
                worker.close()
        return None

    def keep(self, worker: Worker) -> None:
        """Keep a process for the next job, if it is worth it."""
        if memory.has_grown(worker.pid):
            worker.close()
            return
        timer = threading.Timer(_IDLE_FOR, self._end, [worker])
        timer.daemon = True
        with self._lock:
            self._ends[worker] = timer
        timer.start()

    def close(self) -> None:
        """End every process that waits."""
        for worker in tuple(self._ends):
            self._end(worker)

    def _end(self, worker: Worker) -> None:
        with self._lock:
            timer = self._ends.pop(worker, None)
        if timer:
            timer.cancel()
            worker.close()


_idle = _Idle()
