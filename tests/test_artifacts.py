"""Files appear whole, or not at all."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

import pytest

from briefgen.artifacts import write_whole
from briefgen.diagnostics import MachineError

if TYPE_CHECKING:
    from pathlib import Path

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
