"""What this edition leaves out: words with their places, and pictures.

It goes to ``verify``, which looks for it in the finished file, and nowhere else.
What an audience may read and its template does not print is not withheld.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen import prose
from briefgen.documents import (
    PictureMention,
    Withheld,
    WithheldPicture,
    WithheldText,
)
from briefgen.model.blocks import Table
from briefgen.model.walk import placed, texts
from briefgen.selection.cut import NAMING
from briefgen.selection.cutting import keep
from briefgen.selection.tables import cells_of_withheld_columns
from briefgen.selection.walking import walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.diagnostics import Location
    from briefgen.model.brief import Brief
    from briefgen.model.fields import Model
    from briefgen.model.source import ValuePath
    from briefgen.selection.cut import Cut
    from briefgen.selection.printed import Kept
    from briefgen.selection.reading import Reader, Standing


def withheld(cut: Cut, kept: Kept) -> Withheld:
    """Everything that the reader may not have."""
    brief, reader, inside = cut.brief, cut.reader, cut.whole
    parts = [
        *_limited(brief, reader, inside),
        *_following(cut, kept),
    ]
    found = [*_titles(brief, reader, inside, kept), *_cells(brief, reader, inside)]
    found += _abbreviations(brief, kept)
    found += [text for path, part in parts for text in _texts(brief, part, path)]
    pictures = [p for path, part in parts for p in _pictures(brief, part, path)]
    return Withheld(tuple(found), tuple(pictures))


def _limited(
    brief: Brief, reader: Reader, inside: Standing
) -> Iterator[tuple[ValuePath, Model]]:
    """The outermost parts that the reader may not have where they stand."""
    content = brief.content
    roots: list[tuple[ValuePath, Model]] = [(("summary",), content.summary)]
    for key in ("authors", "judgments", "sections"):
        roots += [((key, at), part) for at, part in enumerate(getattr(content, key))]
    for path, part in roots:
        for walked in walk(reader, part, path, inside):
            if walked.standing is None:
                yield walked.path, walked.part


def _following(cut: Cut, kept: Kept) -> Iterator[tuple[ValuePath, Model]]:
    """The parts that go with others: with what they flag, name, or are cited by."""
    content, reader = cut.brief.content, cut.reader
    for index, note in enumerate(content.editor_notes):
        flagged = kept.names.get(note.at.partition("@")[0])
        if flagged is None or reader.enter(note, flagged) is None:
            yield ("editor_notes", index), note
    for index, work in enumerate(content.sources):
        if work.id not in kept.sources:
            yield ("sources", index), work
    for index, _ in keep(reader, content.authors, cut.whole):
        for variant in NAMING if cut.is_nameless else ():
            if note := getattr(content.authors[index].note, variant):
                yield ("authors", index, "note", variant), note


def _titles(
    brief: Brief, reader: Reader, inside: Standing, kept: Kept
) -> Iterator[WithheldText]:
    """The titles of sections of which nothing else is left."""
    for index, section in enumerate(brief.content.sections):
        if section.id not in kept.names and reader.enter(section, inside):
            place = brief.source.at(("sections", index, "title"))
            yield WithheldText(place, section.title)


def _cells(brief: Brief, reader: Reader, inside: Standing) -> Iterator[WithheldText]:
    for index, section in enumerate(brief.content.sections):
        for walked in walk(reader, section, ("sections", index), inside):
            if walked.standing and isinstance(walked.part, Table):
                cells = cells_of_withheld_columns(
                    brief, reader, walked.part, walked.path, walked.standing
                )
                yield from (WithheldText(cell.at(1, 1), text) for cell, text in cells)


def _abbreviations(brief: Brief, kept: Kept) -> Iterator[WithheldText]:
    for short, long in brief.content.abbreviations.items():
        if short not in kept.abbreviations:
            place = brief.source.at(("abbreviations", short))
            yield from (WithheldText(place, text) for text in (short, long))


def _texts(brief: Brief, part: Model, path: ValuePath) -> Iterator[WithheldText]:
    source = brief.source
    for text in texts(part, path):
        yield WithheldText(source.at(text.path), text.text)
    for _, name in _files(part, path):
        if name in source.texts:
            yield WithheldText(source.in_file(name, 1, 1), source.texts[name])
        for row, cells in enumerate(source.tables.get(name, ())):
            for position, cell in enumerate(cells):
                if cell:
                    place = source.place_in_table(name, row, position)
                    yield WithheldText(source.in_file(name, *place), cell)


def _pictures(brief: Brief, part: Model, path: ValuePath) -> Iterator[WithheldPicture]:
    images = brief.source.images
    for place, name in _named_pictures(brief, part, path):
        if name in images:
            yield WithheldPicture(place, images[name].data)


def _named_pictures(
    brief: Brief, part: Model, path: ValuePath
) -> Iterator[tuple[Location, str]]:
    passages = [(text.path, text.text) for text in texts(part, path)]
    for at, name in _files(part, path):
        yield brief.source.at(at), name
        passages.append((at, brief.source.texts.get(name, "")))
    for at, text in passages:
        for found in prose.mentions(w.block for w in prose.parse(text).blocks):
            if isinstance(found, PictureMention):
                yield brief.source.at(at), found.file


def _files(part: Model, path: ValuePath) -> Iterator[tuple[ValuePath, str]]:
    for step in placed(part, path):
        if name := getattr(step.model, "file", None):
            yield (*step.path, "file"), name
