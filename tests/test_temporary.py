"""What is temporary goes with its owner, or with the next who looks."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from briefgen import temporary

SRC = str(Path(__file__).parents[1] / "src")
LEFT_BEHIND = """
import os
from briefgen import temporary
(temporary.make_folder().path / "pages").write_bytes(b"half of")
os.kill(os.getpid(), 9)
"""


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where everything temporary is, for the time of a test."""
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    return tmp_path


def names(place: Path) -> list[str]:
    return sorted(path.name for path in place.iterdir())


def test_a_folder_is_its_owners_alone_and_goes_with_all_that_is_in_it(
    place: Path,
) -> None:
    with temporary.make_folder() as folder:
        (folder.path / "below").mkdir()
        (folder.path / "below" / "file").write_bytes(b"x")
        assert folder.path.parent == place
        assert folder.path.stat().st_mode & 0o077 == 0

    assert names(place) == []


def test_a_folder_is_removed_once(place: Path) -> None:
    folder = temporary.make_folder()
    folder.remove()
    descriptor = os.open(place, os.O_RDONLY)  # it has the number that the lock had

    folder.remove()

    os.close(descriptor)


def test_the_folder_of_a_process_that_was_killed_is_swept(place: Path) -> None:
    surroundings = {**os.environ, "PYTHONPATH": SRC}
    subprocess.run([sys.executable, "-c", LEFT_BEHIND], env=surroundings, check=False)
    assert len(names(place)) == 1

    temporary.sweep_folders()

    assert names(place) == []


def test_a_folder_that_has_an_owner_stays(place: Path) -> None:
    with temporary.make_folder() as folder:
        temporary.sweep_folders()

        assert names(place) == [folder.path.name]


@pytest.mark.parametrize(
    "name", ["briefgen-my_notes", "briefgen-old", "other-abcdefgh"]
)
def test_a_folder_that_a_user_made_stays(place: Path, name: str) -> None:
    (place / name).mkdir(mode=0o700)
    (place / name / "file").write_bytes(b"mine")

    temporary.sweep_folders()

    assert (place / name / "file").read_bytes() == b"mine"


def test_a_link_to_a_folder_of_ours_is_not_followed(place: Path) -> None:
    (place / "elsewhere").mkdir()
    (place / "elsewhere" / "file").write_bytes(b"x")
    (place / "elsewhere").chmod(0o1700)
    (place / "briefgen-abcdefgh").symlink_to(place / "elsewhere")

    temporary.sweep_folders()

    assert (place / "elsewhere" / "file").exists()


def test_a_folder_that_is_swept_before_it_has_an_owner_is_made_again(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Path] = []

    def swept_once(descriptor: int, path: Path, own: object = temporary.own) -> bool:
        made.append(path)
        if len(made) == 1:
            temporary.sweep_folders()
        return own(descriptor, path)  # type: ignore[operator,no-any-return]

    monkeypatch.setattr(temporary, "own", swept_once)

    with temporary.make_folder() as folder:
        assert not made[0].exists()
        assert names(place) == [folder.path.name]


def test_where_there_is_no_room_for_folders_the_next_place_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path / "missing"))

    with temporary.make_folder() as folder:
        assert folder.path.parent == Path("/tmp")  # noqa: S108 (every system has it)
