"""Style sheets that several documents of one worker have in common.

Comes in: the style sheets of a document and the large faces that it needs. Goes
out: what WeasyPrint made of the same ones before, with the fonts that they load, if
there was nothing to say about them. Reading them anew takes a fifth of the time of
a short document, and the pages are the same, byte for byte.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from briefgen.typesetting.fontmap import FontMap

if TYPE_CHECKING:
    from collections.abc import Mapping

_KEPT = 6  # audiences, themes and languages in turn; each holds its fonts


@dataclass(slots=True)
class Sheets:
    """Style sheets as WeasyPrint reads them; empty until it has.

    ``names`` are those of the sheets in the order of their reading.
    """

    fonts: FontMap
    parsed: tuple[Any, ...] = ()
    counters: dict[str, Any] = field(default_factory=dict)
    names: tuple[str, ...] = ()


_shared: OrderedDict[bytes, Sheets] = OrderedDict()


def sheets_for(assets: Mapping[str, bytes], families: frozenset[str]) -> Sheets:
    """The style sheets among the assets: read before, or still to be read."""
    key = _key(assets, families)
    if found := _shared.get(key):
        _shared.move_to_end(key)
        return found
    return Sheets(FontMap(families))


def share(
    sheets: Sheets, assets: Mapping[str, bytes], families: frozenset[str]
) -> None:
    """Keep style sheets, which have been read without a word, for other documents."""
    _shared[_key(assets, families)] = sheets
    while len(_shared) > _KEPT:
        _shared.popitem(last=False)


def _key(assets: Mapping[str, bytes], families: frozenset[str]) -> bytes:
    digest = hashlib.sha256(repr(sorted(families)).encode())
    for name, content in assets.items():
        if not name.startswith("images/"):
            digest.update(f"\0{name}\0{len(content)}\0".encode())
            digest.update(content)
    return digest.digest()
