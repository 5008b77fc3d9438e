"""Bars where parts are withheld, for audiences that are to see the gaps.

Comes in: parts that stand beside each other. Goes out: which of them stay, and where a
bar stands for one that does not. A bar is the same whatever is behind it: one for each
part that is withheld, with the reason that its author gave and nothing else of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.documents import Gap, Redaction

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefgen.model.parts import BarredPart
    from briefgen.selection.reading import Reader, Standing


def bar(part: BarredPart) -> Redaction:
    """The bar for a part that is withheld."""
    return Redaction(part.reason or "")


def with_bars(
    reader: Reader, parts: Sequence[BarredPart], inside: Standing
) -> Iterator[tuple[int, Standing | Redaction]]:
    """The parts that leave something on the page: where each stands, or its bar."""
    for index, part in enumerate(parts):
        standing = reader.enter(part, inside)
        if standing is not None:
            yield index, standing
        elif reader.redacts:
            yield index, bar(part)


def gaps(found: Iterable[Standing | Redaction]) -> tuple[Gap, ...]:
    """The bars among parts that are numbered, by how many stand before each."""
    made, count = [], 0
    for one in found:
        if isinstance(one, Redaction):
            made.append(Gap(count, one))
        else:
            count += 1
    return tuple(made)
