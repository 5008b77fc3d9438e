"""Characters that cannot be printed: none of the pinned fonts has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen import prose
from briefgen.assets.texts import forbidden, named
from briefgen.diagnostics import Diagnostic, Location
from briefgen.fonts import missing_characters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.loading.draft import Draft, PlacedText

MANY = 3  # missing characters of one text that are named one by one
_HINT = (
    "write it another way; the fonts have Latin, Greek, Cyrillic, Hangul, Han and Kana"
)


def check_characters(draft: Draft) -> Iterator[Diagnostic]:
    """Characters without a glyph, each once in every text that has it."""
    everything = {char for text in draft.texts for char in text.text}
    missing = missing_characters("".join(sorted(everything)))
    for text in draft.texts:
        chars = sorted(missing.intersection(text.text), key=text.text.index)
        if len(chars) > MANY:  # a passage in a script that the fonts lack
            yield _missing(chars[0], _place(draft, text, chars[0]), len(chars) - 1)
            continue
        for char in chars:
            yield _missing(char, _place(draft, text, char))
        if "&" in text.text or "%" in text.text:
            yield from _hidden(text)


def _hidden(text: PlacedText) -> Iterator[Diagnostic]:
    """What only shows when entities such as ``&#8238;`` are read."""
    if text.kind == "plain":
        return
    for written in prose.parse(text.text, inline=text.kind == "phrase").blocks:
        words = "".join(sorted(set(prose.plain_text(written.block)) - set(text.text)))
        place = text.at(written.line, written.column)
        for _, what, mend in forbidden(words):
            yield Diagnostic("S307", what, place, mend)
        for char in sorted(missing_characters(words)):
            if not any(forbidden(char)):
                yield _missing(char, place)


def _missing(character: str, place: Location, others: int = 0) -> Diagnostic:
    message = f"no font has {named(character)}"
    if others:
        message += f", nor {others} other characters of this text"
    return Diagnostic("S316", message, place, _HINT)


def _place(draft: Draft, text: PlacedText, char: str) -> Location:
    mark = None if text.file or text.is_key else draft.source.marks.get(text.path)
    if mark and not mark.literal:
        # What is not literal may be folded or escaped: look at the file itself.
        first = mark.value.line - 1
        for line in range(first, min(first + mark.lines + 1, len(draft.lines))):
            start = mark.value.column - 1 if line == first else 0
            column = draft.lines[line].find(char, start)
            if column >= 0:
                return Location(mark.value.file, line + 1, column + 1)
    at = text.text.index(char)
    line = text.text.count("\n", 0, at) + 1
    return text.at(line, at - text.text.rfind("\n", 0, at))
