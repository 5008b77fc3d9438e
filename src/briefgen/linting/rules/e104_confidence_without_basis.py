"""E104: a confidence without its basis.

ICD 203 asks for the basis of a confidence, not for the word alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.diagnostics import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.model.brief import Brief


def confidence_without_basis(brief: Brief) -> Iterator[Diagnostic]:
    """Find confidences that do not say why."""
    for index, judgment in enumerate(brief.content.judgments):
        if judgment.confidence and not judgment.confidence.basis:
            yield Diagnostic(
                "E104",
                f"the confidence of judgment `{judgment.id}` has no basis",
                brief.source.at(("judgments", index, "confidence")),
                "say why: sources, corroboration, assumptions, gaps, in `basis:`",
                Severity.WARNING,
            )
