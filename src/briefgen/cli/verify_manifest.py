"""``briefgen verify --manifest``: whether a whole folder is what was built."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.checking.listed import beside, found_files, hold, other_program
from briefgen.cli import output
from briefgen.diagnostics import BriefgenError, InvalidHouseError
from briefgen.projects import find_project

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.checking.listed import FileFound, Held
    from briefgen.checking.rebuilt import Rebuilt
    from briefgen.diagnostics import Diagnostic
    from briefgen.typesetting import Limits

FAILED = 4
_FIRST = (FAILED, 3, 1, 2)  # of several exit codes


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was found in a folder. ``again`` has the editions that were made again."""

    held: Held
    files: tuple[FileFound, ...]
    again: dict[str, Rebuilt]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def exit_code(self) -> int:
        """4 where a file is not what is listed; else why one could not be made."""
        codes = {made.exit_code for made in self.again.values()}
        codes |= {0 if file.is_good else FAILED for file in self.files}
        return next((code for code in _FIRST if code in codes), 0)

    def said_of(self, file: FileFound) -> tuple[Diagnostic, ...]:
        """Everything about one file."""
        made = self.again.get(file.entry.file)
        return (*file.diagnostics, *(made.diagnostics if made else ()))


def verify_manifest(
    path: Path, *, jobs: int | None, limits: Limits | None, form: str
) -> int:
    """Hold a folder against its manifest; with ``limits``, make its editions again."""
    try:
        found = _looked_at(path, jobs, limits)
    except BriefgenError as fault:
        if form == "text":
            raise
        output.say_json(_refused(path, fault))
        return fault.exit_code
    if form == "json":
        output.say_json(_as_json(found))
    else:
        _tell(found)
    return found.exit_code


def _looked_at(path: Path, jobs: int | None, limits: Limits | None) -> Outcome:
    held = hold(path, _project_of(path))
    files = tuple(found_files(held))
    again = _made_again(held, jobs, limits) if limits else {}
    return Outcome(held, files, again, (*beside(held), *other_program(held)))


def _made_again(held: Held, jobs: int | None, limits: Limits) -> dict[str, Rebuilt]:
    from briefgen.checking.rebuilt import rebuilt
    from briefgen.typesetting import Pool, cores

    project = held.project or find_project(held.path.parent)
    with Pool[int](jobs or cores(), limits) as pool:
        return {one.entry.file: one for one in rebuilt(held, project, pool)}


def _project_of(path: Path) -> Path | None:
    """The project that the folder is in; else that of the current folder."""
    for start in (path.parent, Path()):
        try:
            return find_project(start)
        except InvalidHouseError:
            continue
    return None


# ── For people ───────────────────────────────────────────────────────────────


def _tell(found: Outcome) -> None:
    said = [one for file in found.files for one in found.said_of(file)]
    output.report([*said, *found.diagnostics])
    for file in found.files:
        mark = output.verdict(good=_is_good(found, file))
        output.say(f"{mark} {output.plain(file.shown)}{_how(found, file)}")
    good = sum(_is_good(found, file) for file in found.files)
    output.say(f"{good} of {_counted(len(found.files), 'file')} as listed")


def _is_good(found: Outcome, file: FileFound) -> bool:
    return not any(one.is_error for one in found.said_of(file))


def _how(found: Outcome, file: FileFound) -> str:
    """The first fault of a file; or that it was made again."""
    if fault := next((one for one in found.said_of(file) if one.is_error), None):
        return f": {fault.code}"
    return ", and the same when made again" if file.entry.file in found.again else ""


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


# ── For another program ──────────────────────────────────────────────────────


def _as_json(found: Outcome) -> dict[str, object]:
    return {
        "manifest": str(found.held.path),
        "ok": found.exit_code == 0,
        "exit_code": found.exit_code,
        "files": [_file_as_json(found, file) for file in found.files],
        "diagnostics": _all(found.diagnostics),
    }


def _file_as_json(found: Outcome, file: FileFound) -> dict[str, object]:
    made = found.again.get(file.entry.file)
    return {
        "file": file.shown,
        "brief": file.entry.brief,
        "audience": file.entry.audience,
        "as_listed": file.is_good,
        "same_again": made.exit_code == 0 if made else None,
        "diagnostics": _all(found.said_of(file)),
    }


def _refused(path: Path, fault: BriefgenError) -> dict[str, object]:
    return {
        "manifest": str(path),
        "ok": False,
        "exit_code": fault.exit_code,
        "files": [],
        "diagnostics": _all(fault.diagnostics),
    }


def _all(diagnostics: Sequence[Diagnostic]) -> list[dict[str, object]]:
    return [output.as_json(one) for one in diagnostics]
