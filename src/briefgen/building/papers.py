"""What lists the editions of a folder: the manifest, the sums, and ZIPs for sending.

Takes a build and its ledger; writes what is missing or no longer true, from the
ledger and the files alone. Where nothing has changed, digests are compared, and
nothing is made.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from briefgen.building.jobs import Built
from briefgen.diagnostics import (
    BriefgenError,
    Diagnostic,
    InvalidHouseError,
    Location,
    Severity,
)
from briefgen.ledger import digest_of, stamp_of
from briefgen.model.naming import compared

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from briefgen.building.jobs import Build
    from briefgen.ledger import EditionRecord, Files, Ledger

MANIFEST = "manifest.json"
SUMS = "SHA256SUMS"
ZIP = ".zip"


class Listed(NamedTuple):
    """An edition of the ledger, and the real path of the brief's file."""

    real: str
    record: EditionRecord


class Written(NamedTuple):
    """The papers that there are now, and what was wrong with them."""

    papers: Mapping[str, tuple[str, str]]
    diagnostics: tuple[Diagnostic, ...]
    exit_code: int


class Shelf:
    """A folder with the editions of a ledger, as it is now."""

    def __init__(self, build: Build, ledger: Ledger) -> None:
        """Looks at every file, unless the system says that nobody touched it."""
        self.build, self.ledger = build, ledger
        self.folder = build.plan.folder
        self.root = os.path.realpath(self.folder)
        for found in build.outcomes:
            if isinstance(found, Built):
                self.files.forget(os.path.realpath(found.target.path))
        self.editions = tuple(sorted(_of(ledger), key=lambda one: one.record.file))
        self.standing = tuple(filter(self.stands, self.editions))

    @property
    def files(self) -> Files:
        """What is known of files."""
        return self.build.plan.before.files

    @property
    def stamp(self) -> str:
        """One word for the editions that stand here."""
        return stamp_of({one.record.file: one.record.sha256 for one in self.standing})

    def stands(self, one: Listed) -> bool:
        """Whether the file of an edition is there, and is the one that was made."""
        return self.digest(one.record.file) == one.record.sha256

    def is_current(self, one: Listed) -> bool:
        """Whether an edition would be made again as it is."""
        return self.build.plan.before.is_current(one.record)

    def digest(self, name: str) -> str:
        """The digest of a file by its name here."""
        return self.files.digest(os.path.realpath(f"{self.root}/{name}"))

    def has(self, name: str, stamp: str) -> bool:
        """Whether a paper stands as it was written, and says what is true now."""
        return self.ledger.papers.get(name) == (self.digest(name), stamp)

    def path(self, name: str) -> Path:
        """A file here, as it is shown."""
        return self.folder / name

    def forget(self, name: str) -> None:
        """A paper has been written."""
        self.files.forget(os.path.realpath(f"{self.root}/{name}"))


def are_current(shelf: Shelf) -> bool:
    """Whether all papers that are wanted stand, and are true."""
    if not shelf.folder.is_dir():
        return True
    stamps = {MANIFEST: shelf.stamp, SUMS: shelf.stamp}
    if shelf.build.zips:
        from briefgen.building import parcels

        found = parcels.wanted(shelf)
        if any(parcel.reasons for parcel in found.values()):
            return False
        stamps |= {name: one.stamp for name, one in found.items() if one.editions}
    return all(shelf.has(name, stamp) for name, stamp in stamps.items())


def remarks(shelf: Shelf) -> tuple[Diagnostic, ...]:
    """What is to be said of papers where none has to be written."""
    return tuple(_outdated(shelf, shelf.ledger.papers))


def write(shelf: Shelf) -> Written:
    """Write every paper that is missing, altered or no longer true."""
    from briefgen.artifacts import sweep

    if not shelf.folder.is_dir():
        return Written({}, (), 0)
    sweep([shelf.folder])
    papers, said, code = dict(shelf.ledger.papers), [], 0
    try:
        _refuse_rivals(shelf)
        papers |= _lists(shelf)
    except BriefgenError as fault:
        said, code = [*fault.diagnostics], fault.exit_code
    if shelf.build.zips and not code:
        from briefgen.building import parcels

        made, further, code = parcels.write(shelf)
        papers |= made
        said += further
    return Written(papers, (*said, *_outdated(shelf, papers)), code)


def sums_of(digests: Mapping[str, str]) -> bytes:
    """The digests of files by their names, as ``sha256sum --check`` reads them."""
    lines = (f"{digests[name]}  {name}\n" for name in sorted(digests))
    return "".join(lines).encode("utf-8", "surrogateescape")


def _of(ledger: Ledger) -> Iterator[Listed]:
    for real, brief in ledger.briefs.items():
        for record in brief.editions.values():
            yield Listed(real, record)


def _lists(shelf: Shelf) -> dict[str, tuple[str, str]]:
    from briefgen.building.manifest import manifest_of

    project = shelf.build.plan.before.project
    manifest = manifest_of(shelf.ledger, shelf.standing, project)
    digests = {one.record.file: one.record.sha256 for one in shelf.standing}
    sums = sums_of({**digests, MANIFEST: digest_of(manifest)})
    return {
        name: (_put(shelf, name, data), shelf.stamp)
        for name, data in ((MANIFEST, manifest), (SUMS, sums))
    }


def _put(shelf: Shelf, name: str, data: bytes) -> str:
    """Write a paper, unless it stands there already; its digest."""
    from briefgen.artifacts import write_whole

    digest = digest_of(data)
    if shelf.digest(name) != digest:
        write_whole(shelf.path(name), data)
        shelf.forget(name)
    return digest


def _refuse_rivals(shelf: Shelf) -> None:
    """Refuse a folder of editions that has the name of a paper."""
    names = (MANIFEST, SUMS, *(f"{name}{ZIP}" for name in shelf.build.zips))
    taken = {compared(name): name for name in names}
    for one in shelf.editions:
        folder, slash, _ = one.record.file.partition("/")
        if slash and (name := taken.get(compared(folder))):
            message = f"editions are in a folder `{folder}`: no file `{name}` can be"
            hint = "name another folder in `output` of briefgen.toml"
            place = Location(str(shelf.folder))
            raise InvalidHouseError(Diagnostic("C153", message, place, hint))


def _outdated(
    shelf: Shelf, papers: Mapping[str, tuple[str, str]]
) -> Iterator[Diagnostic]:
    """The ZIPs here that do not hold what their audiences get now."""
    names = [name for name in papers if name.endswith(ZIP)]
    names += [f"{name}{ZIP}" for name in shelf.build.zips]
    there = [name for name in dict.fromkeys(names) if shelf.digest(name)]
    if not there:
        return
    from briefgen.building import parcels

    for name in parcels.outdated(shelf, papers, there):
        yield _stays(shelf.path(name))


def _stays(path: Path) -> Diagnostic:
    return Diagnostic(
        "C151",
        "a ZIP of an earlier build stays here: it is not what its audience gets now",
        Location(str(path)),
        "do not pass it on; remove it, or build with `--zip` again",
        Severity.WARNING,
    )
