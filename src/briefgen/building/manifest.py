"""The manifest of a folder: what each of its editions is, and what it was made from.

Takes a ledger, and the editions of it whose files stand; gives the bytes of the
manifest. They depend on these alone: no clock, no host, no order of work. It names
every audience and every file of a brief, and holds no word of any brief.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from briefgen.ledger import stamp_of
from briefgen.projects import as_text, brief_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from briefgen.building.papers import Listed
    from briefgen.ledger import EditionRecord, Ledger

FORM = "briefgen manifest 1"
NOTICE = (
    "For the office that made these editions, not for their readers: this file names"
    " every audience, every edition and every input."
)


def manifest_of(ledger: Ledger, editions: Iterable[Listed], project: str) -> bytes:
    """The manifest; ``project`` is the real path of the project's folder."""
    from briefgen.typesetting import versions

    content = {
        "form": FORM,
        "notice": NOTICE,
        "program": {"identity": ledger.program, "versions": versions()},
        "project": {
            "stamp": stamp_of(ledger.project),
            "inputs": _inputs(ledger.project),
        },
        "editions": [_entry(one, project) for one in editions],
    }
    return json.dumps(content, indent=1).encode("ascii") + b"\n"


def _entry(one: Listed, project: str) -> dict[str, Any]:
    record = one.record
    return {
        "file": record.file,
        "sha256": record.sha256,
        "bytes": record.size,
        "pages": record.pages,
        "brief": brief_name(one.real, project),
        "audience": record.audience,
        "marking": record.marking or None,
        "template": record.template,
        "theme": record.theme,
        "page_size": record.page_size,
        "program": record.program,
        "project": record.project,
        "inputs": _inputs(record.files),
        "verification": {
            "result": "passed",  # what does not pass gets no file
            "searched": record.searched,
            "too_short": record.too_short,
            "too_common": record.too_common,
            "channels": record.channels,
        },
        "diagnostics": list(_diagnostics(record)),
    }


def _inputs(digests: Mapping[str, str]) -> dict[str, str | None]:
    """The digests by path; none where a file was touched while it was read."""
    return {as_text(name): digests[name] or None for name in sorted(digests)}


def _diagnostics(record: EditionRecord) -> Iterator[dict[str, Any]]:
    for found, file in zip(record.diagnostics, record.places, strict=True):
        place = found.location
        yield {
            "code": found.code,
            "severity": found.severity.value,
            "file": as_text(file) or None,
            "line": (place.line or None) if place else None,
            "column": (place.column or None) if place else None,
        }
