"""An edition as plain text, in the order in which it is read.

Takes an edition, and the HTML that was composed of it; gives text of a fixed width:
for authors, who read what one audience gets without typesetting it. What a template
leaves out at the end - sources, notes, abbreviations - is left out here too, since
the HTML is asked; nothing is here that the edition does not hold.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.composition.notices import gapped
from briefgen.composition.plaintext.back import end_matter
from briefgen.composition.plaintext.front import front_matter
from briefgen.composition.plaintext.page import Page
from briefgen.composition.plaintext.scribe import Scribe
from briefgen.composition.plaintext.sections import section_lines
from briefgen.composition.words import words_of
from briefgen.documents import Redaction

if TYPE_CHECKING:
    from briefgen.documents import Edition, HtmlDocument

__all__ = ["as_text"]


def as_text(edition: Edition, html: HtmlDocument) -> str:
    """The text of an edition, as far as its pages print it."""
    page = Page(html.html)
    scribe = Scribe(edition.language, words_of(edition.language), page.anchors)
    lines = [*front_matter(edition, scribe)]
    for section in gapped(edition.sections, edition.gaps):
        if isinstance(section, Redaction):
            lines += ["", scribe.bar(section)]
        else:
            lines += section_lines(section, scribe)
    lines += end_matter(edition, scribe, page)
    return "\n".join(_without_doubles(lines)).strip("\n") + "\n"


def _without_doubles(lines: list[str]) -> list[str]:
    """The lines, with one empty line where there are several."""
    return [line for at, line in enumerate(lines) if line or (at and lines[at - 1])]
