"""A store gives back what it was given, or nothing."""

from __future__ import annotations

import os
import random
import stat
from typing import TYPE_CHECKING

import pytest

from briefgen.building.store import Store
from briefgen.diagnostics import Diagnostic, Location, Severity
from briefgen.documents import PdfDocument

if TYPE_CHECKING:
    from pathlib import Path

STAMP = "5" * 64
OTHER = "6" * 64
FOUND = Diagnostic(
    "T130", "a remark", Location("a.css", 3, 1), "a hint", Severity.REMARK
)
PAGES = PdfDocument(b"%PDF-1.7 \x00\xff\n12\n{}" * 40, 2, (30, 4), (FOUND,))
KEY = b"the key of the house"


def entry(store: Store) -> Path:
    (path,) = store.folder.iterdir()
    return path


@pytest.fixture
def store(tmp_path: Path) -> Store:
    kept = Store(tmp_path / "cache", KEY)
    kept.put(STAMP, PAGES)
    return kept


def test_pages_come_back_as_they_were(store: Store) -> None:
    assert store.get(STAMP) == PAGES


def test_what_was_never_kept_is_not_there(store: Store) -> None:
    assert store.get(OTHER) is None


def test_a_store_without_a_folder_is_empty(tmp_path: Path) -> None:
    nowhere = Store(tmp_path / "none")

    assert nowhere.get(STAMP) is None
    assert nowhere.measure() == nowhere.clear() == (0, 0)


def test_only_the_owner_may_read_it(store: Store) -> None:
    assert stat.S_IMODE(store.folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(entry(store).stat().st_mode) == 0o600


def test_any_flipped_bit_is_noticed(store: Store) -> None:
    path = entry(store)
    whole = path.read_bytes()
    chance = random.Random(3)  # noqa: S311 - the same damage each time
    for _ in range(200):
        damaged = bytearray(whole)
        damaged[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
        path.write_bytes(damaged)

        assert store.get(STAMP) is None


def test_any_missing_end_is_noticed(store: Store) -> None:
    path = entry(store)
    whole = path.read_bytes()
    for length in range(0, len(whole), 7):
        path.write_bytes(whole[:length])

        assert store.get(STAMP) is None


def test_an_entry_in_the_place_of_another_is_noticed(store: Store) -> None:
    entry(store).rename(store.folder / f"{OTHER}.pages")

    assert store.get(OTHER) is None


@pytest.mark.parametrize("key", [b"", b"another"])
def test_an_entry_that_the_house_did_not_sign_is_none(store: Store, key: bytes) -> None:
    Store(store.folder, key).put(OTHER, PAGES)

    assert store.get(OTHER) is None
    assert Store(store.folder, key).get(OTHER) == PAGES


def test_a_link_is_not_followed(store: Store) -> None:
    path = entry(store)
    path.rename(store.folder / "elsewhere")
    path.symlink_to(store.folder / "elsewhere")

    assert store.get(STAMP) is None


def test_a_pipe_is_not_waited_for(store: Store) -> None:
    path = entry(store)
    path.unlink()
    os.mkfifo(path)

    assert store.get(STAMP) is None


def test_a_folder_that_may_not_be_written_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    store = Store(tmp_path / "file")

    store.put(STAMP, PAGES)

    assert store.get(STAMP) is None


def test_what_was_used_longest_ago_is_forgotten_first(tmp_path: Path) -> None:
    store = Store(tmp_path, limit=len(PAGES.data) * 3)
    stamps = [f"{n}" * 64 for n in range(4)]
    for age, stamp in enumerate(stamps):
        store.put(stamp, PAGES)
        os.utime(tmp_path / f"{stamp}.pages", ns=(age, age))
    assert store.get(stamps[0]) == PAGES  # and so it is the one used last

    store.prune()

    assert store.measure().size <= store.limit
    assert [bool(store.get(stamp)) for stamp in stamps] == [True, False, False, True]


def test_clearing_says_what_was_there(store: Store) -> None:
    size = entry(store).stat().st_size

    assert store.clear() == (1, size)
    assert store.get(STAMP) is None
