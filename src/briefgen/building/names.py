"""The files that editions go into: each safe, and each its own.

Takes targets; gives the faults of their names, before anything is rendered. Two names
are one where some system takes them for one: by capitals, by the form of their
accents, or by a link.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from briefgen.diagnostics import Diagnostic, Location
from briefgen.model.naming import SAFE, compared, faults_of, file_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from briefgen.building.jobs import Target
    from briefgen.model.house import House


def edition_path(pattern: str, brief: str, audience: str, folder: Path) -> Path:
    """The file of an edition. ``brief`` is the name of the brief's real folder."""
    return folder / file_name(pattern, brief=brief, audience=audience)


def old_file(path: Path) -> Path | None:
    """The path, where a file stands; after a failure it is one of an earlier build."""
    return path if os.path.isfile(path) else None  # noqa: PTH113 (a name may be long)


def unsafe_names(house: House, brief: Path, shown: str) -> tuple[Diagnostic, ...]:
    """Why the files of a brief cannot be named after its folder."""
    name = file_name(house.defaults.output, brief=brief.name, audience="a")
    reasons = "; ".join(dict.fromkeys(faults_of(name)))
    message = f"no file can be named after this brief: {reasons}"
    hint = f"rename its folder: {SAFE}"
    return (Diagnostic("C122", message, Location(shown), hint),) if reasons else ()


def shared(targets: Iterable[Target]) -> Iterator[list[Target]]:
    """The editions that would be one file, together."""
    claims: dict[str, list[Target]] = {}
    for target in targets:
        claims.setdefault(compared(os.path.realpath(target.path)), []).append(target)
    yield from (rivals for rivals in claims.values() if len(rivals) > 1)


def collision(rivals: list[Target], house: House) -> Diagnostic:
    """That a file would hold more than one edition."""
    from briefgen.loading.wording import quoted

    editions = " and ".join(
        f"{quoted(one.brief)} for {quoted(one.audience)}" for one in rivals
    )
    names = dict.fromkeys(str(one.path) for one in rivals)
    files = " and ".join(map(quoted, names))
    same = f"the file {files}" if len(names) == 1 else f"one file, {files}"
    fields = [f"`{{{field}}}`" for field in ("brief", "audience")]
    pattern = house.defaults.output
    lacking = [field for field in fields if field.strip("`") not in pattern]
    hint = "rename the folder of one, or remove the link"
    if lacking:
        hint = f"name {' and '.join(lacking)} in `output`"
    return Diagnostic(
        "C121",
        f"{editions} would both be {same}",
        house.at("defaults", "output"),
        hint,
    )
