"""Every way in which a PDF can hold words.

Takes a PDF; gives its channels, each a name and the words in it. A channel is
anything from which a reader, or a program, could get words: also what no page
shows. Decides nothing about what may stand there.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from briefgen.verification.pdf import Pdf

_STRING = re.compile(r'"u:(?:[^"\\]|\\.)*"')


class Channel(NamedTuple):
    """One way, and the words in it."""

    name: str
    text: str


def channels(pdf: Pdf) -> Iterator[Channel]:
    """All channels of ``pdf``, the plainest first."""
    for read in CHANNELS:
        yield from read(pdf)


def _pages(pdf: Pdf) -> Iterator[Channel]:
    for page in pdf.pages:
        yield Channel(f"the text of page {page.number}", page.text)
        looks = "\n".join(mark.text for mark in page.appearances)
        yield Channel(f"the annotations of page {page.number}", looks)


def _read_out(pdf: Pdf) -> Iterator[Channel]:
    words = (pdf.text(top) for top in pdf.tree.tops)
    yield Channel("the text as it is read out", "\n".join(words))


def _tags(pdf: Pdf) -> Iterator[Channel]:
    elements = tuple(pdf.tree.elements)
    for name, texts in (
        ("text alternatives", [element.alt for element in elements]),
        ("replacement texts", [element.actual for element in elements]),
        ("expansions", [element.expansion for element in elements]),
        ("titles of tags", [element.title for element in elements]),
        ("IDs of tags", [element.id for element in elements]),
    ):
        yield Channel(f"the {name}", "\n".join(text for text in texts if text))


def _ways(pdf: Pdf) -> Iterator[Channel]:
    yield Channel("the outline", "\n".join(entry.title for entry in pdf.outline))
    yield Channel("the names of destinations", "\n".join(pdf.destinations))
    for name, texts in (
        ("names of links", [link.contents for link in pdf.links]),
        ("addresses of links", [link.address for link in pdf.links]),
    ):
        yield Channel(f"the {name}", "\n".join(texts))


def _metadata(pdf: Pdf) -> Iterator[Channel]:
    yield Channel("the Info dictionary", "\n".join(pdf.info_fields.values()))
    packet = pdf.objects.streams.get(pdf.catalog.get("/Metadata"), b"")
    yield Channel("the XMP metadata", packet.decode("utf-8", "replace"))


def _files(pdf: Pdf) -> Iterator[Channel]:
    for attachment in pdf.attachments:
        content = (attachment.content or b"").decode("utf-8", "replace")
        yield Channel("an attached file", f"{attachment.name}\n{content}")


def _strings(pdf: Pdf) -> Iterator[Channel]:
    """All strings of all objects, also of those that nothing refers to."""
    strings = (
        json.loads(found[0])[2:] for found in _STRING.finditer(pdf.objects.source)
    )
    yield Channel("the strings of the file", "\n".join(strings))


CHANNELS: tuple[Callable[[Pdf], Iterator[Channel]], ...] = (
    _pages,
    _read_out,
    _tags,
    _ways,
    _metadata,
    _files,
    _strings,
)
