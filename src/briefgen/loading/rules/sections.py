"""Sections that say something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.diagnostics import Diagnostic
from briefgen.loading.wording import listed, quoted
from briefgen.model.sections import SectionBase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.loading.draft import Draft

_CONTENT = ("body", "options", "recommendations", "points", "question")


def check_sections(draft: Draft) -> Iterator[Diagnostic]:
    """Sections without a body and without the fields of their own type."""
    for part in draft.parts:
        if not isinstance(part.model, SectionBase) or draft.has_spoiled(part.path):
            continue
        keys = [key for key in _CONTENT if key in type(part.model).model_fields]
        if not any(getattr(part.model, key) for key in keys):
            message = f"the section {quoted(part.model.id)} is empty"
            hint = f"write {listed(keys)}, or delete the section"
            yield Diagnostic("S142", message, draft.source.at(part.path), hint)
