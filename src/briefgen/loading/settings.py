"""Read a TOML file of a house into its model: settings, a scale, a marking scheme.

Takes a path; gives the model and the place of each of its keys, or every fault.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from briefgen.assets.faults import UnusableFileError
from briefgen.assets.files import read_text
from briefgen.diagnostics import Diagnostic, InvalidHouseError, Location
from briefgen.loading.faults import translate
from briefgen.loading.toml_places import toml_places

if TYPE_CHECKING:
    from pathlib import Path

    from briefgen.model.source import ValuePath

Settings = TypeVar("Settings", bound=BaseModel)

_PLACE = re.compile(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)$")


@dataclass(frozen=True, slots=True)
class Places:
    """Where each key of a file stands."""

    file: str
    known: dict[tuple[str, ...], Location]

    def at(self, path: ValuePath) -> Location:
        """The place of a key, or of what contains it."""
        steps = tuple(str(step) for step in path)
        for end in range(len(steps), 0, -1):
            if place := self.known.get(steps[:end]):
                return place
        return Location(self.file, 1, 1)


@dataclass(frozen=True, slots=True)
class ReadSettings(Generic[Settings]):
    """A valid file."""

    value: Settings
    places: Places


def read_settings(
    path: Path, root: Path, shown: str, model: type[Settings]
) -> ReadSettings[Settings]:
    """A TOML file as a model.

    Raises:
        InvalidHouseError: with every fault of the file.
    """
    try:
        text = read_text(path, root)
        tree = tomllib.loads(text)
    except UnusableFileError as error:
        raise InvalidHouseError(
            *(
                Diagnostic(f.code, f.message, Location(shown, f.line, f.column), f.hint)
                for f in error.faults
            )
        ) from None
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise InvalidHouseError(_not_toml(error, shown)) from None
    known = {step: Location(shown, *place) for step, place in toml_places(text).items()}
    places = Places(shown, known)
    try:
        return ReadSettings(model.model_validate(tree), places)
    except ValidationError as problems:
        found = translate(problems, tree, model, places.at)
        raise InvalidHouseError(*(fault.diagnostic for fault in found)) from None


def _not_toml(error: Exception, shown: str) -> Diagnostic:
    said = str(error)
    found = _PLACE.search(said)
    place = Location(shown)
    if found and found[1]:
        place = Location(shown, int(found[1]), int(found[2]))
    if isinstance(error, RecursionError):
        said = "brackets within brackets, too deep"
    words = _PLACE.sub("", said)
    message = f"not TOML: {words[:1].lower()}{words[1:]}"[:300]
    hint = 'write a text as `key = "text"`'
    return Diagnostic("S401", message, place, hint)
