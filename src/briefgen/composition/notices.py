"""What pages say of what is withheld, and the bars among what is numbered.

Takes an edition and its words; gives each notice as it is printed, so that
verification can count them, and the parts of a list with the bars between them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from briefgen.documents import Judgment, Redaction, Summary
from briefgen.documents.walking import walk

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefgen.composition.words import Words
    from briefgen.documents import Edition, Gap

Thing = TypeVar("Thing")

BASIS = {"whole": "basis_withheld", "part": "basis_partly_withheld"}


def notices(edition: Edition, words: Words) -> tuple[str, ...]:
    """The words of every bar, and of every line on a basis that is withheld."""
    return tuple(_notices(edition, words))


def gapped(parts: Iterable[Thing], gaps: Sequence[Gap]) -> Iterator[Thing | Redaction]:
    """The parts, with the bars that stand between them."""
    count = 0
    yield from (gap.redaction for gap in gaps if gap.after == count)
    for count, part in enumerate(parts, 1):
        yield part
        yield from (gap.redaction for gap in gaps if gap.after == count)


def _notices(edition: Edition, words: Words) -> Iterator[str]:
    for node in walk(edition):
        match node:
            case Redaction(""):
                yield words.labels["redaction"]
            case Redaction(reason):
                yield words.labels["redaction_for"].format(reason=reason)
            case Judgment() | Summary() if node.basis_withheld != "none":
                yield words.labels[BASIS[node.basis_withheld]]
            case _:
                pass
