"""Sections and their blocks, worded for the reader."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefgen.documents import (
    Callout,
    Divider,
    Figure,
    Heading,
    List,
    ListItem,
    Part,
    Quotation,
    Redaction,
    Section,
    Table,
)
from briefgen.selection.fields import section_fields
from briefgen.selection.redactions import with_bars
from briefgen.selection.tables import cut_table
from briefgen.selection.wording import Origin

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from briefgen.documents import Block, EditorNote
    from briefgen.model import blocks as written
    from briefgen.model.source import ValuePath
    from briefgen.selection.desk import Desk
    from briefgen.selection.notes import Notes
    from briefgen.selection.reading import Standing
    from briefgen.selection.targets import PlacedPart, PlacedSection


def word_sections(
    desk: Desk, placed: Sequence[PlacedSection], notes: Notes, *, cited: bool
) -> tuple[Section, ...]:
    """The sections as they are printed. ``cited``: number their paragraphs."""
    sections = []
    for section in placed:
        # In the order of the page, since words are numbered as they are met.
        fields = (name for name, _ in section.kept.fields if name)
        flags = notes.word(desk, (section.kept.section.id, *fields))
        parts = tuple(_parts(desk, section, notes, cited=cited))
        content = section_fields(desk, section)
        sections.append(_section(desk, section, parts, content, flags))
    return tuple(sections)


def _section(
    desk: Desk,
    placed: PlacedSection,
    parts: tuple[Part, ...],
    content: Mapping[str, object],
    flags: tuple[EditorNote, ...],
) -> Section:
    written = placed.kept.section
    return Section(
        type=getattr(written, "type", "prose"),
        number=placed.number,
        anchor=placed.anchor,
        title=written.title,
        quoted=written.voice == "quoted",
        parts=parts,
        portion=desk.portion(placed.kept.standing),
        notes=flags,
        **content,  # type: ignore[arg-type]
    )


def _parts(
    desk: Desk, section: PlacedSection, notes: Notes, *, cited: bool
) -> Iterator[Part]:
    for placed in section.parts:
        block = _block(desk, placed)
        # A rule says nothing to be marked; a list is marked item by item.
        is_silent = isinstance(block, Divider) or _marks_its_parts(block)
        yield Part(
            block,
            anchor=placed.anchor,
            number=placed.number if cited else "",
            portion="" if is_silent else desk.portion(placed.kept.standing),
            notes=notes.word(desk, placed.kept.names),
        )


def _block(desk: Desk, placed: PlacedPart) -> Block:
    kept = placed.kept
    if kept.redaction:
        return kept.redaction
    if kept.written is None:
        return _of_kind(desk, placed)
    origin = Origin(desk.brief.source, kept.path, kept.file)
    block = desk.wording.block(kept.written.block, origin)
    portion = desk.portion(kept.standing)
    match block:
        case Heading():
            return replace(block, anchor=placed.anchor)
        case Figure(caption=caption):
            shown = portion if caption else ""
            return replace(block, number=placed.caption_number, caption_portion=shown)
        case List(items=items):
            marked = tuple(replace(item, portion=portion) for item in items)
            return replace(block, items=marked)
        case Table(columns=columns, rows=rows):
            return replace(
                block,
                columns=tuple(replace(one, portion=portion) for one in columns),
                rows=tuple(replace(row, portion=portion) for row in rows),
            )
        case _:
            return block


def _marks_its_parts(block: Block) -> bool:
    """Whether each part of a block shows its own marking, and so the block none."""
    match block:
        case List(items=items):
            return any(item.portion for item in items)
        case Table(columns=columns):
            return any(column.portion for column in columns)
        case _:
            return False


def _of_kind(desk: Desk, placed: PlacedPart) -> Block:
    kept, number = placed.kept, placed.caption_number
    block = getattr(kept.item, kept.kind)
    match kept.kind:
        case "callout":
            return _callout(desk, block, kept.path)
        case "quotation":
            return _quotation(desk, block, kept.path)
        case "figure":
            return _figure(desk, block, kept.path, kept.standing, number)
        case "list":
            return _list(desk, block, kept.path, kept.standing)
        case _:
            return cut_table(desk, block, kept.path, kept.standing, number)


def _callout(desk: Desk, callout: written.Callout, path: ValuePath) -> Callout:
    blocks = desk.wording.passage(callout.text, (*path, "text"))
    return Callout(callout.kind, callout.title or "", blocks)


def _quotation(desk: Desk, quotation: written.Quotation, path: ValuePath) -> Quotation:
    blocks = desk.wording.passage(quotation.text, (*path, "text"))
    words = quotation.attribution
    said = desk.wording.phrase(words, (*path, "attribution")) if words else ()
    return Quotation(blocks, said)


def _figure(
    desk: Desk,
    figure: written.Figure,
    path: ValuePath,
    standing: Standing,
    number: int,
) -> Figure:
    return Figure(
        image=desk.brief.source.images[figure.file],
        alt=figure.alt,
        caption=desk.optional(figure.caption, (*path, "caption"), standing),
        credit=desk.optional(figure.credit, (*path, "credit"), standing),
        number=number,
        caption_portion=desk.portion_of(figure.caption, standing),
        credit_portion=desk.portion_of(figure.credit, standing),
    )


def _list(
    desk: Desk, written_list: written.ItemList, path: ValuePath, standing: Standing
) -> List:
    items = tuple(
        ListItem((where,))
        if isinstance(where, Redaction)
        else ListItem(
            desk.wording.passage(
                written_list.items[index].text, (*path, "items", index, "text")
            ),
            desk.portion(where),
        )
        for index, where in with_bars(desk.reader, written_list.items, standing)
    )
    # Tight or loose follows from the items that are left: one of several blocks
    # sets them all apart.
    tight = all(len(item.blocks) <= 1 for item in items)
    return List(written_list.ordered, 1, tight, items)
