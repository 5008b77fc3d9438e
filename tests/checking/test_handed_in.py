"""Only a file is read, and only one that a brief could have become."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from briefgen.checking.handed_in import read
from briefgen.diagnostics import BriefgenError

if TYPE_CHECKING:
    from pathlib import Path


def refusal(path: Path) -> tuple[str, int]:
    with pytest.raises(BriefgenError) as raised:
        read(path)
    (fault,) = raised.value.diagnostics
    assert str(fault.location) == str(path)
    return fault.code, raised.value.exit_code


def test_a_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"bytes")

    assert read(tmp_path / "a.pdf") == b"bytes"


def test_a_link_to_a_file_is_followed(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"bytes")
    (tmp_path / "b.pdf").symlink_to("a.pdf")

    assert read(tmp_path / "b.pdf") == b"bytes"


@pytest.mark.parametrize("name", ["missing.pdf", "missing/a.pdf", "loop.pdf", "."])
def test_what_is_no_file_is_a_fault_of_the_command_line(
    tmp_path: Path, name: str
) -> None:
    (tmp_path / "loop.pdf").symlink_to("loop.pdf")

    assert refusal(tmp_path / name) == ("C113", 2)


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.pdf")

    assert refusal(tmp_path / "pipe.pdf") == ("C113", 2)


def test_a_file_of_two_gigabytes_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "big.pdf").open("wb") as file:
        file.truncate(2_000_000_000)

    assert refusal(tmp_path / "big.pdf") == ("H309", 4)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_a_fault_of_the_machine(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").touch(mode=0)

    assert refusal(tmp_path / "a.pdf") == ("M206", 3)
