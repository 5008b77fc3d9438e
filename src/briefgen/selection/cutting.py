"""Leave out what the reader may not have, before anything is derived.

Comes in: the sections of a brief. Goes out: the sections and parts that stay,
each with the names by which other places of the brief refer to it. Only here is
the body of a section cut; numbers, anchors and words come later, from what stays.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, TypeAlias

from briefgen import prose
from briefgen.documents import Heading, PictureMention
from briefgen.selection.reading import Standing
from briefgen.selection.redactions import bar, with_bars

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefgen.documents import Redaction, WrittenBlock
    from briefgen.model.blocks import BodyItem
    from briefgen.model.brief import Brief
    from briefgen.model.parts import BarredPart, LimitedPart
    from briefgen.model.sections import SectionBase
    from briefgen.model.source import ValuePath
    from briefgen.selection.reading import Reader

FIELDS = ("options", "recommendations", "points")
KINDS = ("callout", "quotation", "figure", "list", "table")
Captioned: TypeAlias = Literal["", "table", "figure"]


@dataclass(frozen=True, slots=True)
class KeptPart:
    """A block that stays. Prose has ``written``, another kind has ``kind``."""

    path: ValuePath  # of the text, or of the block under its kind's key
    file: str  # of prose that stands in a file
    item: BodyItem
    kind: str
    written: WrittenBlock | None
    standing: Standing
    names: tuple[str, ...]  # ids, and places such as `outlook/p2`
    captioned: Captioned = ""  # the series that numbers its caption, if it is read
    redaction: Redaction | None = None  # the bar that stands in its place


@dataclass(frozen=True, slots=True)
class KeptSection:
    """A section that stays, with the parts of its body that stay."""

    path: ValuePath
    section: SectionBase
    standing: Standing
    parts: tuple[KeptPart, ...]
    fields: tuple[tuple[str, Standing], ...]  # its options and the like, by id or ""


def keep_sections(
    brief: Brief, reader: Reader, inside: Standing
) -> tuple[KeptSection, ...]:
    """The sections that the reader gets, in order."""
    kept = []
    for index, section in enumerate(brief.content.sections):
        path: ValuePath = ("sections", index)
        standing = reader.enter(section, inside)
        if standing is not None:
            parts = tuple(_kept_parts(brief, reader, section, path, standing))
            if parts or _has_fields(reader, section, standing):
                fields = tuple(_kept_fields(reader, section, standing))
                kept.append(KeptSection(path, section, standing, parts, fields))
    return tuple(kept)


def _has_fields(reader: Reader, section: SectionBase, inside: Standing) -> bool:
    """Whether a field of the section's own type has something for the reader."""
    if any(any(with_bars(reader, parts, inside)) for parts in _fields(section)):
        return True
    return getattr(section, "question", None) is not None


def _fields(section: SectionBase) -> Iterator[Sequence[BarredPart]]:
    return (getattr(section, name, None) or () for name in FIELDS)


def contents_of(section: KeptSection) -> Iterator[tuple[LimitedPart, Standing]]:
    """The limited parts directly inside a section that stays, and around each.

    An item of the body of which nothing stays is not among them.
    """
    items = {id(p.item): p.item for p in section.parts if p.redaction is None}
    for item in items.values():
        yield item, section.standing
    for parts in _fields(section.section):
        yield from ((part, section.standing) for part in parts)


def _kept_fields(
    reader: Reader, section: SectionBase, inside: Standing
) -> Iterator[tuple[str, Standing]]:
    for parts in _fields(section):
        for index, standing in keep(reader, parts, inside):
            yield getattr(parts[index], "id", None) or "", standing


def standings_by_name(sections: Sequence[KeptSection]) -> dict[str, Standing]:
    """Where the parts stand that stay, by each of their names."""
    standings = {}
    for section in sections:
        standings[section.section.id] = section.standing
        standings |= {name: where for name, where in section.fields if name}
        for part in section.parts:
            standings |= dict.fromkeys(part.names, part.standing)
    return standings


