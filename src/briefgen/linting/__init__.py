"""Judge a brief by the rules of good writing.

Comes in: a valid brief. Goes out: what the rules found, with places. A render does
not lint; a finding stops no file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.diagnostics import in_reading_order
from briefgen.linting.rules import RULES

if TYPE_CHECKING:
    from briefgen.diagnostics import Diagnostic
    from briefgen.model.brief import Brief

__all__ = ["lint"]


def lint(brief: Brief) -> tuple[Diagnostic, ...]:
    """Run every rule."""
    return in_reading_order(found for rule in RULES for found in rule(brief))
