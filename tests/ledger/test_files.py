"""A file is the same while nobody touched it, and is read again when somebody did."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import pytest

from briefgen.ledger import Files, digest_of, stamp_of

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if an hour had passed: what was written is no longer fresh."""
    now = time.time_ns()
    monkeypatch.setattr(
        "briefgen.ledger.files.time.time_ns", lambda: now + 3600 * 10**9
    )


def test_the_digest_is_that_of_the_content(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"grain")
    (tmp_path / "link").symlink_to("a")

    assert Files().digest(str(file)) == digest_of(b"grain")
    assert Files().digest(str(tmp_path / "link")) == digest_of(b"grain")


def test_what_is_not_there_has_no_digest(tmp_path: Path) -> None:
    assert Files().digest(str(tmp_path / "nothing")) == ""
    assert Files().digest(str(tmp_path)) == ""
    assert Files().digest("a\0b") == ""


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")

    assert Files().digest(str(tmp_path / "pipe")) == digest_of(b"")


@pytest.mark.usefixtures("quiet")
def test_a_file_that_nobody_touched_is_not_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"grain")
    first = Files()
    first.digest(str(file))
    monkeypatch.setattr("briefgen.ledger.files._read", lambda _: 1 / 0)

    assert Files(first.kept).digest(str(file)) == digest_of(b"grain")


@pytest.mark.usefixtures("quiet")
@pytest.mark.parametrize("content", [b"grain", b"boats", b"a longer one"])
def test_a_file_that_was_written_again_is_read_again(
    tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"grain")
    first = Files()
    first.digest(str(file))
    status = file.stat()
    time.sleep(0.02)
    file.write_bytes(content)
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))  # as tar and cp -p do

    assert Files(first.kept).digest(str(file)) == digest_of(content)


def test_a_file_of_this_moment_is_not_remembered(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"grain")
    files = Files()
    files.digest(str(tmp_path / "a"))

    assert not files.kept


def test_a_file_from_the_future_is_not_remembered(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"grain")
    ahead = time.time_ns() + 10**15  # the clock was set back since
    os.utime(file, ns=(ahead, ahead))
    files = Files()
    files.digest(str(file))

    assert not files.kept


def test_a_stamp_knows_which_fact_is_whose() -> None:
    facts = ({"a": "1", "b": "2"}, {"a": "2", "b": "1"}, {"a": "12", "b": ""})

    assert stamp_of({"b": "2", "a": "1"}) == stamp_of(facts[0])
    assert len(set(map(stamp_of, facts))) == 3
