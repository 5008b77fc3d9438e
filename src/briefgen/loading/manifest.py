"""The manifest that somebody hands in: read as it should be, or refused.

Takes the bytes of a ``manifest.json``, whoever wrote it; gives what it says, or every
reason why it cannot be used. It may name files below its own folder alone.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from briefgen.diagnostics import Diagnostic, Location, VerificationError
from briefgen.model.manifest import Manifest
from briefgen.model.naming import compared, leads_elsewhere

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic_core import ErrorDetails

_MOST = 8  # faults that are told; who has more has no manifest of briefgen
_HINT = "`briefgen schema manifest` says what a manifest may hold"
_AGAIN = "have it written again: `briefgen build`"
_SHORT = 120  # letters of a name that is quoted


def read_manifest(data: bytes, shown: str) -> Manifest:
    """What a manifest says. ``shown`` is its path, as it is told.

    Raises:
        VerificationError: it is none, or names what it may not.
    """
    content = _parsed(data, shown)
    try:
        manifest = Manifest.model_validate(content)
    except ValidationError as problems:
        raise _refused(shown, *map(_told, problems.errors()[:_MOST])) from None
    if faults := list(_misnamed(manifest))[:_MOST]:
        raise _refused(shown, *faults)
    return manifest


def _parsed(data: bytes, shown: str) -> Any:  # noqa: ANN401
    try:
        return json.loads(data.decode("utf-8"))
    except json.JSONDecodeError as fault:
        place = Location(shown, fault.lineno, fault.colno)
        told = Diagnostic("H334", "this is no JSON", place, _AGAIN)
        raise VerificationError(told) from None
    except (ValueError, RecursionError):
        raise _refused(shown, "this is no JSON that can be read") from None


def _told(error: ErrorDetails) -> str:
    steps = "/".join(str(step) for step in error["loc"]) or "the whole"
    name = f"`{steps[:_SHORT]}`"
    match error["type"]:
        case "missing":
            return f"{name} is missing"
        case "extra_forbidden":
            return f"{name} is unknown"
        case _ if steps == "form":
            return "this is no manifest, or one of another version of briefgen"
        case _:
            return f"{name} is not what it may be"


def _misnamed(manifest: Manifest) -> Iterator[str]:
    times = Counter(compared(one.file) for one in manifest.editions)
    for one in manifest.editions:
        name = f"`{one.file[:_SHORT]}`"
        if leads_elsewhere(one.file) or "\0" in one.file:
            yield f"{name} leads out of the folder of the manifest"
        elif times[compared(one.file)] > 1:
            yield f"{name} is listed more than once"


def _refused(shown: str, *messages: str) -> VerificationError:
    found = (Diagnostic("H334", one, Location(shown), _HINT) for one in messages)
    return VerificationError(*found)
