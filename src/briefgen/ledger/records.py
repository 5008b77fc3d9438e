"""What the ledger says of an edition, of a brief, and of a whole folder.

Goes in and out as plain data, for JSON. What has another shape than it should is no
record: the edition is built again.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any, Self

from briefgen.diagnostics import Diagnostic, Location, Severity

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class EditionRecord:
    """An edition that was built, verified and written."""

    name: str  # of the brief, as it was shown to its author
    audience: str
    path: str  # of its file, as it was shown
    file: str  # the same, from the folder of the editions on
    sha256: str
    size: int  # bytes
    pages: int
    marking: str  # on its pages; empty where there is none
    program: str  # the identity of what made it
    files: Mapping[str, str]  # of the brief: digests by their paths in the project
    project: str  # the stamp of what all briefs are made from
    template: str
    theme: str
    page_size: str
    tags: tuple[str, ...]
    searched: int  # withheld strings that were looked for
    too_short: int
    too_common: int
    channels: int  # ways in which the file holds words, that were searched
    diagnostics: tuple[Diagnostic, ...] = ()
    places: tuple[str, ...] = ()  # of these: files by their paths in the project

    def as_data(self) -> dict[str, Any]:
        """As plain data."""
        found = {one.name: getattr(self, one.name) for one in fields(self)}
        found["diagnostics"] = [diagnostic_as_data(one) for one in self.diagnostics]
        return found

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Self:
        """From plain data."""
        given = {one.name: data[one.name] for one in fields(cls)}
        found = tuple(map(diagnostic_of, data["diagnostics"]))
        tags, places = tuple(data["tags"]), tuple(data["places"])
        return cls(**{**given, "tags": tags, "places": places, "diagnostics": found})


@dataclass(frozen=True, slots=True)
class BriefRecord:
    """A brief as it was when it was last loaded, and its editions."""

    files: Mapping[str, str]  # digests by their paths in the project
    project: str
    not_for: tuple[str, ...]  # audiences of the house that may not have it
    editions: Mapping[str, EditionRecord] = field(default_factory=dict)  # by audience

    def as_data(self) -> dict[str, Any]:
        """As plain data."""
        return {
            "files": dict(self.files),
            "project": self.project,
            "not_for": list(self.not_for),
            "editions": {name: one.as_data() for name, one in self.editions.items()},
        }

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Self:
        """From plain data."""
        editions = {n: EditionRecord.of(one) for n, one in data["editions"].items()}
        return cls(data["files"], data["project"], tuple(data["not_for"]), editions)


@dataclass(frozen=True, slots=True)
class Ledger:
    """What was built into one folder, from one project."""

    look: str = ""  # of the program that wrote it
    program: str = ""
    project: Mapping[str, str] = field(default_factory=dict)  # digests by path
    audiences: tuple[str, ...] = ()  # of the house, in its order
    output: str = ""  # the pattern of the names of files
    briefs: Mapping[str, BriefRecord] = field(default_factory=dict)  # by real path
    # What lists editions: for each file its digest, and the stamp of what is in it.
    papers: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    seen: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    def as_data(self) -> dict[str, Any]:
        """As plain data."""
        briefs = {path: one.as_data() for path, one in self.briefs.items()}
        return {**_flat(self), "briefs": briefs}

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Self:
        """From plain data."""
        briefs = {path: BriefRecord.of(one) for path, one in data["briefs"].items()}
        seen = {path: (sign, digest) for path, (sign, digest) in data["seen"].items()}
        papers = {name: (sha, stamp) for name, (sha, stamp) in data["papers"].items()}
        given = {one.name: data[one.name] for one in fields(cls)}
        audiences = tuple(data["audiences"])
        made = {"audiences": audiences, "briefs": briefs, "seen": seen}
        return cls(**{**given, **made, "papers": papers})


def diagnostic_as_data(found: Diagnostic) -> list[Any]:
    """A diagnostic as plain data."""
    at = found.location
    place = [at.file, at.line, at.column] if at else None
    return [found.code, found.message, place, found.hint, found.severity.value]


def diagnostic_of(data: list[Any]) -> Diagnostic:
    """A diagnostic from plain data."""
    code, message, place, hint, severity = data
    location = Location(*place) if place else None
    return Diagnostic(code, message, location, hint, Severity(severity))


def _flat(ledger: Ledger) -> dict[str, Any]:
    names = (one.name for one in fields(ledger) if one.name != "briefs")
    return {name: getattr(ledger, name) for name in names}
