"""The typesetting stage: from an HtmlDocument to a PdfDocument.

``stage`` and what it imports run in briefgen's own process and are light;
``worker`` and what it imports run in the supervised one, and know WeasyPrint. The
worker needs nothing of the supervisor, so the public names are loaded when they
are first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.typesetting.identification import identity, versions
    from briefgen.typesetting.pool import Pool, Typeset, Typesetter, cores
    from briefgen.typesetting.stage import probe, typeset
    from briefgen.typesetting.supervisor import Limits

__all__ = [
    "Limits",
    "Pool",
    "Typeset",
    "Typesetter",
    "cores",
    "identity",
    "probe",
    "typeset",
    "versions",
]
_HOMES = {
    "Limits": "supervisor",
    "Pool": "pool",
    "Typeset": "pool",
    "Typesetter": "pool",
    "cores": "pool",
    "identity": "identification",
    "probe": "stage",
    "typeset": "stage",
    "versions": "identification",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
