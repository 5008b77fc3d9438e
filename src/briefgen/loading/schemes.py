"""Marking schemes: those of briefgen, and the project's own.

Takes the folder of a project; gives a scheme whose labels can be read in one way
each, seen on paper, and joined without leaving the scheme.
"""

from __future__ import annotations

import os
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.diagnostics import Diagnostic, InvalidHouseError
from briefgen.loading.scales import Catalogue
from briefgen.loading.settings import read_settings
from briefgen.loading.wording import folded, quoted, suggestion
from briefgen.model.labels import Reading, readings, unfit
from briefgen.model.marking import Scheme

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefgen.loading.settings import Places, ReadSettings
    from briefgen.model.marking import Caveat
    from briefgen.model.source import ValuePath

LEAST_CONTRAST = 4.5  # WCAG 2.2, 1.4.3


def load_schemes(root: Path) -> dict[str, Scheme]:
    """Every scheme that a project can choose, by name.

    Raises:
        InvalidHouseError: with the faults of all of them.
    """
    catalogue = Catalogue("markings", Path(os.path.realpath(root)), str(root))
    schemes: dict[str, Scheme] = {}
    faults: list[Diagnostic] = []
    for name in catalogue.names():
        try:
            schemes[name] = read_scheme(catalogue, name)
        except InvalidHouseError as error:
            faults.extend(error.diagnostics)
    if faults:
        raise InvalidHouseError(*faults)
    return schemes


def read_scheme(catalogue: Catalogue, name: str) -> Scheme:
    """A marking scheme.

    Raises:
        InvalidHouseError: with every fault of its file.
    """
    read: ReadSettings[Scheme] = read_settings(*catalogue.find(name), Scheme)
    check = _Check(read.value, read.places)
    faults = [*check.words(), *check.names(), *check.colors()]
    # What names nothing, or two things, would be told again by all that follows.
    faults = faults or [*check.joins(), *check.ambiguities()]
    if faults:
        raise InvalidHouseError(*faults)
    return read.value


