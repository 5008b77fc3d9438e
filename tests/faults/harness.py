"""A project on its way from one state to the next, and whatever may happen to it.

What its files were and what they are to be is known from builds that nothing
disturbed, so that a disturbed one can be held against both, byte by byte.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.support.projects import brief_file, house_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

KEPT, ADDED = ("a", "b"), "c"  # briefs of both states; of the new one alone
_STRIKING = str(Path(__file__).with_name("striking.py"))
_LONG = 60  # seconds; nothing here takes as long, on however busy a machine
_LOCK = ".briefgen.lock"  # nobody's, after a kill; the next build takes it
# Says that from now on a signal meets briefgen, and not Python on its way to it.
_READY = "import os; from briefgen.__main__ import main; os.write(1, b'*'); main()"


@dataclass(frozen=True)
class Done:
    """What a command left behind."""

    code: int
    out: str
    err: str

    def check_good(self) -> None:
        """Everything was done, and there is nothing to say against it."""
        assert self.code == 0, self.err
        assert not re.search("error|warning|Traceback", self.err), self.err

    def check_refused_by_the_machine(self) -> None:
        """It was not done, for a reason that is told as every other."""
        assert self.code == 3, self.err
        assert re.search(r"error: .*\[M\d{3}\]", self.out + self.err), self.err
        assert "Traceback" not in self.err


@dataclass(frozen=True)
class Ground:
    """A project whose briefs are new and whose files are old.

    ``before`` and ``after`` are copies of its folder, when it was built undisturbed.
    """

    root: Path
    before: Path
    after: Path

    @property
    def dist(self) -> Path:
        return self.root / "dist"

    @property
    def cache(self) -> Path:
        return self.root / "cache"

    @property
    def temporary(self) -> Path:
        return self.root / "tmp"

    def reset(self) -> None:
        """Have everything as the old build left it, and the briefs as they are now."""
        shutil.rmtree(self.root, ignore_errors=True)
        shutil.copytree(self.before, self.root)
        shutil.rmtree(self.root / "briefs")
        shutil.copytree(self.after / "briefs", self.root / "briefs")

    # ── Building ─────────────────────────────────────────────────────────────

    def build(self, *arguments: str, **changed: Any) -> Done:  # noqa: ANN401
        """Build; ``changed`` is of the process."""
        return self._finished(["-m", "briefgen", "build", *arguments], **changed)

    def unlucky_build(self, number: int, kind: str) -> tuple[Done, str]:
        """Build, and strike at a step; with the name of the step, if there was one."""
        told = self.root / "told"
        told.unlink(missing_ok=True)
        command = [_STRIKING, str(number), kind, str(told), "build"]
        done = self._finished(command)
        return done, told.read_text() if told.exists() else ""

    def begin(self, *arguments: str) -> subprocess.Popen[str]:
        """Begin to build, as far as that a signal reaches briefgen."""
        pipe = subprocess.PIPE
        process = subprocess.Popen(
            [sys.executable, "-c", _READY, "build", *arguments],
            **self._surroundings(),
            stdout=pipe,
            stderr=pipe,
            text=True,
        )
        assert process.stdout
        assert process.stdout.read(1) == "*"
        return process

    def _finished(self, command: list[str], **changed: Any) -> Done:  # noqa: ANN401
        done = subprocess.run(
            [sys.executable, *command],
            **self._surroundings() | changed,
            capture_output=True,
            text=True,
            check=False,
            timeout=_LONG,
        )
        return Done(done.returncode, done.stdout, done.stderr)

    def _surroundings(self) -> dict[str, Any]:
        return {"cwd": self.root, "env": variables(self.root)}

    # ── What stands there ────────────────────────────────────────────────────

    def old(self) -> Mapping[str, bytes]:
        return pdfs(self.before / "dist")

    def new(self) -> Mapping[str, bytes]:
        return pdfs(self.after / "dist")

    def check_whole(self) -> None:
        """Every output is old or new; only one that was not there may be absent."""
        old, new, now = self.old(), self.new(), pdfs(self.dist)
        assert now.keys() <= new.keys()
        assert old.keys() <= now.keys()
        torn = [name for name in now if now[name] not in (old.get(name), new[name])]
        assert torn == []

    def check_healed(self) -> None:
        """One more build puts everything right, and leaves nothing lying about."""
        self.build().check_good()
        self.check_new()
        self.check_tidy()

    def check_new(self) -> None:
        """Every output is the new one, and nothing else stands beside them."""
        new = contents(self.after / "dist")
        assert names(self.dist) - {_LOCK} == new.keys()
        assert contents(self.dist) == new

    def check_tidy(self) -> None:
        """No temporary file or folder is left, nor half an entry of the cache."""
        assert [name for name in names(self.cache) if "/." in name] == []
        until = time.monotonic() + _LONG
        while any(self.temporary.iterdir()) and time.monotonic() < until:
            time.sleep(0.02)  # a worker whose parent was killed tidies up by itself
        assert list(self.temporary.iterdir()) == []


def make_ground(folder: Path) -> Ground:
    """A project that is built, changed, and built again."""
    ground = Ground(folder / "project", folder / "before", folder / "after")
    for state in (ground.before, ground.after):
        shutil.rmtree(ground.root, ignore_errors=True)
        ground.temporary.mkdir(parents=True)
        house_file(ground.root, "press")
        for name in KEPT:
            brief_file(ground.root, name, body=f"Words {state.name}.")
        if state == ground.after:
            brief_file(ground.root, ADDED)
        ground.build().check_good()
        shutil.copytree(ground.root, state)
    return ground


def variables(root: Path) -> dict[str, str]:
    """The environment of a build that finds nothing of another one."""
    paths = os.pathsep.join(path for path in sys.path if path)
    return {
        **os.environ,
        "PYTHONPATH": paths,
        "TMPDIR": str(root / "tmp"),
        "XDG_CACHE_HOME": str(root / "cache"),
    }


def contents(folder: Path) -> dict[str, bytes]:
    """All files in a folder, but for a lock."""
    files = (path for path in folder.iterdir() if path.name != _LOCK)
    return {path.name: path.read_bytes() for path in files}


def pdfs(folder: Path) -> dict[str, bytes]:
    """The outputs in a folder."""
    return {path.name: path.read_bytes() for path in folder.glob("*.pdf")}


def names(folder: Path) -> set[str]:
    """Everything below a folder, hidden or not."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


def children(process: int) -> list[int]:
    """The processes that a process has started, and that still run."""
    return [child for child, parent in _parents() if parent == process]


def _parents() -> Iterator[tuple[int, int]]:
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with suppress(OSError):
                after = (entry / "stat").read_text().rpartition(")")[2].split()
                if after[0] != "Z":
                    yield int(entry.name), int(after[1])
