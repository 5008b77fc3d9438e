"""briefgen turns structured policy briefs into printed pages.

The public names are the stages, in the order in which a brief goes through them,
and :func:`render`, which goes the whole way::

    from pathlib import Path
    import briefgen

    brief = briefgen.load(Path("briefs/would-russia-defend-north-korea"))
    rendering = briefgen.render(brief, audience="public")
    rendering.save(Path("out.pdf"))

Each is imported when it is first used, so that a program pays for what it uses.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen._version import __version__

if TYPE_CHECKING:
    from briefgen.checking import Checked, check
    from briefgen.composition import compose
    from briefgen.diagnostics import BriefgenError, Diagnostic, Location, Severity
    from briefgen.documents import Edition, HtmlDocument, PdfDocument, Selection
    from briefgen.linting import lint
    from briefgen.loading import load
    from briefgen.model.brief import Brief
    from briefgen.pipeline import Rendering, render
    from briefgen.selection import Choice, select
    from briefgen.typesetting import Limits, typeset
    from briefgen.verification import verify

__all__ = [
    "Brief",
    "BriefgenError",
    "Checked",
    "Choice",
    "Diagnostic",
    "Edition",
    "HtmlDocument",
    "Limits",
    "Location",
    "PdfDocument",
    "Rendering",
    "Selection",
    "Severity",
    "__version__",
    "check",
    "compose",
    "lint",
    "load",
    "render",
    "select",
    "typeset",
    "verify",
]

_HOMES = {
    "Brief": "model.brief",
    "BriefgenError": "diagnostics",
    "Checked": "checking",
    "Choice": "selection",
    "Diagnostic": "diagnostics",
    "Edition": "documents",
    "HtmlDocument": "documents",
    "Limits": "typesetting",
    "Location": "diagnostics",
    "PdfDocument": "documents",
    "Rendering": "pipeline",
    "Selection": "documents",
    "Severity": "diagnostics",
    "check": "checking",
    "compose": "composition",
    "lint": "linting",
    "load": "loading",
    "render": "pipeline",
    "select": "selection",
    "typeset": "typesetting",
    "verify": "verification",
}


def __getattr__(name: str) -> object:
    """Import a public name when it is first asked for."""
    home = _HOMES.get(name)
    if home is None:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{home}"), name)


def __dir__() -> list[str]:
    """Name what can be imported, imported or not."""
    return sorted(__all__)
