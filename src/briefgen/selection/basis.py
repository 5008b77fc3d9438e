"""What a statement rests on, as far as its reader may see it.

Comes in: the places that a summary or a judgment names. Goes out: those that these
pages can point to, and how much of them the reader may not have. That is an error,
since the statement would be orphaned, unless the audience accepts it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen.diagnostics import Diagnostic
from briefgen.documents import Support

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.diagnostics import Location
    from briefgen.documents import WithheldBasis
    from briefgen.model.source import ValuePath
    from briefgen.selection.desk import Desk


@dataclass(frozen=True, slots=True)
class Basis:
    """What a statement rests on, and how much of that is withheld."""

    support: tuple[Support, ...]
    withheld: WithheldBasis


def find_basis(desk: Desk, places: Sequence[str], path: ValuePath) -> Basis:
    """The parts of these pages that a statement rests on.

    One that the template does not print is left out of the print, and no fault.
    """
    names = [written.partition("@")[0] for written in places]
    targets = [desk.wording.targets.get(name) for name in names]
    lost = [index for index, target in enumerate(targets) if target is None]
    if not desk.accepts_unsupported:
        desk.wording.faults += [
            _orphaned(desk, names[index], desk.brief.source.at((*path, index)))
            for index in lost
        ]
    found = (target for target in targets if target is not None and target.anchor)
    support = tuple(Support(t.anchor, t.kind, t.number, t.section) for t in found)
    return Basis(support, _extent(len(lost), len(places)))


def _extent(lost: int, of: int) -> WithheldBasis:
    if not lost:
        return "none"
    return "whole" if lost == of else "part"


def _orphaned(desk: Desk, name: str, place: Location) -> Diagnostic:
    origin = desk.wording.origin_of(name)
    return Diagnostic(
        "H204",
        f"rests on `{name}` at {origin}, which audience `{desk.reader.name}` may not"
        " read",
        place,
        "limit the statement as its support is, or open the support;"
        ' `unsupported = "accept"` in briefgen.toml prints it with a notice',
    )
