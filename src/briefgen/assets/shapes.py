"""What a template says of itself, in ``template.toml`` beside it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from briefgen.assets.faults import UnusableFileError
from briefgen.assets.files import read_text
from briefgen.assets.roots import locate
from briefgen.diagnostics import Diagnostic, Location, TemplateError
from briefgen.documents import SectionType

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Shape:
    """What a template prints.

    ``sections`` are the types of section that it prints; None: all of them.
    """

    sections: frozenset[SectionType] | None


def read_shape(project: Path, template: str) -> Shape:
    """The shape of a template; without a ``template.toml``, it prints everything.

    Raises:
        TemplateError: the file is not what it should be.
    """
    file = locate(project, f"templates/{template}/template.toml")
    if file is None:
        return Shape(None)
    place = Location(file.shown)
    try:
        found = tomllib.loads(read_text(file.path, file.root))
    except tomllib.TOMLDecodeError as fault:
        problem = f"not readable as TOML: {str(fault).lower()}"
        raise TemplateError(Diagnostic("T240", problem, place)) from None
    except UnusableFileError as error:
        faults = (Diagnostic(f.code, f.message, place, f.hint) for f in error.faults)
        raise TemplateError(*faults) from None
    return Shape(_sections(found, place))


def _sections(
    found: Mapping[str, object], place: Location
) -> frozenset[SectionType] | None:
    types = found.get("sections")
    if types is None:
        return None
    known: tuple[SectionType, ...] = get_args(SectionType)
    if not isinstance(types, list) or any(kind not in known for kind in types):
        problem = "`sections` is not a list of section types"
        hint = "the types are " + ", ".join(f"`{kind}`" for kind in known)
        raise TemplateError(Diagnostic("T241", problem, place, hint))
    return frozenset(kind for kind in known if kind in types)
