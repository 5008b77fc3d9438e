"""Warm workers that share the documents to be typeset.

Comes in: HTML documents, each under a ticket. Goes out: for each ticket a PDF, or
the reason why there is none, in the order in which they are done. A worker that
hangs, grows too large or dies costs its own document; another takes its place.
"""

from __future__ import annotations

import os
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, Protocol, Self, TypeVar

from briefgen.diagnostics import MachineError
from briefgen.temporary import sweep_folders
from briefgen.typesetting import exchange, failures, memory
from briefgen.typesetting.launch import launch
from briefgen.typesetting.results import result_of
from briefgen.typesetting.supervisor import Limits, Worker, WorkerFailure, wait

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.diagnostics import BriefgenError
    from briefgen.documents import HtmlDocument, PdfDocument
    from briefgen.typesetting.frames import Frame

Ticket = TypeVar("Ticket")
_DEFAULT = Limits()


@dataclass(frozen=True, slots=True)
class Typeset(Generic[Ticket]):
    """What became of a document: its pages, or why there are none."""

    ticket: Ticket
    result: PdfDocument | BriefgenError


class Typesetter(Protocol[Ticket]):
    """Whatever typesets documents: this machine's workers, or others."""

    @property
    def waiting(self) -> int:
        """How many documents wait for a worker."""

    @property
    def at_work(self) -> tuple[Ticket, ...]:
        """The documents that workers are at."""

    def submit(self, ticket: Ticket, html: HtmlDocument) -> None:
        """Have a document typeset, as soon as a worker is free."""

    def done(self) -> Iterator[Typeset[Ticket]]:
        """Wait until something is done, and give it; nothing where all is done."""

    def close(self) -> None:
        """Stop all work."""


class Pool(Generic[Ticket]):
    """So many workers of this machine, started when they are needed."""

    def __init__(self, size: int, limits: Limits = _DEFAULT) -> None:
        """``limits`` are those of each document."""
        self._size, self._limits = size, limits
        self._waiting: deque[tuple[Ticket, Frame]] = deque()
        self._busy: dict[Worker, Ticket] = {}
        self._idle: list[Worker] = []
        self._found: list[Typeset[Ticket]] = []

    def __enter__(self) -> Self:
        """Nothing runs yet; what killed runs have left is removed."""
        sweep_folders()
        return self

    def __exit__(self, *_: object) -> None:
        """End every worker, whatever it does."""
        self.close()

    @property
    def waiting(self) -> int:
        """How many documents wait for a worker."""
        return len(self._waiting)

    @property
    def at_work(self) -> tuple[Ticket, ...]:
        """The documents that workers are at."""
        return tuple(self._busy.values())

    def submit(self, ticket: Ticket, html: HtmlDocument) -> None:
        """Have a document typeset, as soon as a worker is free."""
        self._waiting.append((ticket, exchange.job(html)))
        self._assign()

    def done(self) -> Iterator[Typeset[Ticket]]:
        """Wait until something is done, and give it; nothing where all is done."""
        while self._busy and not self._found:
            wait(self._busy)
            for worker in tuple(self._busy):
                self._found += self._look_at(worker)
            self._assign()
        found, self._found = self._found, []
        yield from found

    def close(self) -> None:
        """End every worker; what waits is forgotten."""
        self._waiting.clear()
        for worker in (*self._busy, *self._idle):
            worker.close()
        self._busy.clear()
        self._idle.clear()

    def _assign(self) -> None:
        while self._waiting and len(self._busy) < self._size:
            try:
                worker = self._warm() or launch(self._limits)
            except MachineError as error:
                self._despair(error)
                return
            ticket, job = self._waiting.popleft()
            self._busy[worker] = ticket
            worker.assign(job)

    def _despair(self, error: MachineError) -> None:
        """No worker can be started; those that there are may do the rest."""
        if not self._busy:
            self._found += [Typeset(ticket, error) for ticket, _ in self._waiting]
            self._waiting.clear()

    def _warm(self) -> Worker | None:
        """A worker that has worked before, and has not been killed since."""
        while self._idle:
            worker = self._idle.pop()
            if worker.is_alive:
                return worker
            worker.close()
        return None

    def _look_at(self, worker: Worker) -> Iterator[Typeset[Ticket]]:
        try:
            answer = worker.advance()
        except WorkerFailure as failure:
            ticket = self._busy.pop(worker)
            yield Typeset(ticket, failures.named(failure, self._limits))
            return
        if answer is None:
            return
        ticket = self._busy.pop(worker)
        yield Typeset(ticket, result_of(answer, self._limits))
        if memory.has_grown(worker.pid):
            worker.close()
        else:
            self._idle.append(worker)


def cores() -> int:
    """How many processes can work at once here."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
