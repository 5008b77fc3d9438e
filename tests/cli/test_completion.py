"""``briefgen completion``."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.support.projects import SAMPLE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Outcome

    Cli = Callable[..., Outcome]


def completed(*words: str) -> list[str]:
    """What bash would offer in place of the last word."""
    done = subprocess.run(
        [sys.executable, "-m", "briefgen"],
        env={
            **os.environ,
            "PYTHONPATH": ":".join(path for path in sys.path if path),
            "_BRIEFGEN_COMPLETE": "bash_complete",
            "COMP_WORDS": " ".join(("briefgen", *words)),
            "COMP_CWORD": str(len(words)),
        },
        capture_output=True,
        text=True,
        check=True,
    )
    return [line.partition(",")[2] for line in done.stdout.splitlines()]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_script_is_printed_for_each_shell(cli: Cli, shell: str) -> None:
    told = cli("completion", shell)

    assert (told.code, told.err) == (0, "")
    assert f"_BRIEFGEN_COMPLETE={shell}_complete" in told.out


@pytest.mark.skipif(not shutil.which("bash"), reason="needs bash")
def test_bash_understands_its_script(cli: Cli) -> None:
    script = cli("completion", "bash").out

    subprocess.run(["bash", "-n"], input=script, text=True, check=True)


def test_an_unknown_shell_is_refused(cli: Cli) -> None:
    told = cli("completion", "tcsh")

    assert told.code == 2
    assert "`tcsh` is not one of `bash`, `zsh`, `fish`" in told.err


def test_commands_are_completed() -> None:
    assert completed("s") == ["show", "schema"]


def test_what_can_be_shown_is_completed() -> None:
    assert completed("show", "t") == ["templates", "themes"]


def test_audiences_of_a_build_are_completed_from_the_project(project: Path) -> None:
    brief = str(project / "briefs" / SAMPLE)

    assert completed("build", brief, "-a", "p") == ["principal", "public"]
    assert completed("build", brief, "-a", "public", "-a", "w") == ["working-level"]


def test_audiences_are_completed_from_the_project_of_the_brief(project: Path) -> None:
    brief = str(project / "briefs" / SAMPLE)

    assert completed("render", brief, "--audience", "p") == ["principal", "public"]
