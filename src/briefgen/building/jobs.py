"""What is to be built, and what became of it. Nothing here knows how it is done."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from pathlib import Path

    from briefgen.building.before import Before
    from briefgen.diagnostics import Diagnostic
    from briefgen.ledger import EditionRecord
    from briefgen.model.brief import Brief
    from briefgen.model.house import House


@dataclass(frozen=True, slots=True)
class Target:
    """An edition by its names, and the file that it is to be in."""

    brief: str  # as it is shown to its author
    audience: str
    path: Path


@dataclass(frozen=True, slots=True)
class Job:
    """An edition that has to be made, and why."""

    target: Target
    real: str  # the real path of the brief's file
    brief: Brief
    why: str


@dataclass(frozen=True, slots=True)
class NotFor:
    """An audience of the house that may not have a brief. No fault."""

    target: Target  # with the file that it would have
    old: Path | None  # the same, where it stands from a time when it might


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A brief of which nothing can be built, and why."""

    name: str
    diagnostics: tuple[Diagnostic, ...]
    exit_code: int
    old: tuple[Path, ...]  # files of its editions that an earlier build left


@dataclass(frozen=True, slots=True)
class Loaded:
    """A brief that had to be loaded: what it is made from, and whom it is not for."""

    files: dict[str, str]  # digests by their paths in the project
    not_for: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Built:
    """An edition that has its file, whole; the diagnostics have no error."""

    target: Target
    real: str  # the real path of the brief's file
    record: EditionRecord
    why: str
    from_cache: bool = False  # its pages were typeset before


@dataclass(frozen=True, slots=True)
class Unchanged:
    """An edition of which nothing has changed, nor of its file."""

    target: Target
    record: EditionRecord


@dataclass(frozen=True, slots=True)
class Failed:
    """An edition without a file of this build."""

    target: Target
    diagnostics: tuple[Diagnostic, ...]
    exit_code: int
    old: Path | None  # its file of an earlier build, which was left alone
    why: str = ""  # it was to be built


Outcome: TypeAlias = Built | Failed | Unchanged


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that was asked for, brief by brief, in the order of the house.

    ``house`` was loaded only if a brief had to be.
    """

    before: Before
    folder: Path
    targets: tuple[Target, ...]  # of jobs and of what is unchanged, in their order
    jobs: tuple[Job, ...]
    unchanged: tuple[Unchanged, ...] = ()
    not_for: tuple[NotFor, ...] = ()
    unreadable: tuple[Unreadable, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()  # of the plan as a whole
    house: House | None = None
    loaded: dict[str, Loaded] = field(default_factory=dict)  # by the real path
    audiences: tuple[str, ...] = ()  # of the house


@dataclass(frozen=True, slots=True)
class Build:
    """A plan with what became of it, whole or not."""

    plan: Plan
    outcomes: tuple[Outcome, ...]
    zips: tuple[str, ...] = ()  # the audiences whose editions are sent as one file

    @property
    def is_idle(self) -> bool:
        """Whether nothing had to be looked at, and nothing made."""
        return not (self.plan.jobs or self.plan.loaded)
