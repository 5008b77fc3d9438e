"""What is to be built: briefs times audiences, less what is as it should be.

Takes a request, and what was built before; gives a plan, or every reason why there is
none. A brief of which nothing has changed is not loaded, each other one once. One
that cannot be loaded does not stop the others.
"""

from __future__ import annotations

import os
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.building.before import FORCED, Before
from briefgen.building.choosing import Candidate, chosen
from briefgen.building.jobs import (
    Job,
    Loaded,
    NotFor,
    Plan,
    Target,
    Unchanged,
    Unreadable,
)
from briefgen.building.names import (
    collision,
    edition_path,
    old_file,
    shared,
    unsafe_names,
)
from briefgen.diagnostics import (
    BriefgenError,
    CommandLineError,
    Diagnostic,
    InvalidHouseError,
    Location,
    Severity,
)
from briefgen.projects import briefs_of, find_project, real_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefgen.building.request import Request
    from briefgen.model.brief import Brief
    from briefgen.model.house import House

FOLDER = "dist"


@dataclass(slots=True)
class _Draft:
    """A plan while it is made."""

    request: Request
    project: Path
    folder: Path
    before: Before
    found: list[Candidate] = field(default_factory=list)
    not_for: list[NotFor] = field(default_factory=list)
    unreadable: list[Unreadable] = field(default_factory=list)
    loaded: dict[str, Loaded] = field(default_factory=dict)
    faults: list[Diagnostic] = field(default_factory=list)
    known: House | None = None

    @property
    def house(self) -> House:
        """The house, loaded when it is first asked for."""
        if self.known is None:
            from briefgen.loading import load_house

            self.known = load_house(self.project)
        return self.known

    @property
    def output(self) -> str:
        """The pattern of the names of files."""
        if self.known is None and self.before.is_same_project:
            return self.before.ledger.output
        return self.house.defaults.output

    def why(self, real: str, target: Target) -> str:
        """Why an edition has to be made; empty where it has not."""
        record = self.before.edition(real, target.audience)
        why = self.before.why(record, target)
        return why or (FORCED if self.request.force else "")

    def target(self, real: str, shown: str, audience: str) -> Target:
        brief = Path(real).parent.name
        path = edition_path(self.output, brief, audience, self.folder)
        return Target(shown, audience, path)


def plan(request: Request, cache: Path) -> Plan:
    """What is to be built; by default every brief of this project, for everybody.

    ``cache`` is the folder in which ledgers are kept.

    Raises:
        CommandLineError: an audience is not of the house, or there is no brief.
        InvalidHouseError: the house cannot be used, or names its files badly.
    """
    project = _project(request.briefs)
    folder = request.folder or project / FOLDER
    before = Before(project, folder, cache)
    draft = _Draft(request, project, folder, before)
    audiences = _audiences(draft)
    paths = _each_once(request.briefs or briefs_of(project))
    if not paths:
        raise _no_brief(project)
    for path in paths:
        _add(draft, path, audiences)
    faults = [*draft.faults, *_collisions(draft)]
    if faults:
        raise InvalidHouseError(*faults)
    return _settled(draft, audiences)


def _collisions(draft: _Draft) -> tuple[Diagnostic, ...]:
    claims = shared([one.target for one in draft.found])
    return tuple(collision(rivals, draft.house) for rivals in claims)


def _settled(draft: _Draft, audiences: Sequence[str]) -> Plan:
    found = chosen(draft.found, draft.request, draft.project)
    is_whole = len(found) == len(draft.found)
    return Plan(
        before=draft.before,
        folder=draft.folder,
        targets=tuple(one.target for one in found),
        jobs=tuple(one.work for one in found if isinstance(one.work, Job)),
        unchanged=tuple(one.work for one in found if isinstance(one.work, Unchanged)),
        not_for=tuple(draft.not_for) if is_whole else (),
        unreadable=tuple(draft.unreadable),
        diagnostics=tuple(_without_readers(draft)),
        house=draft.known,
        loaded=draft.loaded,
        audiences=tuple(audiences),
    )


