"""Every word that a part of an edition prints."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING

from briefgen.model.image import Image

if TYPE_CHECKING:
    from collections.abc import Iterator

SILENT = frozenset(
    {"anchor", "address", "archived", "type", "variant", "align", "kind"}
)


def words_of(part: object) -> Iterator[str]:
    """The texts of a part, in the order of its fields."""
    match part:
        case str():
            yield part
        case tuple():
            for child in part:
                yield from words_of(child)
        case Image():
            return
        case _ if is_dataclass(part):
            for field in fields(part):
                if field.name not in SILENT:
                    yield from words_of(getattr(part, field.name))
        case _:
            return
