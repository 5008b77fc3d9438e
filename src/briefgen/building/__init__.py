"""Every brief for every audience that may have it.

``plan`` takes briefs and audiences and gives a :class:`Plan`: which edition goes into
which file, judged before anything is rendered. ``build`` takes its jobs and gives an
:class:`Outcome` for each, as they are finished. Each edition is one of its own: what
fails does so alone.
"""

from briefgen.building.jobs import (
    Built,
    Failed,
    Job,
    NotFor,
    Outcome,
    Plan,
    Unreadable,
)
from briefgen.building.names import edition_path, old_file, unsafe_names
from briefgen.building.planning import plan
from briefgen.building.store import Kept, Store, open_store
from briefgen.building.working import build, exit_code

__all__ = [
    "Built",
    "Failed",
    "Job",
    "Kept",
    "NotFor",
    "Outcome",
    "Plan",
    "Store",
    "Unreadable",
    "build",
    "edition_path",
    "exit_code",
    "old_file",
    "open_store",
    "plan",
    "unsafe_names",
]
