"""A ZIP for each audience: all editions for it that stand in a folder.

It goes to readers, and so it is made from the editions alone: from their bytes, their
names, and what stands on their pages. Its bytes depend on nothing else: no clock, no
host, nothing of another audience, nothing that was withheld. There is none where
it would lack an edition, or hold one that is no longer what its brief says.
"""

from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, TypeGuard

from briefgen._version import __version__
from briefgen.building.jobs import Built, Failed
from briefgen.building.papers import MANIFEST, SUMS, ZIP, sums_of
from briefgen.diagnostics import BriefgenError, Diagnostic, Location, MachineError
from briefgen.ledger import digest_of, stamp_of
from briefgen.model.naming import faults_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from briefgen.building.jobs import Build, Outcome
    from briefgen.building.papers import Listed, Shelf
    from briefgen.ledger import EditionRecord

FORM = "briefgen parcel 1"
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # ZIP knows no time before
_UNIX, _FILE = 3, 0o100644 << 16
_INCOMPLETE = 1
_NAMED = 3  # reasons that a message names


class Parcel(NamedTuple):
    """The editions for one audience, and why they cannot be sent, if they cannot."""

    audience: str
    editions: tuple[Listed, ...]
    reasons: tuple[str, ...]

    @property
    def stamp(self) -> str:
        """One word for all that is in the ZIP."""
        files = {one.record.file: one.record.sha256 for one in self.editions}
        return stamp_of({**files, "": f"{FORM} {__version__}"})


class Made(NamedTuple):
    """The ZIPs that stand now, and why others do not."""

    papers: Mapping[str, tuple[str, str]]
    diagnostics: tuple[Diagnostic, ...]
    exit_code: int


def wanted(shelf: Shelf) -> dict[str, Parcel]:
    """What is to be in each ZIP that is asked for, by its name."""
    return {f"{name}{ZIP}": _parcel(shelf, name) for name in shelf.build.zips}


def write(shelf: Shelf) -> Made:
    """Write the ZIPs that are asked for, unless they stand there already."""
    papers, said, codes = {}, [], {0}
    for name, parcel in wanted(shelf).items():
        if parcel.reasons:
            said.append(_incomplete(shelf, parcel))
            codes.add(_INCOMPLETE)
        elif not parcel.editions:
            continue
        elif not shelf.has(name, parcel.stamp):
            try:
                _write(shelf, name, parcel)
            except BriefgenError as fault:
                said += fault.diagnostics
                codes.add(fault.exit_code)
                continue
            shelf.forget(name)
            papers[name] = (shelf.digest(name), parcel.stamp)
    return Made(papers, tuple(said), max(codes))


def outdated(
    shelf: Shelf, papers: Mapping[str, tuple[str, str]], names: Iterable[str]
) -> Iterator[str]:
    """Those ZIPs that do not hold what their audiences get now."""
    for name in names:
        parcel = _parcel(shelf, name.removesuffix(ZIP))
        paper = papers.get(name)
        is_true = paper is not None and paper[1] == parcel.stamp
        if parcel.reasons or not (is_true and parcel.editions):
            yield name


# ── Whether there can be one ─────────────────────────────────────────────────


def _parcel(shelf: Shelf, audience: str) -> Parcel:
    found = tuple(one for one in shelf.editions if one.record.audience == audience)
    return Parcel(
        audience, found, tuple(dict.fromkeys(_reasons(shelf, audience, found)))
    )


def _reasons(shelf: Shelf, audience: str, editions: Sequence[Listed]) -> Iterator[str]:
    """Why not every edition for an audience is there, as its brief says it."""
    for fault in faults_of(f"{audience}{ZIP}"):
        yield f"the name `{audience}{ZIP}` is not safe: {fault}"
    yield from _not_made(shelf.build, audience)
    made = {one.real for one in shelf.build.outcomes if _is_built(one, audience)}
    for one in editions:
        if not shelf.stands(one):
            yield f"`{one.record.file}` is not as it was built"
        elif one.real not in made and not shelf.is_current(one):
            yield f"`{one.record.file}` is not what its brief says now"


def _not_made(build: Build, audience: str) -> Iterator[str]:
    for brief in build.plan.unreadable:
        yield f"`{brief.name}` cannot be read"
    reached = {id(found.target) for found in build.outcomes}
    for job in build.plan.jobs:
        if job.target.audience == audience and id(job.target) not in reached:
            yield f"`{job.target.brief}` was not reached"
    for found in build.outcomes:
        if isinstance(found, Failed) and found.target.audience == audience:
            yield f"`{found.target.brief}` failed"


def _is_built(found: Outcome, audience: str) -> TypeGuard[Built]:
    return isinstance(found, Built) and found.target.audience == audience


def _incomplete(shelf: Shelf, parcel: Parcel) -> Diagnostic:
    reasons = "; ".join(parcel.reasons[:_NAMED])
    more = len(parcel.reasons) - _NAMED
    return Diagnostic(
        "C150",
        f"no ZIP for audience `{parcel.audience}`: {reasons}"
        + (f"; and {more} more" if more > 0 else ""),
        Location(str(shelf.folder)),
        "mend what is told of these, and build with `--zip` again",
    )


# ── What is in it ────────────────────────────────────────────────────────────


def _write(shelf: Shelf, name: str, parcel: Parcel) -> None:
    from briefgen.artifacts import write_with

    write_with(shelf.path(name), lambda file: _fill(file, shelf, parcel))


def _fill(file: BinaryIO, shelf: Shelf, parcel: Parcel) -> None:
    """The editions, their manifest and their sums, in the order of their names."""
    entries, digests = [], {}
    # Stored as they are: pages are compressed already, and how zlib does it varies.
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as made:
        for one in parcel.editions:
            data = _bytes(shelf, one.record)
            entries.append(_entry(one.record, data))
            digests[one.record.file] = one.record.sha256
            made.writestr(_member(one.record.file), data)
        manifest = _manifest(entries)
        digests[MANIFEST] = digest_of(manifest)
        made.writestr(_member(MANIFEST), manifest)
        made.writestr(_member(SUMS), sums_of(digests))


def _bytes(shelf: Shelf, record: EditionRecord) -> bytes:
    path = shelf.path(record.file)
    data = path.read_bytes()
    if digest_of(data) != record.sha256:
        message = "this file was changed while it was put into a ZIP"
        hint = "see who writes into this folder, and build again"
        raise MachineError(Diagnostic("C152", message, Location(str(path)), hint))
    return data


def _manifest(entries: Sequence[Mapping[str, object]]) -> bytes:
    content = {"form": FORM, "briefgen": __version__, "editions": entries}
    return json.dumps(content, indent=1).encode("ascii") + b"\n"


def _entry(record: EditionRecord, data: bytes) -> dict[str, object]:
    from briefgen.verification.pdf import title_of

    return {
        "file": record.file,
        "title": title_of(data),
        "sha256": record.sha256,
        "bytes": len(data),
        "pages": record.pages,
        "marking": record.marking or None,
    }


def _member(name: str) -> zipfile.ZipInfo:
    found = zipfile.ZipInfo(name, _EARLIEST)
    found.create_system, found.external_attr = _UNIX, _FILE
    return found
