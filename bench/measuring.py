"""Processor time of whole processes that take turns."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path


@dataclass(frozen=True)
class Goal:
    """The processor time of ``one``, in shares of ``other``, at most ``most``."""

    one: str
    other: str
    most: float


def cpu_seconds(command: Sequence[str | Path], folder: Path) -> float:
    """User and system time of a command and of every child it waited for."""
    process = subprocess.Popen(
        list(map(str, command)), cwd=folder, stdout=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"failed with {process.returncode}: {' '.join(map(str, command))}")
    return usage.ru_utime + usage.ru_stime


def take_turns(
    commands: Mapping[str, Sequence[str | Path]], folder: Path, rounds: int
) -> dict[str, list[float]]:
    """Each command's times over the rounds; the first round warms the disk."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(rounds + 1):
        for name, command in commands.items():
            spent = cpu_seconds(command, folder)
            if turn:
                times[name].append(spent)
    return times


def tell(times: Mapping[str, Sequence[float]], goals: Sequence[Goal]) -> bool:
    """Print the table; whether every goal is reached, by the median of the ratios."""
    print(f"{'CPU seconds':44} {'min':>7} {'median':>7} {'max':>7}")
    for name, values in times.items():
        middle = statistics.median(values)
        print(f"{name:44} {min(values):7.3f} {middle:7.3f} {max(values):7.3f}")
    reached = True
    for goal in goals:
        pairs = zip(times[goal.one], times[goal.other], strict=True)
        ratio = statistics.median(one / other for one, other in pairs)
        good = ratio <= goal.most
        reached = reached and good
        word = "reached" if good else "MISSED"
        print(f"{goal.one} / {goal.other}: {ratio:.3f}, goal {goal.most}: {word}")
    return reached
