"""What the editions of a manifest were made from, and what stands there now.

Takes a project and a manifest; says of an edition which of its inputs are not as
they were. What a manifest names is read only if it is a regular file.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.checking.handed_in import digest
from briefgen.ledger import Files, project_files, stamp_of

if TYPE_CHECKING:
    from briefgen.model.manifest import Manifest, ManifestEdition


class InputsNow:
    """The inputs of a project as they are now, each looked at once."""

    def __init__(self, project: Path, manifest: Manifest) -> None:
        """``manifest`` says what they were."""
        self._root = Path(os.path.realpath(project))
        self._then = manifest.project
        self._project = project_files(project, Files())
        self._stamp = stamp_of(self._project)
        self._digests: dict[str, str | None] = {}

    def changed(self, entry: ManifestEdition) -> list[str]:
        """The inputs of an edition that are not as they were when it was made."""
        names = [name for name, then in entry.inputs.items() if self._now(name) != then]
        return names if entry.project == self._stamp else names + self._others(entry)

    def _now(self, name: str) -> str | None:
        if name not in self._digests:
            self._digests[name] = digest(self._root / name) or "gone"
        return self._digests[name]

    def _others(self, entry: ManifestEdition) -> list[str]:
        then, now = self._then.inputs, self._project
        found = [n for n in sorted({*then, *now}) if then.get(n) != now.get(n)]
        if entry.project != self._then.stamp or not found:
            return ["settings, templates or styles"]
        return found
