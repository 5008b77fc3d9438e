"""What every check is given, and how it reports.

Takes nothing of its own; a check is a function from :class:`Examined` to
diagnostics. What several checks need is worked out once, when first asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from briefgen.verification.accounting.inventory import Inventory, take_inventory
from briefgen.verification.accounting.source import Source, read_source
from briefgen.verification.banners import labels
from briefgen.verification.channels import channels
from briefgen.verification.folding import Script, folded
from briefgen.verification.painter import paint
from briefgen.verification.painting import Fonts
from briefgen.verification.placing import Placing, placed
from briefgen.verification.search.searched import Searched
from briefgen.verification.wording import end_matter, wording

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from briefgen.diagnostics import Diagnostic
    from briefgen.documents import (
        Edition,
        HtmlDocument,
        PdfDocument,
        Selection,
        Withheld,
    )
    from briefgen.verification.banners import Label
    from briefgen.verification.marks import Line
    from briefgen.verification.painting import Painting
    from briefgen.verification.pdf import Pdf
    from briefgen.verification.tags import Element


@dataclass(frozen=True)
class Examined:
    """A finished PDF, what it was made of, and the selection that it should be."""

    pdf: Pdf
    document: PdfDocument
    html: HtmlDocument
    selection: Selection
    name: str = ""  # of the file; empty where it has none

    @property
    def edition(self) -> Edition:
        """The edition that the PDF should say."""
        return self.selection.edition

    @property
    def withheld(self) -> Withheld:
        """What the edition leaves out."""
        return self.selection.withheld

    @cached_property
    def source(self) -> Source:
        """What the HTML can account for."""
        return read_source(self.html)

    @property
    def highest(self) -> int:
        """The number that a counter may come to: pages, items of lists, notes."""
        return max(len(self.pdf.pages), self.source.items)

    @cached_property
    def inventory(self) -> Inventory:
        """Every object, by its role, and every string."""
        return take_inventory(self.pdf.objects)

    @cached_property
    def script(self) -> Script:
        """The words of the tag tree, folded, in reading order."""
        tops = self.pdf.tree.tops
        return Script(
            (line for top in tops for line in self.pdf.lines(top)),
            (line for heading in self.headings for line in self.pdf.lines(heading)),
        )

    @cached_property
    def said(self) -> str:
        """The edition's words, folded, as they follow each other in print."""
        endings = (said for part in end_matter(self.edition) for said in part)
        return "".join(folded(s.text) for s in (*wording(self.edition), *endings))

    @cached_property
    def searched(self) -> Searched:
        """What of the withheld words is looked for, and where."""
        withheld = self.withheld
        is_searched = withheld.texts or withheld.protected
        return Searched(
            self.selection,
            self.html.own_words,
            tuple(channels(self.pdf, self.name)) if is_searched else (),
            pages=len(self.pdf.pages),
        )

    @cached_property
    def placing(self) -> Placing:
        """Where the edition's words stand in the tag tree."""
        return placed(self.edition, self.script)

    @cached_property
    def paintings(self) -> tuple[Painting, ...]:
        """What each page paints, with boxes and colours."""
        objects = self.pdf.objects
        fonts = Fonts(objects)
        return tuple(paint(objects, fonts, page.reference) for page in self.pdf.pages)

    @cached_property
    def labels(self) -> tuple[Label, ...]:
        """The handling marking, wherever it stands as it should."""
        banner = self.edition.banner
        if banner is None:
            return ()
        pages = enumerate(self.paintings, 1)
        return tuple(one for n, page in pages for one in labels(page, n, banner))

    @cached_property
    def headings(self) -> tuple[Element, ...]:
        """All headings, in reading order."""
        return self.pdf.tree.of_type("H1", "H2", "H3", "H4", "H5", "H6", "H")

    @cached_property
    def contained(self) -> tuple[tuple[Element, str], ...]:
        """All elements in reading order, each with the type of what contains it."""
        tree = self.pdf.tree
        types = (container.type if container else "" for container in tree.containing)
        return tuple(zip(tree.elements, types, strict=True))

    def tagged_lines(self, page: int) -> tuple[Line, ...]:
        """The lines of a page that are read out."""
        return self._tagged_lines[page - 1]

    @cached_property
    def _tagged_lines(self) -> tuple[tuple[Line, ...], ...]:
        return tuple(
            tuple(line for mark in page.marks if mark.mcid >= 0 for line in mark.lines)
            for page in self.pdf.pages
        )

    def at(self, element: Element) -> str:
        """Where ``element`` is, for a message."""
        page = self.pdf.page_of(element)
        return f"on page {page}" if page else "on no page"


Check: TypeAlias = "Callable[[Examined], Iterator[Diagnostic]]"
