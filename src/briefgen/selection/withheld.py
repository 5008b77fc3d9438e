"""What this audience may not read: words with their places, and pictures.

It goes to ``verify``, which looks for it in the finished file, and nowhere else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen import prose
from briefgen.documents import PictureMention, Withheld, WithheldText
from briefgen.model.blocks import Table
from briefgen.selection.tables import cells_of_withheld_columns
from briefgen.selection.walking import texts, walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.diagnostics import Location
    from briefgen.model.brief import Brief
    from briefgen.model.source import ValuePath
    from briefgen.selection.reading import Reader, Standing


def withheld(brief: Brief, reader: Reader, inside: Standing) -> Withheld:
    """Everything that the reader may not have."""
    found: list[WithheldText] = []
    images: list[bytes] = []
    for walked in walk(reader, brief.content, (), inside):
        if walked.standing is not None:
            if isinstance(walked.part, Table):
                place = _place(brief, (*walked.path, "columns"))
                cells = cells_of_withheld_columns(
                    brief, reader, walked.part, walked.standing
                )
                found += [WithheldText(place, cell) for cell in cells if cell]
            continue
        for path, text in texts(walked.part, walked.path):
            if path[-1] == "file":
                found += _of_file(brief, text)
                images += _pictures(brief, text)
                images += _pictures_in(brief, brief.source.texts.get(text, ""))
            else:
                found.append(WithheldText(_place(brief, path), text))
                images += _pictures_in(brief, text)
    return Withheld(tuple(found), tuple(images))


def _place(brief: Brief, path: ValuePath) -> Location:
    return brief.source.at(path)


def _of_file(brief: Brief, name: str) -> Iterator[WithheldText]:
    place = brief.source.in_file(name, 1, 1)
    if name in brief.source.texts:
        yield WithheldText(place, brief.source.texts[name])
    for row in brief.source.tables.get(name, ()):
        yield from (WithheldText(place, cell) for cell in row)


def _pictures(brief: Brief, name: str) -> Iterator[bytes]:
    if name in brief.source.images:
        yield brief.source.images[name].data


def _pictures_in(brief: Brief, text: str) -> Iterator[bytes]:
    for written in prose.parse(text).blocks:
        if isinstance(written.block, PictureMention):
            yield from _pictures(brief, written.block.file)
