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
    from briefgen.typesetting.stage import probe, typeset
    from briefgen.typesetting.supervisor import Limits

__all__ = ["Limits", "probe", "typeset"]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    stage = import_module("briefgen.typesetting.stage")
    return getattr(stage, name)
