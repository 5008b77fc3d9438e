"""Where the words of an edition lead.

Takes an edition; gives for each text that is a link the names and addresses that
it may lead to. Decides which words are sure enough to be held to: what the author
linked, and the titles and numbers that the page shows as links.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from briefgen.documents import (
    Citation,
    CrossReference,
    Footnote,
    Link,
    Support,
)
from briefgen.documents.walking import parts_of
from briefgen.verification.folding import folded
from briefgen.verification.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefgen.documents import Edition


def leads(edition: Edition) -> Mapping[str, frozenset[str]]:
    """Folded words to the anchors and addresses that they may lead to."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for words, target in _leads(edition):
        if words.strip():
            found[folded(words)].add(target)
    return {words: frozenset(targets) for words, targets in found.items()}


def bare_number(words: str) -> str:
    """The number behind a label, folded: "Table 2" is "2", "para B.3" is "b.3"."""
    return folded(words.rsplit(maxsplit=1)[-1]) if words.split() else ""


def _leads(edition: Edition) -> Iterator[tuple[str, str]]:
    for link in parts_of(edition, Link):
        yield plain(link.children), link.address
    for reference in parts_of(edition, CrossReference):
        yield plain(reference.children) or reference.number, reference.anchor
    for citation in parts_of(edition, Citation):
        locator = f", {citation.locator}" if citation.locator else ""
        yield f"{citation.number}{locator}", citation.anchor
        yield f"[{citation.number}{locator}]", citation.anchor
    for note in parts_of(edition, Footnote):
        yield f"{note.number}", note.anchor
    for support in parts_of(edition, Support):
        yield support.number, support.anchor
    for section in edition.sections:
        for words in ("", f"{section.number} ", f"{section.number}. "):
            yield f"{words}{section.title}", section.anchor
            yield f"{words}{section.portion}{section.title}", section.anchor
