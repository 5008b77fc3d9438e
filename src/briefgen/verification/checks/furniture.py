"""Running heads, folios and fonts.

PDF/UA-1 7.8 and 7.21; WeasyPrint tags running heads,
and takes whatever font the system has where one is missing.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from briefgen.diagnostics import Diagnostic
from briefgen.fonts import FACES, FAMILIES
from briefgen.verification.folding import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.verification.checks.examined import Examined
    from briefgen.verification.lettering import Face

_HINT = "this is a fault of the template or the typesetting; please report it"
_ENOUGH = 5  # letters; a bullet may well stand in one spot on two pages
_MARGIN = 0.1  # of the page's height: where running heads and folios stand


def running_heads_are_artifacts(examined: Examined) -> Iterator[Diagnostic]:
    """What stands in one spot on several pages is not read out (7.8)."""
    pages: defaultdict[tuple[str, int, int], set[int]] = defaultdict(set)
    for page in examined.pdf.pages:
        for line in examined.tagged_lines(page.number):
            words = folded(line.text)
            if len(words) >= _ENOUGH:
                pages[words, round(line.x), round(line.y)].add(page.number)
    for (words, _, y), numbers in pages.items():
        if _repeats(examined, y, numbers) and _is_added(examined, words, numbers):
            message = f"`{words[:40]}` repeats on {len(numbers)} pages and is read out"
            yield Diagnostic("A118", message, hint=_HINT)


def _repeats(examined: Examined, y: float, numbers: set[int]) -> bool:
    """Whether words at one height of these pages are no coincidence."""
    pages = examined.pdf.pages
    share = y / pages[0].height
    if _MARGIN <= share <= 1 - _MARGIN:
        return len(numbers) == len(pages) > 2  # noqa: PLR2004
    # Heads of left and right pages may differ.
    return len(numbers) > 1 and 2 * len(numbers) >= len(pages)


def _is_added(examined: Examined, words: str, numbers: set[int]) -> bool:
    """Whether the edition itself says the words less often than its pages."""
    return examined.said.count(words) < len(numbers)


def fonts_are_the_pinned_ones(examined: Examined) -> Iterator[Diagnostic]:
    """Every font is embedded, in part, and of the pinned package (7.21.4)."""
    for face in examined.pdf.faces:
        if fault := _fault(face):
            message = f"the font `{face.base_name}` {fault}"
            yield Diagnostic("A119", message, hint=_HINT)


def _fault(face: Face) -> str:
    if face.kind == "Type3":
        return "is drawn, not a font"
    if not face.embedded:
        return "is not in the file"
    if not face.subset:
        return "is in the file with more than the letters in use"
    files = {pinned.file.partition(".")[0] for pinned in FACES}
    if face.family not in FAMILIES or face.base_name not in files:
        return "is not one of the pinned fonts"
    return ""
