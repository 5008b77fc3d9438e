"""The workers of a Dask cluster share the documents to be typeset.

Comes in and goes out what a pool takes and gives. A job travels as bytes: one HTML
document with its pictures and styles. A Dask worker that is gone costs time alone:
its jobs go to another one. Where none is left, the jobs fail by name.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, Self

from briefgen.diagnostics import Diagnostic, MachineError, TypesettingError
from briefgen.typesetting import exchange
from briefgen.typesetting.cluster import connection, guest
from briefgen.typesetting.cluster.roster import Roster
from briefgen.typesetting.frames import GarbledFrameError, pack, unpack
from briefgen.typesetting.pool import Ticket, Typeset
from briefgen.typesetting.results import garbled, result_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from briefgen.diagnostics import BriefgenError
    from briefgen.documents import HtmlDocument, PdfDocument
    from briefgen.typesetting.cluster.connection import Connection, Promise
    from briefgen.typesetting.supervisor import Limits

_STEP = 0.2  # seconds: so soon Ctrl-C is heard, wherever it comes
_AHEAD = 8  # jobs at most that lie ready for workers who finish
_TRIES = 4  # a document that Dask workers die of is given up


@dataclass(frozen=True, slots=True)
class _Job:
    """A document on its way; ``tried`` counts how often it was sent."""

    data: bytes
    tried: int = 0


@dataclass(frozen=True, slots=True)
class _Sent:
    job: _Job
    promise: Promise
    workers: frozenset[str]


def join(
    address: str,
    limits: Limits,
    warn: Callable[[Diagnostic], None],
    at_once: int | None = None,
) -> Cluster[int]:
    """The cluster at an address, with all of its workers that may be used.

    Raises:
        CommandLineError: that is no address.
        MachineError: there is no cluster, or nobody in it may work.
    """
    joined = connection.connect(address)
    try:
        return Cluster(joined, _gathered(joined, warn), limits, at_once)
    except BaseException:
        joined.close()
        raise


def _gathered(joined: Connection, warn: Callable[[Diagnostic], None]) -> Roster:
    if joined.scheduler_lacks(guest.PROTOCOL_NAME):
        raise _unable_scheduler()
    here = guest.facts()
    guest.dismiss()
    roster = Roster(joined, here, warn)
    roster.gather()
    return roster


class Cluster(Generic[Ticket]):
    """Workers elsewhere, each of whom makes the same bytes as this machine."""

    def __init__(
        self,
        joined: Connection,
        roster: Roster,
        limits: Limits,
        at_once: int | None = None,
    ) -> None:
        """``limits`` are those of each document; ``at_once`` may be few."""
        self._connection, self._roster, self._limits = joined, roster, limits
        self._at_once = at_once
        self._waiting: deque[tuple[Ticket, _Job]] = deque()
        self._sent: dict[Ticket, _Sent] = {}
        self._found: list[Typeset[Ticket]] = []
        self._end: MachineError | None = None

    def __enter__(self) -> Self:
        """The workers wait."""
        return self

    def __exit__(self, *_: object) -> None:
        """Leave the cluster."""
        self.close()

    @property
    def waiting(self) -> int:
        """How many documents wait for a worker."""
        return len(self._waiting)

    @property
    def at_work(self) -> tuple[Ticket, ...]:
        """The documents that workers are at."""
        return tuple(self._sent)[: self._roster.threads]

    def submit(self, ticket: Ticket, html: HtmlDocument) -> None:
        """Have a document typeset, as soon as a worker is free."""
        if self._end:
            self._found.append(Typeset(ticket, self._end))
            return
        self._waiting.append((ticket, _Job(pack(exchange.job(html)))))
        self._guarded(self._send)

    def done(self) -> Iterator[Typeset[Ticket]]:
        """Wait until something is done, and give it; nothing where all is done."""
        while (self._sent or self._waiting) and not self._found:
            self._guarded(self._go_on)
        found, self._found = self._found, []
        yield from found

    def close(self) -> None:
        """Leave the cluster; what waits is forgotten."""
        self._waiting.clear()
        for sent in self._sent.values():
            sent.promise.forget()
        self._sent.clear()
        self._connection.close()

    def _go_on(self) -> None:
        promises = [sent.promise for sent in self._sent.values()]
        self._connection.wait(promises, _STEP)
        self._roster.look()
        for ticket in tuple(self._sent):
            self._look_at(ticket)
        if self._roster.is_deserted:
            raise _deserted()
        self._send()

    def _guarded(self, step: Callable[[], None]) -> None:
        """Take a step; where the cluster is gone, every job fails for that reason."""
        try:
            step()
        except MachineError as error:
            self._end = error
            lost = [*self._sent, *(ticket for ticket, _ in self._waiting)]
            self._found += [Typeset(ticket, error) for ticket in lost]
            self._sent.clear()
            self._waiting.clear()

    def _send(self) -> None:
        threads = self._roster.threads
        room = self._at_once or threads + min(threads, _AHEAD)
        workers = self._roster.accepted
        while self._waiting and workers and len(self._sent) < room:
            ticket, job = self._waiting[0]
            promise = self._connection.submit(
                guest.work,
                job.data,
                self._roster.identity,
                self._limits.seconds,
                self._limits.memory,
                workers=workers,
            )
            self._waiting.popleft()
            self._sent[ticket] = _Sent(_Job(job.data, job.tried + 1), promise, workers)

    def _look_at(self, ticket: Ticket) -> None:
        sent = self._sent[ticket]
        if sent.promise.is_pending:
            if not sent.workers & self._roster.accepted:
                self._send_again(ticket)
            return
        if sent.promise.is_forgotten:
            self._send_again(ticket)
        elif fault := sent.promise.fault():
            self._finish(ticket, _not_done(fault))
        elif (answer := sent.promise.answer()) is None:
            self._send_again(ticket)
        else:
            self._read(ticket, answer)

    def _read(self, ticket: Ticket, answer: object) -> None:
        try:
            frame = unpack(answer if isinstance(answer, bytes) else b"")
        except GarbledFrameError as error:
            self._finish(ticket, garbled(str(error), self._limits))
            return
        if frame == guest.STRANGER:
            self._roster.ask_anew()
            self._send_again(ticket)
        else:
            self._finish(ticket, result_of(frame, self._limits))

    def _send_again(self, ticket: Ticket) -> None:
        """Put a job in front of those that wait, unless workers die of it."""
        job = self._sent[ticket].job
        if job.tried >= _TRIES:
            fault = f"it was sent {job.tried} times, and its worker was gone each time"
            self._finish(ticket, _not_done(fault))
            return
        self._sent.pop(ticket).promise.forget()
        self._waiting.appendleft((ticket, job))

    def _finish(self, ticket: Ticket, result: PdfDocument | BriefgenError) -> None:
        self._sent.pop(ticket).promise.forget()
        self._found.append(Typeset(ticket, result))


def _unable_scheduler() -> MachineError:
    return MachineError(
        Diagnostic(
            "M148",
            "the Dask scheduler has no briefgen like this one",
            hint="install it there too: a scheduler looks up what it passes on",
        )
    )


def _deserted() -> MachineError:
    return MachineError(
        Diagnostic(
            "M146",
            "no Dask worker is left that can typeset",
            hint="see why they ended; then build again: what is finished is kept",
        )
    )


def _not_done(fault: str) -> TypesettingError:
    return TypesettingError(
        Diagnostic(
            "M147",
            f"the Dask cluster did not do this document: {fault}",
            hint="build it without `--dask`; if that works, look into the logs of the"
            " Dask workers",
        )
    )