def keep(
    reader: Reader, parts: Sequence[LimitedPart], inside: Standing
) -> Iterator[tuple[int, Standing]]:
    """The places of the parts that the reader gets, and where they stand."""
    for index, part in enumerate(parts):
        standing = reader.enter(part, inside)
        if standing is not None:
            yield index, standing


def _kept_parts(
    brief: Brief,
    reader: Reader,
    section: SectionBase,
    path: ValuePath,
    inside: Standing,
) -> Iterator[KeptPart]:
    for item, parts in written_parts(brief, section, path):
        standing = reader.enter(item, inside)
        kept = list(_kept(reader, parts, standing)) if standing else []
        yield from kept
        if parts and not kept and reader.redacts:
            # The reason of what is withheld itself: one further in is withheld with it,
            # and one further out is for others.
            closed = getattr(item, parts[0].kind) if standing else item
            barred = KeptPart(parts[0].path, "", item, "", None, Standing(), ())
            yield replace(barred, redaction=bar(closed))


def _kept(
    reader: Reader, parts: Sequence[KeptPart], inside: Standing
) -> Iterator[KeptPart]:
    """The parts of an item that stay."""
    for part in parts:
        stays = _standing_of(reader, part, inside)
        if stays:
            captioned = _captioned(reader, part, stays)
            yield replace(part, standing=stays, captioned=captioned)


def written_parts(
    brief: Brief, section: SectionBase, path: ValuePath
) -> Iterator[tuple[BodyItem, Sequence[KeptPart]]]:
    """The items of a section's body with their parts and the names of each.

    Nothing is cut here: names count what was written, withheld or not.
    """
    count = 0
    for index, item in enumerate(getattr(section, "body", None) or ()):
        parts = []
        within = 0
        for position, part in enumerate(_parts_of(brief, item, (*path, "body", index))):
            names = [item.id] if item.id and position == 0 else []
            if not _is_heading(part):
                count += 1
                within += 1
                names.append(f"{section.id}/p{count}")
                if item.id:
                    names.append(f"{item.id}/p{within}")
            if inner := getattr(part.item, part.kind).id if part.kind else None:
                names.append(inner)
            parts.append(replace(part, names=tuple(names)))
        yield item, parts


def _captioned(reader: Reader, part: KeptPart, inside: Standing) -> Captioned:
    """What numbers the part: a caption that is withheld does not."""
    if part.written is not None:
        block = part.written.block
        is_captioned = isinstance(block, PictureMention) and block.caption
        return "figure" if is_captioned else ""
    caption = getattr(getattr(part.item, part.kind), "caption", None)
    if caption is None or reader.enter(caption, inside) is None:
        return ""
    return "table" if part.kind == "table" else "figure"


def _is_heading(part: KeptPart) -> bool:
    return part.written is not None and isinstance(part.written.block, Heading)


def _parts_of(brief: Brief, item: BodyItem, path: ValuePath) -> Iterator[KeptPart]:
    nowhere = Standing()  # where it stands is the reader's
    for kind in KINDS:
        if getattr(item, kind) is not None:
            yield KeptPart((*path, kind), "", item, kind, None, nowhere, ())
            return
    file = item.file or ""
    text = brief.source.texts[file] if file else item.text or ""
    where = (*path, "file" if file else "text")
    for written in prose.parse(text).blocks:
        yield KeptPart(where, file, item, "", written, nowhere, ())


def _standing_of(reader: Reader, part: KeptPart, inside: Standing) -> Standing | None:
    """Where a part stands; None also for a list whose every item is withheld."""
    if not part.kind:
        return inside
    block = getattr(part.item, part.kind)
    standing = reader.enter(block, inside)
    if (
        standing
        and part.kind == "list"
        and not any(with_bars(reader, block.items, standing))
    ):
        return None
    return standing
