"""The process that typesets: reads jobs, writes answers, trusts its parent.

Jobs come on standard input, one after the other; answers leave on what was
standard output when the process began. What libraries print goes to standard
error, where nobody reads it unless the process dies. When the parent goes away,
so does the worker, at once.
"""

from __future__ import annotations

import gc
import os
import shutil
import tempfile
import threading
from contextlib import suppress
from importlib import import_module
from queue import SimpleQueue
from typing import NoReturn

from briefgen.diagnostics import BriefgenError
from briefgen.typesetting import exchange
from briefgen.typesetting.frames import Assembler, Frame, pack

_PIECE = 1 << 20


def main() -> NoReturn:
    """Serve until the parent closes the pipe."""
    # The boxes of one document die with the process: looking for cycles only costs
    # time. Whoever serves a second one looks for those of the first.
    gc.disable()
    # Asked for a folder, Python takes another one where this has no room; nobody
    # would remove what is in that.
    tempfile.tempdir = os.environ["TMPDIR"]
    answers = os.dup(1)
    os.dup2(2, 1)
    jobs: SimpleQueue[Frame] = SimpleQueue()
    threading.Thread(target=_listen, args=(jobs,), daemon=True).start()
    failure = _prepare()
    while True:
        job = jobs.get()
        _answer(answers, pack(exchange.failed(failure) if failure else _work(job)))
        del job
        _await_another(jobs)


def _await_another(jobs: SimpleQueue[Frame]) -> None:
    """Tidy up after the first document, if there is to be a second."""
    if gc.isenabled():
        return
    job = jobs.get()
    gc.collect()
    gc.freeze()
    gc.enable()
    jobs.put(job)


def _listen(jobs: SimpleQueue[Frame]) -> None:
    """Read jobs. The end of the pipe means that nobody waits for an answer."""
    code = 1
    try:
        while (job := _read_job()) is not None:
            jobs.put(job)
        code = 0
    finally:
        _remove_folder()
        # Threads, handlers and WeasyPrint's own cleaning are skipped on purpose.
        os._exit(code)


def _remove_folder() -> None:
    """Remove what this process wrote, while its other thread may still write."""
    folder, patience = os.environ["TMPDIR"], 10
    while os.path.lexists(folder) and patience:
        shutil.rmtree(folder, ignore_errors=True)
        patience -= 1


def _read_job() -> Frame | None:
    assembler = Assembler()
    frame = None
    while frame is None:
        piece = os.read(0, min(_PIECE, assembler.missing()))
        if not piece:
            return None
        frame = assembler.feed(piece)
    return frame


def _prepare() -> BriefgenError | None:
    """Load what is heavy, before the first job is there."""
    from briefgen.typesetting.startup import load_weasyprint

    try:
        load_weasyprint()
        import_module("briefgen.typesetting.rendering")
    except BriefgenError as error:
        return error
    return None


def _work(job: Frame) -> Frame:
    from briefgen.typesetting.rendering import render, versions

    try:
        match job.header["task"]:
            case "probe":
                return Frame({"outcome": "done", "found": versions()})
            case _:
                return exchange.done(render(exchange.source_of(job)))
    except BriefgenError as error:
        return exchange.failed(error)


def _answer(descriptor: int, content: bytes) -> None:
    """Write an answer. Where nobody reads it any more, the other thread tidies up."""
    with suppress(BrokenPipeError):
        _write(descriptor, content)


def _write(descriptor: int, content: bytes) -> None:
    left = memoryview(content)
    while left:
        left = left[os.write(descriptor, left) :]
