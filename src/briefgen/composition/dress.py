"""What only this edition's style sheet and assets hold.

Takes an edition and its words; gives the CSS that carries printed words and the
colours of the banner to the page, and the pictures under the names in use.
"""

from __future__ import annotations

import hashlib
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING

from briefgen.documents import Edition, Figure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.composition.words import Words
    from briefgen.model.image import Image

_ENDINGS = {"image/png": "png", "image/jpeg": "jpg"}
_COUNTERS = {"page": "counter(page)", "pages": "counter(pages)"}


def edition_css(edition: Edition, words: Words) -> str:
    """The folio in the language of the edition, and the colours of the banner."""
    folio = " ".join(
        _COUNTERS[piece] if at % 2 else css_string(piece)
        for at, piece in enumerate(words.pieces("folio"))
    )
    rules = [f"@page {{ @bottom-left {{ content: {folio}; }} }}"]
    if edition.banner:
        rules.append(
            f"html {{ --banner-ink: {edition.banner.color};"
            f" --banner-ground: {edition.banner.background}; }}"
        )
    return "\n".join((*rules, ""))


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
    found = _figures(edition.sections)
    return {image_name(figure.image): figure.image.data for figure in found}


def _figures(node: object) -> Iterator[Figure]:
    match node:
        case Figure():
            yield node
        case tuple():
            for child in node:
                yield from _figures(child)
        case _ if is_dataclass(node):
            for part in fields(node):
                yield from _figures(getattr(node, part.name))
        case _:
            pass
