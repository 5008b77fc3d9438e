"""What stands for a brief: one number that changes with any letter of it.

Takes a brief and what each audience reads of it; gives SHA-256 over both. Comments
and layout of the YAML do not count, since nobody reads them.
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefgen.documents import MatrixPart
    from briefgen.model.brief import Brief
    from briefgen.model.fields import Model


def digest(brief: Brief, readers: Sequence[str], parts: Sequence[MatrixPart]) -> str:
    """The number, in hexadecimal."""
    made = sha256()
    for piece in _pieces(brief, readers, parts):
        made.update(len(piece).to_bytes(8, "big") + piece)
    return made.hexdigest()


def _pieces(
    brief: Brief, readers: Sequence[str], parts: Sequence[MatrixPart]
) -> Iterator[bytes]:
    source, house = brief.source, brief.house
    yield _text(_values(brief.content))
    yield _text(source.texts)
    yield _text(source.tables)
    for name in sorted(source.images):
        yield name.encode()
        yield source.images[name].data
    yield _text({name: _values(house.audiences[name]) for name in readers})
    yield _text(_values(house.scheme) if house.scheme else None)
    yield _text(_values(brief.scale))
    yield _text([[reading.value for reading in part.readings] for part in parts])


def _values(model: Model) -> dict[str, Any]:
    # What is not written is left out, so that a new field changes no old number.
    return model.model_dump(mode="json", by_alias=True, exclude_defaults=True)


def _text(value: object) -> bytes:
    return json.dumps(_plain(value), ensure_ascii=False, sort_keys=True).encode()


def _plain(value: object) -> object:
    return dict(value) if hasattr(value, "keys") else value  # type: ignore[call-overload]
