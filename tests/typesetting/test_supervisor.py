"""A worker that fails in any way costs its own job, within its limits."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from briefgen.diagnostics import TypesettingError
from briefgen.temporary import Folder
from briefgen.typesetting import failures, launch, stage, typeset
from briefgen.typesetting.frames import Frame
from briefgen.typesetting.supervisor import (
    Limits,
    Reason,
    Worker,
    WorkerFailure,
    answer,
    wait,
)
from tests.typesetting.documents import document

ANSWER = (
    "import sys, os; sys.path.insert(0, {src!r})\n"
    "from briefgen.typesetting.frames import Frame, pack\n"
    "out = pack(Frame({{'n': 1}}, (b'x' * 100_000,)))\n"
)
SRC = str(Path(__file__).parents[2] / "src")


def worker(script: str, folder: Path, limits: Limits | None = None) -> Worker:
    folder.mkdir()
    return Worker(
        [sys.executable, "-c", script.format(src=SRC)],
        environment={"TMPDIR": str(folder)},
        folder=Folder(folder),
        limits=limits or Limits(seconds=10, memory=10**9),
    )


def failure_of(
    script: str, folder: Path, limits: Limits | None = None
) -> WorkerFailure:
    with (
        worker(script, folder / "own", limits) as one,
        pytest.raises(WorkerFailure) as caught,
    ):
        answer(one, Frame({}, (b"j" * 1_000_000,)))
    assert not (folder / "own").exists()
    return caught.value


def test_an_answer_arrives_although_stderr_is_flooded(tmp_path: Path) -> None:
    script = ANSWER + (
        "os.write(2, b'noise' * 1_000_000); sys.stdin.buffer.read(10)\n"
        "sys.stdout.buffer.write(out); sys.stdout.flush(); sys.stdin.buffer.read()"
    )
    with worker(script, tmp_path / "own") as one:
        assert answer(one, Frame({})).header == {"n": 1}


def test_a_worker_that_hangs_at_its_end_still_gave_its_answer(tmp_path: Path) -> None:
    script = ANSWER + (
        "import time, signal; signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
        "sys.stdout.buffer.write(out); sys.stdout.flush(); time.sleep(60)"
    )
    start = time.monotonic()
    with worker(script, tmp_path / "own") as one:
        assert answer(one, Frame({})).blobs == (b"x" * 100_000,)
    assert time.monotonic() - start < 5


def test_a_worker_that_hangs_is_killed_in_time(tmp_path: Path) -> None:
    start = time.monotonic()
    found = failure_of("import time; time.sleep(60)", tmp_path, Limits(0.5, 10**9))
    assert found.reason is Reason.TIME
    assert time.monotonic() - start < 2.5


def test_a_worker_that_eats_memory_is_killed(tmp_path: Path) -> None:
    script = "x = []\nwhile True: x.append(bytearray(10_000_000))"
    found = failure_of(script, tmp_path, Limits(20, 150_000_000))
    assert found.reason is Reason.MEMORY


def test_a_worker_that_is_killed_says_by_what(tmp_path: Path) -> None:
    found = failure_of("import os; os.kill(os.getpid(), 9)", tmp_path)
    assert (found.reason, found.detail) == (Reason.KILLED, "SIGKILL")


def test_a_worker_that_ends_says_its_last_words(tmp_path: Path) -> None:
    found = failure_of("raise SystemExit('no such thing')", tmp_path)
    assert (found.reason, found.number) == (Reason.CRASHED, 1)
    assert found.detail == "no such thing"


@pytest.mark.parametrize(
    "script",
    [
        "print('hello, this is no frame')",
        ANSWER + "sys.stdout.buffer.write(out + b'more'); sys.stdout.flush()",
        "import os, time; os.close(1); time.sleep(60)",
        "import os; os.write(1, os.urandom(10_000_000))",
    ],
)
def test_nonsense_is_no_answer(tmp_path: Path, script: str) -> None:
    assert failure_of(script, tmp_path).reason in {Reason.GARBLED, Reason.CRASHED}


def test_what_the_worker_started_dies_with_it(tmp_path: Path) -> None:
    script = (
        "import subprocess, time\n"
        "p = subprocess.Popen(['sleep', '300'], stdout=subprocess.DEVNULL)\n"
        f"open({str(tmp_path / 'pid')!r}, 'w').write(str(p.pid)); time.sleep(60)"
    )
    failure_of(script, tmp_path, Limits(1, 10**9))
    child = int((tmp_path / "pid").read_text())
    for _ in range(50):
        state = Path(f"/proc/{child}/stat")
        if not state.exists() or state.read_text().split()[2] == "Z":
            return
        time.sleep(0.05)
    pytest.fail("the worker's child still runs")


def test_many_workers_are_watched_at_once(tmp_path: Path) -> None:
    quick = ANSWER + (
        "import time; time.sleep({{}})\nsys.stdout.buffer.write(out)\n"
        "sys.stdout.flush(); sys.stdin.read()"
    )
    workers = [
        worker(quick.replace("{{}}", str(delay)), tmp_path / str(delay))
        for delay in (0.3, 0.1, 0.2)
    ]
    for one in workers:
        one.assign(Frame({}))
    order = []
    waiting = dict(enumerate(workers))
    while waiting:
        wait(waiting.values())
        for number, one in list(waiting.items()):
            if one.advance() is not None:
                order.append(number)
                waiting.pop(number).close()
    assert sorted(order) == [0, 1, 2]


def test_ctrl_c_kills_the_worker_and_passes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[Worker] = []

    def hanging(limits: Limits) -> Worker:
        started.append(worker("import time; time.sleep(60)", tmp_path / "own", limits))
        return started[0]

    monkeypatch.setattr(stage, "launch", hanging)
    # A process in the background of a shell is born deaf to Ctrl-C.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    threading.Timer(0.5, os.kill, (os.getpid(), signal.SIGINT)).start()
    try:
        with pytest.raises(KeyboardInterrupt):
            typeset(document("<p>x</p>"))
    finally:
        signal.signal(signal.SIGINT, before)
    with pytest.raises(ProcessLookupError):
        os.kill(started[0].pid, 0)
    assert not (tmp_path / "own").exists()


def test_a_page_that_takes_too_long_is_named() -> None:
    rows = "<tr><td>x</td><td>y</td></tr>" * 20_000
    start = time.monotonic()
    with pytest.raises(TypesettingError, match=r"took longer than 1 s \[T101\]"):
        typeset(document(f"<table>{rows}</table>"), limits=Limits(seconds=1))
    assert time.monotonic() - start < 3


def test_a_page_that_takes_too_much_memory_is_named() -> None:
    rows = "<tr><td>x</td><td>y</td></tr>" * 20_000
    with pytest.raises(TypesettingError, match=r"more than 0.1 GB of memory \[T102\]"):
        typeset(document(f"<table>{rows}</table>"), limits=Limits(memory=100_000_000))


WORKING = (
    "import time; from briefgen.typesetting.exchange import job\n"
    "from tests.typesetting.documents import document\n"
    "box = \"<div style='display: flex'>\"\n"
    "w.assign(job(document('<p>' + box * 11 + 'x')))\n"
    "until = time.monotonic() + 1\n"
    "while time.monotonic() < until: assert w.advance() is None; time.sleep(0.01)\n"
)


@pytest.mark.parametrize("doing", ["", WORKING], ids=["starting", "typesetting"])
def test_a_worker_outlives_its_parent_for_a_moment_only(doing: str) -> None:
    script = (
        "import os, sys\nfrom briefgen.typesetting.launch import launch\n"
        "from briefgen.typesetting.supervisor import Limits\n"
        f"w = launch(Limits())\n{doing}"
        "print(w.pid, w.folder.path, flush=True)\nos.kill(os.getpid(), 9)"
    )
    parent = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": f"{SRC}:{Path(SRC).parent}"},
    )
    pid, folder = parent.stdout.split()
    for _ in range(100):
        state = Path(f"/proc/{pid}/stat")
        gone = not state.exists() or state.read_text().split()[2] == "Z"
        if gone and not Path(folder).exists():
            return
        time.sleep(0.05)
    pytest.fail("the worker or its folder is still there")


def test_every_failure_has_a_name() -> None:
    codes = [
        failures.named(WorkerFailure(reason, "it", 9), Limits()).diagnostics[0].code
        for reason in Reason
    ]
    assert codes == ["T101", "T102", "T103", "T104", "T104"]


def test_a_worker_inherits_nothing_that_could_change_a_page(tmp_path: Path) -> None:
    names = set(launch.environment(tmp_path))
    passed_on = {"PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"}
    fixed = {"FONTCONFIG_FILE", "HOME", "LC_ALL", "SOURCE_DATE_EPOCH", "TMPDIR", "TZ"}
    allowed = {"DYLD_FALLBACK_LIBRARY_PATH", "XDG_CACHE_HOME", "XDG_DATA_HOME"}
    assert fixed <= names <= fixed | passed_on | allowed
