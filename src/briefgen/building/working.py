"""Jobs are done here, several at once; who asks sees outcomes alone.

Takes a plan and a typesetter; gives what became of each job, in the order in which
they are done. A finished PDF is written whole and forgotten. Where an edition fails,
its old file is left alone, and the outcome says that there is one.
"""

from __future__ import annotations

import os
from collections import deque
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from briefgen._version import __version__
from briefgen.artifacts import make_folder, sweep
from briefgen.building.jobs import Built, Failed
from briefgen.building.names import old_file
from briefgen.building.recording import record_of
from briefgen.building.stamps import pages_stamp
from briefgen.diagnostics import BriefgenError, of_briefgen
from briefgen.documents import PdfDocument
from briefgen.pipeline import composed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from briefgen.building.jobs import Job, Outcome, Plan, Target
    from briefgen.building.store import Store
    from briefgen.diagnostics import Diagnostic
    from briefgen.pipeline import Composition, Rendering
    from briefgen.typesetting import Typesetter

_SURPRISE = 3


def build(
    plan: Plan,
    typesetter: Typesetter[int],
    store: Store | None = None,
    *,
    interruptible: Callable[[], AbstractContextManager[object]] = nullcontext,
    watching: Callable[[tuple[Target, ...]], None] = lambda _: None,
) -> Iterator[Outcome]:
    """Do the jobs of a plan, and tell of each as it is done.

    Pages that the ``store`` has are not made anew; they are verified all the same.
    ``interruptible`` surrounds the long part of the work. A caller who lets nothing
    interrupt the rest knows of every file that was written. ``watching`` is told what
    is being typeset, whenever that is something else.

    Raises:
        MachineError: the folder for the files cannot be made.
    """
    if plan.jobs:
        make_folder(plan.folder)
        places = (os.path.realpath(job.target.path) for job in plan.jobs)
        sweep(Path(place).parent for place in places)
    work = _Work(plan, typesetter, store)
    left = deque(plan.jobs)
    while left or work.is_under_way:
        with interruptible():
            # One document waits, so that no worker does; more would fill the memory.
            while left and not typesetter.waiting and not work.is_some_ready:
                work.begin(left.popleft())
            watching(work.at_work)
            work.go_on()
        yield from work.outcomes()
    if store:
        store.prune()


class _Work:
    """The jobs that are under way, each under a number."""

    def __init__(
        self, plan: Plan, typesetter: Typesetter[int], store: Store | None
    ) -> None:
        self._plan, self._typesetter, self._store = plan, typesetter, store
        self._begun = 0
        self._open: dict[int, _Open] = {}
        self._ready: deque[_Ready] = deque()

    @property
    def is_under_way(self) -> bool:
        """Whether something will still be done."""
        return bool(self._open or self._ready)

    @property
    def at_work(self) -> tuple[Target, ...]:
        """What the workers are at."""
        tickets = self._typesetter.at_work
        return tuple(self._open[one].job.target for one in tickets if one in self._open)

    @property
    def is_some_ready(self) -> bool:
        """Whether a job has its pages, or will have none."""
        return bool(self._ready)

    def begin(self, job: Job) -> None:
        """Compose an edition; have it typeset, if its pages are not in the store."""
        try:
            made = composed(job.brief, audience=job.target.audience)
        except Exception as fault:  # noqa: BLE001 (one edition fails, and no other)
            self._ready.append(_Ready(job, _raising(fault)))
            return
        stamp = pages_stamp(made.html)
        if self._store and (pdf := self._store.get(stamp)):
            self._ready.append(
                _Ready(job, partial(made.finished, pdf), from_cache=True)
            )
            return
        self._begun += 1
        self._open[self._begun] = _Open(job, made, stamp)
        self._typesetter.submit(self._begun, made.html)

    def go_on(self) -> None:
        """Wait for pages, unless some are there."""
        if self._ready:
            return
        for typeset in self._typesetter.done():
            job, made, stamp = self._open.pop(typeset.ticket)
            if isinstance(typeset.result, PdfDocument):
                finish = partial(self._finished, made, stamp, typeset.result)
                self._ready.append(_Ready(job, finish))
            else:
                self._ready.append(_Ready(job, _raising(typeset.result)))

    def outcomes(self) -> Iterator[Outcome]:
        """Give every file that is ready its name."""
        while self._ready:
            yield self._saved(self._ready.popleft())

    def _saved(self, ready: _Ready) -> Outcome:
        job = ready.job
        try:
            rendering = ready.finish()
            make_folder(job.target.path.parent)
            rendering.save(job.target.path)
        except BriefgenError as fault:
            return _failed(job, fault.diagnostics, fault.exit_code)
        except Exception as fault:  # noqa: BLE001 (one edition fails, and no other)
            return _failed(job, (of_briefgen(fault, __version__),), _SURPRISE)
        record = record_of(self._plan, job, rendering)
        return Built(job.target, job.real, record, job.why, ready.from_cache)

    def _finished(self, made: Composition, stamp: str, pdf: PdfDocument) -> Rendering:
        rendering = made.finished(pdf)
        if self._store and not any(found.is_error for found in rendering.diagnostics):
            self._store.put(stamp, pdf)
        return rendering


class _Open(NamedTuple):
    """A job whose pages are being made."""

    job: Job
    made: Composition
    stamp: str


class _Ready(NamedTuple):
    """A job with what is left to do: check its pages, or say why there are none."""

    job: Job
    finish: Callable[[], Rendering]
    from_cache: bool = False


def _raising(fault: Exception) -> Callable[[], Rendering]:
    def give_up() -> Rendering:
        raise fault

    return give_up


def _failed(job: Job, found: tuple[Diagnostic, ...], code: int) -> Failed:
    return Failed(job.target, found, code, old_file(job.target.path), job.why)
