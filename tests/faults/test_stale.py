"""What an earlier build left, and what has become of it since."""

from __future__ import annotations

import os
import random
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefgen.fonts import font_folder
from tests.faults.harness import pdfs, variables
from tests.support.projects import brief_file

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.faults.harness import Done, Ground

FACE = "SourceSans3-Regular.ttf"
PAST, FUTURE = 0, 4_000_000_000  # 1970, and 2096
few_or_many = pytest.mark.parametrize(
    "rounds", [10, pytest.param(200, marks=pytest.mark.long)]
)


def flip(path: Path, chance: random.Random) -> None:
    """Flip one bit, and nothing else that could be seen."""
    status, data = path.stat(), bytearray(path.read_bytes())
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    path.write_bytes(data)
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


# ── The cache ────────────────────────────────────────────────────────────────


@pytest.fixture
def cached(ground: Ground) -> Ground:
    """A project that was just built, with its pages in the cache."""
    shutil.rmtree(ground.cache)
    ground.build().check_good()
    return ground


def entries(ground: Ground) -> list[Path]:
    return sorted(ground.cache.rglob("*.pages"))


def check_made_anew(ground: Ground) -> None:
    """Outputs are right although nothing of them is there but the cache."""
    shutil.rmtree(ground.dist)
    ground.build().check_good()
    ground.check_new()


@few_or_many
def test_an_entry_with_a_flipped_bit_is_none(cached: Ground, rounds: int) -> None:
    chance = random.Random(rounds)  # noqa: S311 - the same damage each time
    whole = {path: path.read_bytes() for path in entries(cached)}
    for _ in range(0, rounds, len(whole)):
        for path in whole:
            flip(path, chance)

        check_made_anew(cached)
        assert {path: path.read_bytes() for path in whole} == whole


def truncated(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def emptied(path: Path) -> None:
    os.truncate(path, 0)


def of_another_version(path: Path) -> None:
    path.write_bytes(
        path.read_bytes().replace(b"briefgen pages 1", b"briefgen pages 0")
    )


def of_the_neighbour(path: Path) -> None:
    first, *_, last = sorted(path.parent.glob("*.pages"))
    shutil.copy(first if path != first else last, path)


@pytest.mark.parametrize(
    "damage", [truncated, emptied, of_another_version, of_the_neighbour]
)
def test_a_damaged_entry_is_none(
    cached: Ground, damage: Callable[[Path], None]
) -> None:
    for path in entries(cached):
        damage(path)

    check_made_anew(cached)


# ── Outputs, and what stands beside them ─────────────────────────────────────


@few_or_many
def test_outputs_and_what_is_known_of_them_heal_when_they_are_damaged(
    cached: Ground, rounds: int
) -> None:
    chance = random.Random(rounds)  # noqa: S311 - the same damage each time
    for _ in range(0, rounds, 3):
        for folder in (cached.dist, *cached.cache.rglob("ledgers")):
            for path in filter(Path.is_file, folder.rglob("*")):
                flip(path, chance)
        cached.check_healed()


@pytest.mark.parametrize("damage", [truncated, emptied, Path.unlink])
def test_an_output_that_was_torn_or_removed_is_written_again(
    cached: Ground, damage: Callable[[Path], None]
) -> None:
    for name in pdfs(cached.dist):
        damage(cached.dist / name)

    cached.check_healed()


def test_outputs_that_were_swapped_are_written_again(cached: Ground) -> None:
    one, other = cached.dist / "a-press.pdf", cached.dist / "b-press.pdf"
    one.rename(cached.dist / "between")
    other.rename(one)
    (cached.dist / "between").rename(other)

    cached.check_healed()


@pytest.mark.parametrize("time", [PAST, FUTURE])
def test_no_clock_decides_what_is_new(ground: Ground, time: int) -> None:
    assert ground.build().code == 0
    brief_file(ground.root, "a", body="Other words.")
    for path in ground.root.rglob("*"):
        os.utime(path, (time, time))

    ground.build().check_good()

    now, new = pdfs(ground.dist), pdfs(ground.after / "dist")
    assert now["a-press.pdf"] not in (new["a-press.pdf"], ground.old()["a-press.pdf"])
    assert now == new | {"a-press.pdf": now["a-press.pdf"]}


# ── Fonts ────────────────────────────────────────────────────────────────────


def build_with_another_font(ground: Ground, *arguments: str) -> Done:
    """Build while the font package is another one."""
    module = ground.root / "packages" / font_folder().name
    shutil.copytree(font_folder(), module, copy_function=os.symlink)
    (face,) = module.rglob(FACE)
    content = face.read_bytes()
    face.unlink()
    face.write_bytes(content + bytes(4))
    paths = variables(ground.root)
    paths["PYTHONPATH"] = f"{module.parent}{os.pathsep}{paths['PYTHONPATH']}"
    return ground.build(*arguments, env=paths)


def test_another_font_is_refused_by_name_and_old_outputs_stay(ground: Ground) -> None:
    done = build_with_another_font(ground)

    assert done.code == 3
    assert f"the font face `{FACE}` is not the one" in done.err
    assert "[M105]" in done.err
    assert pdfs(ground.dist) == ground.old()
    ground.check_healed()


def test_pages_that_had_another_font_are_not_taken_from_the_cache(
    cached: Ground,
) -> None:
    done = build_with_another_font(cached, "--output-dir", "other")

    assert done.code == 3
    assert pdfs(cached.root / "other") == {}
    cached.check_healed()
