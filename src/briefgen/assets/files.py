"""Read files of the project, and nothing else.

Takes the name that an author wrote, and the folder that nothing may lead out of;
gives bytes. A file is used only where its real path, behind all links, lies in
that folder, where it is a regular file, and where it is not too large.
"""

from __future__ import annotations

import os
import re
import stat
from difflib import get_close_matches
from itertools import islice
from pathlib import Path

from briefgen.assets.faults import FileFault, UnusableFileError
from briefgen.assets.texts import decode

MAX_TEXT = 1_000_000
MAX_IMAGE = 20_000_000

# Without O_NONBLOCK, opening a pipe waits for whoever writes to it.
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_CLOEXEC", 0)
)
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://|data:|file:|mailto:", re.IGNORECASE)
_SUGGESTIONS = 2000  # names of a folder to look through


def find(name: str, folder: Path, root: Path) -> Path:
    """The real path of a file by the name that an author wrote.

    Raises:
        UnusableFileError: where it is not there, or not inside ``root``.
    """
    if _ADDRESS.match(name) and not is_there(folder / name):
        hint = "put the file beside the brief and write its path"
        raise UnusableFileError(FileFault("S302", "an address, not a file", hint))
    if Path(name).is_absolute() or name.startswith(("~", "\\")):
        message = "a path from outside the brief"
        hint = "write the path from the folder of the brief"
        raise UnusableFileError(FileFault("S302", message, hint))
    real = _real(folder / name)
    if not real.is_relative_to(_real(root)):
        hint = "copy the file into the folder of the brief"
        message = "leads out of the project"
        raise UnusableFileError(FileFault("S302", message, hint))
    if os.path.islink(folder / name) and not is_there(real):  # noqa: PTH114
        hint = "make the link anew, or copy the file in its place"
        message = "a link that leads nowhere"
        raise UnusableFileError(FileFault("S301", message, hint))
    if not is_there(real):
        near = _nearest(name, folder)
        raise UnusableFileError(FileFault("S301", "no such file", near))
    return real


def is_there(path: Path) -> bool:
    """Whether there is something at a path, of whatever name."""
    return os.path.exists(path)  # noqa: PTH110 (Path.exists raises at a long name)


def read_bytes(path: Path, root: Path, *, limit: int = MAX_IMAGE) -> bytes:
    """The bytes of a regular file inside ``root``, links followed.

    Raises:
        UnusableFileError: where it is none, too large, or not to be read.
    """
    real = _real(path)
    if not real.is_relative_to(_real(root)):
        raise UnusableFileError(FileFault("S302", "leads out of the project"))
    try:
        _check_kind(os.stat(real))  # noqa: PTH116 (before a device is opened)
        handle = os.open(real, _FLAGS)
        with os.fdopen(handle, "rb") as file:
            _check_kind(os.fstat(handle))
            data = file.read(limit + 1)
    except FileNotFoundError:
        raise UnusableFileError(FileFault("S301", "no such file")) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        message = f"cannot be read: {reason.lower()}"
        raise UnusableFileError(FileFault("S305", message)) from None
    if len(data) > limit:
        raise UnusableFileError(_too_large(limit))
    return data


def read_text(path: Path, root: Path, *, limit: int = MAX_TEXT) -> str:
    """The text of a UTF-8 file inside ``root``, with the line ends of Unix.

    Raises:
        UnusableFileError: where it cannot be read, or holds what no text holds.
    """
    return decode(read_bytes(path, root, limit=limit))


def _real(path: Path) -> Path:
    try:
        return Path(os.path.realpath(path))
    except (OSError, ValueError) as error:
        raise UnusableFileError(FileFault("S305", f"cannot be read: {error}")) from None


def _check_kind(status: os.stat_result) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise UnusableFileError(FileFault("S303", "a folder, not a file"))
    if not stat.S_ISREG(status.st_mode):
        hint = "copy what it gives into a file"
        raise UnusableFileError(FileFault("S303", "a pipe or device, not a file", hint))


def _too_large(limit: int) -> FileFault:
    message = f"larger than {limit // 1_000_000} MB"
    hint = "part the text" if limit == MAX_TEXT else "save the picture smaller"
    return FileFault("S304", message, hint)


def _nearest(name: str, folder: Path) -> str | None:
    """A file of the folder whose name is close to the one written."""
    if "\\" in name:
        return "write `/` between folders"
    wanted = Path(name)
    try:
        with os.scandir(folder / wanted.parent) as entries:
            names = [entry.name for entry in islice(entries, _SUGGESTIONS)]
    except OSError:
        return None
    folded = {other.casefold(): other for other in sorted(names)}
    close = get_close_matches(wanted.name.casefold(), folded, 1)
    if not close:
        return None
    return f"did you mean `{wanted.parent / folded[close[0]]}`?"
