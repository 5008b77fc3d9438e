"""The tag tree of a PDF, built anew from the document instead of repaired.

WeasyPrint's own tree follows boxes: it starts elements anew on each page, reads
running heads aloud, and puts footnotes at the foot of the page. ``fragment`` is
what comes in, ``building`` makes the tree, ``finishing`` tidies it, ``writing``
puts it into the PDF.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.typesetting.tags.building import Builder
from briefgen.typesetting.tags.finishing import finish
from briefgen.typesetting.tags.places import Places
from briefgen.typesetting.tags.writing import Writer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    import pydyf

    from briefgen.diagnostics import Diagnostic
    from briefgen.typesetting.tags.fragment import Fragment

__all__ = ["write_tags"]


def write_tags(
    pdf: pydyf.PDF,
    pages: Iterable[Fragment],
    streams: Sequence[pydyf.Stream],
    *,
    language: str,
    same_page: Callable[[pydyf.Stream, pydyf.Stream], bool],
) -> tuple[Diagnostic, ...]:
    """Build the tag tree of a document and write it; say what was wrong."""
    builder = Builder(language)
    for number, fragment in enumerate(pages):
        builder.add_page(number, fragment)
    finish(builder.document)
    writer = Writer(pdf, Places(pdf, streams, same_page))
    writer.write(builder.document)
    writer.mark_artifacts(builder.artifacts)
    _remove(pdf, builder.links.surplus)
    return (*builder.found, *builder.links.faults())


def _remove(pdf: pydyf.PDF, annotations: Iterable[pydyf.Dictionary]) -> None:
    """Take annotations off their pages and out of the file."""
    surplus = {annotation.reference for annotation in annotations}
    for annotation in annotations:
        annotation.free = "f"
    for reference in pdf.page_references if surplus else ():
        page = pdf.objects[int(reference.split()[0])]
        if "Annots" in page:
            page["Annots"][:] = [one for one in page["Annots"] if one not in surplus]
