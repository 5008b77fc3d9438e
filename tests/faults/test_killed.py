"""Processes that are killed or interrupted, at whatever moment."""

from __future__ import annotations

import json
import os
import random
import signal
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.faults.harness import children, pdfs

if TYPE_CHECKING:
    import subprocess

    from tests.faults.harness import Ground

LONGEST = 1.5  # seconds in which such a build is mostly done


def rounds(few: int, many: int) -> pytest.MarkDecorator:
    values = [few, pytest.param(many, marks=pytest.mark.long)]
    return pytest.mark.parametrize("rounds", values)


def pause(chance: random.Random, most: float) -> None:
    time.sleep(chance.uniform(0.002, most))


def told(process: subprocess.Popen[str]) -> tuple[dict[str, str], str]:
    """What a build says of its editions, by the names of their files; its errors."""
    out, err = process.communicate(timeout=60)
    said = json.loads(out) if out else {"editions": []}
    return {
        one["file"].rpartition("/")[2]: " ".join(
            [one["state"], *(found["code"] for found in one["diagnostics"])]
        )
        for one in said["editions"]
    }, err


# ── A worker ─────────────────────────────────────────────────────────────────


def kill_a_worker(build: int, chance: random.Random) -> bool:
    if not (workers := children(build)):
        return False
    with suppress(ProcessLookupError):
        os.kill(chance.choice(workers), signal.SIGKILL)
    return True


@rounds(3, 200)
def test_a_killed_worker_costs_its_own_edition_which_is_named(
    ground: Ground, rounds: int
) -> None:
    chance = random.Random(rounds)  # noqa: S311 - where to look again after a failure
    killed = 0
    while killed < rounds:
        ground.reset()
        build = ground.begin("--format", "json")
        while build.poll() is None and killed < rounds:
            pause(chance, LONGEST / 2)
            killed += kill_a_worker(build.pid, chance)
        found, err = told(build)

        now, old, new = pdfs(ground.dist), ground.old(), ground.new()
        failed = {name for name in found if found[name].startswith("failed T103")}
        built = {name for name in found if found[name] == "built"}
        assert failed | built == set(new)
        assert "Traceback" not in err
        assert build.returncode == (1 if failed else 0)
        assert {name: now[name] for name in built} == {
            name: new[name] for name in built
        }
        assert {name: now.get(name) for name in failed} == {
            name: old.get(name) for name in failed
        }
        ground.check_healed()


# ── The whole build ──────────────────────────────────────────────────────────


@rounds(3, 100)
def test_after_a_kill_every_output_is_old_or_new_and_one_more_build_heals(
    ground: Ground, rounds: int
) -> None:
    chance = random.Random(rounds)  # noqa: S311 - where to look again after a failure
    for _ in range(rounds):
        ground.reset()
        build = ground.begin()
        pause(chance, LONGEST)
        build.kill()
        build.communicate(timeout=60)

        ground.check_whole()
        ground.check_healed()


@pytest.mark.parametrize("moment", [0.0, 0.05, 0.2, 0.4, 0.6])
def test_workers_end_with_the_build(ground: Ground, moment: float) -> None:
    build = ground.begin()
    while not (workers := children(build.pid)) and build.poll() is None:
        time.sleep(0.001)
    time.sleep(moment)
    build.kill()
    build.communicate(timeout=60)  # as long as a worker lives, its streams are open

    until = time.monotonic() + 60
    while any(map(is_running, workers)) and time.monotonic() < until:
        time.sleep(0.01)
    assert not any(map(is_running, workers))


def is_running(process: int) -> bool:
    try:
        stat = Path(f"/proc/{process}/stat").read_text("utf-8")
    except OSError:
        return False
    return stat.rpartition(")")[2].split()[0] != "Z"


# ── Ctrl-C ───────────────────────────────────────────────────────────────────


@rounds(3, 50)
def test_ctrl_c_ends_the_build_soon_and_keeps_what_is_finished(
    ground: Ground, rounds: int
) -> None:
    chance = random.Random(rounds)  # noqa: S311 - where to look again after a failure
    for _ in range(rounds):
        ground.reset()
        build = ground.begin("--format", "json")
        pause(chance, LONGEST)
        build.send_signal(signal.SIGINT)
        asked = time.monotonic()
        found, err = told(build)
        assert time.monotonic() - asked < 10

        assert build.returncode in (130, 0)
        assert "Traceback" not in err
        ground.check_whole()
        finished = {name for name in found if found[name] == "built"}
        new, now = ground.new(), pdfs(ground.dist)
        assert finished == {name for name in now if now[name] == new[name]}
        if build.returncode == 0:  # it was done before it was asked
            assert finished == new.keys()
        ground.check_healed()
