"""Authors whom an edition does not name: their words stand nowhere in it.

Comes in: the texts of an edition. Goes out: an error at each place where a text would
name such an author, and the words that ``verify`` looks for in the finished file. A
word that stands inside a text which the author allows, or inside the name of an
author whom the edition does name, gives nobody away.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from briefgen import prose
from briefgen.diagnostics import Diagnostic
from briefgen.documents import WithheldText
from briefgen.documents.protection import spans
from briefgen.selection.cutting import keep

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefgen.diagnostics import Location
    from briefgen.selection.cut import Cut
    from briefgen.selection.printed import PrintedText

    Span: TypeAlias = tuple[int, int]

# What Markdown names and no page prints: ids of sources and parts, files of pictures.
_UNPRINTED = re.compile(
    r"(?<=\[@)[^\],\s]+|(?<=\]\(#)[^)\s]*|(?<=\]\()(?!https:|mailto:)[^)\s]+"
)


@dataclass(frozen=True, slots=True)
class Guarded:
    """Where an edition would name an author, and what may be in no channel of it."""

    faults: tuple[Diagnostic, ...]
    protected: tuple[WithheldText, ...]


@dataclass(frozen=True, slots=True)
class _Guard:
    """The words that would name one author, and the texts in which they may stand."""

    place: Location
    words: tuple[WithheldText, ...]
    allowed: tuple[str, ...]

    def breaches(self, text: str) -> list[Span]:
        """Where a text would name the author; what overlaps is one place."""
        free = self._free(text)
        found: list[Span] = []
        for span in sorted(s for word in self.words for s in spans(word.text, text)):
            if any(_covers(one, span) for one in free):
                continue
            if found and span[0] < found[-1][1]:
                found[-1] = (found[-1][0], max(found[-1][1], span[1]))
            else:
                found.append(span)
        return found

    def standing(self, text: str) -> set[str]:
        """The words that stand in a text, and may."""
        free = self._free(text)
        return {
            word.text
            for word in self.words
            if free and any(_covers(a, b) for b in spans(word.text, text) for a in free)
        }

    def _free(self, text: str) -> list[Span]:
        return [span for allowed in self.allowed for span in spans(allowed, text)]


def guard(cut: Cut, texts: Iterable[PrintedText]) -> Guarded:
    """Look for the authors whom this edition does not name."""
    guards = tuple(_guards(cut))
    printed = tuple(texts) if guards else ()
    faults: list[Diagnostic] = []
    protected: list[WithheldText] = []
    for one in guards:
        standing: set[str] = set(one.allowed)
        for text in printed:
            runs = tuple(_runs(text))
            standing.update(*map(one.standing, runs))
            if any(map(one.breaches, runs)):
                faults += [_fault(cut, one, place) for place in _places(one, text)]
        protected += [word for word in one.words if word.text not in standing]
    return Guarded(tuple(dict.fromkeys(faults)), tuple(dict.fromkeys(protected)))


def _guards(cut: Cut) -> Iterator[_Guard]:
    authors, source = cut.brief.content.authors, cut.brief.source
    readable = {index for index, _ in keep(cut.reader, authors, cut.whole)}
    named = () if cut.is_nameless else tuple(authors[at].name for at in readable)
    for index, author in enumerate(authors):
        if index in readable and not cut.is_nameless:
            continue
        place = source.at(("authors", index))
        words = [WithheldText(source.at(("authors", index, "name")), author.name)]
        for at, word in enumerate(author.protect):
            if word != author.name:
                path = ("authors", index, "protect", at)
                words.append(WithheldText(source.at(path), word))
        allowed = (*(one.text for one in author.allow), *named)
        yield _Guard(place, tuple(words), allowed)


def _runs(text: PrintedText) -> Iterator[str]:
    """The words of a text as a page prints them together."""
    if text.kind == "plain":
        yield text.text
        return
    for written in prose.parse(text.text, inline=text.kind == "phrase").blocks:
        yield from prose.runs(written.block)


def _places(guarded: _Guard, text: PrintedText) -> Iterator[Location]:
    """Where a text names the author, to the letter if the markup lets that be told."""
    raw = text.text
    if text.kind != "plain":
        raw = _UNPRINTED.sub(lambda found: " " * len(found[0]), raw)
    for start, _ in (found := guarded.breaches(raw)):
        line = raw.count("\n", 0, start) + 1
        yield text.place.at(line, start - raw.rfind("\n", 0, start))
    if not found:
        for written in prose.parse(raw, inline=text.kind == "phrase").blocks:
            if any(map(guarded.breaches, prose.runs(written.block))):
                yield text.place.at(written.line, written.column)


def _fault(cut: Cut, guarded: _Guard, place: Location) -> Diagnostic:
    return Diagnostic(
        "H220",
        f"this would name the author at {guarded.place}, whom the edition for audience"
        f" `{cut.reader.name}` does not name",
        place,
        "write it another way, limit it to others, or allow it:"
        " `allow: [{ text: …, reason: … }]`",
    )


def _covers(one: Sequence[int], other: Sequence[int]) -> bool:
    return one[0] <= other[0] and other[1] <= one[1]
