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

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefgen.documents import WrittenBlock
    from briefgen.model.blocks import BodyItem
    from briefgen.model.brief import Brief
    from briefgen.model.parts import LimitedPart
    from briefgen.model.sections import SectionBase
    from briefgen.model.source import ValuePath
    from briefgen.selection.reading import Reader, Standing

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
    if any(any(keep(reader, parts, inside)) for parts in _fields(section)):
        return True
    return getattr(section, "question", None) is not None


def _fields(section: SectionBase) -> Iterator[Sequence[LimitedPart]]:
    return (getattr(section, name, None) or () for name in FIELDS)


def contents_of(section: KeptSection) -> Iterator[tuple[LimitedPart, Standing]]:
    """The limited parts directly inside a section that stays, and around each.

    An item of the body of which nothing stays is not among them.
    """
    items = {id(part.item): part.item for part in section.parts}
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
    count = 0  # places count what was written, withheld or not
    for index, item in enumerate(getattr(section, "body", None) or ()):
        parts = list(_parts_of(brief, item, (*path, "body", index), inside))
        standing = reader.enter(item, inside)
        within = 0
        for position, part in enumerate(parts):
            names = [item.id] if item.id and position == 0 else []
            if not _is_heading(part):
                count += 1
                within += 1
                names.append(f"{section.id}/p{count}")
                if item.id:
                    names.append(f"{item.id}/p{within}")
            stays = standing and _standing_of(reader, part, standing)
            if stays:
                inner = getattr(part.item, part.kind).id if part.kind else None
                captioned = _captioned(reader, part, stays)
                named = (*names, *([inner] if inner else ()))
                yield _placed(part, stays, named, captioned)


def _placed(
    part: KeptPart, standing: Standing, names: tuple[str, ...], captioned: Captioned
) -> KeptPart:
    return replace(part, standing=standing, names=names, captioned=captioned)


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


def _parts_of(
    brief: Brief, item: BodyItem, path: ValuePath, inside: Standing
) -> Iterator[KeptPart]:
    for kind in KINDS:
        if getattr(item, kind) is not None:
            yield KeptPart((*path, kind), "", item, kind, None, inside, ())
            return
    file = item.file or ""
    text = brief.source.texts[file] if file else item.text or ""
    where = (*path, "file" if file else "text")
    for written in prose.parse(text).blocks:
        yield KeptPart(where, file, item, "", written, inside, ())


def _standing_of(reader: Reader, part: KeptPart, inside: Standing) -> Standing | None:
    """Where a part stands; None also for a list whose every item is withheld."""
    if not part.kind:
        return inside
    block = getattr(part.item, part.kind)
    standing = reader.enter(block, inside)
    if (
        standing
        and part.kind == "list"
        and not any(keep(reader, block.items, standing))
    ):
        return None
    return standing
