"""What only this edition's style sheet and assets hold.

Takes an edition and its words; gives the CSS that carries printed words and the
colours of the banner to the page, and the pictures under the names in use.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from briefgen.composition.plain import text_width
from briefgen.documents import Edition, Figure
from briefgen.documents.walking import parts_of

if TYPE_CHECKING:
    from briefgen.composition.words import Words
    from briefgen.documents import Banner, Designation
    from briefgen.model.image import Image

_ENDINGS = {"image/png": "png", "image/jpeg": "jpg"}
# In millimetres, as styles/page.css and styles/banner/ have them; letters in em.
_POINT = 25.4 / 72
_BESIDE, _ACROSS = 49.0, 155.0
_WIDE_LETTER, _LETTER = 0.66, 0.52
_LEADING = 1.15
_NOTE_SIZE, _NOTE_HEIGHT = 7.5, 4.0
_BOX, _BOX_EDGES = 78.0, 4.0
_DESIGNATION_SIZE, _DESIGNATION_LINE = 8.4, 3.9
_COUNTERS = {"page": "counter(page)", "pages": "counter(pages)"}


def edition_css(edition: Edition, words: Words) -> str:
    """The folio in the language of the edition, and the colours of the banner."""
    folio = " ".join(
        _COUNTERS[piece] if at % 2 else css_string(piece)
        for at, piece in enumerate(words.pieces("folio"))
    )
    rules = [f"@page {{ @bottom-left {{ content: {folio}; }} }}"]
    if edition.banner:
        rules.append(f"html {{ {_banner(edition.banner)} }}")
    if edition.designation and edition.designation.place == "lower-right":
        rules.append(f"html {{ {_designation(edition.designation)} }}")
    return "\n".join((*rules, ""))


def _banner(banner: Banner) -> str:
    """The looks of the banner, and by how much it is higher than one line."""
    width = _BESIDE if banner.align == "right" else _ACROSS
    label = _lines(banner.label, _WIDE_LETTER * banner.size, width) - 1
    notes = sum(_lines(note, _LETTER * _NOTE_SIZE, width) for note in banner.notes)
    more = label * _LEADING * banner.size * _POINT + notes * _NOTE_HEIGHT
    return (
        f"--banner-ink: {banner.color}; --banner-ground: {banner.background};"
        f" --size-banner: {banner.size:g}pt; --banner-more: {more:.1f}mm;"
    )


def _designation(designation: Designation) -> str:
    """How much of page one the designation takes."""
    lines = sum(
        _lines(f"{line.label} {line.text}", _LETTER * _DESIGNATION_SIZE, _BOX)
        for line in designation.lines
    )
    return f"--designation-height: {lines * _DESIGNATION_LINE + _BOX_EDGES:.1f}mm;"


def _lines(text: str, letter: float, width: float) -> int:
    """How many lines a text takes at most, where a letter is so many points wide."""
    column = max(1, int(width / (letter * _POINT)))
    lines, room = 1, column
    for word in text.split():
        size = text_width(word)
        if size > room:
            lines += -(-size // column)
            room = column - size % column
        else:
            room -= size + 1
    return lines


def css_string(text: str) -> str:
    """Text as a CSS string."""
    safe = "".join(
        char if char.isalnum() or char in " .,:;-–/()" else f"\\{ord(char):x} "
        for char in text
    )
    return f'"{safe}"'


def image_name(image: Image) -> str:
    """The name under which a picture is handed over."""
    digest = hashlib.sha256(image.data).hexdigest()[:16]
    return f"images/{digest}.{_ENDINGS[image.media_type]}"


def images(edition: Edition) -> dict[str, bytes]:
    """The pictures of an edition, by the name in use."""
    found = parts_of(edition, Figure)  # prose has pictures anywhere
    return {image_name(figure.image): figure.image.data for figure in found}
