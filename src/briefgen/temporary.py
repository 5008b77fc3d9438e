"""What is temporary: whose it is, and what nobody owns any more.

Who makes something temporary locks it. The lock ends with its owner, however the owner
ends, and so whoever comes later can tell what was left behind, and remove it. Where a
file system knows no locks, nothing is taken for left behind.
"""

from __future__ import annotations

import errno
import os
import re
import stat
import sys
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from fcntl import LOCK_EX, LOCK_NB, flock
from pathlib import Path
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Iterator

_PREFIX = "briefgen-"
_NAME = re.compile(rf"{_PREFIX}[a-z0-9_]{{8}}")  # as tempfile ends it
# The sticky bit says nothing more of a folder that is its owner's alone. It tells ours
# from one that a user happened to call so.
_OURS, _NEW = 0o1700, 0o700


@dataclass(slots=True)
class Folder:
    """A folder for what nobody needs afterwards."""

    path: Path
    lock: int | None = None  # open as long as the folder has an owner

    def remove(self) -> None:
        """Remove it, with all that is in it; a second time does nothing."""
        _remove(self.path)
        lock, self.lock = self.lock, None
        if lock is not None:
            os.close(lock)

    def __enter__(self) -> Self:
        """Nothing more to do: it is there."""
        return self

    def __exit__(self, *_: object) -> None:
        """Remove it, whatever happened."""
        self.remove()


def make_folder() -> Folder:
    """A folder of one's own, where the system keeps what is temporary.

    Raises:
        OSError: it cannot be made.
    """
    import tempfile

    while True:
        folder = Folder(Path(tempfile.mkdtemp(prefix=_PREFIX, dir=_place())))
        try:
            folder.lock = os.open(folder.path, os.O_RDONLY | os.O_DIRECTORY)
            if own(folder.lock, folder.path):
                folder.path.chmod(_OURS)
                return folder
        except FileNotFoundError:  # swept before it was locked: once more
            pass
        except BaseException:
            folder.remove()
            raise
        folder.remove()


def sweep_folders() -> None:
    """Remove every such folder of this user whose owner is gone."""
    with suppress(OSError), os.scandir(_place()) as entries:
        for entry in entries:
            if _NAME.fullmatch(entry.name):
                _sweep(Path(entry.path))


def _sweep(path: Path) -> None:
    with suppress(OSError), abandoned(path, os.O_DIRECTORY) as status:
        if stat.S_IMODE(status.st_mode) == _OURS:
            _remove(path)
        elif stat.S_IMODE(status.st_mode) == _NEW:
            path.rmdir()  # its owner went before it was marked; or it is not ours


def _remove(folder: Path) -> None:
    import shutil  # a build with nothing to do, which sweeps too, does not pay for it

    shutil.rmtree(folder, ignore_errors=True)


def _place() -> str:
    """Where the system keeps what is temporary.

    ``tempfile`` finds it out by writing a file of any name, which a kill would leave.
    """
    chosen = getattr(sys.modules.get("tempfile"), "tempdir", None)
    if chosen:  # by a program that uses briefgen
        return os.fsdecode(chosen)
    wanted = os.environ.get("TMPDIR", "")  # noqa: TID251
    places = (wanted, "/tmp", "/var/tmp")  # noqa: S108
    can = os.W_OK | os.X_OK
    return next((place for place in places if os.access(place, can)), "/tmp")  # noqa: S108


def own(descriptor: int, path: Path) -> bool:
    """Lock a new file or folder; whether nobody had removed it before."""
    with suppress(OSError):
        flock(descriptor, LOCK_EX)
    with suppress(FileNotFoundError):
        return os.path.samestat(os.fstat(descriptor), path.lstat())
    return False


@contextmanager
def abandoned(path: Path, flags: int = 0) -> Iterator[os.stat_result]:
    """A time in which nobody comes to own what nobody owns now; what it is.

    Raises:
        OSError: somebody owns it, it is another user's, or it cannot be opened.
    """
    # A link may lead anywhere, and a pipe may never end.
    safely = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK
    descriptor = os.open(path, safely | flags)
    try:
        status = os.fstat(descriptor)
        if status.st_uid != os.geteuid():
            raise PermissionError(errno.EPERM, "another user's", str(path))
        flock(descriptor, LOCK_EX | LOCK_NB)
        yield status
    finally:
        os.close(descriptor)
