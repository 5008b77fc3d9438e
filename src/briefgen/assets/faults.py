"""Why a file cannot be used, before anyone knows who asked for it.

Whoever asked turns a fault into a diagnostic at the place that names the file, or
inside the file where the fault has a line.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FileFault:
    """One fault; ``line`` and ``column`` are 0 where it is the whole file's."""

    code: str
    message: str
    hint: str | None = None
    line: int = 0
    column: int = 0


class UnusableFileError(Exception):
    """A file that cannot be used, with every reason."""

    def __init__(self, *faults: FileFault) -> None:
        """Keep the reasons."""
        self.faults = faults
        super().__init__("; ".join(fault.message for fault in faults))
