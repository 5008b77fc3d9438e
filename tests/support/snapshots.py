"""Texts that are compared with what was accepted before.

A missing snapshot fails, an unused one fails, and only ``pytest --update`` writes,
never in CI. A changed snapshot is a claim that the new page is right: the commit
says why.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "snapshots"


@dataclass(frozen=True)
class Snapshots:
    """The accepted texts; ``update`` writes what differs."""

    folder: Path = FOLDER
    update: bool = False

    def check(self, name: str, text: str) -> None:
        """Fail unless ``text`` is what was accepted under ``name``."""
        file = self.folder / name
        accepted = file.read_text(encoding="utf-8") if file.is_file() else ""
        if text == accepted:
            return
        if self.update:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
            return
        changes = difflib.unified_diff(
            accepted.splitlines(), text.splitlines(), "accepted", "now", lineterm=""
        )
        state = "changed" if accepted else "missing"
        raise AssertionError(f"{state}: {name}\n" + "\n".join(changes))

    def unused(self, names: set[str]) -> set[str]:
        """The snapshots that no test asks for."""
        files = (path for path in self.folder.rglob("*") if path.is_file())
        return {path.relative_to(self.folder).as_posix() for path in files} - names
