"""Every way in which a PDF can hold words.

Takes a PDF; gives its channels, each a name and the words in it. A channel is
anything from which a reader, or a program, could get words: also what no page
shows. Decides nothing about what may stand there, but says what a word is there.
"""

from __future__ import annotations

import json
import re
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import unquote

from briefgen.verification.channels.channel import FIT, Channel, Kind
from briefgen.verification.channels.leftovers import leftovers, printed, subsets
from briefgen.verification.channels.vocabulary import is_known_name, is_known_string

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from briefgen.verification.marks import Line
    from briefgen.verification.pdf import Pdf
    from briefgen.verification.tags import Element

__all__ = ["FIT", "NAME_OF_FILE", "Channel", "Kind", "channels", "name_channel"]

NAME_OF_FILE = "the name of the file"
_STRING = re.compile(r'"([ub]):((?:[^"\\]|\\.)*)"')
_NAME = re.compile(r'"/((?:[^"\\]|\\.)*)"')


def channels(pdf: Pdf, name: str = "") -> Iterator[Channel]:
    """All channels of ``pdf``, the plainest first, and its file's name."""
    for read in CHANNELS:
        yield from read(pdf)
    if name:
        yield name_channel(name)


def name_channel(name: str) -> Channel:
    """The name of a file, which says something too."""
    return Channel(NAME_OF_FILE, name, "names")


def _pages(pdf: Pdf) -> Iterator[Channel]:
    for page in pdf.pages:
        read = (mark for mark in page.marks if mark.kind != "artifact")
        lines = (line for mark in read for line in mark.lines)
        yield Channel(f"the text of page {page.number}", _set(lines), "lines")
        furniture = (mark for mark in page.marks if mark.kind == "artifact")
        lines = (line for mark in furniture for line in mark.lines)
        name = f"the running heads and feet of page {page.number}"
        yield Channel(name, _set(lines), "lines")
        hidden = (line for mark in page.marks for line in mark.replaced)
        name = f"what is painted beneath replacement texts on page {page.number}"
        yield Channel(name, _set(hidden), "lines")
        looks = (line for mark in page.appearances for line in mark.lines)
        name = f"the annotations of page {page.number}"
        yield Channel(name, _set(looks), "lines")


def _read_out(pdf: Pdf) -> Iterator[Channel]:
    lines = (line for top in pdf.tree.tops for line in pdf.lines(top))
    yield Channel("the text as it is read out", _set(lines), "lines")


def _set(lines: Iterable[Line]) -> str:
    """Lines under each other; what stands side by side is parted by ``FIT``."""
    pieces = []
    last: Line | None = None
    for line in lines:
        if last is not None:
            beside = abs(last.y - line.y) < max(last.size, line.size) / 2
            pieces.append(FIT if beside and last.page == line.page else "\n")
        pieces.append(line.text)
        last = line
    return "".join(pieces)


def _tags(pdf: Pdf) -> Iterator[Channel]:
    elements = tuple(pdf.tree.elements)
    kinds: tuple[tuple[str, list[str | None], Kind], ...] = (
        ("text alternatives", [element.alt for element in elements], "words"),
        ("replacement texts", [element.actual for element in elements], "words"),
        ("expansions", [element.expansion for element in elements], "words"),
        ("titles of tags", [element.title for element in elements], "words"),
        ("IDs of tags", [_own_id(element) for element in elements], "names"),
    )
    for name, texts, kind in kinds:
        yield Channel(f"the {name}", "\n".join(filter(None, texts)), kind)


def _own_id(element: Element) -> str:
    return "" if is_known_string(element.id) else element.id


def _ways(pdf: Pdf) -> Iterator[Channel]:
    yield Channel("the outline", "\n".join(entry.title for entry in pdf.outline))
    names = "\n".join(pdf.destinations)
    yield Channel("the names of destinations", names, "names")
    contents = "\n".join(link.contents for link in pdf.links)
    yield Channel("the names of links", contents)
    addresses = "\n".join(link.address for link in pdf.links)
    decoded = unquote(addresses.replace("+", " "))
    yield Channel("the addresses of links", f"{addresses}\n{decoded}", "names")


def _metadata(pdf: Pdf) -> Iterator[Channel]:
    yield Channel("the Info dictionary", "\n".join(pdf.info_fields.values()))
    packet = pdf.objects.streams.get(pdf.catalog.get("/Metadata"), b"")
    # Tags and what stands between them, each on its own.
    text = re.sub(r"\s*([<>])\s*", r"\n\1\n", packet.decode("utf-8", "replace"))
    yield Channel("the XMP metadata", unescape(text))


def _files(pdf: Pdf) -> Iterator[Channel]:
    for attachment in pdf.attachments:
        content = (attachment.content or b"").decode("utf-8", "replace")
        yield Channel("an attached file", f"{attachment.name}\n{content}")


def _strings(pdf: Pdf) -> Iterator[Channel]:
    """All strings and names of all objects, also of those nothing refers to."""
    source = pdf.objects.source
    strings = {_text(kind, text) for kind, text in set(_STRING.findall(source))}
    strings = {text for text in strings if not is_known_string(text)}
    strings -= set(pdf.identifiers)
    spaced = (string for string in strings if " " in string)
    single = (string for string in strings if " " not in string)
    yield Channel("the strings of the file", "\n".join(spaced))
    yield Channel("the strings of the file", "\n".join(single), "names")
    names = {json.loads(f'"{name}"') for name in set(_NAME.findall(source))}
    names = names - subsets(pdf.faces) | {face.base_name for face in pdf.faces}
    unknown = (name for name in names if not is_known_name(name))
    yield Channel("the names of objects", "\n".join(unknown), "names")


def _text(kind: str, written: str) -> str:
    if kind == "b":
        return printed(bytes.fromhex(written))
    text: str = json.loads(f'"{written}"')
    return text


CHANNELS: tuple[Callable[[Pdf], Iterator[Channel]], ...] = (
    _pages,
    _read_out,
    _tags,
    _ways,
    _metadata,
    _files,
    _strings,
    leftovers,
)
