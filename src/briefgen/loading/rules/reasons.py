"""Reasons on the bars of what is withheld: short, and only where something limits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.diagnostics import Diagnostic
from briefgen.model.parts import BarredPart

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.loading.draft import Draft

WIDEST = 32  # letters; a bar has one width, whatever it says
_FIRST_WIDE = "\u2e80"  # from here on, a letter takes the room of two


def check_reasons(draft: Draft) -> Iterator[Diagnostic]:
    """Reasons of parts that nothing limits, and reasons that no bar can hold."""
    for part in draft.parts:
        path = (*part.path, "reason")
        if not isinstance(part.model, BarredPart) or draft.has_spoiled(part.path):
            continue
        reason, place = part.model.reason, draft.source.at(path)
        if reason is None:
            continue
        if part.model.audiences is None and part.model.marking is None:
            message = "a reason to withhold a part that nothing limits"
            hint = "write `audiences` or `marking` beside it, or delete it"
            yield Diagnostic("S153", message, place, hint)
        if sum(2 if char >= _FIRST_WIDE else 1 for char in reason) > WIDEST:
            message = f"a reason of more than {WIDEST} letters, which no bar can hold"
            hint = "write the code of the reason, as `(b)(5)`; what it means is known"
            yield Diagnostic("S154", message, place, hint)
