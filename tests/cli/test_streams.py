"""Standard streams that are closed, full or read by nobody."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.support.projects import smallest_project

if TYPE_CHECKING:
    from pathlib import Path

BRIEFGEN = f"{shlex.quote(sys.executable)} -m briefgen"
RENDER = f"{BRIEFGEN} render briefs/b -a everyone"


def shell(folder: Path, command: str) -> subprocess.CompletedProcess[str]:
    """What a shell makes of a command."""
    return subprocess.run(
        ["/bin/bash", "-c", command],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_a_closed_stream_keeps_no_file_from_being_written(
    tmp_path: Path, closed: str
) -> None:
    smallest_project(tmp_path)

    done = shell(tmp_path, f"{RENDER} -o out.pdf {closed}")

    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("closed", [">&-", "2>&-"])
def test_a_closed_stream_changes_no_exit_code(tmp_path: Path, closed: str) -> None:
    done = shell(tmp_path, f"{BRIEFGEN} render nothing -a everyone {closed}")

    assert done.returncode == 1
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="a device of Linux")  # noqa: PTH110
@pytest.mark.parametrize("command", ["show scales", "render --help", "schema"])
def test_a_full_disk_behind_standard_output_is_a_fault_of_the_machine(
    tmp_path: Path, command: str
) -> None:
    done = shell(tmp_path, f"{BRIEFGEN} {command} > /dev/full")

    assert done.returncode == 3
    assert "the system refuses: no space left on device [M206]" in done.stderr


def test_a_pipe_that_nobody_reads_is_no_fault_of_the_brief(tmp_path: Path) -> None:
    smallest_project(tmp_path)

    done = shell(tmp_path, f"{RENDER} -o - | true; exit ${{PIPESTATUS[0]}}")

    assert (done.returncode, done.stderr) == (3, "")


def test_a_folder_that_was_removed_is_a_fault_of_the_machine(tmp_path: Path) -> None:
    done = shell(
        tmp_path, f"mkdir gone; cd gone; rmdir ../gone; {BRIEFGEN} show scales"
    )

    assert done.returncode == 3
    assert "[M206]" in done.stderr
