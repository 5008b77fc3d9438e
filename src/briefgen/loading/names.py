"""What the parts of a brief are called, and how many paragraphs they have.

Takes a draft; gives every id with what it stands for, so that references can be
followed and doubles be found. Ids are one namespace.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

from briefgen import prose
from briefgen.documents import Heading
from briefgen.model.blocks import KINDS, BodyItem
from briefgen.model.brief import CitedWork, KeyJudgment
from briefgen.model.sections import SectionBase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.loading.draft import Draft
    from briefgen.model.source import ValuePath
    from briefgen.model.walk import Placed

NameKind: TypeAlias = Literal["section", "block", "judgment", "source"]


@dataclass(frozen=True, slots=True)
class Name:
    """What an id stands for.

    ``paragraphs`` are the parts that its numbered places stand for: ``id/p1`` is the
    first. It is None where they could not be read, or where there are no such places.
    """

    id: str
    kind: NameKind
    placed: Placed
    paragraphs: tuple[Placed, ...] | None
    is_counted: bool = True


@dataclass(slots=True)
class Names:
    """Every id of a brief."""

    known: dict[str, Name] = field(default_factory=dict)
    doubles: list[Name] = field(default_factory=list)
    is_uncertain: bool = False  # an id could not be read

    def of_kind(self, *kinds: NameKind) -> list[str]:
        """The ids of these kinds."""
        return [name for name, found in self.known.items() if found.kind in kinds]

    def owner(self, place: str) -> Placed | None:
        """The part that a place such as ``outlook/p2@hash`` stands for."""
        name, _, paragraph = place.partition("@")[0].partition("/p")
        found = self.known.get(name)
        if found is None or not paragraph:
            return found.placed if found else None
        numbered = found.paragraphs or ()
        number = int(paragraph)
        return numbered[number - 1] if 1 <= number <= len(numbered) else None


def collect(draft: Draft) -> Names:
    """The names of a draft. An id that is a stand-in names nothing."""
    names = Names(is_uncertain=any(path[-1:] == ("id",) for path in draft.spoiled))
    within = _children(draft.parts)
    for part in draft.parts:
        name = getattr(part.model, "id", None)
        if name is None or draft.is_spoiled((*part.path, "id")):
            continue
        found = _name(draft, part, name, within)
        if name in names.known:
            names.doubles.append(found)
        else:
            names.known[name] = found
    return names


def _name(
    draft: Draft, part: Placed, name: str, within: dict[ValuePath, list[Placed]]
) -> Name:
    match part.model:
        case SectionBase():
            items = [p for p in within[part.path] if isinstance(p.model, BodyItem)]
            return Name(name, "section", part, _paragraphs(draft, items, within))
        case BodyItem():
            return Name(name, "block", part, _paragraphs(draft, [part], within))
        case KeyJudgment():
            return Name(name, "judgment", part, None, is_counted=False)
        case CitedWork():
            return Name(name, "source", part, None, is_counted=False)
        case _:
            return Name(name, "block", part, None, is_counted=False)


def _paragraphs(
    draft: Draft, items: Sequence[Placed], within: dict[ValuePath, list[Placed]]
) -> tuple[Placed, ...] | None:
    """For each numbered place, the part that it stands for."""
    found: list[Placed] = []
    for item in items:
        if draft.has_spoiled(item.path):
            return None
        block = [p for p in within[item.path] if p.path[-1] in KINDS]
        if block:
            found.append(block[0])
            continue
        text = draft.text_of(
            getattr(item.model, "file", None), getattr(item.model, "text", None)
        )
        if text is None:
            return None
        written = prose.parse(text).blocks
        found += [item for w in written if not isinstance(w.block, Heading)]
    return tuple(found)


def _children(parts: Sequence[Placed]) -> dict[ValuePath, list[Placed]]:
    children: dict[ValuePath, list[Placed]] = {part.path: [] for part in parts}
    for part in parts:
        if part.inside is not None:
            children[part.inside.path].append(part)
    return children
