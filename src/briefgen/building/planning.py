"""What is to be built: briefs times audiences, less what an audience may not have.

Takes paths and names as they were typed; gives a plan, or every reason why there is
none. Each brief is loaded once. One that cannot be loaded does not stop the others.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.building.jobs import Job, NotFor, Plan, Unreadable
from briefgen.building.names import collisions, edition_path, old_file, unsafe_names
from briefgen.diagnostics import (
    BriefgenError,
    CommandLineError,
    Diagnostic,
    InvalidHouseError,
    Location,
    Severity,
)
from briefgen.loading import load, load_house
from briefgen.loading.wording import quoted, suggestion
from briefgen.projects import briefs_of, find_project, real_file
from briefgen.selection import audiences_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefgen.model.house import House

FOLDER = "dist"


@dataclass(slots=True)
class _Draft:
    """A plan while it is made."""

    house: House
    folder: Path
    audiences: tuple[str, ...]
    jobs: list[Job] = field(default_factory=list)
    not_for: list[NotFor] = field(default_factory=list)
    unreadable: list[Unreadable] = field(default_factory=list)
    faults: list[Diagnostic] = field(default_factory=list)

    def path(self, brief: Path, audience: str) -> Path:
        return edition_path(self.house, brief, audience, self.folder)

    def old(self, brief: Path, audience: str) -> Path | None:
        return old_file(self.path(brief, audience))


def plan(
    briefs: Sequence[Path] = (),
    audiences: Sequence[str] = (),
    folder: Path | None = None,
) -> Plan:
    """What is to be built; by default every brief of this project, for everybody.

    Raises:
        CommandLineError: an audience is not of the house, or there is no brief.
        InvalidHouseError: the house cannot be used, or names its files badly.
    """
    project = _project(briefs)
    house = load_house(project)
    _refuse_unknown(audiences, house)
    chosen = tuple(name for name in house.audiences if name in (audiences or [name]))
    draft = _Draft(house, folder or project / FOLDER, chosen)
    paths = _each_once(briefs or briefs_of(project))
    if not paths:
        raise _no_brief(project)
    for path in paths:
        _add(draft, path)
    faults = [*draft.faults, *collisions(draft.jobs)]
    if faults:
        raise InvalidHouseError(*faults)
    return Plan(
        house,
        draft.folder,
        tuple(draft.jobs),
        tuple(draft.not_for),
        tuple(draft.unreadable),
        tuple(_without_readers(draft, audiences)),
    )


def _project(briefs: Sequence[Path]) -> Path:
    found: dict[str, Path] = {}
    for path in briefs or [Path()]:
        project = find_project(path)
        found.setdefault(os.path.realpath(project), project)
    if len(found) > 1:
        projects = " and ".join(quoted(project) for project in found.values())
        raise CommandLineError(
            Diagnostic(
                "C126",
                f"these briefs are of several projects: {projects}",
                hint="build one project at a time",
            )
        )
    return next(iter(found.values()))


def _refuse_unknown(audiences: Sequence[str], house: House) -> None:
    choices = list(house.audiences)
    unknown = [name for name in dict.fromkeys(audiences) if name not in choices]
    if unknown:
        raise CommandLineError(
            *(
                Diagnostic(
                    "C110",
                    f"unknown audience {quoted(name)}",
                    hint=suggestion(name, choices),
                )
                for name in unknown
            )
        )


def _each_once(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The paths, without a second way to the same brief."""
    found: dict[str, Path] = {}
    for path in paths:
        found.setdefault(real_file(path), path)
    return tuple(found.values())


def _add(draft: _Draft, path: Path) -> None:
    folder = Path(real_file(path)).parent
    shown = str(path)
    try:
        brief = load(path, draft.house)
    except BriefgenError as fault:
        old = (draft.old(folder, name) for name in draft.audiences)
        files = tuple(file for file in old if file)
        found = Unreadable(shown, fault.diagnostics, fault.exit_code, files)
        draft.unreadable.append(found)
        return
    readers = audiences_of(brief)
    for name in draft.audiences:
        if name in readers:
            job = Job(brief, shown, name, draft.path(folder, name))
            draft.jobs.append(job)
        else:
            path = draft.path(folder, name)
            draft.not_for.append(NotFor(shown, name, path, old_file(path)))
    draft.faults += unsafe_names(draft.house, folder, shown)


def _no_brief(project: Path) -> CommandLineError:
    return CommandLineError(
        Diagnostic(
            "C120",
            "this project has no brief",
            Location(str(project / "briefs")),
            "`briefgen new` writes a first one",
        )
    )


def _without_readers(draft: _Draft, audiences: Sequence[str]) -> Iterator[Diagnostic]:
    """Audiences that were asked for by name, and that no brief is for."""
    served = {job.audience for job in draft.jobs}
    is_idle = not draft.jobs and not draft.unreadable
    for name in dict.fromkeys(audiences):
        if name not in served:
            yield Diagnostic(
                "C123",
                f"no brief here is for audience {quoted(name)}",
                None,
                "see `audiences:` of the briefs",
                Severity.ERROR if is_idle else Severity.WARNING,
            )
