"""How what was built before stands to what is there now.

Takes the ledger of a folder; says of an edition why it has to be made, or that it has
not. Nothing of a brief is loaded for that: files are compared by their digests.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from briefgen.ledger import (
    Files,
    Program,
    ledger_file,
    project_files,
    read_ledger,
    stamp_of,
    this_program,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from briefgen.building.jobs import Target
    from briefgen.ledger import BriefRecord, EditionRecord
    from briefgen.model.source import Source

_COARSE = 10_000_000  # nanoseconds between two times that a file system can tell
_NAMED = 3  # changed files that a reason names
NEW = "it was not built before"
FORCED = "asked for with --force"
GONE = "its file is gone"
ALTERED = "its file was changed since"
PROGRAM = "another version of briefgen, of a library or of a font"
MOVED = "it was called from another folder"


class Before:
    """What an earlier build into a folder left, and what has changed since."""

    def __init__(self, project: Path, folder: Path, cache: Path) -> None:
        """``cache``: the folder in which ledgers are kept."""
        self.project = os.path.realpath(project)
        self.file = ledger_file(cache, project, folder)
        self.ledger = read_ledger(self.file)
        self.files = Files(self.ledger.seen)
        known = Program(self.ledger.look, self.ledger.program)
        self.program = this_program(known)
        self.inputs = project_files(project, self.files)
        self.stamp = stamp_of(self.inputs)

    @property
    def is_same_project(self) -> bool:
        """Whether settings, templates and styles are as they were."""
        return stamp_of(self.ledger.project) == self.stamp

    def brief(self, real: str) -> BriefRecord | None:
        """What is known of a brief, if it is as it was when it was loaded."""
        found = self.ledger.briefs.get(real)
        if found is None or found.project != self.stamp:
            return None
        return None if self.changed(found.files) else found

    def edition(self, real: str, audience: str) -> EditionRecord | None:
        """The edition that was built last, whether or not it is up to date."""
        brief = self.ledger.briefs.get(real)
        return brief.editions.get(audience) if brief else None

    def why(self, record: EditionRecord | None, target: Target) -> str:
        """Why an edition has to be made; empty where it has not."""
        if record is None:
            return NEW
        if record.program != self.program.identity:
            return PROGRAM
        if record.project != self.stamp:
            return self._why_project(record)
        if names := self.changed(record.files):
            return changed(names)
        shown = (target.brief, str(target.path))
        if record.diagnostics and (record.name, record.path) != shown:
            return MOVED
        digest = self.files.digest(os.path.realpath(target.path))
        if digest != record.sha256:
            return ALTERED if digest else GONE
        return ""

    def is_current(self, record: EditionRecord) -> bool:
        """Whether an edition would be made again as it is, whatever its file is."""
        return (record.program, record.project) == (
            self.program.identity,
            self.stamp,
        ) and not self.changed(record.files)

    def changed(self, files: Mapping[str, str]) -> list[str]:
        """The files of the project that are not as they were."""
        return [name for name, digest in files.items() if self.digest(name) != digest]

    def inputs_of(self, real: str, source: Source, began: int) -> dict[str, str]:
        """The digests of all files that a brief was loaded from.

        What was touched after loading ``began``, in nanoseconds, may not be what was
        loaded: it has no digest, and counts as changed next time.
        """
        folder = os.path.dirname(real)
        named = {*source.texts, *source.tables, *source.images}
        paths = (real, *(os.path.join(folder, name) for name in named))
        names = sorted(os.path.relpath(path, self.project) for path in paths)
        return {
            name: "" if self._is_touched(name, began) else self.digest(name)
            for name in names
        }

    def digest(self, name: str) -> str:
        """The digest of a file by its path in the project."""
        return self.files.digest(os.path.join(self.project, name))

    def _is_touched(self, name: str, began: int) -> bool:
        try:
            status = os.stat(os.path.join(self.project, name))
        except (OSError, ValueError):
            return True
        return max(status.st_ctime_ns, status.st_mtime_ns) >= began - _COARSE

    def _why_project(self, record: EditionRecord) -> str:
        then, now = self.ledger.project, self.inputs
        names = sorted({*then, *now})
        differing = [name for name in names if then.get(name) != now.get(name)]
        if stamp_of(then) != record.project or not differing:
            return "settings, templates or styles changed"
        return changed(differing)


def changed(names: Iterable[str]) -> str:
    """That files changed, of which some are named."""
    names = list(names)
    some = ", ".join(names[:_NAMED])
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return f"{some}{more} changed"
