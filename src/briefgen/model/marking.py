"""Handling markings: labels that a person typed, compared by their scheme.

A scheme is data: levels, groups of caveats, what a banner prints and where. Every
label is read and printed by the one rule in ``labels.py``. briefgen prints and
checks labels; it never invents one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Literal

from pydantic import Field, PrivateAttr

from briefgen.model.fields import Flag, Model, PlainText
from briefgen.model.labels import banner_of, meaning_of, portion_of, printed, read

Color = Annotated[str, Field(pattern=r"^#[0-9A-Fa-f]{6}$")]
Mortar = Annotated[str, Field(min_length=1, max_length=8)]
"""What stands between two words of a label; blanks count."""


class Level(Model):
    """A level of a scheme."""

    label: PlainText
    """The label, to the letter."""
    meaning: PlainText
    """What it allows, in one sentence."""
    color: Color
    """The colour of the letters."""
    background: Color
    """The colour behind the letters."""
    portion: PlainText
    """The label of a portion marking."""
    spellings: list[PlainText] = []
    """Other words for the same level, printed as they were typed."""
    former: list[PlainText] = []
    """Labels that this one has replaced: an error, with this one as the answer."""
    needs_distribution: Flag = False
    """Whether a distribution line has to say who the readers are."""


class Caveat(Model):
    """An addition that narrows a level further."""

    label: PlainText
    """The words, to the letter."""
    meaning: PlainText
    """What it asks for, in one sentence."""
    portion: PlainText | None = None
    """The words of a portion marking; without it, the label."""
    levels: list[PlainText] | None = None
    """The levels that it goes with; without it, all."""
    contained_in: list[PlainText] = []
    """The levels that contain it: their label is never followed by it."""
    includes: list[PlainText] = []
    """The caveats that this one contains, being narrower."""
    needs: list[PlainText] = []
    """The caveats without which this one does not stand."""


class CaveatGroup(Model):
    """Caveats that stand together in a label, in their order."""

    name: PlainText
    """What the group is called."""
    position: Literal["before", "after"] = "after"
    """Whether the group stands before the level or after it."""
    separator: Mortar = " "
    """What stands between the group and the rest of the label."""
    joiner: Mortar = " "
    """What stands between two caveats of the group."""
    in_banner: Flag = True
    """Whether the banner prints the group."""
    in_portion: Flag = True
    """Whether a portion marking prints the group."""
    caveats: Annotated[list[Caveat], Field(min_length=1)]
    """The caveats, in the order in which a label has them."""


class BannerRule(Model):
    """How the marking of the whole stands on every page."""

    places: Annotated[list[Literal["head", "foot"]], Field(min_length=1)] = [
        "head",
        "foot",
    ]
    """Where on a page."""
    align: Literal["left", "center", "right"] = "right"
    """On which side."""
    size: Annotated[float, Field(ge=8, le=24)] = 12
    """The least size of its letters, in points."""
    capitals: Flag = False
    """Whether it is printed in capitals, however it was typed."""


class DesignationField(Model):
    """A line that says who designated the information, under which rule."""

    key: Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*(_[a-z0-9]+)*$", max_length=40)]
    """What an author writes in `designation:` of a brief."""
    label: PlainText
    """Printed before what the author wrote."""
    required: Flag = False
    """Whether a brief with a marking of these levels must have it."""
    one_of: PlainText | None = None
    """A name that several fields share: of these, only one is written."""
    names: PlainText | None = None
    """The group of caveats whose caveats have to be named here."""
    every_page: Flag = False
    """Whether it stands beside the banner on every page, and not on page one alone."""


class DesignationRule(Model):
    """Who designated the information: lines on page one."""

    place: Literal["title-block", "lower-right"] = "title-block"
    """Where on page one."""
    levels: Annotated[list[PlainText], Field(min_length=1)]
    """The levels whose editions have it."""
    fields: Annotated[list[DesignationField], Field(min_length=1)]
    """The lines, in their order."""


class Scheme(Model):
    """A scheme of handling markings: levels from the most open one on."""

    name: PlainText
    """What the scheme is called in print."""
    source: PlainText
    """Where it was published."""
    date: PlainText
    """When it was published."""
    levels: Annotated[list[Level], Field(min_length=1)]
    """The levels, from the most open one on."""
    caveats: list[CaveatGroup] = []
    """The groups of caveats, in the order in which a label has them."""
    banner: BannerRule = BannerRule()
    """How the marking of the whole stands on every page."""
    notice: PlainText | None = None
    """Words printed with every banner."""
    designation: DesignationRule | None = None
    """Who designated the information: lines on page one."""

    # A brief has few labels, each of them on many parts.
    _known: dict[str, Marking | None] = PrivateAttr(default_factory=dict)

    def read(self, label: str) -> Marking | None:
        """The marking that a label names, to the letter; None for any other text."""
        if label not in self._known:
            self._known[label] = read(self, label)
        return self._known[label]

    def labels(self) -> tuple[str, ...]:
        """Every level's label."""
        return tuple(level.label for level in self.levels)

    def all_caveats(self) -> tuple[Caveat, ...]:
        """Every caveat, in the order in which a label has them."""
        return tuple(caveat for group in self.caveats for caveat in group.caveats)

    def narrowed_by(self, caveats: frozenset[str]) -> frozenset[str]:
        """The caveats with all that they include."""
        found, open_ones = set(caveats), set(caveats)
        while open_ones:
            inner = {
                name
                for caveat in self.all_caveats()
                if caveat.label in open_ones
                for name in caveat.includes
            }
            open_ones = inner - found
            found |= inner
        return frozenset(found)

    def contained_in(self, level: Level) -> frozenset[str]:
        """The caveats that a level contains."""
        own = (c.label for c in self.all_caveats() if level.label in c.contained_in)
        return self.narrowed_by(frozenset(own))

    def marking(
        self, rank: int, caveats: frozenset[str], spelling: str = ""
    ) -> Marking:
        """A level, by its rank, with these caveats."""
        level = self.levels[rank]
        within = self.narrowed_by(caveats) | self.contained_in(level)
        return Marking(rank, within, self, spelling or level.label)


