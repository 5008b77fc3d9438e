"""E101: a likelihood and a confidence in one sentence.

ICD 203, D.6.e(2), and the practice of PHIA keep them apart; IPCC does not. The
scale says which.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.diagnostics import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.model.brief import Brief
    from briefgen.model.scale import Scale

CONFIDENCE = re.compile(r"\b(low|moderate|medium|high) confidence\b", re.IGNORECASE)
SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


def likelihood_with_confidence(brief: Brief) -> Iterator[Diagnostic]:
    """Find key judgments that say both in one sentence."""
    if brief.scale.confidence_in_sentence:
        return
    likelihood = _likelihood(brief.scale)
    for index, judgment in enumerate(brief.content.judgments):
        for sentence in SENTENCE_END.split(judgment.text):
            if likelihood.search(sentence) and CONFIDENCE.search(sentence):
                yield Diagnostic(
                    "E101",
                    "likelihood and confidence in one sentence",
                    brief.source.at(("judgments", index, "text")),
                    "move the confidence to `confidence:`",
                    Severity.WARNING,
                )


def _likelihood(scale: Scale) -> re.Pattern[str]:
    words = [
        word
        for term in scale.terms
        for word in (term.term, *term.synonyms, *term.inflections)
    ]
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(
        rf"\b({'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE
    )
