"""Finished pages, kept for the next build.

Comes in: a PDF under the stamp of all that it was made from. Goes out: the same, or
nothing. Whatever is wrong with an entry - a bit, an end, another's content, another
version, a signature - it is no entry, and is made anew. An entry holds what one
audience receives, and nothing that it does not: only its owner can read it.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from briefgen.artifacts import sweep, write_private
from briefgen.diagnostics import BriefgenError, Diagnostic, InvalidHouseError
from briefgen.documents import PdfDocument
from briefgen.ledger.records import diagnostic_as_data, diagnostic_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from briefgen.model.house import House

_FORM = "briefgen pages 1"  # of an entry; another form is another version
_ENDING = ".pages"
_SEAL = hashlib.sha256().digest_size
_LARGEST = 200_000_000  # bytes of one entry
_LEAST_KEY = 16  # bytes; what is shorter can be guessed
_PRUNED_TO = 0.9  # of the limit, so that not every build prunes


class Kept(NamedTuple):
    """What is in a store."""

    entries: int
    size: int  # bytes


@dataclass(frozen=True, slots=True)
class Store:
    """A folder of finished pages.

    With a ``key``, which the house keeps secret, entries of a folder that others may
    write to are believed only where the key signed them. Without one the seal tells
    damage, not malice.
    """

    folder: Path
    key: bytes = b""
    limit: int = 2_000_000_000  # bytes
    takes_only: bool = False  # everything is made anew, and kept

    def get(self, stamp: str) -> PdfDocument | None:
        """The pages under a stamp, if they are there, whole and genuine."""
        if self.takes_only:
            return None
        path = self._path(stamp)
        try:
            content = _read(path)
            found = self._opened(stamp, content)
        except (OSError, ValueError, LookupError, TypeError):
            return None
        with suppress(OSError):
            os.utime(path)  # the one that is used longest ago goes first
        return found

    def put(self, stamp: str, pdf: PdfDocument) -> None:
        """Keep pages. Where they cannot be kept, they are made anew next time."""
        header = {
            "form": _FORM,
            "stamp": stamp,
            "lines": pdf.lines,
            "diagnostics": [diagnostic_as_data(found) for found in pdf.diagnostics],
        }
        head = json.dumps(header).encode()
        body = b"%d\n%b\n%b" % (len(head), head, pdf.data)
        with suppress(BriefgenError, OSError):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_private(self._path(stamp), self._seal(body) + body)

    def prune(self) -> None:
        """Forget what was used longest ago, where there is too much.

        What writers left behind when they were killed goes first.
        """
        sweep([self.folder])
        entries = sorted(self._entries(), key=lambda entry: entry[1].st_mtime_ns)
        size = sum(status.st_size for _, status in entries)
        if size <= self.limit:
            return
        for path, status in entries:
            if size <= self.limit * _PRUNED_TO:
                return
            with suppress(OSError):
                path.unlink()
            size -= status.st_size

    def measure(self) -> Kept:
        """How much is kept."""
        sizes = [status.st_size for _, status in self._entries()]
        return Kept(len(sizes), sum(sizes))

    def clear(self) -> Kept:
        """Forget everything; say how much it was."""
        entries = list(self._entries())
        for path, _ in entries:
            with suppress(OSError):
                path.unlink()
        return Kept(len(entries), sum(status.st_size for _, status in entries))

    def _path(self, stamp: str) -> Path:
        return self.folder / f"{stamp}{_ENDING}"

    def _seal(self, body: bytes) -> bytes:
        return hmac.digest(self.key or b"no key", body, "sha256")

    def _opened(self, stamp: str, content: bytes) -> PdfDocument:
        seal, body = content[:_SEAL], content[_SEAL:]
        if not hmac.compare_digest(seal, self._seal(body)):
            raise ValueError("damaged, or not of this house")
        length, _, rest = body.partition(b"\n")
        header = json.loads(rest[: int(length)])
        if header["form"] != _FORM or header["stamp"] != stamp:
            raise ValueError("another's")
        lines = tuple(map(int, header["lines"]))
        return PdfDocument(
            rest[int(length) + 1 :],
            pages=len(lines),
            lines=lines,
            diagnostics=tuple(map(diagnostic_of, header["diagnostics"])),
        )

    def _entries(self) -> Iterator[tuple[Path, os.stat_result]]:
        for path in self.folder.glob(f"*{_ENDING}"):
            with suppress(OSError):
                yield path, path.lstat()


def open_store(house: House, own_folder: Path) -> Store:
    """The store that a house keeps its pages in; by default below ``own_folder``.

    Raises:
        InvalidHouseError: its key cannot be used.
    """
    settings = house.cache
    folder = house.root / settings.folder if settings.folder else own_folder / "pages"
    limit = settings.megabytes * 1_000_000
    if settings.key is None:
        return Store(folder, limit=limit)
    place = house.at("cache", "key")
    try:
        key = (house.root / settings.key).read_bytes().strip()
    except (OSError, ValueError):
        message = "the key of the cache cannot be read"
        hint = "name a file that you may read; or delete this line"
        raise InvalidHouseError(Diagnostic("S193", message, place, hint)) from None
    if len(key) < _LEAST_KEY:
        message = f"the key of the cache has {len(key)} bytes: it could be guessed"
        hint = "make one: `openssl rand -hex 32 > FILE`"
        raise InvalidHouseError(Diagnostic("S193", message, place, hint))
    return Store(folder, key, limit)


def _read(path: Path) -> bytes:
    # A link may lead anywhere, and a pipe may never end.
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    with os.fdopen(descriptor, "rb") as file:
        if os.fstat(descriptor).st_size > _LARGEST:
            raise ValueError("too large")
        return file.read(_LARGEST)
