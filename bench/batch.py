"""A batch of a hundred editions against other ways to make the same pages.

    ./run bench batch [EDITIONS]

One run, the sides one after the other; CPU is that of a whole process and of every
child that it waited for.
"""

from __future__ import annotations

import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from measuring import cpu_seconds
from office import AUDIENCE, ROOT, SAMPLE, export, office, say

if TYPE_CHECKING:
    from collections.abc import Iterator

# The goals.
TIMES_FASTER, TIMES_LESS, IDLE, ONE, EDIT = 5, 2.7, 0.10, 1.2, 0.4
LARGEST, BROWSER = 200, 2.5  # MiB; times slower

EDITIONS = 100
ROUNDS = 5
TOOLS = Path(sys.executable).parent
BRIEFGEN = TOOLS / "briefgen"
PEER = (TOOLS / "weasyprint", "--pdf-variant", "pdf/a-3a")
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
IN_BROWSER = 20  # pages that are enough to know what one takes
MEBIBYTE = 1 << 20


@dataclass
class Table:
    """What was measured, row by row, and whether every goal is reached."""

    rows: list[tuple[str, str, str, str]] = field(default_factory=list)
    good: bool = True

    def at_least(self, what: str, value: float, goal: float) -> None:
        """A row whose figure should be large."""
        self._put(what, value, f"at least {goal:g}", good=value >= goal)

    def at_most(self, what: str, value: float, goal: float) -> None:
        """A row whose figure should be small."""
        self._put(what, value, f"at most {goal:g}", good=value <= goal)

    def _put(self, what: str, value: float, goal: str, *, good: bool) -> None:
        self.good = self.good and good
        word = "reached" if good else "MISSED"
        self.rows.append((what, f"{value:.2f}", goal, word))
        print(f"{what}: {value:.3f}, {goal}: {word}", flush=True)

    def skip(self, what: str, why: str) -> None:
        """A row that could not be measured here."""
        self.rows.append((what, "not measured", "", why))
        print(f"{what}: not measured: {why}", flush=True)

    def tell(self) -> None:
        """The table, as the documentation has it."""
        print("\n| measure | here | goal | |\n|---|---|---|---|")
        for row in self.rows:
            print(f"| {' | '.join(row)} |")


@dataclass(frozen=True)
class Spent:
    """What a command took."""

    cpu: float
    wall: float


def spent(*command: str | Path, folder: Path) -> Spent:
    """Run a command, and wait for it."""
    began = time.monotonic()
    cpu = cpu_seconds(command, folder)
    return Spent(cpu, time.monotonic() - began)


def main() -> int:
    """Measure, print, and say whether the goals are reached."""
    editions = int(sys.argv[1]) if len(sys.argv) > 1 else EDITIONS
    table = Table()
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        os.environ["XDG_CACHE_HOME"] = str(folder / "cache")
        project = office(folder / "project", editions)
        pages = [
            export(brief, folder / "html" / brief.name)
            for brief in sorted((project / "briefs").iterdir())
        ]
        batch = the_batch(table, project, pages)
        same_bytes(table, project, editions)
        nothing_changed(table, project, pages[0])
        one_changed(table, project, folder)
        against_typst(table, project, editions)
        a_warm_edit(table, project, pages[0])
        in_a_browser(table, pages, batch.wall / editions)
    table.tell()
    return 0 if table.good else 1


def the_batch(table: Table, project: Path, pages: list[Path]) -> Spent:
    """All editions from nothing, two at a time, against a loop of `weasyprint`."""
    with watched_workers() as peaks:
        ours = spent(BRIEFGEN, *build(project), "--jobs", "2", folder=project)
    loop = Spent(0, 0)
    for page in pages:
        one = spent(*PEER, page, page.with_suffix(".pdf"), folder=page.parent)
        loop = Spent(loop.cpu + one.cpu, loop.wall + one.wall)
    count = len(pages)
    times, less = loop.wall / ours.wall, loop.cpu / ours.cpu
    all_of_them = f"{count} editions, 2 jobs, against a loop of `weasyprint`"
    table.at_least(f"{all_of_them}: wall, times faster", times, TIMES_FASTER)
    table.at_least(f"{all_of_them}: CPU, times less", less, TIMES_LESS)
    peak = max(peaks.values()) / MEBIBYTE
    table.at_most("peak memory of a worker, MiB", peak, LARGEST)
    print(f"  ours {ours}, loop {loop}", flush=True)
    return ours


def build(project: Path) -> tuple[str | Path, ...]:
    """The command that builds every edition of the audience."""
    return ("build", "-a", AUDIENCE, "-o", project / "dist", "--quiet")


def same_bytes(table: Table, project: Path, editions: int) -> None:
    """Every output of the batch against a build of that edition alone."""
    equal = 0
    for brief in sorted((project / "briefs").iterdir()):
        alone = project / "alone.pdf"
        spent(BRIEFGEN, "render", brief, "-a", AUDIENCE, "-o", alone, folder=project)
        made = project / "dist" / f"{brief.name}-{AUDIENCE}.pdf"
        equal += alone.read_bytes() == made.read_bytes()
    table.at_least("outputs equal to single builds", equal, editions)


