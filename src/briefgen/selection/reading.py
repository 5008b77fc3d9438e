"""Who reads what: the rules of docs/reference/who-reads-what.md, in one place.

Comes in: a part and where its container stands. Goes out: where the part stands,
or None for a reader who does not get it. A part narrows its container and never
widens it, so nothing here ever adds a reader.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen.documents import Reading

if TYPE_CHECKING:
    from briefgen.model.marking import Marking, Scheme
    from briefgen.model.parts import LimitedPart


@dataclass(frozen=True, slots=True)
class Standing:
    """What a part inherits from its containers and hands to what it contains."""

    named: bool = False  # it, or a container below the brief, names the reader
    marking: Marking | None = None  # its own, else that of its container
    portion: bool = False  # a container below the brief, or it, has a marking


@dataclass(frozen=True, slots=True)
class Reader:
    """The audience for whom a brief is cut."""

    name: str
    explicit: bool  # reads only what names it
    clearance: Marking | None
    scheme: Scheme | None
    redacts: bool = False  # a bar stands where a part is withheld

    def enter(self, part: LimitedPart, inside: Standing) -> Standing | None:
        """Where the part stands for this reader; None: withheld."""
        found = self.judge(part, inside)
        return found if isinstance(found, Standing) else None

    def judge(self, part: LimitedPart, inside: Standing) -> Standing | Reading:
        """Where the part stands for this reader, or why it is withheld."""
        names = part.audiences
        if names is not None and self.name not in names:
            return Reading.LIMITED
        named = inside.named or names is not None
        if self.explicit and not named:
            return Reading.UNNAMED
        own = self.read_marking(part.marking)
        if own is None:
            return Standing(named, inside.marking, inside.portion)
        if not self.may_read(own):
            return Reading.MARKED
        return Standing(named, own, portion=True)

    def read_marking(self, label: str | None) -> Marking | None:
        """The marking behind a label that loading has found to be in the scheme."""
        return self.scheme.read(label) if self.scheme and label else None

    def may_read(self, marking: Marking) -> bool:
        """Whether the clearance covers a marking; no clearance covers none."""
        return self.clearance is not None and self.clearance.covers(marking)

    def use(self, part: LimitedPart, inside: Standing) -> Standing | None:
        """Where a part stands that follows its use, such as a source; None: withheld.

        Such a part needs no release of its own: what uses it has been released.
        """
        return self.enter(part, used(inside))


def used(inside: Standing) -> Standing:
    """Where a part begins to stand that follows its use."""
    return Standing(named=True, marking=inside.marking)
