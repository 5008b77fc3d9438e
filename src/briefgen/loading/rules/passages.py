"""Prose: its own faults, at their place, and what it may hold where it stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen import prose
from briefgen.diagnostics import Diagnostic
from briefgen.documents import Heading
from briefgen.model.blocks import BodyItem, TableCell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.loading.draft import Draft, PlacedText
    from briefgen.prose import Prose

MAX_WORD = 1000
MAX_ADDRESS = 4000

# Runs without a place to break a line: no blank, and no letter of a script that is
# set without blanks (Chinese, Japanese, Korean; Unicode Standard Annex 14).
_LONG_WORD = re.compile(
    "[^\\s\\u200b\\u2e80-\\u9fff\\ua960-\\ua97f\\uac00-\\ud7ff\\uf900-\\ufaff"
    f"\\uff00-\\uffef\\U00020000-\\U0003ffff]{{{MAX_WORD + 1},}}"
)


def check_passages(draft: Draft) -> Iterator[Diagnostic]:
    """Every fault of every text in Markdown."""
    cells = {p.path for p in draft.parts if isinstance(p.model, TableCell)}
    bodies = {p.path for p in draft.parts if isinstance(p.model, BodyItem)}
    for text in draft.texts:
        if long := list(_long_words(text)):
            yield from long
            continue
        if text.kind == "plain":
            continue
        if text.kind == "passage" or not text.file:
            yield from _written_in_one_line(draft, text)
        parsed = prose.parse(text.text, inline=text.kind == "phrase")
        for fault in parsed.faults:
            place = text.at(fault.line, fault.column)
            yield Diagnostic(fault.code, fault.message, place, fault.hint)
        if not parsed.faults and text.path[:-1] not in cells:
            yield from _says_nothing(text, parsed)
        if text.path[:-1] not in bodies:
            yield from _headings(text, parsed)


def _long_words(text: PlacedText) -> Iterator[Diagnostic]:
    if len(text.text) <= MAX_WORD:
        return
    for found in _LONG_WORD.finditer(text.text):
        if "://" in found[0] and len(found[0]) <= MAX_ADDRESS:
            continue
        line = text.text.count("\n", 0, found.start()) + 1
        column = found.start() - text.text.rfind("\n", 0, found.start())
        message = f"a word of {len(found[0]):,} letters, which no line can hold"
        hint = f"at most {MAX_WORD:,}; put blanks where a line may end"
        yield Diagnostic("S219", message, text.at(line, column), hint)


def _written_in_one_line(draft: Draft, text: PlacedText) -> Iterator[Diagnostic]:
    mark = draft.source.marks.get(text.path)
    if not text.file and mark and not mark.literal and mark.lines > 1:
        message = "prose of several lines that is not a literal block"
        hint = "write `|` behind the key, and the prose indented on the next lines"
        yield Diagnostic("S220", message, mark.value, hint)


def _says_nothing(text: PlacedText, parsed: Prose) -> Iterator[Diagnostic]:
    if text.file and text.kind == "phrase":
        return  # a cell of a CSV file
    if all(isinstance(written.block, Heading) for written in parsed.blocks):
        what = "headings and no text" if parsed.blocks else "no words"
        place = text.at(1, 1)
        yield Diagnostic("S221", f"{what} here", place, "write some, or delete it")


def _headings(text: PlacedText, parsed: Prose) -> Iterator[Diagnostic]:
    for written in parsed.blocks:
        if isinstance(written.block, Heading):
            message = "a heading outside the body of a section"
            hint = "headings stand in a section's prose; make it a paragraph"
            place = text.at(written.line, written.column)
            yield Diagnostic("S203", message, place, hint)
