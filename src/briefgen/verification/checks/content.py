"""Every mark on every page is either read out, once, or page furniture.

PDF/UA-1 (ISO 14289-1) 7.1: content is tagged, or it is a PDF artifact.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from briefgen.diagnostics import Diagnostic
from briefgen.verification.lettering import UNKNOWN
from briefgen.verification.tags import Content

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.verification.checks.examined import Examined
    from briefgen.verification.marks import Mark

_TAG = "this is a fault of the typesetting, not of the brief; please report it"


def all_content_is_marked(examined: Examined) -> Iterator[Diagnostic]:
    """Nothing is painted outside of marks, in forms neither (7.1, tests 1 to 3)."""
    for page in examined.pdf.pages:
        for mark in page.marks:
            if mark.kind == "bare":
                yield Diagnostic(
                    "A101",
                    f"page {page.number}: {_what(mark)} neither tagged nor an artifact",
                    hint=_TAG,
                )
            elif mark.mixed:
                yield Diagnostic(
                    "A101",
                    f"page {page.number}: {_what(mark)} both tagged and an artifact,"
                    " or tagged twice",
                    hint=_TAG,
                )
        if any(not mark.is_empty for mark in page.appearances):
            yield Diagnostic(
                "A101",
                f"page {page.number}: an annotation paints content of its own",
                hint=_TAG,
            )


def tagged_content_is_read_once(examined: Examined) -> Iterator[Diagnostic]:
    """Tags and marked content are one to one (7.1, form XObjects too)."""
    pdf = examined.pdf
    painted = Counter(
        Content(mark.container, mark.mcid)
        for page in pdf.pages
        for mark in page.marks
        if mark.mcid >= 0
    )
    read = Counter(
        leaf
        for top in pdf.tree.tops
        for leaf in top.leaves()
        if isinstance(leaf, Content)
    )
    for content in painted:
        if (times := read[content]) != 1:
            times_read = "never read out" if times == 0 else f"read out {times} times"
            yield Diagnostic(
                "A102",
                f"{_where(examined, content)}: {_shown(examined, content)} is"
                f" {times_read}",
                hint=_TAG,
            )
        if painted[content] > 1:
            message = f"{_where(examined, content)}: one mark is used for two contents"
            yield Diagnostic("A102", message, hint=_TAG)
    for content in read.keys() - painted.keys():
        message = f"{_where(examined, content)}: a tag holds content that is not there"
        yield Diagnostic("A102", message, hint=_TAG)


def all_letters_can_be_read(examined: Examined) -> Iterator[Diagnostic]:
    """Each glyph says which letter it is (PDF/UA-1 7.21.7, 7.21.8)."""
    for page in examined.pdf.pages:
        if any(UNKNOWN in mark.text for mark in page.marks):
            message = f"page {page.number}: a glyph does not say which letter it is"
            yield Diagnostic("A102", message, hint=_TAG)


def _what(mark: Mark) -> str:
    words = mark.text.split()
    if not words:
        return "a line, an area or a picture is"
    shown = " ".join(words[:6])
    return f"`{shown}{' …' if len(words) > 6 else ''}` is"  # noqa: PLR2004


def _where(examined: Examined, content: Content) -> str:
    for page in examined.pdf.pages:
        if page.reference == content.container:
            return f"page {page.number}"
    return "in a form"


def _shown(examined: Examined, content: Content) -> str:
    words = examined.pdf.contents[content].text.split()
    return f"`{' '.join(words[:6])}`" if words else "a picture or blank"
