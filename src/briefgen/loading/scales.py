"""Likelihood scales: those of briefgen, and the project's own.

Takes the folder of a project; gives every scale by the name of its file. A
project's file wins over one of the same name.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.diagnostics import Diagnostic, InvalidHouseError
from briefgen.loading.settings import read_settings
from briefgen.loading.wording import quoted
from briefgen.model.scale import Scale

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.loading.settings import ReadSettings
    from briefgen.model.scale import Term

_DATA = Path(__file__).parents[1] / "data"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The TOML files of one kind, by name."""

    kind: str  # the folder: "scales"
    project: Path
    shown: str  # the project's folder, as messages name it

    def names(self) -> tuple[str, ...]:
        """What there is to choose from."""
        folders = (_DATA / self.kind, self.project / self.kind)
        return tuple(sorted({p.stem for f in folders for p in f.glob("*.toml")}))

    def find(self, name: str) -> tuple[Path, Path, str]:
        """A file, the folder that it must not leave, and its name in messages."""
        own = self.project / self.kind / f"{name}.toml"
        if os.path.lexists(own):
            shown = str(Path(self.shown) / self.kind / own.name)
            return own, self.project, shown
        return _DATA / self.kind / own.name, _DATA, f"briefgen:{self.kind}/{own.name}"


def read_scales(catalogue: Catalogue) -> dict[str, Scale]:
    """Every scale of the project and of briefgen, by name.

    Raises:
        InvalidHouseError: with the faults of all of them.
    """
    scales: dict[str, Scale] = {}
    faults: list[Diagnostic] = []
    for name in catalogue.names():
        try:
            scales[name] = _read_scale(catalogue, name)
        except InvalidHouseError as error:
            faults.extend(error.diagnostics)
    if faults:
        raise InvalidHouseError(*faults)
    return scales


def _read_scale(catalogue: Catalogue, name: str) -> Scale:
    read = read_settings(*catalogue.find(name), Scale)
    terms = read.value.terms
    words = [
        (index, word)
        for index, term in enumerate(terms)
        for word in (term.term, *term.synonyms)
    ]
    faults = [*_bounds(read, terms), *_repeated(words, read)]
    if faults:
        raise InvalidHouseError(*faults)
    return read.value


def _bounds(read: ReadSettings[Scale], terms: list[Term]) -> Iterator[Diagnostic]:
    """The terms ascend, and lie to each other as the scale says."""
    for index, term in enumerate(terms):
        if term.low >= term.high:
            message = f"{quoted(term.term)} ends where it begins, or before"
            yield _fault(read, index, "low", message, "correct `low` or `high`")
    for index, (below, above) in enumerate(pairwise(terms), 1):
        if (above.low, above.high) < (below.low, below.high):
            message = f"{quoted(above.term)} stands above a term that is more likely"
            hint = "order the terms from the least likely on"
            yield _fault(read, index, "term", message, hint)
        elif read.value.shape == "contiguous" and above.low != below.high:
            message = (
                f"{quoted(above.term)} does not begin where the term before it ends"
            )
            hint = 'set `shape` to "gapped" or "nested" if it was published so'
            yield _fault(read, index, "low", message, hint)
        elif read.value.shape == "gapped" and above.low < below.high:
            message = f"{quoted(above.term)} overlaps the term before it"
            hint = 'set `shape` to "nested" if it was published so'
            yield _fault(read, index, "low", message, hint)


def _repeated(
    words: list[tuple[int, str]], read: ReadSettings[Scale]
) -> Iterator[Diagnostic]:
    known: set[str] = set()
    for index, word in words:
        if word.casefold() in known:
            message = f"{quoted(word)} stands twice"
            yield _fault(read, index, "term", message, "keep one of them")
        known.add(word.casefold())


def _fault(
    read: ReadSettings[Scale], index: int, key: str, message: str, hint: str
) -> Diagnostic:
    place = read.places.at(("terms", index, key))
    return Diagnostic("S405", message, place, hint)
