"""Headings and outline: the same words, in the same order, in the right place.

PDF/UA-1 7.4; validators do not compare them with the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.diagnostics import Diagnostic
from briefgen.verification.checks.landing import misses
from briefgen.verification.folding import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.verification.checks.examined import Examined
    from briefgen.verification.tags import Element

_HINT = "this is a fault of the template, not of the brief; please report it"


def levels_are_in_order(examined: Examined) -> Iterator[Diagnostic]:
    """One H1, which comes first, and no level is jumped over (7.4.2)."""
    levels = [_level(heading) for heading in examined.headings]
    if levels.count(1) != 1 or levels[0] != 1:
        message = "the headings do not begin with one heading of the first level"
        yield Diagnostic("A108", message, hint=_HINT)
    for heading, level, previous in zip(
        examined.headings[1:], levels[1:], levels, strict=False
    ):
        if level > previous + 1:
            message = (
                f"the heading `{examined.pdf.text(heading)}` jumps from level"
                f" {previous} to {level}"
            )
            yield Diagnostic("A108", message, hint=_HINT)


def headings_say_the_titles(examined: Examined) -> Iterator[Diagnostic]:
    """Title and section titles stand in the headings, in order."""
    titles = [(examined.edition.head.title, 1)]
    titles += [(section.title, 2) for section in examined.edition.sections]
    words = [
        (folded(examined.pdf.text(heading)), _level(heading))
        for heading in examined.headings
    ]
    position = 0
    for title, level in titles:
        for at in range(position, len(words)):
            if folded(title) in words[at][0] and words[at][1] == level:
                position = at + 1
                break
        else:
            message = f"no heading of level {level} says `{title}` in its place"
            yield Diagnostic("A108", message, hint=_HINT)


def the_outline_is_the_headings(examined: Examined) -> Iterator[Diagnostic]:
    """Outline and headings are the same, and each entry leads there."""
    pdf = examined.pdf
    in_outline = [(entry.level, folded(entry.title)) for entry in pdf.outline]
    # A bookmark has no room for a note; the number that calls it is harmless.
    if in_outline not in (
        [(_level(h), folded(pdf.text(h, *notes))) for h in examined.headings]
        for notes in (("Note",), ("Note", "Reference"))
    ):
        yield Diagnostic(
            "A109", "the outline is not the headings of the text", hint=_HINT
        )
        return
    for entry, heading in zip(pdf.outline, examined.headings, strict=True):
        line = next(iter(pdf.lines(heading)), None)
        if line is None or misses(examined, entry.place, line):
            message = f"the outline's `{entry.title}` leads to another place"
            yield Diagnostic("A109", message, hint=_HINT)


def _level(heading: Element) -> int:
    return int(heading.type[1:] or 1)
