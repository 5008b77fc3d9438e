"""The house: read its settings, and check them against each other.

Takes a folder; gives a valid house: audiences, defaults, scales and the marking
scheme. Templates and themes are found later, by whoever uses them; here they only
have to exist.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.assets import roots
from briefgen.diagnostics import Diagnostic, InvalidHouseError, Location
from briefgen.loading.labels import wrong_label
from briefgen.loading.pattern import pattern_faults
from briefgen.loading.scales import Catalogue, read_scales
from briefgen.loading.schemes import read_scheme
from briefgen.loading.settings import read_settings
from briefgen.loading.wording import quoted, suggestion
from briefgen.model.house import House, HouseFile
from briefgen.projects import HOUSE_FILE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefgen.loading.settings import Places
    from briefgen.model.house import Audience, Defaults
    from briefgen.model.marking import Scheme
    from briefgen.model.scale import Scale


def load_house(root: Path) -> House:
    """The house whose project is ``root``.

    Raises:
        InvalidHouseError: with every fault of its settings, scales and scheme.
    """
    shown = str(root / HOUSE_FILE)
    real = Path(os.path.realpath(root))
    read = read_settings(real / HOUSE_FILE, real, shown, HouseFile)
    settings, places = read.value, read.places
    faults: list[Diagnostic] = []
    scales = _scales(Catalogue("scales", real, str(root)), settings, places, faults)
    schemes = Catalogue("markings", real, str(root))
    scheme = _scheme(schemes, settings.defaults.marking_scheme, places, faults)
    if scheme is not None or settings.defaults.marking_scheme is None:
        faults.extend(_wrong_markings(settings, scheme, places))
    faults.extend(_unknown_files(real, settings, places))
    faults.extend(_wrong_names(settings, places))
    if faults:
        raise InvalidHouseError(*faults)
    known = {(): Location(shown, 1, 1), **places.known}
    return House(
        real,
        settings.defaults,
        settings.audiences,
        scheme,
        scales,
        known,
        settings.cache,
    )


def _scales(
    catalogue: Catalogue,
    settings: HouseFile,
    places: Places,
    faults: list[Diagnostic],
) -> dict[str, Scale]:
    try:
        scales = read_scales(catalogue)
    except InvalidHouseError as error:
        faults.extend(error.diagnostics)
        return {}
    name = settings.defaults.scale
    if name not in scales:
        faults.append(_unknown("scale", name, ("defaults", "scale"), places, [*scales]))
    return scales


def _scheme(
    catalogue: Catalogue, name: str | None, places: Places, faults: list[Diagnostic]
) -> Scheme | None:
    if name is None:
        return None
    names = catalogue.names()
    if name not in names:
        path = ("defaults", "marking_scheme")
        faults.append(_unknown("marking scheme", name, path, places, names))
        return None
    try:
        return read_scheme(catalogue, name)
    except InvalidHouseError as error:
        faults.extend(error.diagnostics)
        return None


def _unknown(
    kind: str, name: str, path: Sequence[str], places: Places, choices: Sequence[str]
) -> Diagnostic:
    hint, place = suggestion(name, list(choices)), places.at(tuple(path))
    return Diagnostic("S403", f"unknown {kind} {quoted(name)}", place, hint)


def _wrong_markings(
    settings: HouseFile, scheme: Scheme | None, places: Places
) -> Iterator[Diagnostic]:
    for name, audience in settings.audiences.items():
        for key in ("clearance", "banner"):
            label = getattr(audience, key)
            if label is None:
                continue
            place = places.at(("audiences", name, key))
            if scheme is None:
                hint = "set `marking_scheme` under `[defaults]`, or delete this key"
                message = f"{quoted(key)} without a marking scheme"
                yield Diagnostic("S404", message, place, hint)
            elif scheme.read(label) is None:
                message, hint = wrong_label(scheme, label)
                yield Diagnostic("S404", message, place, hint)


def _unknown_files(
    root: Path, settings: HouseFile, places: Places
) -> Iterator[Diagnostic]:
    templates = [listed.name for listed in roots.templates(root)]
    themes = [listed.name for listed in roots.themes(root)]
    users: list[tuple[tuple[str, ...], Defaults | Audience]] = [
        (("defaults",), settings.defaults),
        *((("audiences", name), a) for name, a in settings.audiences.items()),
    ]
    for path, user in users:
        for key, choices in (("template", templates), ("theme", themes)):
            name = getattr(user, key)
            if name is not None and name not in choices:
                yield _unknown(key, name, (*path, key), places, choices)


def _wrong_names(settings: HouseFile, places: Places) -> Iterator[Diagnostic]:
    if not settings.audiences:
        hint = "write `[audiences.public]` and what it reads"
        yield Diagnostic("S402", "no audience", places.at(("audiences",)), hint)
    place = places.at(("defaults", "output"))
    yield from pattern_faults(settings.defaults.output, place)
