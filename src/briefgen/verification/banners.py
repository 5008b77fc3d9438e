"""The handling marking where it stands on the pages.

Takes what a page paints and the banner that it should have; gives the words that
say exactly its label, at the head or at the foot. Decides which words are one label:
those of neighbouring lines that say it together, and nothing beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from briefgen.verification.geometry import Box, together

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefgen.documents import Banner
    from briefgen.verification.painting import Painting, Words

Place: TypeAlias = Literal["head", "foot"]
_KINDS: dict[Place, str] = {"head": "Header", "foot": "Footer"}
_GAP = 0.25  # of the letters' size: what is closer is one line


class Label(NamedTuple):
    """The label at one place of one page."""

    page: int
    place: Place
    words: tuple[Words, ...]
    painting: Painting

    @property
    def box(self) -> Box:
        """What the label covers."""
        return together(one.box for one in self.words)


def furniture(painting: Painting, place: Place) -> tuple[Words, ...]:
    """The words of the running head, or of the foot."""
    return tuple(one for one in painting.words if one.kind == _KINDS[place])


def labels(painting: Painting, page: int, banner: Banner) -> Iterator[Label]:
    """The label at each place of a page where it stands."""
    wanted = bare(banner.label)
    for place in banner.places:
        lines = list(_lines(furniture(painting, place)))
        if found := _sequence(lines, wanted):
            yield Label(page, place, found, painting)


def bare(text: str) -> str:
    """Words without blanks: where a line ends is the page's affair."""
    return "".join(text.split())


def _sequence(lines: Sequence[tuple[Words, ...]], wanted: str) -> tuple[Words, ...]:
    """The neighbouring lines that say what is wanted; empty where none do."""
    for start in range(len(lines)):
        said = ""
        for end in range(start, len(lines)):
            said += bare("".join(one.text for one in lines[end]))
            if said == wanted:
                return tuple(one for line in lines[start : end + 1] for one in line)
            if not wanted.startswith(said):
                break
    return ()


def _lines(words: Sequence[Words]) -> Iterator[tuple[Words, ...]]:
    """Words on one base line, without a gap between them."""
    line: list[Words] = []
    for one in words:
        if line and not _goes_on(line[-1], one):
            yield tuple(line)
            line = []
        line.append(one)
    if line:
        yield tuple(line)


def _goes_on(last: Words, one: Words) -> bool:
    is_level = abs(last.y - one.y) < last.size / 2
    return is_level and abs(one.box.left - last.box.right) < _GAP * last.size
