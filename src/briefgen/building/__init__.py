"""Every brief for every audience that may have it.

``plan`` takes a :class:`Request` and gives a :class:`Plan`: which edition goes into
which file, and which of them has to be made at all, judged before anything is
rendered. ``build`` takes its jobs and gives an :data:`Outcome` for each, as they are
finished. Each edition is one of its own: what fails does so alone.

Each name is imported when it is first used: where nothing has changed, nothing that
loads a brief or typesets pages is paid for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.building.before import Before
    from briefgen.building.jobs import (
        Built,
        Failed,
        Job,
        NotFor,
        Outcome,
        Plan,
        Target,
        Unchanged,
        Unreadable,
    )
    from briefgen.building.lock import locked
    from briefgen.building.names import edition_path, old_file, unsafe_names
    from briefgen.building.planning import plan
    from briefgen.building.recording import Recorded, record
    from briefgen.building.request import Request, Shard
    from briefgen.building.store import Kept, Store, open_store
    from briefgen.building.verdict import exit_code
    from briefgen.building.working import build

_HOMES = {
    "Before": "before",
    "Built": "jobs",
    "Failed": "jobs",
    "Job": "jobs",
    "Kept": "store",
    "NotFor": "jobs",
    "Outcome": "jobs",
    "Plan": "jobs",
    "Recorded": "recording",
    "Request": "request",
    "Shard": "request",
    "Store": "store",
    "Target": "jobs",
    "Unchanged": "jobs",
    "Unreadable": "jobs",
    "build": "working",
    "edition_path": "names",
    "exit_code": "verdict",
    "locked": "lock",
    "old_file": "names",
    "open_store": "store",
    "plan": "planning",
    "record": "recording",
    "unsafe_names": "names",
}
__all__ = [
    "Before",
    "Built",
    "Failed",
    "Job",
    "Kept",
    "NotFor",
    "Outcome",
    "Plan",
    "Recorded",
    "Request",
    "Shard",
    "Store",
    "Target",
    "Unchanged",
    "Unreadable",
    "build",
    "edition_path",
    "exit_code",
    "locked",
    "old_file",
    "open_store",
    "plan",
    "record",
    "unsafe_names",
]


def __getattr__(name: str) -> object:
    """Import a name when it is first asked for."""
    home = _HOMES.get(name)
    if home is None:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(f"{__name__}.{home}"), name)
