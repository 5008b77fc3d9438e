"""Whether the files that a manifest lists are there, and the same.

Takes a manifest that somebody hands in; says of each file that it lists what became of
it, and names what stands in the folder beside them. The manifest and the files are not
trusted: nothing outside the folder is read for an edition, and only regular files of
a size that briefgen writes.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.checking.handed_in import Kind, digest, read
from briefgen.checking.inputs import InputsNow
from briefgen.diagnostics import Diagnostic, Location, Severity
from briefgen.ledger import this_program
from briefgen.loading.manifest import read_manifest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefgen.model.manifest import Manifest, ManifestEdition

MANIFEST = Kind("manifest", 64_000_000, "H334")
_NAMED = 3  # changed inputs that a remark names
_MOST = 20  # files beside the listed ones that are named


@dataclass(frozen=True, slots=True)
class Held:
    """A manifest as it was read, where it stands, and the project that it is of."""

    path: Path
    manifest: Manifest
    project: Path | None

    @property
    def folder(self) -> Path:
        """The real path of the folder whose files it lists."""
        return Path(os.path.realpath(self.path)).parent

    def shown(self, name: str) -> str:
        """A file of the folder, as it is told."""
        return str(self.path.parent / name)


@dataclass(frozen=True, slots=True)
class FileFound:
    """What became of a file that a manifest lists."""

    entry: ManifestEdition
    shown: str
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def is_good(self) -> bool:
        """Whether nothing is wrong with it."""
        return not any(found.is_error for found in self.diagnostics)


def hold(path: Path, project: Path | None) -> Held:
    """Read a manifest.

    Raises:
        BriefgenError: there is none that can be used.
    """
    data = read(path, MANIFEST)
    return Held(path, read_manifest(data, str(path)), project)


def found_files(held: Held) -> Iterator[FileFound]:
    """What became of each file that is listed, in the order of the list."""
    inputs = InputsNow(held.project, held.manifest) if held.project else None
    for entry in held.manifest.editions:
        shown = held.shown(entry.file)
        said = [*_compared(held, entry)]
        if inputs and (names := inputs.changed(entry)):
            said.append(_since(names, shown))
        yield FileFound(entry, shown, tuple(said))


def beside(held: Held) -> tuple[Diagnostic, ...]:
    """The PDFs of the folder that are not listed."""
    listed = {entry.file for entry in held.manifest.editions}
    others = sorted(set(_pdfs(held.folder)) - listed)
    said = [_unlisted(held.shown(name)) for name in others[:_MOST]]
    if len(others) > _MOST:
        more = f"{len(others) - _MOST} more PDFs are not listed in this manifest"
        said.append(_unlisted(str(held.path.parent), more))
    return tuple(said)


def other_program(held: Held) -> tuple[Diagnostic, ...]:
    """That editions were made with what is not here, if they were."""
    here = this_program().identity
    others = sum(entry.program != here for entry in held.manifest.editions)
    if not others:
        return ()
    return (
        Diagnostic(
            "H338",
            f"{others} of {len(held.manifest.editions)} editions were made with another"
            " version of briefgen, of a library or of a font",
            Location(str(held.path)),
            "their bytes may differ when they are made again here",
            Severity.REMARK,
        ),
    )


# ── The files of editions ────────────────────────────────────────────────────


def _compared(held: Held, entry: ManifestEdition) -> Iterator[Diagnostic]:
    shown = held.shown(entry.file)
    real = Path(os.path.realpath(held.folder / entry.file))
    if not real.is_relative_to(held.folder):
        hint = "list and send files of this folder alone"
        yield _fault(
            "H335", "this leads out of the folder of the manifest", shown, hint
        )
        return
    hint = "do not send it; build this edition again"
    match digest(real):
        case "":
            message = "this file is listed, and not there"
            yield _fault("H330", message, shown, "build this edition again")
        case None:
            message = "this is no file that can be read, or larger than any edition"
            yield _fault("H335", message, shown, hint)
        case found if found != entry.sha256:
            message = "this is not the file that is listed: it was changed, or replaced"
            yield _fault("H331", message, shown, hint)


def _pdfs(folder: Path) -> Iterator[str]:
    for here, inside, names in os.walk(folder):
        inside[:] = [name for name in inside if not name.startswith(".")]
        for name in names:
            if name.lower().endswith(".pdf"):
                yield (Path(here) / name).relative_to(folder).as_posix()


def _fault(code: str, message: str, shown: str, hint: str) -> Diagnostic:
    return Diagnostic(code, message, Location(shown), hint)


def _unlisted(shown: str, message: str = "this PDF is not listed") -> Diagnostic:
    hint = "do not send it unless you know what it is"
    return Diagnostic("H332", message, Location(shown), hint, Severity.WARNING)


def _since(names: Sequence[str], shown: str) -> Diagnostic:
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return Diagnostic(
        "H333",
        f"changed since it was built: {', '.join(names[:_NAMED])}{more}",
        Location(shown),
        "`briefgen build` makes it from what is there now",
        Severity.REMARK,
    )
