"""`briefgen watch`: a change is on the page as soon as it is saved."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from tests.support.pdf import ask
from tests.support.projects import brief_file, house_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

PATIENCE = 60  # seconds until a test gives up


class Watching:
    """The command, as somebody has it running in a terminal."""

    def __init__(self, project: Path) -> None:
        """Start it."""
        self.project = project
        self._said = project.parent / "said"
        self.stream = self._said.open("wb")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "briefgen", "watch", "-a", "public"],
            cwd=project,
            env={**os.environ, "PYTHONPATH": ":".join(p for p in sys.path if p)},
            stdout=self.stream,
            stderr=subprocess.STDOUT,
        )

    def said(self) -> str:
        """Everything so far."""
        return self._said.read_text()

    def until(self, happened: Callable[[], bool]) -> None:
        """Wait until something has happened."""
        end = time.monotonic() + PATIENCE
        while not happened():
            assert time.monotonic() < end, self.said()
            assert self.process.poll() is None, self.said()
            time.sleep(0.05)

    def shows(self, words: str) -> None:
        """Wait until the page says so."""
        self.until(lambda: words in text(self.project / "dist/a-public.pdf"))

    def waits(self, rounds: int) -> None:
        """Wait until it has gone round so often."""
        self.until(lambda: self.said().count("waiting for changes") >= rounds)

    def end(self) -> int:
        """Press Ctrl-C."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(PATIENCE)


def text(file: Path) -> str:
    """The words of the first page."""
    return ask(file.read_bytes()).page(1).text if file.exists() else ""


@pytest.fixture
def watching(tmp_path: Path) -> Iterator[Watching]:
    """A watched project whose brief says `Kestrels`."""
    project = tmp_path / "project"
    project.mkdir()
    house_file(project, "public")
    folder = brief_file(project, "a", body="{ file: words.md }")
    (folder / "words.md").write_text("Kestrels.")
    found = Watching(project)
    try:
        found.waits(1)
        yield found
    finally:
        if found.process.poll() is None:
            found.process.kill()
            found.process.wait()
        found.stream.close()


def test_a_change_is_on_the_page(watching: Watching) -> None:
    words = watching.project / "briefs/a/words.md"

    watching.shows("Kestrels.")
    words.write_text("Buzzards.")
    watching.shows("Buzzards.")

    later = words.with_name("later")  # as many editors save
    later.write_text("Herons.")
    later.replace(words)
    watching.shows("Herons.")
    assert "briefs/a/words.md changed" in watching.said()
    assert watching.end() == 130


def test_a_style_of_the_project_is_seen(watching: Watching) -> None:
    style = watching.project / "styles" / "blocks" / "paragraph.css"
    style.parent.mkdir(parents=True)

    style.write_text("p::before { content: 'Owls.' }")

    watching.shows("Owls.")
    assert watching.end() == 130


def test_what_is_at_fault_is_told_and_the_last_good_file_stays(
    watching: Watching,
) -> None:
    brief = watching.project / "briefs/a/brief.yaml"
    good = brief.read_text()

    brief.write_text(f"titel: A slip\n{good}")
    watching.waits(2)

    told = "briefs/a/brief.yaml:1:1: error: unknown key `titel` [S110]"
    assert told in watching.said()
    watching.shows("Kestrels.")
    brief.write_text(good.replace("A Brief", "A New Brief"))
    watching.shows("A New Brief")
    assert watching.end() == 130


def test_what_it_writes_is_no_change(watching: Watching) -> None:
    (watching.project / "dist" / "note.txt").write_text("mine")
    time.sleep(1)

    assert watching.said().count("waiting for changes") == 1
    assert watching.end() == 130
    assert watching.said().endswith("stopped\n")
