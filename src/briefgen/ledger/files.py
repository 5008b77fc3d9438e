"""Digests of files, and how not to read a file twice that nobody has touched.

Takes paths; gives the SHA-256 of what stands there. A digest is remembered with what
the system says of the file: its number, size and both times. While these are equal
the file is the same: the time of the last change cannot be set by a program. A file
that was changed just now is read again, since two changes may have one time.
"""

from __future__ import annotations

import hashlib
import os
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

ABSENT = ""  # the digest of what is not there, or cannot be read
_QUIET = 2_000_000_000  # nanoseconds for which a file must have been left alone
_PIECE = 1 << 20


class Files:
    """What is known of files, by their paths."""

    def __init__(self, remembered: Mapping[str, tuple[str, str]] | None = None) -> None:
        """``remembered``: for a path its signature then, and its digest."""
        self._remembered = remembered or {}
        self._digests: dict[str, str] = {}
        self._kept: dict[str, tuple[str, str]] = {}

    def digest(self, path: str) -> str:
        """The SHA-256 of a regular file, links followed; empty where there is none."""
        found = self._digests.get(path)
        if found is None:
            found = self._digests[path] = self._look(path)
        return found

    def forget(self, path: str) -> None:
        """A file has been written: look at it again."""
        self._digests.pop(path, None)

    @property
    def kept(self) -> Mapping[str, tuple[str, str]]:
        """What is worth remembering of the files that were asked for."""
        return self._kept

    @property
    def is_news(self) -> bool:
        """Whether something is known now that was not remembered."""
        return any(
            self._remembered.get(path) != one for path, one in self._kept.items()
        )

    def _look(self, path: str) -> str:
        try:
            status = os.stat(path)
        except (OSError, ValueError):
            return ABSENT
        signature = _signature(status)
        signed, digest = self._remembered.get(path, ("", ABSENT))
        if signed != signature:
            now = time.time_ns()
            digest = _read(path)
            newest = max(status.st_mtime_ns, status.st_ctime_ns)
            if not digest or newest > now - _QUIET:
                return digest
        self._kept[path] = (signature, digest)
        return digest


def digest_of(data: bytes) -> str:
    """The SHA-256 of some bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def stamp_of(facts: Mapping[str, str]) -> str:
    """One word for names and what they stand for."""
    lines = (f"{name}\0{fact}" for name, fact in sorted(facts.items()))
    return digest_of("\n".join(lines).encode("utf-8", "surrogateescape"))


def _signature(status: os.stat_result) -> str:
    return f"{status.st_ino} {status.st_size} {status.st_mtime_ns} {status.st_ctime_ns}"


def _read(path: str) -> str:
    digest = hashlib.sha256()
    try:
        # A pipe may never end.
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
        with os.fdopen(descriptor, "rb") as file:
            while piece := file.read(_PIECE):
                digest.update(piece)
    except OSError:
        return ABSENT
    return digest.hexdigest()
