"""Every string of every object, channel by channel.

Takes the inventory of a file and the source that it was made of; tells the channels
that hold a string which is not the source's. Decides what each channel may say; the
channels are those of the grammar, and none is left out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from briefgen.fonts import FAMILIES
from briefgen.verification.accounting.source import collapsed
from briefgen.verification.folding import folded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from briefgen.verification.accounting.inventory import Inventory
    from briefgen.verification.accounting.source import Source

_PRODUCER = re.compile(r"WeasyPrint 70(\.\d{1,3}){1,2}")
_NOTE = re.compile(r"note-(\d{5})")
# WeasyPrint's own colour profile, and what PDF calls fonts by their glyphs.
_PROFILE = "IEC 61966-2-1 Default RGB Colour Space - sRGB"
_SYSTEM = frozenset(("Adobe", "Identity"))

NAMES: Final[Mapping[str, Callable[[Source, str], bool]]] = {
    "destination": lambda source, text: text in source.ids,
    "target of a link": lambda source, text: text in source.targets,
    "address of a link": lambda source, text: unquote(text) in source.plain_addresses,
    "name of a link": lambda source, text: collapsed(text) in source.link_names,
    "outline": lambda source, text: folded(text) in source.folded_headings,
    "ID of a tag": lambda source, text: _is_note(text, source.items),
    "language": lambda source, text: text in source.values.get("lang", ()),
    "text alternative": lambda source, text: collapsed(text) in source.alternatives,
}
STATEMENTS: Final[Mapping[str, Callable[[Source, str], bool]]] = {
    "Info Title": lambda source, text: collapsed(text) == source.title,
    "Info Author": lambda source, text: text == ", ".join(source.said("author")),
    "Info Subject": lambda source, text: [text] == source.said("description")[:1],
    "Info Keywords": lambda source, text: text == ", ".join(source.keywords),
    "Info Creator": lambda source, text: [text] == source.said("generator")[:1],
    "Info Producer": lambda _, text: _PRODUCER.fullmatch(text) is not None,
    "Info CreationDate": lambda source, text: _is_date(text, source, "dcterms.created"),
    "Info ModDate": lambda source, text: _is_date(text, source, "dcterms.modified"),
    "colour profile": lambda _, text: text == _PROFILE,
    "system of a font": lambda _, text: text in _SYSTEM,
    "family of a font": lambda _, text: text in FAMILIES,
}


def foreign(
    inventory: Inventory,
    source: Source,
    channels: Mapping[str, Callable[[Source, str], bool]],
) -> Iterator[tuple[str, int]]:
    """The channels with strings that are not the source's, and how many there are."""
    for channel, accounts in channels.items():
        found = inventory.texts.get(channel, ())
        if count := sum(not accounts(source, text) for text in found):
            yield channel, count


def is_producer(text: str) -> bool:
    """Whether ``text`` names the program that writes the pages."""
    return _PRODUCER.fullmatch(text) is not None


def _is_note(text: str, highest: int) -> bool:
    found = _NOTE.fullmatch(text)
    return found is not None and 0 < int(found[1]) <= highest


def _is_date(text: str, source: Source, name: str) -> bool:
    digits = re.sub(r"\D", "", text)
    return any(digits == re.sub(r"\D", "", said) for said in source.said(name)[:1])
