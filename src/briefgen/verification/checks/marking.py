"""Handling markings on the finished pages: banner, notices, portions, designation.

The scheme rules where the banner stands, how large and in which colours; the edition
has its label to the letter. briefgen checks what a person typed, and nothing more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.diagnostics import Diagnostic
from briefgen.verification.banners import bare, furniture
from briefgen.verification.folding import folded
from briefgen.verification.geometry import Box
from briefgen.verification.portions import portions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.documents import Banner
    from briefgen.verification.banners import Label
    from briefgen.verification.checks.examined import Examined
    from briefgen.verification.painting import Words

_STYLES = "see that the template and the styles leave the banner as its scheme rules"
_PORTION = "see that the template prints the marking before each of its parts"
_ZONE = 0.25  # of the page's height, from either end
_SIDE = 0.25  # of the page's width, from either side
_ASKEW = 0.03  # of the page's width
_ROOM = 2  # points, between the banner and other words
_SLACK = 0.05  # points, of rounding
_PAPER = "#ffffff"
_COMPARED = 40  # letters behind a portion marking


def the_banner_is_on_every_page(examined: Examined) -> Iterator[Diagnostic]:
    """The label, to the letter, at each place that the scheme names."""
    banner = examined.edition.banner
    if banner is None:
        return
    found = {(label.page, label.place) for label in examined.labels}
    for page in examined.pdf.pages:
        for place in banner.places:
            if (page.number, place) not in found:
                message = f"page {page.number} lacks `{banner.label}` at its {place}"
                hint = "see that the template prints the banner on every page"
                yield Diagnostic("H101", message, hint=hint)


def the_banner_stands_on_its_side(examined: Examined) -> Iterator[Diagnostic]:
    """Near the edge of the page, on the side that the scheme names."""
    for banner, label, page in _labels(examined):
        box = label.box
        side = {
            "left": box.left < page.right * _SIDE,
            "center": abs(box.middle - page.middle) < page.right * _ASKEW,
            "right": box.right > page.right * (1 - _SIDE),
        }
        near = {
            "head": box.low > page.high * (1 - _ZONE),
            "foot": box.high < page.high * _ZONE,
        }
        if not (side[banner.align] and near[label.place]):
            message = f"{_at(label)} does not stand `{banner.align}` at the page's edge"
            yield Diagnostic("H123", message, hint=_STYLES)


def the_banner_is_large_enough(examined: Examined) -> Iterator[Diagnostic]:
    """No letter is smaller than the scheme allows."""
    for banner, label, _ in _labels(examined):
        size = min(words.size for words in label.words)
        if size < banner.size - _SLACK:
            message = f"{_at(label)} has {size:.1f} points of at least {banner.size:g}"
            yield Diagnostic("H124", message, hint=_STYLES)


def the_banner_has_its_colours(examined: Examined) -> Iterator[Diagnostic]:
    """Letters and ground are those of the level."""
    for banner, label, _ in _labels(examined):
        for words in label.words:
            if words.color != banner.color.lower():
                message = f"{_at(label)} is set in `{words.color or 'a pattern'}`"
                message += f", not in `{banner.color}`"
                yield Diagnostic("H125", message, hint=_STYLES)
            ground = _ground(label, words)
            if ground != banner.background.lower():
                message = f"{_at(label)} is set on `{ground or 'a picture'}`, not on"
                message += f" `{banner.background}`"
                yield Diagnostic("H125", message, hint=_STYLES)


def the_banner_can_be_read(examined: Examined) -> Iterator[Diagnostic]:
    """It is whole, on the page, and nothing else is in its place."""
    for _, label, page in _labels(examined):
        if not page.holds(label.box):
            message = f"{_at(label)} leaves the page"
            yield Diagnostic("H128", message, hint=_STYLES)
        if not all(words.is_seen for words in label.words):
            yield Diagnostic("H128", f"{_at(label)} is not seen whole", hint=_STYLES)
        if _is_covered(label):
            yield Diagnostic("H128", f"{_at(label)} is covered", hint=_STYLES)
        if other := _neighbour(label):
            message = f"{_at(label)} is too near to `{other.text.strip()[:40]}`"
            yield Diagnostic("H128", message, hint=_STYLES)


def the_notices_stand_with_the_banner(examined: Examined) -> Iterator[Diagnostic]:
    """What has to be printed beside the label is there, on every page."""
    banner = examined.edition.banner
    if banner is None:
        return
    for page, painting in zip(examined.pdf.pages, examined.paintings, strict=True):
        for place in banner.places:
            seen = [one.text for one in furniture(painting, place) if one.is_seen]
            said = bare("".join(seen))
            for note in banner.notes:
                if bare(note) not in said:
                    message = f"page {page.number} lacks `{note[:60]}` at its {place}"
                    yield Diagnostic("H126", message, hint=_STYLES)


def portions_are_marked_all_or_none(examined: Examined) -> Iterator[Diagnostic]:
    """Before each part stands its marking, or none stands before any."""
    text = examined.script.text
    marked = [one for one in portions(examined.edition) if one.marking]
    if not marked and examined.edition.banner:
        yield from _unwanted(examined, text)
    for one in marked:
        words = folded(one.words)[:_COMPARED]
        marking = folded(one.marking)
        # A template may leave out a part; where it prints one, the marking is with it.
        if words and words in text and marking + words not in text:
            message = f"words of {one.part} lack their marking `{one.marking}`"
            yield Diagnostic("H127", message, hint=_PORTION)
    for marking in dict.fromkeys(one.marking for one in marked):
        if folded(marking) not in text:
            message = f"the portion marking `{marking}` is on no page"
            yield Diagnostic("H127", message, hint=_PORTION)


def the_designation_is_on_page_one(examined: Examined) -> Iterator[Diagnostic]:
    """Its lines are read out there, and stand where the scheme says."""
    designation = examined.edition.designation
    if designation is None or not examined.pdf.pages:
        return
    lines = examined.tagged_lines(1)
    said = folded("".join(line.text for line in lines))
    page = examined.pdf.pages[0]
    for line in designation.lines:
        if folded(line.label + line.text) not in said:
            message = f"page 1 lacks the line `{line.label}` of the designation"
            yield Diagnostic("H129", message, hint=_STYLES)
        elif designation.place == "lower-right" and not any(
            folded(one.text).startswith(folded(line.label))
            and one.x > page.width / 3
            and one.y < page.height / 2
            for one in lines
        ):
            message = f"the line `{line.label}` is not in the lower right of page 1"
            yield Diagnostic("H129", message, hint=_STYLES)


def _labels(examined: Examined) -> Iterator[tuple[Banner, Label, Box]]:
    """Each label that was found, with the page that it is on."""
    if banner := examined.edition.banner:
        for label in examined.labels:
            page = examined.pdf.pages[label.page - 1]
            yield banner, label, Box(0, 0, page.width, page.height)


def _at(label: Label) -> str:
    return f"page {label.page}: the banner at the {label.place}"


def _order(label: Label, words: Words) -> int:
    return next(at for at, one in enumerate(label.painting.words) if one is words)


def _ground(label: Label, words: Words) -> str:
    """The colour right behind the words; empty where it is none."""
    before = _order(label, words)
    for area in reversed(label.painting.areas):
        if area.order <= before and area.box.meets(words.box):
            return area.color if area.box.holds(words.box) else ""
    return _PAPER


def _is_covered(label: Label) -> bool:
    last = max(_order(label, words) for words in label.words)
    later = (area for area in label.painting.areas if area.order > last)
    return any(area.box.meets(label.box) for area in later)


def _neighbour(label: Label) -> Words | None:
    """Other words that stand where the banner does, or too near to it."""
    room = label.box.grown(_ROOM)
    for words in label.painting.words:
        is_level = room.low - words.size < words.y < room.high + words.size
        is_near = is_level and words not in label.words and words.box.meets(room)
        if is_near and words.text.strip():
            return words
    return None


def _unwanted(examined: Examined, text: str) -> Iterator[Diagnostic]:
    banner = examined.edition.banner
    marking = folded(f"({banner.label})") if banner else ""
    if marking and text.count(marking) > examined.said.count(marking):
        message = f"`({banner.label if banner else ''})` stands before a part of an"
        message += " edition that marks none"
        yield Diagnostic("H127", message, hint=_PORTION)
