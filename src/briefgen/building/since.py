"""What was touched since a revision of git, and is not yet committed, too.

Takes a project and a revision; gives the files that differ, also those that are
gone or that git does not know yet. Only git itself is asked, and it runs nothing of
the repository's own.
"""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen.diagnostics import CommandLineError, Diagnostic
from briefgen.ledger.inputs import FOLDERS
from briefgen.projects import HOUSE_FILE

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_SECONDS = 60
# What a repository may set to have a program of its own run, and may not here.
_HARMLESS = ("-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null")


@dataclass(frozen=True, slots=True)
class Touched:
    """Files that changed, by their paths in the project."""

    names: frozenset[str]

    def has_any(self, files: Iterable[str]) -> bool:
        """Whether one of these files changed, or what all editions are made from."""
        return self._is_everything or not self.names.isdisjoint(files)

    @property
    def _is_everything(self) -> bool:
        shared = tuple(f"{folder}/" for folder in FOLDERS)
        return any(n == HOUSE_FILE or n.startswith(shared) for n in self.names)


def touched(project: Path, revision: str) -> Touched:
    """What differs from a revision.

    Raises:
        CommandLineError: there is no git, no repository, or no such revision.
    """
    if not revision.strip() or revision.startswith("-"):
        raise _refused(f"`{revision}` is no revision")
    _git(project, "rev-parse", "--verify", "--quiet", "--end-of-options",
         f"{revision}^{{commit}}", revision=revision)  # fmt: skip
    changed = _git(
        project, "diff", "--name-only", "--no-ext-diff", "--no-renames", "--relative",
        "-z", revision, "--", ".",
    )  # fmt: skip
    unknown = _git(project, "ls-files", "--others", "--exclude-standard", "-z")
    names = f"{changed}{unknown}".split("\0")
    return Touched(frozenset(name for name in names if name))


def _git(project: Path, *arguments: str, revision: str = "") -> str:
    command = ("git", *_HARMLESS, "-C", os.path.realpath(project), *arguments)
    try:
        done = subprocess.run(
            command, capture_output=True, check=False, timeout=_SECONDS
        )
    except FileNotFoundError:
        raise _refused("`--since` asks git, which is not installed") from None
    except subprocess.TimeoutExpired:
        raise _refused("git did not answer") from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        if revision and not said:
            raise _refused(f"git knows no revision `{revision}` here")
        raise _refused(said[0].removeprefix("fatal: ") if said else "git failed")
    return os.fsdecode(done.stdout)


def _refused(problem: str) -> CommandLineError:
    hint = "name a commit, a branch or a tag of the repository of this project"
    return CommandLineError(Diagnostic("C141", problem, hint=hint))
