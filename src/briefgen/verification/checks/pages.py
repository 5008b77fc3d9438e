"""Pages: their size and their number, as the edition's layout promises."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.verification.checks.examined import Examined

_SIZES = {"A4": (595.276, 841.890), "Letter": (612.0, 792.0)}
_SLACK = 0.5  # points


def pages_have_their_size(examined: Examined) -> Iterator[Diagnostic]:
    """Every page is of the size that the layout names."""
    name = examined.edition.layout.page
    width, height = _SIZES[name]
    for page in examined.pdf.pages:
        if abs(page.width - width) > _SLACK or abs(page.height - height) > _SLACK:
            size = f"{page.width:.0f} × {page.height:.0f} points"
            yield Diagnostic(
                "P101",
                f"page {page.number} is {size} where {name} is asked for",
                hint="leave the page size to `page:`; see that no style sheet sets one",
            )


def pages_are_counted(examined: Examined) -> Iterator[Diagnostic]:
    """The file has the pages that typesetting says it made."""
    there, said = len(examined.pdf.pages), examined.document.pages
    if said and there != said:
        message = f"the file has {_pages(there)} where {said} were made"
        yield Diagnostic("P103", message, hint="please report it")


def the_page_limit_holds(examined: Examined) -> Iterator[Diagnostic]:
    """No more pages than the audience allows; says by how many lines."""
    limit, count = examined.edition.layout.max_pages, len(examined.pdf.pages)
    if not limit or count <= limit:
        return
    lines = sum(examined.document.lines[limit:])
    over = f": {lines} line{'s' * (lines != 1)} too many" if lines else ""
    audience = examined.edition.audience
    yield Diagnostic(
        "P102",
        f"{_pages(count)} where the audience `{audience}` allows {limit}{over}",
        hint="shorten the text, let the audience read shorter variants, or raise"
        " `max_pages`",
    )


def _pages(count: int) -> str:
    return f"{count} page{'s' * (count != 1)}"
