"""The words of an edition without their dress.

Takes inline nodes or blocks; gives plain text, for the metadata, for counting,
and for the text alternative of a link.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.documents import (
    Code,
    CodeBlock,
    Edition,
    Footnote,
    LineBreak,
    Paragraph,
    Text,
)
from briefgen.documents.walking import walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.documents import Blocks, Inlines

_FIRST_WIDE = 0x2E80
_LONG = 90
_VERY_LONG = 180
_RUNNING = 72
_FEWEST = 12


def plain(children: Inlines) -> str:
    """Inline nodes as text, without footnotes."""
    return "".join(_texts(children)).strip()


def leads_in(children: Inlines) -> bool:
    """Whether a paragraph ends in a colon: what it announces comes next."""
    return plain(children).endswith((":", "\N{FULLWIDTH COLON}"))


def opening(blocks: Blocks) -> str:
    """The first paragraph as text."""
    for block in blocks:
        if isinstance(block, Paragraph):
            return plain(block.children)
    return ""


def word_count(edition: Edition) -> int:
    """The words of the sections; two characters of a script without spaces are one."""
    words = 0
    for text in _all_texts(edition.sections):
        wide = sum(ord(char) >= _FIRST_WIDE for char in text)
        words += len(text.split()) if wide * 2 < len(text) else wide // 2
    return words


def weight(node: object) -> int:
    """How many characters of running text a part of an edition holds."""
    return sum(map(len, _all_texts(node)))


def extent(title: str) -> str:
    """Whether a title is ``short``, ``long`` or ``very-long``."""
    width = text_width(title)
    if width <= _LONG:
        return "short"
    return "long" if width <= _VERY_LONG else "very-long"


def shortened(title: str) -> str:
    """A title that fits a line of the running head."""
    if text_width(title) <= _RUNNING:
        return title
    kept = title
    while text_width(kept) >= _RUNNING:
        kept = kept[: kept.rfind(" ")] if " " in kept[_FEWEST:] else kept[:-1]
    return kept.rstrip(" ,;:–—-") + "…"


def text_width(text: str) -> int:
    """The width of a text, in letters of the Latin script."""
    return sum(2 if ord(char) >= _FIRST_WIDE else 1 for char in text)


def _texts(children: Inlines) -> Iterator[str]:
    for child in children:
        match child:
            case Text(text) | Code(text):
                yield text
            case LineBreak():
                yield " "
            case Footnote():
                pass
            case _:
                yield from _texts(getattr(child, "children", ()))


def _all_texts(node: object) -> Iterator[str]:
    """Every piece of running text below a node of an edition."""
    for part in walk(node):
        if isinstance(part, Text | Code | CodeBlock):
            yield part.text
