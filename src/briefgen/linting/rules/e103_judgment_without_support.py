"""E103: a key judgment that names no paragraph that it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.diagnostics import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.model.brief import Brief


def judgment_without_support(brief: Brief) -> Iterator[Diagnostic]:
    """Find judgments without `support`."""
    for index, judgment in enumerate(brief.content.judgments):
        if not judgment.support:
            yield Diagnostic(
                "E103",
                f"judgment `{judgment.id}` names nothing that it rests on",
                brief.source.at(("judgments", index)),
                "name its paragraphs: `support: [section-id/p2]`",
                Severity.WARNING,
            )
