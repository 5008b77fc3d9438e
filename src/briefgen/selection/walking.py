"""Every part of a brief that can be limited, and how it stands for a reader.

The walk is generic: a new kind of part is walked because it is a LimitedPart,
not because this module names it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen.model.fields import Model
from briefgen.model.parts import LimitedPart

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.model.source import ValuePath
    from briefgen.selection.reading import Reader, Standing


@dataclass(frozen=True, slots=True)
class Walked:
    """A part on the way, and where it stands; None: the reader does not get it."""

    path: ValuePath
    part: LimitedPart
    standing: Standing | None


def walk(
    reader: Reader, part: Model, path: ValuePath, inside: Standing
) -> Iterator[Walked]:
    """The part, if it can be limited, and every such part inside what stays."""
    standing: Standing | None = inside
    if isinstance(part, LimitedPart):
        standing = reader.enter(part, inside)
        yield Walked(path, part, standing)
    if standing is not None:
        for step, child in children(part):
            yield from walk(reader, child, (*path, *step), standing)


def children(part: Model) -> Iterator[tuple[ValuePath, Model]]:
    """The mappings directly inside a mapping, with the way to each."""
    for name, value in part:
        if isinstance(value, Model):
            yield (name,), value
        elif isinstance(value, list):
            for index, child in enumerate(value):
                if isinstance(child, Model):
                    yield (name, index), child
