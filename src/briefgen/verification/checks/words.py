"""The PDF says what the edition says: all of it, in its order, read out."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from briefgen.diagnostics import Diagnostic
from briefgen.verification.folding import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.verification.checks.examined import Examined

_NOTICE = "print every bar and notice; the shipped templates show where"
_MISSING = "see that the template prints this part, and that nothing covers or cuts it"
_DISPLACED = "see that the template prints the parts in the order of the edition"


def all_words_are_there(examined: Examined) -> Iterator[Diagnostic]:
    """Every run of the edition's words is read out."""
    for said in examined.placing.missing:
        where = _breaking_point(folded(said.text), examined.script.text, said.text)
        message = f"words of {said.part} are missing: `{where}`"
        yield Diagnostic("A120", message, hint=_MISSING)


def words_are_read_in_order(examined: Examined) -> Iterator[Diagnostic]:
    """Reading order is the edition's order (PDF/UA-1 7.2)."""
    for said in examined.placing.displaced:
        message = (
            f"words of {said.part} are read out of their order: `{_shown(said.text)}`"
        )
        yield Diagnostic("A120", message, hint=_DISPLACED)


def notices_are_said(examined: Examined) -> Iterator[Diagnostic]:
    """Whatever the edition says to be withheld, the page says so too."""
    for notice, times in Counter(map(folded, examined.html.notices)).items():
        said = examined.script.text.count(notice)
        if said < times:
            message = (
                f"{times - said} of {times} notices of what is withheld are missing"
            )
            yield Diagnostic("H213", message, hint=_NOTICE)


def _breaking_point(words: str, text: str, original: str) -> str:
    """The words around the first letter that is not found."""
    low, high = 0, len(words)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if words[:middle] in text else (low, middle)
    share = low / len(words)
    at = round(share * len(original))
    return _shown(original[max(0, at - 20) :]) if share else _shown(original)


def _shown(text: str) -> str:
    words = text.split()
    return " ".join(words[:8]) + (" …" if len(words) > 8 else "")  # noqa: PLR2004
