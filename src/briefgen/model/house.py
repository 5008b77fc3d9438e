"""What a house decides once: audiences, defaults, scale, marking scheme."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BeforeValidator, Field

from briefgen.model.fields import Flag, Identifier, Model, PlainText

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from briefgen.diagnostics import Location
    from briefgen.model.marking import Scheme
    from briefgen.model.scale import Scale

PageSize = Literal["A4", "Letter"]


def _as_list(value: object) -> object:
    return [value] if isinstance(value, str) else value


SummaryChoice = Literal["headline", "short", "standard", "full", "none"]
JudgmentChoice = Literal["none", "headline", "list", "table", "evidence"]
AuthorNoteChoice = Literal["full", "short", "byline", "descriptor", "withheld", "none"]


class Defaults(Model):
    """What holds where a brief or an audience says nothing else."""

    template: Identifier = "policy-brief"
    """The structure of the pages, from templates/."""
    theme: Identifier = "institute"
    """The looks, from styles/themes/."""
    page: PageSize = "A4"
    """The page size."""
    scale: Identifier = "phia-2025"
    """The likelihood scale."""
    marking_scheme: Identifier | None = None
    """The scheme of handling markings; without one, no marking keys."""
    marking_notice: PlainText | None = None
    """Words printed with every banner, beside those of the scheme."""
    output: PlainText = "{brief}-{audience}"
    """The name of a file, without its ending."""
    issuer: PlainText | None = None
    """Who issues the briefs of this house."""
    contact: PlainText | None = None
    """Whom to ask."""


class Audience(Model):
    """A named group of readers."""

    label: PlainText
    """Printed where an edition says for whom it is."""
    clearance: PlainText | None = None
    """The highest marking that this audience may read, with its caveats."""
    release: Literal["default", "explicit"] = "default"
    """`explicit`: only what names this audience is in its edition."""
    banner: PlainText | None = None
    """The handling marking on every page, typed by a person."""
    template: Identifier | None = None
    """The structure of the pages."""
    theme: Identifier | None = None
    """The looks."""
    page: PageSize | None = None
    """The page size."""
    max_pages: Annotated[int, Field(ge=1, le=1000)] | None = None
    """A promise: more is an error."""
    summary: Annotated[
        list[SummaryChoice], Field(min_length=1), BeforeValidator(_as_list)
    ] = ["standard"]
    """Variants of the summary, best first."""
    judgments: Annotated[
        list[JudgmentChoice], Field(min_length=1), BeforeValidator(_as_list)
    ] = ["list"]
    """Variants of the key judgments, best first."""
    author_note: AuthorNoteChoice = "short"
    """The variant of the author note."""
    unsupported: Literal["refuse", "accept"] = "refuse"
    """Statements whose support is withheld: `accept` prints them, and says so."""
    redactions: Literal["none", "marked"] = "none"
    """`marked`: a bar stands where a part is withheld; else there is no trace."""
    editor_notes: Flag = False
    """Whether editor's notes are printed."""
    scale_key: Literal["used", "whole", "none"] = "used"
    """Which terms the printed key of the scale shows."""
    distribution: PlainText | None = None
    """Who gets this edition, in words."""
    watermark: PlainText | None = None
    """Words set large across each page."""


class Cache(Model):
    """Where finished pages are kept, so that they need not be typeset again."""

    folder: PlainText | None = None
    """A folder, from the project on; by default one of the user's own."""
    key: PlainText | None = None
    """A file with the secret that signs entries, for a folder that others write to."""
    megabytes: Annotated[int, Field(ge=1, le=1_000_000)] = 2000
    """How much is kept; what was used longest ago goes first."""


class HouseFile(Model):
    """briefgen.toml."""

    defaults: Defaults = Defaults()
    """What holds where nothing else is said."""
    audiences: dict[Identifier, Audience]
    """The audiences, by name."""
    cache: Cache = Cache()
    """Where finished pages are kept."""


@dataclass(frozen=True, slots=True)
class House:
    """A valid house: its settings, and where the project stands."""

    root: Path
    defaults: Defaults
    audiences: Mapping[str, Audience]
    scheme: Scheme | None
    scales: Mapping[str, Scale]
    places: Mapping[tuple[str, ...], Location]
    cache: Cache = field(default_factory=Cache)

    def at(self, *path: str) -> Location:
        """The place of a key in briefgen.toml, or of what contains it."""
        for end in range(len(path), 0, -1):
            if place := self.places.get(path[:end]):
                return place
        return self.places[()]
