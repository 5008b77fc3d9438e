"""Disks that are full, slow of wit, or not to be written."""

from __future__ import annotations

import os
import shutil
import subprocess
from contextlib import contextmanager, suppress
from functools import partial
from typing import TYPE_CHECKING

import pytest

from tests.faults.harness import Ground, pdfs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_DAC_OVERRIDE, _DROP_FROM_BOUNDS = 1, 24  # capability.h, prctl.h


# ── The n-th write fails ─────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("kind", "first", "step"),
    [
        ("ENOSPC", 12, 29),
        ("SIGKILL", 38, 40),
        pytest.param("EIO", 1, 1, marks=pytest.mark.long),
        pytest.param("ENOSPC", 1, 1, marks=pytest.mark.long),
        pytest.param("SIGINT", 1, 1, marks=pytest.mark.long),
        pytest.param("SIGKILL", 1, 1, marks=pytest.mark.long),
    ],
)
def test_whatever_step_fails_outputs_are_whole_and_the_next_run_heals(
    ground: Ground, kind: str, first: int, step: int
) -> None:
    number = first
    while True:
        ground.reset()
        done, failed = ground.unlucky_build(number, kind)
        ground.check_whole()
        if done.code == 0:
            ground.check_new()
        elif kind.startswith("SIG"):
            assert done.code == {"SIGINT": 130, "SIGKILL": -9}[kind], (number, failed)
            assert "Traceback" not in done.err, (number, failed)
        else:
            done.check_refused_by_the_machine()
        ground.check_healed()
        if not failed:
            break
        number += step
    assert number > first  # it was reached at least once


# ── A full disk ──────────────────────────────────────────────────────────────


@contextmanager
def small_disk(folder: Path, size: int) -> Iterator[None]:
    """Have what is in the folder on a disk of its own."""
    kept = folder.with_name(f"{folder.name} before")
    folder.rename(kept)
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    if shutil.which("mount") is None or _fails(command):
        pytest.skip("no disk can be mounted here")
    try:
        shutil.copytree(kept, folder, dirs_exist_ok=True)
        yield
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def _fails(command: list[str]) -> bool:
    return subprocess.run(command, check=False, capture_output=True).returncode != 0


def fill(ballast: Path, room: int = 0) -> None:
    """Fill the disk that a new file stands on, up to so many bytes."""
    with suppress(OSError), ballast.open("wb", buffering=0) as file:
        while file.write(bytes(4_096)):
            pass
    os.truncate(ballast, ballast.stat().st_size - room)


def more_room(folder: Path) -> None:
    command = ["mount", "-o", "remount,size=16m", str(folder)]
    subprocess.run(command, check=True)


def test_on_a_full_disk_old_outputs_stay_and_every_edition_is_named(
    ground: Ground,
) -> None:
    with small_disk(ground.dist, 65_536):
        fill(ground.dist / "ballast")
        done = ground.build()

        done.check_refused_by_the_machine()
        assert done.out.count("failed  M203") == 3
        assert pdfs(ground.dist) == ground.old()

        (ground.dist / "ballast").unlink()
        more_room(ground.dist)
        ground.check_healed()


def test_without_room_for_the_cache_everything_is_built(ground: Ground) -> None:
    shutil.rmtree(ground.cache)
    ground.cache.mkdir()
    with small_disk(ground.cache, 65_536):
        fill(ground.cache / "ballast")
        done = ground.build()

        done.check_good()
        ground.check_new()
        (ground.cache / "ballast").unlink()
        more_room(ground.cache)
        ground.check_healed()


@pytest.mark.parametrize(("room", "code"), [(0, "M106"), (4_096, "M150")])
def test_without_room_for_what_is_temporary_the_machine_is_named(
    ground: Ground, room: int, code: str
) -> None:
    with small_disk(ground.temporary, 1_000_000):
        fill(ground.temporary / "ballast", room)
        done = ground.build("--jobs", "1")

        done.check_refused_by_the_machine()
        assert done.out.count(f"failed  {code}") == 3
        assert pdfs(ground.dist) == ground.old()
        (ground.temporary / "ballast").unlink()
        more_room(ground.temporary)
        ground.check_healed()


def test_files_that_may_not_grow_as_large_as_an_output_are_named(
    ground: Ground,
) -> None:
    done = ground.build(preexec_fn=partial(limit_files, 8_000))

    done.check_refused_by_the_machine()
    assert done.out.count("failed  M") == 3
    assert pdfs(ground.dist) == ground.old()
    ground.check_healed()


def limit_files(size: int) -> None:
    import resource
    import signal

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


# ── A folder that may not be written ─────────────────────────────────────────


def without_a_roots_rights() -> None:
    """Have root, too, keep to the rights of files."""
    if os.geteuid() == 0:
        import ctypes

        libc = ctypes.CDLL(None, use_errno=True)
        if libc.prctl(_DROP_FROM_BOUNDS, _DAC_OVERRIDE, 0, 0, 0):
            raise OSError(ctypes.get_errno(), "prctl")


def test_in_a_read_only_folder_old_outputs_stay_and_the_folder_is_named(
    ground: Ground,
) -> None:
    ground.dist.chmod(0o500)

    done = ground.build(preexec_fn=without_a_roots_rights)

    done.check_refused_by_the_machine()
    assert "dist" in done.err
    assert pdfs(ground.dist) == ground.old()
    ground.dist.chmod(0o700)
    ground.check_healed()


def test_a_read_only_cache_costs_nothing_but_time(ground: Ground) -> None:
    pages = ground.cache / "briefgen" / "pages"
    pages.chmod(0o500)

    done = ground.build(preexec_fn=without_a_roots_rights)

    done.check_good()
    ground.check_new()
    pages.chmod(0o700)
    ground.check_healed()
