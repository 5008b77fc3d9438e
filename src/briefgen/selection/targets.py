"""What other places of an edition can point to.

Comes in: the parts that stay. Goes out: for each name that the brief gives them,
the anchor and the number that readers of this edition see. Numbers follow the
edition, not the brief: a gap would tell a reader that something was withheld.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, TypeAlias

from briefgen.documents import Heading
from briefgen.selection.cutting import keep

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefgen.model.brief import KeyJudgment
    from briefgen.selection.cutting import KeptPart, KeptSection
    from briefgen.selection.reading import Reader, Standing

TargetKind: TypeAlias = Literal[
    "section", "annex", "paragraph", "table", "figure", "judgment"
]


@dataclass(frozen=True, slots=True)
class Target:
    """What a name stands for. Without an anchor it is not on these pages."""

    anchor: str
    kind: TargetKind
    number: str
    section: str  # the title of the section that holds it


@dataclass(frozen=True, slots=True)
class PlacedPart:
    """A part with its anchor, its paragraph number and its caption's number."""

    kept: KeptPart
    anchor: str
    number: str  # "1.3"; empty for a heading
    caption_number: int  # 0 where there is no caption


@dataclass(frozen=True, slots=True)
class PlacedSection:
    """A section with its number, and its parts in their places."""

    kept: KeptSection
    anchor: str
    number: str
    parts: tuple[PlacedPart, ...]


def place(sections: Sequence[KeptSection]) -> tuple[PlacedSection, ...]:
    """Number the sections that are printed, and everything in them."""
    counts = {"section": 0, "annex": 0, "table": 0, "figure": 0, "heading": 0}
    placed = []
    for position, section in enumerate(sections, 1):
        kind = "annex" if getattr(section.section, "type", "") == "annex" else "section"
        counts[kind] += 1
        number = str(counts["section"])
        if kind == "annex":
            number = letters(counts["annex"])
        parts = tuple(_place_parts(section, position, number, counts))
        placed.append(PlacedSection(section, f"s-{position}", number, parts))
    return tuple(placed)


def _place_parts(
    section: KeptSection, position: int, number: str, counts: dict[str, int]
) -> Iterator[PlacedPart]:
    paragraph = 0
    for part in section.parts:
        if part.redaction:
            yield PlacedPart(part, "", "", 0)
            continue
        if part.written and isinstance(part.written.block, Heading):
            counts["heading"] += 1
            yield PlacedPart(part, f"h-{counts['heading']}", "", 0)
            continue
        paragraph += 1
        caption = 0
        if part.captioned:
            counts[part.captioned] += 1
            caption = counts[part.captioned]
        anchor = f"p-{position}-{paragraph}"
        yield PlacedPart(part, anchor, f"{number}.{paragraph}", caption)


def letters(number: int) -> str:
    """The number in letters: A to Z, then AA, AB, as spreadsheets count."""
    text = ""
    while number:
        number, digit = divmod(number - 1, 26)
        text = chr(ord("A") + digit) + text
    return text


def targets(
    printed: Sequence[PlacedSection], kept: Sequence[KeptSection], *, numbered: bool
) -> dict[str, Target]:
    """Every name of a part that the reader may have, and what it stands for.

    Where paragraphs are not ``numbered``, one goes by the number of its section.
    """
    found: dict[str, Target] = {}
    for section in printed:
        title = section.kept.section.title
        is_annex = getattr(section.kept.section, "type", "") == "annex"
        whole = Target(
            section.anchor, "annex" if is_annex else "section", section.number, title
        )
        found[section.kept.section.id] = whole
        for number, (name, _) in enumerate(section.kept.fields, 1):
            if name:  # it goes by the number of its section, and has its own anchor
                found[name] = replace(whole, anchor=f"{section.anchor}-{number}")
        for part in section.parts:
            target = _target_of(part, whole, numbered=numbered)
            found |= dict.fromkeys(part.kept.names, target)
    there = [section.kept for section in printed]
    for unprinted in (section for section in kept if section not in there):
        nowhere = Target("", "section", "", unprinted.section.title)
        names = [name for part in unprinted.parts for name in part.names]
        fields = [name for name, _ in unprinted.fields if name]
        found |= dict.fromkeys([unprinted.section.id, *names, *fields], nowhere)
    return found


def _target_of(part: PlacedPart, section: Target, *, numbered: bool) -> Target:
    if part.kept.captioned:
        number = str(part.caption_number)
        return Target(part.anchor, part.kept.captioned, number, section.section)
    if not part.number or not numbered:
        return replace(section, anchor=part.anchor)
    return Target(part.anchor, "paragraph", part.number, section.section)


def judgment_targets(
    judgments: Sequence[KeyJudgment],
    reader: Reader,
    inside: Standing,
    *,
    printed: bool,
) -> dict[str, Target]:
    """The judgments that the reader may have, by id."""
    return {
        judgments[index].id: Target(
            f"kj-{number}" if printed else "", "judgment", str(number), ""
        )
        for number, (index, _) in enumerate(keep(reader, judgments, inside), 1)
    }
