"""E201: a summary that is longer than its variant promises."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.diagnostics import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.model.brief import Brief

WORDS = {"short": 50, "standard": 150}
WORD = re.compile(r"\w[\w’'-]*")


def summary_over_its_length(brief: Brief) -> Iterator[Diagnostic]:
    """Find short and standard summaries with too many words."""
    for variant, most in WORDS.items():
        written = getattr(brief.content.summary, variant)
        if written is None:
            continue
        text = brief.source.texts[written.file] if written.file else written.text
        count = len(WORD.findall(text or ""))
        if count > most:
            yield Diagnostic(
                "E201",
                f"the `{variant}` summary has {count} words where {most} are promised",
                brief.source.at(("summary", variant)),
                f"cut it by {count - most} words, or call it by a longer variant",
                Severity.WARNING,
            )