def _project(briefs: Sequence[Path]) -> Path:
    found: dict[str, Path] = {}
    for path in briefs or [Path()]:
        project = find_project(path)
        found.setdefault(os.path.realpath(project), project)
    if len(found) > 1:
        projects = " and ".join(f"`{project}`" for project in found.values())
        raise CommandLineError(
            Diagnostic(
                "C126",
                f"these briefs are of several projects: {projects}",
                hint="build one project at a time",
            )
        )
    return next(iter(found.values()))


def _audiences(draft: _Draft) -> tuple[str, ...]:
    """The audiences of the house, in its order."""
    if draft.before.is_same_project and draft.before.ledger.audiences:
        choices = draft.before.ledger.audiences
    else:
        choices = tuple(draft.house.audiences)
    if set(draft.request.audiences) - set(choices):
        _refuse_unknown(draft.request.audiences, choices)
    return choices


def _refuse_unknown(audiences: Sequence[str], choices: Sequence[str]) -> None:
    from briefgen.loading.wording import quoted, suggestion

    unknown = [name for name in dict.fromkeys(audiences) if name not in choices]
    raise CommandLineError(
        *(
            Diagnostic(
                "C110",
                f"unknown audience {quoted(name)}",
                hint=suggestion(name, list(choices)),
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


def _add(draft: _Draft, path: Path, audiences: Sequence[str]) -> None:
    real, shown = real_file(path), str(path)
    asked = [name for name in audiences if name in (draft.request.audiences or [name])]
    record, brief = draft.before.brief(real), None
    not_for = record.not_for if record else ()
    targets = {name: draft.target(real, shown, name) for name in asked}
    readers = [target for name, target in targets.items() if name not in not_for]
    if record is None or any(draft.why(real, target) for target in readers):
        brief = _load(draft, path, tuple(targets.values()))
        if brief is None:
            return
        not_for = draft.loaded[real].not_for
    for name, target in targets.items():
        if name in not_for:
            draft.not_for.append(NotFor(target, old_file(target.path)))
        else:
            draft.found.append(_candidate(draft, real, target, brief))


def _load(draft: _Draft, path: Path, targets: Sequence[Target]) -> Brief | None:
    """A brief; or nothing, where it cannot be loaded."""
    from briefgen.loading import load
    from briefgen.selection import audiences_of

    began = time.time_ns()
    try:
        brief = load(path, draft.house)
    except BriefgenError as fault:
        files = tuple(old for one in targets if (old := old_file(one.path)))
        found = Unreadable(str(path), fault.diagnostics, fault.exit_code, files)
        draft.unreadable.append(found)
        return None
    real, readers = real_file(path), audiences_of(brief)
    rest = tuple(name for name in draft.house.audiences if name not in readers)
    draft.loaded[real] = Loaded(draft.before.inputs_of(real, brief.source, began), rest)
    draft.faults += unsafe_names(draft.house, Path(real).parent, str(path))
    return brief


def _candidate(
    draft: _Draft, real: str, target: Target, brief: Brief | None
) -> Candidate:
    """An edition that may be built, with what it can be chosen by."""
    why = draft.why(real, target)
    record = draft.before.edition(real, target.audience)
    if record and not why:
        work = Unchanged(target, record)
        names, layout = record.files, (record.template, record.page_size)
        return Candidate(target, work, tuple(names), record.tags, *layout)
    if brief is None:
        raise LookupError(target.audience)
    from briefgen.selection import Choice, layout_of

    wants = layout_of(brief, target.audience, Choice())
    return Candidate(
        target,
        Job(target, real, brief, why),
        tuple(draft.loaded[real].files),
        tuple(brief.content.tags),
        wants.template,
        wants.page,
    )


def _no_brief(project: Path) -> CommandLineError:
    return CommandLineError(
        Diagnostic(
            "C120",
            "this project has no brief",
            Location(str(project / "briefs")),
            "`briefgen new` writes a first one",
        )
    )


def _without_readers(draft: _Draft) -> Iterator[Diagnostic]:
    """Audiences that were asked for by name, and that no brief is for."""
    served = {one.target.audience for one in draft.found}
    is_idle = not draft.found and not draft.unreadable
    for name in dict.fromkeys(draft.request.audiences):
        if not (name in served or draft.unreadable):
            yield Diagnostic(
                "C123",
                f"no brief here is for audience `{name}`",
                None,
                "see `audiences:` of the briefs",
                Severity.ERROR if is_idle else Severity.WARNING,
            )