def nothing_changed(table: Table, project: Path, page: Path) -> None:
    """A build in which nothing is to be done against one `weasyprint` run."""
    time.sleep(2.1)  # so that no file counts as just touched
    ratios = []
    for _ in range(ROUNDS + 1):
        ours = spent(BRIEFGEN, *build(project), folder=project)
        peer = spent(*PEER, page, page.with_suffix(".pdf"), folder=page.parent)
        ratios.append(ours.cpu / peer.cpu)
    ratio = statistics.median(ratios[1:])
    table.at_most("nothing changed, against one `weasyprint` run (CPU)", ratio, IDLE)


def one_changed(table: Table, project: Path, folder: Path) -> None:
    """One brief of all changed, against a build of one brief from nothing."""
    single = office(folder / "single", 1)
    ratios = []
    for number in range(ROUNDS + 1):
        say(project / "briefs" / "brief-0001", f"Changed {number}")
        ours = spent(BRIEFGEN, *build(project), folder=project)
        shutil.rmtree(single / "dist", ignore_errors=True)
        say(single / "briefs" / "brief-0001", f"Alone {number}")
        cold = spent(BRIEFGEN, *build(single), "--force", folder=single)
        ratios.append(ours.cpu / cold.cpu)
    ratio = statistics.median(ratios[1:])
    table.at_most("one changed, against a cold single build (CPU)", ratio, ONE)


def against_typst(table: Table, project: Path, editions: int) -> None:
    """One of all changed against Typst compiling as many such documents."""
    what = f"one of {editions} changed, against {editions} in one Typst process (wall)"
    try:
        import typst  # noqa: F401
    except ImportError:
        table.skip(what, "no typst here")
        return
    ratios = []
    for number in range(3):
        say(project / "briefs" / "brief-0001", f"Against {number}")
        ours = spent(BRIEFGEN, *build(project), folder=project)
        script = Path(__file__).with_name("in_typst.py")
        peer = spent(sys.executable, script, str(editions), folder=project)
        ratios.append(ours.wall / peer.wall)
        print(f"  ours {ours}, Typst {peer}", flush=True)
    ratio = statistics.median(ratios)
    table.at_most(what, ratio, 1)


def a_warm_edit(table: Table, project: Path, page: Path) -> None:
    """An edit while `watch` runs, from the save to the file, against `weasyprint`."""
    brief = project / "briefs" / "brief-0001"
    made = project / "dist" / f"{brief.name}-{AUDIENCE}.pdf"
    command = ("watch", brief, "-a", AUDIENCE, "-o", project / "dist")
    ratios = []
    with subprocess.Popen(
        list(map(str, (BRIEFGEN, *command))),
        cwd=project,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        time.sleep(3)
        for number in range(ROUNDS + 2):
            before, old = cpu_of_tree(process.pid), made.stat().st_ino
            say(brief, f"Edited {number}")
            while made.stat().st_ino == old:
                time.sleep(0.02)
            time.sleep(0.5)  # what is put down after it counts too
            ours = cpu_of_tree(process.pid) - before
            peer = spent(*PEER, page, page.with_suffix(".pdf"), folder=page.parent)
            ratios.append(ours / peer.cpu)
        process.send_signal(2)
    ratio = statistics.median(ratios[2:])
    what = "warm edit in `watch`, against cold `weasyprint` (CPU)"
    table.at_most(what, ratio, EDIT)


def in_a_browser(table: Table, pages: list[Path], ours: float) -> None:
    """A loop of headless Chromium over the same HTML."""
    what = "loop of headless Chromium, times slower than the batch (wall)"
    browser = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if browser is None:
        table.skip(what, "no Chromium here")
        return
    some = pages[:IN_BROWSER]
    wall = sum(
        spent(
            browser,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            f"--print-to-pdf={page.with_name('browser.pdf')}",
            page.as_uri(),
            folder=page.parent,
        ).wall
        for page in some
    )
    times = wall / len(some) / ours
    table.at_least(what, times, BROWSER)


@contextmanager
def watched_workers() -> Iterator[dict[int, int]]:
    """The peak memory in bytes of every worker that runs meanwhile."""
    peaks: dict[int, int] = {}
    ended = threading.Event()

    def look() -> None:
        while not ended.wait(0.2):
            for pid in workers():
                peaks[pid] = max(peaks.get(pid, 0), peak_of(pid))

    watcher = threading.Thread(target=look)
    watcher.start()
    try:
        yield peaks
    finally:
        ended.set()
        watcher.join()


def workers() -> list[int]:
    """The processes that typeset."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            if b"briefgen.typesetting.worker" in path.read_bytes():
                found.append(int(path.parent.name))
        except OSError:
            continue
    return found


def peak_of(pid: int) -> int:
    """The most memory that a process has had, in bytes."""
    try:
        text = Path(f"/proc/{pid}/status").read_text("ascii", "replace")
    except OSError:
        return 0
    found = re.search(r"VmHWM:\s+(\d+) kB", text)
    return int(found[1]) * 1024 if found else 0


def cpu_of_tree(pid: int) -> float:
    """The processor time of a process and of its children, dead or alive."""
    tick = os.sysconf("SC_CLK_TCK")
    total = 0
    for one in (pid, *children(pid)):
        text = Path(f"/proc/{one}/stat").read_text("ascii", "replace")
        total += sum(map(int, text.rpartition(")")[2].split()[11:15]))
    return total / tick


def children(pid: int) -> list[int]:
    """The processes that a process started."""
    tasks = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(child) for task in tasks for child in task.read_text().split()]


if __name__ == "__main__":
    print(f"{SAMPLE}, for `{AUDIENCE}`, of {ROOT.name}", flush=True)
    sys.exit(main())
