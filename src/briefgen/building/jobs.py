"""What is to be built, and what became of it. Nothing here knows how it is done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from pathlib import Path

    from briefgen.diagnostics import Diagnostic
    from briefgen.model.brief import Brief
    from briefgen.model.house import House


@dataclass(frozen=True, slots=True)
class Job:
    """One edition, and the file that it is to be in."""

    brief: Brief
    name: str  # of the brief, as it is shown to its author
    audience: str
    path: Path


@dataclass(frozen=True, slots=True)
class NotFor:
    """An audience of the house that may not have a brief. No fault."""

    name: str
    audience: str
    path: Path  # the file that it would have
    old: Path | None  # the same, where it stands from a time when it might


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A brief of which nothing can be built, and why."""

    name: str
    diagnostics: tuple[Diagnostic, ...]
    exit_code: int
    old: tuple[Path, ...]  # files of its editions that an earlier build left


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that was asked for, brief by brief, in the order of the house."""

    house: House
    folder: Path
    jobs: tuple[Job, ...]
    not_for: tuple[NotFor, ...] = ()
    unreadable: tuple[Unreadable, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()  # of the plan as a whole


@dataclass(frozen=True, slots=True)
class Built:
    """An edition that has its file, whole; the diagnostics have no error."""

    job: Job
    pages: int
    marking: str  # on its pages; empty where there is none
    diagnostics: tuple[Diagnostic, ...]
    from_cache: bool = False  # its pages were typeset before


@dataclass(frozen=True, slots=True)
class Failed:
    """An edition without a file of this build."""

    job: Job
    diagnostics: tuple[Diagnostic, ...]
    exit_code: int
    old: Path | None  # its file of an earlier build, which was left alone


Outcome: TypeAlias = Built | Failed
