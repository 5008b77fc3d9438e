"""Files appear whole, or not at all."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefgen import temporary
from briefgen.artifacts import sweep, write_whole
from briefgen.diagnostics import MachineError

SRC = str(Path(__file__).parents[1] / "src")
STEPS = ("fsync", "fchmod", "replace", "fdopen")


def failing(kind: int) -> object:
    """A system call that fails."""

    def fail(*_: object, **__: object) -> None:
        raise OSError(kind, os.strerror(kind))

    return fail


def test_a_file_holds_what_was_written(tmp_path: Path) -> None:
    write_whole(tmp_path / "out.pdf", b"new")
    assert (tmp_path / "out.pdf").read_bytes() == b"new"


def test_a_file_has_the_rights_that_other_new_files_have(tmp_path: Path) -> None:
    (tmp_path / "other").write_bytes(b"")
    write_whole(tmp_path / "out.pdf", b"new")
    modes = {path.stat().st_mode for path in tmp_path.iterdir()}
    assert len(modes) == 1


@pytest.mark.parametrize("step", STEPS)
def test_the_old_file_stays_when_a_step_fails(
    step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = tmp_path / "out.pdf"
    old.write_bytes(b"old")
    monkeypatch.setattr(os, step, failing(errno.ENOSPC))
    with pytest.raises(MachineError, match="the disk is full"):
        write_whole(old, b"new")
    assert old.read_bytes() == b"old"


@pytest.mark.parametrize("step", STEPS)
def test_nothing_half_written_stays_when_a_step_fails(
    step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, step, failing(errno.EIO))
    with pytest.raises(MachineError):
        write_whole(tmp_path / "out.pdf", b"new")
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_is_named_with_the_command_that_makes_it(
    tmp_path: Path,
) -> None:
    with pytest.raises(MachineError, match="mkdir -p"):
        write_whole(tmp_path / "missing" / "out.pdf", b"new")


def test_a_folder_in_the_place_of_the_file_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "out.pdf").mkdir()
    with pytest.raises(MachineError, match="not a file"):
        write_whole(tmp_path / "out.pdf", b"new")


def test_a_pipe_in_the_place_of_the_file_is_left_alone(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "out.pdf")
    with pytest.raises(MachineError, match="not a file"):
        write_whole(tmp_path / "out.pdf", b"new")


def test_a_link_keeps_pointing_to_its_file(tmp_path: Path) -> None:
    (tmp_path / "file.pdf").write_bytes(b"old")
    (tmp_path / "link.pdf").symlink_to("file.pdf")
    write_whole(tmp_path / "link.pdf", b"new")
    assert (tmp_path / "file.pdf").read_bytes() == b"new"


# ── What a killed writer leaves ──────────────────────────────────────────────

KILLED = """
import os, sys
from pathlib import Path
from briefgen import artifacts
os.fsync = lambda _: os.kill(os.getpid(), 9)
artifacts.write_whole(Path(sys.argv[1]), b"new")
"""


def killed_while_writing(path: Path) -> None:
    surroundings = {**os.environ, "PYTHONPATH": SRC}
    command = [sys.executable, "-c", KILLED, str(path)]
    assert subprocess.run(command, env=surroundings, check=False).returncode == -9


def test_what_killed_writers_left_is_swept_and_nothing_else(tmp_path: Path) -> None:
    written = {"out.pdf", "withdrawn.pdf", "SHA256SUMS"}
    for name in written:
        (tmp_path / name).write_bytes(b"old")
        killed_while_writing(tmp_path / name)
    mine = {".out.pdf.original", ".out.pdf.part", "out.pdf.abcdefgh.part"}
    for name in mine:
        (tmp_path / name).write_bytes(b"mine")
    assert len(list(tmp_path.iterdir())) == len(mine) + 2 * len(written)

    sweep([tmp_path])

    assert {path.name for path in tmp_path.iterdir()} == mine | written
    assert {(tmp_path / name).read_bytes() for name in written} == {b"old"}


def test_what_is_still_being_written_is_not_swept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out.pdf"
    monkeypatch.setattr(os, "fsync", lambda _: sweep([tmp_path]))

    write_whole(out, b"new")

    assert out.read_bytes() == b"new"


def test_what_is_swept_before_it_is_locked_is_written_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, calls = tmp_path / "out.pdf", []

    def own(descriptor: int, path: Path, own: object = temporary.own) -> bool:
        calls.append(path)
        if len(calls) == 1:
            sweep([tmp_path])
        return own(descriptor, path)  # type: ignore[operator,no-any-return]

    monkeypatch.setattr(temporary, "own", own)

    write_whole(out, b"new")

    assert [path.name for path in tmp_path.iterdir()] == ["out.pdf"]
    assert len(calls) == 2


def test_sweeping_where_nothing_is_does_nothing(tmp_path: Path) -> None:
    sweep([tmp_path / "missing"])
    assert list(tmp_path.iterdir()) == []
