"""Where a ledger is kept, and how it is read: whole, or not at all.

One file for each folder that is built into, in the user's own cache, for nobody else
to read. A ledger that is damaged, or of another form, is no ledger: then everything
is looked at anew, and nothing is lost but time.
"""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

from briefgen.diagnostics import BriefgenError
from briefgen.ledger.files import digest_of
from briefgen.ledger.records import Ledger

if TYPE_CHECKING:
    from pathlib import Path

_FORM = "briefgen ledger 1"
_LARGEST = 100_000_000  # bytes


def ledger_file(cache: Path, project: Path, folder: Path) -> Path:
    """The file of the ledger of what is built from a project into a folder."""
    places = f"{os.path.realpath(project)}\0{os.path.realpath(folder)}"
    name = digest_of(places.encode("utf-8", "surrogateescape"))
    return cache / "ledgers" / f"{name}.json"


def read_ledger(path: Path) -> Ledger:
    """The ledger in a file; an empty one where there is none that can be used."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        with os.fdopen(descriptor, "rb") as file:
            content = file.read(_LARGEST)
        head, _, body = content.partition(b"\n")
        if head.decode("ascii") != f"{_FORM} {digest_of(body)}":
            return Ledger()
        return Ledger.of(json.loads(body))
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return Ledger()


def write_ledger(path: Path, ledger: Ledger) -> None:
    """Keep a ledger. Where it cannot be kept, everything is looked at next time."""
    from briefgen.artifacts import sweep, write_private

    body = json.dumps(ledger.as_data(), ensure_ascii=True).encode("ascii")
    head = f"{_FORM} {digest_of(body)}\n".encode("ascii")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        sweep([path.parent])
        write_private(path, head + body)
    except (BriefgenError, OSError):
        return
