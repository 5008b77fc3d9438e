"""Sections in text: headings, numbered paragraphs, fields of each type, flags."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.composition.notices import gapped
from briefgen.composition.plaintext.blocks import (
    block_lines,
    blocks_lines,
    note_lines,
)
from briefgen.composition.plaintext.setting import WIDTH, indented, wrapped
from briefgen.documents import (
    Heading,
    Option,
    Paragraph,
    Recommendation,
    Redaction,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefgen.composition.plaintext.scribe import Scribe
    from briefgen.documents import (
        Decision,
        EditorNote,
        Part,
        Reason,
        Section,
    )

ANSWERS = ("approve", "disapprove", "discuss")


def section_lines(section: Section, scribe: Scribe) -> Iterator[str]:
    """A section, after an empty line."""
    number = section.number
    if section.type == "annex":
        number = scribe.word("annex", number=number)
    title = scribe.marked(section.portion, section.title)
    yield from ("", *wrapped(f"{number} {title}", first="## "))
    for note in section.notes:
        yield from _note(note, "", scribe)
    for part in section.parts:
        yield from _part(part, scribe)
    yield from _fields(section, scribe)


def _part(part: Part, scribe: Scribe) -> Iterator[str]:
    mark = scribe.marked(part.number, part.portion)
    yield ""
    if isinstance(part.block, Paragraph | Heading) or not mark:
        yield from block_lines(part.block, scribe, mark=mark)
    else:
        yield from (mark, *block_lines(part.block, scribe))
    for note in part.notes:
        yield from _note(note, part.number, scribe)


def _note(note: EditorNote, paragraph: str, scribe: Scribe) -> Iterator[str]:
    name = scribe.word("editor_note", number=note.number)
    if paragraph:
        name = scribe.word("editor_note_on", number=note.number, paragraph=paragraph)
    date = f", {scribe.day(note.date)}" if note.date else ""
    head = f"{name} ({scribe.word('not_in_original')}){date}"
    marks = " ".join(filter(None, map(scribe.citation, note.citations)))
    lines = wrapped(head, WIDTH - 2)
    lines += blocks_lines(note.blocks, scribe, WIDTH - 2, note.portion, each=True)
    if marks:
        lines += wrapped(scribe.word("note_sources", sources=marks), WIDTH - 2)
    yield from ("", *indented(lines, "| "))


def _fields(section: Section, scribe: Scribe) -> Iterator[str]:
    numbered: tuple[Option | Recommendation, ...]
    numbered = (*section.options, *section.recommendations)
    for item in gapped(numbered, section.gaps):
        match item:
            case Option():
                yield from _option(item, scribe)
            case Recommendation():
                yield from _recommendation(item, scribe)
            case Redaction():
                yield from ("", scribe.bar(item))
    for point in section.points:
        inside = blocks_lines(point.blocks, scribe, WIDTH - 2, point.portion)
        yield from ("", *indented(inside, "  ", "- "))
    if section.decision:
        yield from _decision(section.decision, scribe)


def _option(option: Option, scribe: Scribe) -> Iterator[str]:
    name = scribe.word("option", number=option.number)
    title = scribe.marked(option.portion, option.title)
    yield from ("", *wrapped(f"{name} {title}", first="### "))
    if option.blocks:
        lines = blocks_lines(option.blocks, scribe, mark=option.portion, each=True)
        yield from ("", *lines)
    yield from _side("advantages", option.advantages, scribe)
    yield from _side("disadvantages", option.disadvantages, scribe)


def _side(key: str, reasons: Iterable[Reason], scribe: Scribe) -> Iterator[str]:
    said = [
        scribe.marked(reason.portion, scribe.inline(reason.children))
        for reason in reasons
    ]
    if said:
        yield from ("", f"{scribe.word(key)}:")
    for text in said:
        yield from wrapped(text, first="- ")
    yield from note_lines(scribe)


def _recommendation(item: Recommendation, scribe: Scribe) -> Iterator[str]:
    sign = f"{item.number}. "
    inside = blocks_lines(item.blocks, scribe, WIDTH - len(sign), item.portion)
    terms = []
    if item.owner:
        terms.append(f"{scribe.word('owner')}: {item.owner}")
    if item.deadline:
        terms.append(f"{scribe.word('deadline')}: {scribe.day(item.deadline)}")
    inside += [line for term in terms for line in wrapped(term, WIDTH - len(sign))]
    if item.decision:
        inside += _boxes([scribe.word(answer) for answer in ANSWERS])
    yield from ("", *indented(inside, " " * len(sign), sign))


def _decision(decision: Decision, scribe: Scribe) -> Iterator[str]:
    yield ""
    question = scribe.inline(decision.question)
    if question:
        yield from wrapped(scribe.marked(decision.portion, question))
    yield from note_lines(scribe)
    yield from _boxes(decision.choices or [scribe.word(answer) for answer in ANSWERS])
    if decision.deadline:
        yield from wrapped(scribe.word("decide_by", date=scribe.day(decision.deadline)))


def _boxes(answers: Iterable[str]) -> list[str]:
    return [line for answer in answers for line in wrapped(answer, first="[ ] ")]
