"""What this audience may not read: words with their places, and pictures.

It goes to ``verify``, which looks for it in the finished file, and nowhere else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.documents import Withheld, WithheldText
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
            continue
        for path, text in texts(walked.part, walked.path):
            if path[-1] == "file":
                found += _of_file(brief, text)
                images += _pictures(brief, text)
            else:
                found.append(WithheldText(_place(brief, path), text))
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
