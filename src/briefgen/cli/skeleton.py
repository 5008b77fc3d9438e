"""The files of a new brief, fitted to the house that it is made for.

Takes the brief in ``data/new/brief/``, with ``@WORDS@`` to fill in; gives files that
load, lint and render for every audience of the house as they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.cli.project import SKELETON

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from briefgen.model.house import House

_TERM = "likely"


def brief_files(name: str, house: House, schema: str) -> Mapping[str, bytes]:
    """The files of the new brief ``name``, by their paths in its folder."""
    folder = SKELETON / "brief"
    words = _words(name, house, schema)
    return {
        path.relative_to(folder).as_posix(): _filled(path.read_text("utf-8"), words)
        for path in sorted(folder.rglob("*"))
        if path.suffix in (".yaml", ".md")
    }


def _filled(text: str, words: Mapping[str, str]) -> bytes:
    for word, value in words.items():
        text = text.replace(f"@{word}@", value)
    return text.encode()


def _words(name: str, house: House, schema: str) -> Mapping[str, str]:
    audiences = house.audiences
    narrowed = [key for key, one in audiences.items() if one.release != "explicit"]
    scale = house.scales.get(house.defaults.scale)
    has_term = scale is not None and scale.find(_TERM) is not None
    return {
        "NAME": name,
        "SCHEMA": schema,
        "TITLE": name.replace("-", " ").capitalize(),
        "AUDIENCE": next(iter(audiences)),
        "AUDIENCES": _listed(audiences),
        "NARROWED": _listed(narrowed or audiences),
        "LIKELY": _TERM if has_term else "not stated",
        "IS_LIKELY_TO": f"is {_TERM} to" if has_term else "may",
        "MARKING": _marking(house),
    }


def _listed(names: Iterable[str]) -> str:
    return f"[{', '.join(names)}]"


def _marking(house: House) -> str:
    """A line for a person to write a marking in: briefgen types none."""
    scheme = house.scheme
    if scheme is None:
        return "# marking: …                  # this house has no marking scheme"
    return (
        "# marking: …                  # of every part that has none; you decide which"
    )
