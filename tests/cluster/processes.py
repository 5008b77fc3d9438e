"""A Dask cluster on loopback: a scheduler and workers, each a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Self

from tests.support.projects import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

SOURCES = ROOT / "src"
_PATIENCE = 60.0


def until(is_so: Callable[[], bool]) -> None:
    """Wait until something is so; a test that waits for ever says so."""
    end = time.monotonic() + _PATIENCE
    while not is_so():
        assert time.monotonic() < end, "it never came to be so"
        time.sleep(0.05)


def environment(*first: Path, **more: str) -> dict[str, str]:
    """Variables with which Python finds these folders first, then this checkout."""
    places = os.pathsep.join(map(str, (*first, SOURCES)))
    return os.environ | {"PYTHONPATH": places} | more


class DaskCluster:
    """A scheduler that is started with it, and workers that a test asks for."""

    def __init__(
        self,
        folder: Path,
        *,
        protocol: str = "tcp",
        env: Mapping[str, str] | None = None,
    ) -> None:
        self._stack = ExitStack()
        self._folder = folder
        file = folder / "scheduler.json"
        arguments = ("--scheduler-file", str(file), "--protocol", protocol)
        self.scheduler = self._start("scheduler", env or {}, *arguments, "--port", "0")
        until(lambda: file.exists() and file.read_text("utf-8").endswith("}"))
        self.address = str(json.loads(file.read_text("utf-8"))["address"])

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def worker(
        self, env: Mapping[str, str] | None = None, *options: str
    ) -> subprocess.Popen[bytes]:
        """A worker with one thread, that has joined."""
        before = self._joined()
        arguments = ("--no-nanny", "--nthreads", "1", *options)
        worker = self._start("worker", env or {}, self.address, *arguments)
        until(lambda: self._joined() > before)
        return worker

    def _joined(self) -> int:
        log = self._folder / "scheduler.log"
        return log.read_text("utf-8").count("Register worker")

    def _start(
        self, what: str, env: Mapping[str, str], *arguments: str
    ) -> subprocess.Popen[bytes]:
        command = (sys.executable, "-m", f"distributed.cli.dask_{what}", *arguments)
        loopback = ("--host", "127.0.0.1", "--no-dashboard")
        with (self._folder / f"{what}.log").open("ab") as log:
            process = subprocess.Popen(
                [*command, *loopback],
                env=environment(DASK_LOGGING__DISTRIBUTED="info") | dict(env),
                cwd=self._folder,
                stdout=log,
                stderr=log,
            )
        self._stack.callback(end, process)
        return process


def end(process: subprocess.Popen[bytes]) -> None:
    """End a process that this test started, at once."""
    process.kill()
    process.wait()


def children(process: subprocess.Popen[bytes]) -> dict[int, Path]:
    """What runs below a process, with the folder in which it runs."""
    found = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(stat.read_text("utf-8").rpartition(")")[2].split()[1])
            if parent == process.pid:
                found[int(stat.parent.name)] = (stat.parent / "cwd").readlink()
        except OSError:  # it has just ended
            continue
    return found
