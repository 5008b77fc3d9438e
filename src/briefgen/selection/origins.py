"""Where the parts of a brief stand in its files, withheld or not.

Messages alone use it: they tell an author the place of what somebody may not read,
and never its words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.selection.cutting import FIELDS, written_parts
from briefgen.selection.wording import Origin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.diagnostics import Location
    from briefgen.model.brief import Brief
    from briefgen.model.source import ValuePath
    from briefgen.selection.cutting import KeptPart


def origin_of(brief: Brief, name: str) -> Location:
    """The place of what a name stands for: ``outlook``, ``outlook/p2``, a source."""
    found = (place for known, place in _named(brief) if known == name)
    return next(found, brief.source.at(()))


def _named(brief: Brief) -> Iterator[tuple[str, Location]]:
    content, source = brief.content, brief.source
    for index, section in enumerate(content.sections):
        path: ValuePath = ("sections", index)
        yield section.id, source.at(path)
        for _, parts in written_parts(brief, section, path):
            for part in parts:
                place = origin_of_part(brief, part)
                yield from ((name, place) for name in part.names)
        for key in FIELDS:
            fields = enumerate(getattr(section, key, None) or ())
            ids = ((position, getattr(part, "id", None)) for position, part in fields)
            yield from ((n, source.at((*path, key, at))) for at, n in ids if n)
    for key in ("judgments", "sources"):
        for index, part in enumerate(getattr(content, key)):
            yield part.id, source.at((key, index))


def origin_of_part(brief: Brief, part: KeptPart) -> Location:
    """Where a part of a body begins, in ``brief.yaml`` or in a file of prose."""
    if part.written is None:
        return brief.source.at(part.path)
    origin = Origin(brief.source, part.path, part.file)
    return origin.at(part.written.line, part.written.column)
