"""Files that briefgen writes: whole, or not at all.

An artifact is written beside its place under another name, forced to the disk,
and only then given its name. When anything fails, the old file stays untouched.
"""

from __future__ import annotations

import errno
import os
import re
import shutil
import stat
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from briefgen import temporary
from briefgen.diagnostics import Diagnostic, Location, MachineError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

# What becomes the file `NAME` is `.NAME.` and eight characters of tempfile's before.
_ENDING = ".part"
_PART = re.compile(rf"\..+\.[a-z0-9_]{{8}}{re.escape(_ENDING)}", re.DOTALL)


def write_whole(path: Path, data: bytes) -> None:
    """Write ``data`` to ``path``.

    Raises:
        MachineError: the folder is missing or read-only, or the disk is full.
    """
    try:
        _replace(Path(os.path.realpath(path)), lambda file: file.write(data))
    except OSError as fault:
        raise MachineError(_told(path, fault)) from None


def write_with(path: Path, fill: Callable[[BinaryIO], object]) -> None:
    """Write to ``path`` what ``fill`` puts into a file, which may be large.

    Raises:
        MachineError: as for any file.
    """
    try:
        _replace(Path(os.path.realpath(path)), fill)
    except OSError as fault:
        raise MachineError(_told(path, fault)) from None


def write_private(path: Path, data: bytes) -> None:
    """Write ``data`` to ``path``, for nobody but its owner to read.

    Raises:
        MachineError: as for any file.
    """
    try:
        _replace(path, lambda file: file.write(data), mode=0o600)
    except OSError as fault:
        raise MachineError(_told(path, fault)) from None


def sweep(folders: Iterable[Path]) -> None:
    """Remove what writers into these folders left behind when they were killed.

    What is still being written is left alone, and so is what cannot be removed.
    """
    for folder in {os.path.realpath(folder) for folder in folders}:
        with suppress(OSError), os.scandir(folder) as entries:
            for entry in entries:
                if _PART.fullmatch(entry.name):
                    _sweep(Path(entry.path))


def _sweep(part: Path) -> None:
    with suppress(OSError), temporary.abandoned(part) as status:
        if stat.S_ISREG(status.st_mode):
            part.unlink()


def make_folder(path: Path) -> None:
    """Have the folder ``path``, with what contains it.

    Raises:
        MachineError: it cannot be made.
    """
    try:
        Path(os.path.realpath(path)).mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        raise MachineError(_no_folder(path)) from None
    except OSError as fault:
        raise MachineError(_told(path, fault)) from None


def write_folder(path: Path, files: Mapping[str, bytes]) -> None:
    """Make the folder ``path``, which must not exist, with files by their names.

    Raises:
        MachineError: as for a file.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _fill(path, files)
    except OSError as fault:
        raise MachineError(_told(path, fault)) from None


def _fill(path: Path, files: Mapping[str, bytes]) -> None:
    part = Path(tempfile.mkdtemp(_ENDING, f".{path.name}.", path.parent))
    try:
        for name, data in files.items():
            (part / name).parent.mkdir(parents=True, exist_ok=True)
            (part / name).write_bytes(data)
        part.chmod(0o777 & ~_umask())
        part.rename(path)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    _sync_folder(path.parent)


def _replace(path: Path, fill: Callable[[BinaryIO], object], mode: int = 0o666) -> None:
    # A link keeps pointing to its file; a folder, a device or a pipe stays one.
    folder = path.parent
    if path.exists() and not path.is_file():
        raise FileExistsError(errno.EEXIST, "", str(path))
    descriptor, part = _new_part(path)
    try:
        with os.fdopen(descriptor, "wb") as file:
            fill(file)
            file.flush()
            os.fchmod(file.fileno(), mode & ~_umask())
            os.fsync(file.fileno())
            part.replace(path)  # while it is open, nobody takes it for left behind
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise
    _sync_folder(folder)


def _new_part(path: Path) -> tuple[int, Path]:
    prefix = f".{path.name}."
    while True:
        descriptor, name = tempfile.mkstemp(_ENDING, prefix, path.parent)
        part = Path(name)
        if temporary.own(descriptor, part):
            return descriptor, part
        os.close(descriptor)


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _sync_folder(folder: Path) -> None:
    # So that the new name survives a power cut; some file systems refuse.
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _no_folder(path: Path) -> Diagnostic:
    taken = next((step for step in (path, *path.parents) if step.exists()), path)
    hint = "remove it, or name another folder"
    return Diagnostic("M205", "not a folder", Location(str(taken)), hint)


def _told(path: Path, fault: OSError) -> Diagnostic:
    place = Location(str(path))
    match fault.errno:
        case errno.ENOENT | errno.ENOTDIR:
            problem = "the folder for this file does not exist"
            hint = f"make it: mkdir -p {path.parent}"
            return Diagnostic("M201", problem, place, hint)
        case errno.EACCES | errno.EPERM | errno.EROFS:
            problem = "this file may not be written"
            hint = "choose another folder, or change its permissions"
            return Diagnostic("M202", problem, place, hint)
        case errno.EEXIST:
            problem = "not a file: a folder, a device or a pipe"
            hint = "remove it, or name another place with `-o`"
            return Diagnostic("M205", problem, place, hint)
        case errno.ENOSPC | errno.EDQUOT:
            problem = "the disk is full"
            hint = "free some room; the old file, if there was one, is untouched"
            return Diagnostic("M203", problem, place, hint)
        case _:
            problem = f"cannot be written: {os.strerror(fault.errno or 0).lower()}"
            return Diagnostic("M204", problem, place, "choose another place")