@dataclass(frozen=True, slots=True)
class Marking:
    """A level, by its rank in the scheme, and the caveats within.

    ``within`` holds the caveats with all that they, and the level, contain: so one
    marking covers another where its rank is as high and its caveats are among them.
    """

    rank: int
    within: frozenset[str]
    scheme: Scheme = field(compare=False, repr=False)
    spelling: str = field(compare=False)  # the word that was typed for the level

    @property
    def level(self) -> Level:
        """The level."""
        return self.scheme.levels[self.rank]

    @property
    def caveats(self) -> tuple[str, ...]:
        """The caveats that a label has: those that nothing else in it contains."""
        own = self.within - self.scheme.contained_in(self.level)
        outer = tuple(c for c in self.scheme.all_caveats() if c.label in own)
        inner = {name for caveat in outer for name in caveat.includes}
        return tuple(c.label for c in outer if c.label not in inner)

    @property
    def label(self) -> str:
        """The label, with all caveats."""
        return printed(self)

    @property
    def banner(self) -> str:
        """What the banner prints."""
        return banner_of(self)

    @property
    def portion(self) -> str:
        """The portion marking, in parentheses."""
        return portion_of(self)

    @property
    def meaning(self) -> str:
        """What it allows and asks for, as far as its banner names it."""
        return meaning_of(self)

    def covers(self, other: Marking) -> bool:
        """Whether a reader cleared for this may read that."""
        return self.rank >= other.rank and self.within >= other.within

    def joined(self, other: Marking) -> Marking:
        """The lowest marking that covers both: the higher level, all caveats."""
        higher, lower = (self, other) if self.rank >= other.rank else (other, self)
        spelling = higher.spelling
        if higher.rank == lower.rank and spelling != lower.spelling:
            spelling = higher.level.label
        return Marking(higher.rank, higher.within | lower.within, self.scheme, spelling)