class _Check:
    """A scheme and the places of its keys."""

    def __init__(self, scheme: Scheme, places: Places) -> None:
        self.scheme = scheme
        self.places = places

    def words(self) -> Iterator[Diagnostic]:
        """Words that stand twice, or that nobody could tell apart."""
        levels = self.scheme.levels
        labels: list[tuple[ValuePath, str]] = []
        for at, level in enumerate(levels):
            labels.append((("levels", at, "label"), level.label))
            others = (("spellings", level.spellings), ("former", level.former))
            labels += [(("levels", at, k), w) for k, words in others for w in words]
        yield from self._twice(labels)
        yield from self._twice(
            [(("levels", at, "portion"), one.portion) for at, one in enumerate(levels)]
        )
        caveats = [(path, one.label) for path, one in self._caveats()]
        yield from self._twice([((*path, "label"), word) for path, word in caveats])
        if rule := self.scheme.designation:
            yield from self._twice(
                [
                    (("designation", "fields", at, "key"), field.key)
                    for at, field in enumerate(rule.fields)
                ]
            )

    def names(self) -> Iterator[Diagnostic]:
        """Levels, caveats and groups that are named and not there."""
        levels = self.scheme.labels()
        caveats = [caveat.label for caveat in self.scheme.all_caveats()]
        for path, caveat in self._caveats():
            named = (("levels", caveat.levels), ("contained_in", caveat.contained_in))
            for key, words in named:
                yield from self._unknown("level", words or (), levels, (*path, key))
            for key, words in (("includes", caveat.includes), ("needs", caveat.needs)):
                yield from self._unknown("caveat", words, caveats, (*path, key))
            if caveat.label in self.scheme.narrowed_by(frozenset(caveat.includes)):
                message = f"{quoted(caveat.label)} includes itself"
                hint = "of two caveats only the narrower one includes the other"
                yield self._fault("S149", message, (*path, "includes"), hint)
        if rule := self.scheme.designation:
            at: ValuePath = ("designation", "levels")
            yield from self._unknown("level", rule.levels, levels, at)
            groups = [group.name for group in self.scheme.caveats]
            for index, field in enumerate(rule.fields):
                named_groups = [field.names] if field.names else []
                at = ("designation", "fields", index, "names")
                yield from self._unknown("group of caveats", named_groups, groups, at)

    def colors(self) -> Iterator[Diagnostic]:
        """Letters that can hardly be seen before their ground."""
        for at, level in enumerate(self.scheme.levels):
            found = contrast(level.color, level.background)
            if found < LEAST_CONTRAST:
                message = f"{quoted(level.label)} can hardly be read: its contrast is"
                message += f" {found:.2f} to 1"
                hint = f"it is at least {LEAST_CONTRAST} to 1, as in WCAG 2.2"
                yield self._fault("S147", message, ("levels", at, "color"), hint)

    def joins(self) -> Iterator[Diagnostic]:
        """Two markings have a banner that covers both, in words of the scheme."""
        levels = self.scheme.labels()
        for path, caveat in self._caveats():
            wanted = caveat.levels or levels
            first = min(levels.index(name) for name in wanted)
            told = (*wanted, *caveat.contained_in)
            silent = [name for name in levels[first:] if name not in told]
            held = sorted(levels.index(name) for name in caveat.contained_in)
            if silent:
                message = f"{quoted(caveat.label)} goes with {quoted(levels[first])}"
                message += f", and what a banner of {quoted(silent[0])} makes of it is"
                message += " not said"
                hint = f"add {quoted(silent[0])} to `levels` or to `contained_in`"
                yield self._fault("S149", message, (*path, "label"), hint)
            elif held and held != list(range(held[0], len(levels))):
                message = f"{quoted(caveat.label)} is contained in a level, and not in"
                message += " one above it"
                hint = "name every level from the first one that contains it on"
                yield self._fault("S149", message, (*path, "contained_in"), hint)

    def ambiguities(self) -> Iterator[Diagnostic]:
        """Labels that can be read in two ways."""
        for reading in self._shortest():
            label = self._label(reading)
            found = {(one.rank, one.caveats) for one in readings(self.scheme, label)}
            if len(found) > 1:
                at: ValuePath = ("levels", reading.rank, "label")
                message = f"{quoted(label)} can be read in two ways"
                hint = "choose another separator or joiner, or other words"
                yield self._fault("S148", message, at, hint)
                return  # one pair of words makes many such labels

    def _shortest(self) -> Iterator[Reading]:
        """Every level with no caveat, with one, and with two."""
        words = [caveat.label for caveat in self.scheme.all_caveats()]
        for rank, level in enumerate(self.scheme.levels):
            for count in range(3):
                for chosen in combinations(words, count):
                    reading = Reading(rank, level.label, chosen)
                    if not unfit(self.scheme, reading):
                        yield reading

    def _label(self, reading: Reading) -> str:
        chosen = frozenset(reading.caveats)
        return self.scheme.marking(reading.rank, chosen).label

    def _caveats(self) -> Iterator[tuple[ValuePath, Caveat]]:
        for at, group in enumerate(self.scheme.caveats):
            for index, caveat in enumerate(group.caveats):
                yield ("caveats", at, "caveats", index), caveat

    def _twice(self, words: Sequence[tuple[ValuePath, str]]) -> Iterator[Diagnostic]:
        known: dict[str, str] = {}
        for path, word in words:
            key = folded(word)
            if (other := known.get(key)) is not None:
                code, message = "S405", f"{quoted(word)} stands twice"
                if word != other:
                    code, message = "S148", f"{quoted(word)} cannot be told apart from"
                    message += f" {quoted(other)}"
                yield self._fault(code, message, path, "keep one of them")
            known.setdefault(key, word)

    def _unknown(
        self, kind: str, words: Sequence[str], choices: Sequence[str], path: ValuePath
    ) -> Iterator[Diagnostic]:
        for word in words:
            if word not in choices:
                message = f"unknown {kind} {quoted(word)}"
                yield self._fault("S149", message, path, suggestion(word, choices))

    def _fault(self, code: str, message: str, path: ValuePath, hint: str) -> Diagnostic:
        return Diagnostic(code, message, self.places.at(path), hint)


def contrast(first: str, second: str) -> float:
    """The contrast of two colours, from 1 to 21 (WCAG 2.2)."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: str) -> float:
    channels = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4  # noqa: PLR2004
        for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
