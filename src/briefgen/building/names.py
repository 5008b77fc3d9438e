"""The files that editions go into: each safe, and each its own.

Takes jobs; gives the faults of their names, all at once, before anything is rendered.
Two names are one where some system takes them for one: by capitals, by the form of
their accents, or by a link.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from briefgen.diagnostics import Diagnostic, Location
from briefgen.loading.wording import quoted
from briefgen.model.naming import SAFE, compared, faults_of, file_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from briefgen.building.jobs import Job
    from briefgen.model.house import House


def edition_path(house: House, brief: Path, audience: str, folder: Path) -> Path:
    """The file of an edition. ``brief`` is the real folder of the brief."""
    name = file_name(house.defaults.output, brief=brief.name, audience=audience)
    return folder / name


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


def collisions(jobs: Iterable[Job]) -> Iterator[Diagnostic]:
    """Every file that would hold more than one edition."""
    claims: dict[str, list[Job]] = {}
    for job in jobs:
        claims.setdefault(compared(os.path.realpath(job.path)), []).append(job)
    for rivals in claims.values():
        if len(rivals) > 1:
            yield _collision(rivals)


def _collision(rivals: list[Job]) -> Diagnostic:
    house = rivals[0].brief.house
    editions = " and ".join(
        f"{quoted(job.name)} for {quoted(job.audience)}" for job in rivals
    )
    names = dict.fromkeys(str(job.path) for job in rivals)
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
