"""E102: more key judgments than a reader keeps in mind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.diagnostics import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.model.brief import Brief

MOST = 7


def number_of_judgments(brief: Brief) -> Iterator[Diagnostic]:
    """Find the first judgment over the number."""
    count = len(brief.content.judgments)
    if count > MOST:
        yield Diagnostic(
            "E102",
            f"{count} key judgments where readers keep {MOST} in mind",
            brief.source.at(("judgments", MOST)),
            "join or drop the least important ones",
            Severity.WARNING,
        )
