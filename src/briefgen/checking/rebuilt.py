"""Whether the editions that a manifest lists have the same bytes when made again.

Takes a manifest and a typesetter; gives for each edition what was found, in the order
in which they are done. Nothing is written. Briefs are those of the project alone:
a manifest names one, it does not say where to read.
"""

from __future__ import annotations

import os
from collections import deque
from typing import TYPE_CHECKING, NamedTuple

from briefgen._version import __version__
from briefgen.diagnostics import (
    BriefgenError,
    Diagnostic,
    InvalidBriefError,
    Location,
    of_briefgen,
)
from briefgen.documents import PdfDocument
from briefgen.ledger import digest_of
from briefgen.loading import load, load_house
from briefgen.pipeline import composed
from briefgen.projects import brief_name, briefs_of, real_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from briefgen.checking.listed import Held
    from briefgen.model.brief import Brief
    from briefgen.model.manifest import ManifestEdition
    from briefgen.pipeline import Composition
    from briefgen.typesetting import Typesetter

_OTHER, _SURPRISE = 4, 3


class Rebuilt(NamedTuple):
    """An edition that was made again, and what was wrong with it."""

    entry: ManifestEdition
    diagnostics: tuple[Diagnostic, ...] = ()
    exit_code: int = 0


def rebuilt(
    held: Held, project: Path, typesetter: Typesetter[int]
) -> Iterator[Rebuilt]:
    """Make every edition of a manifest again, and compare it.

    Raises:
        InvalidHouseError: the house of the project cannot be used.
    """
    briefs = _Briefs(project)
    left = deque(held.manifest.editions)
    under_way: dict[int, _Open] = {}
    begun = 0
    while left or under_way:
        # One document waits, so that no worker does.
        while left and not typesetter.waiting:
            entry = left.popleft()
            begun += 1
            try:
                made = composed(briefs.get(entry.brief), audience=entry.audience)
            except Exception as fault:  # noqa: BLE001 (one edition fails, and no other)
                yield _failed(held, entry, fault)
                continue
            under_way[begun] = _Open(entry, made)
            typesetter.submit(begun, made.html)
        for typeset in typesetter.done():
            yield _compared(held, under_way.pop(typeset.ticket), typeset.result)


class _Open(NamedTuple):
    """An edition whose pages are being made."""

    entry: ManifestEdition
    made: Composition


class _Briefs:
    """The briefs of a project by the names that manifests give them."""

    def __init__(self, project: Path) -> None:
        self._house = load_house(project)
        root = os.path.realpath(project)
        self._paths = {
            brief_name(real_file(path), root): path for path in briefs_of(project)
        }
        self._last: tuple[str, Brief] | None = None

    def get(self, name: str) -> Brief:
        """A brief, loaded once for editions that follow each other.

        Raises:
            InvalidBriefError: there is none, or it cannot be loaded.
        """
        if self._last and self._last[0] == name:
            return self._last[1]
        if name not in self._paths:
            message = f"there is no brief `{name}` in this project"
            hint = "run this in the project that the manifest is of, as it was then"
            raise InvalidBriefError(Diagnostic("H337", message, hint=hint))
        found = load(self._paths[name], self._house)
        self._last = (name, found)
        return found


def _compared(
    held: Held, opened: _Open, result: PdfDocument | BriefgenError
) -> Rebuilt:
    entry, made = opened
    if not isinstance(result, PdfDocument):
        return _failed(held, entry, result)
    try:
        found = made.finished(result)
    except Exception as fault:  # noqa: BLE001 (one edition fails, and no other)
        return _failed(held, entry, fault)
    if errors := tuple(one for one in found.diagnostics if one.is_error):
        return Rebuilt(entry, (_cannot(held, entry), *errors), _OTHER)
    if digest_of(result.data) == entry.sha256:
        return Rebuilt(entry)
    message = "made again, this edition has other bytes than are listed"
    hint = "see what changed since; if nothing did, do not trust the file"
    place = Location(held.shown(entry.file))
    return Rebuilt(entry, (Diagnostic("H336", message, place, hint),), _OTHER)


def _failed(held: Held, entry: ManifestEdition, fault: Exception) -> Rebuilt:
    if isinstance(fault, BriefgenError):
        said = (_cannot(held, entry), *fault.diagnostics)
        return Rebuilt(entry, said, fault.exit_code)
    return Rebuilt(entry, (of_briefgen(fault, __version__),), _SURPRISE)


def _cannot(held: Held, entry: ManifestEdition) -> Diagnostic:
    message = "this edition cannot be made again"
    hint = "what follows says why"
    return Diagnostic("H337", message, Location(held.shown(entry.file)), hint)
