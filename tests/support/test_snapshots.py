"""The snapshots' own rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.snapshots import Snapshots

if TYPE_CHECKING:
    from pathlib import Path


def test_a_missing_snapshot_fails(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match=r"missing: a\.txt"):
        Snapshots(tmp_path).check("a.txt", "words\n")


def test_a_changed_snapshot_fails_and_shows_the_change(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("old words\n", encoding="utf-8")
    with pytest.raises(AssertionError, match=r"-old words\n\+new words"):
        Snapshots(tmp_path).check("a.txt", "new words\n")


def test_nothing_is_written_without_being_asked(tmp_path: Path) -> None:
    with pytest.raises(AssertionError):
        Snapshots(tmp_path).check("a.txt", "words\n")
    assert list(tmp_path.iterdir()) == []


def test_an_update_is_accepted_from_then_on(tmp_path: Path) -> None:
    Snapshots(tmp_path, update=True).check("a.txt", "words\n")
    Snapshots(tmp_path).check("a.txt", "words\n")


def test_an_unused_snapshot_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("words\n", encoding="utf-8")
    assert Snapshots(tmp_path).unused({"b.txt"}) == {"a.txt"}
