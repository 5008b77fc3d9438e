"""All that briefgen knows of WeasyPrint's private side. Holds for WeasyPrint 70.

Three private functions are replaced while a document is made: the one that reads its
style sheets, which may have been read before; the one that builds the tag tree, which
then is ours; and the one that names fonts, whose names would differ between versions
of Pango. Boxes are turned into :class:`Fragment`, so that
nothing else depends on them. When a hook does not fire, there is no PDF.
"""

from __future__ import annotations

import contextlib
import hashlib
from typing import TYPE_CHECKING, Any

import weasyprint
import weasyprint.css
import weasyprint.pdf
import weasyprint.pdf.fonts
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder
from weasyprint.text import ffi

from briefgen.typesetting import machine
from briefgen.typesetting.tags.fragment import Artifact, Fragment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    import pydyf

    from briefgen.typesetting.fetcher import AssetFetcher
    from briefgen.typesetting.sharing import Sheets

HOLDS_FOR = "70."
_POINTS = 0.75  # a CSS pixel, in PDF units


def check_libraries() -> None:
    """See that what was imported is what this module knows.

    Raises:
        MachineError: when it is another version, or a library is missing.
    """
    if not weasyprint.__version__.startswith(HOLDS_FOR):
        raise machine.weasyprint_is_another(weasyprint.__version__, f"{HOLDS_FOR}x")
    if ffi.harfbuzz_subset is None or not ffi.harfbuzz.hb_version_atleast(4, 1, 0):
        raise machine.harfbuzz_subset_is_missing()


def library_versions() -> dict[str, str]:
    """The versions of the libraries that were loaded."""
    ffi.ffi.cdef(
        "const char * pango_version_string (void);"
        "const char * hb_version_string (void);",
        override=True,
    )
    return {
        "weasyprint": weasyprint.__version__,
        "pango": ffi.ffi.string(ffi.pango.pango_version_string()).decode(),
        "harfbuzz": ffi.ffi.string(ffi.harfbuzz.hb_version_string()).decode(),
    }


class Fired:
    """What the hooks saw."""

    def __init__(self) -> None:
        """Nothing, so far."""
        self.trees = 0
        self.strangers: set[str] = set()  # families of fonts that are not pinned


@contextlib.contextmanager
def installed(
    add_tags: Callable[[Any, Any, list[Any]], None], files: Mapping[str, str]
) -> Iterator[Fired]:
    """Have ``add_tags(pdf, document, streams)`` build the tag tree.

    ``files`` are the names of the pinned font files by their SHA-256.

    Raises:
        MachineError: when WeasyPrint did not come past the hooks.
    """
    fired = Fired()
    font = weasyprint.pdf.fonts.Font
    tags, named = weasyprint.pdf.add_tags, font.__init__

    def tag(pdf: Any, document: Any, version: Any, streams: Any) -> None:  # noqa: ANN401, ARG001
        fired.trees += 1
        add_tags(pdf, document, streams)

    def name(self: Any, *arguments: Any, **options: Any) -> None:  # noqa: ANN401
        named(self, *arguments, **options)
        _name_font(self, files, fired)

    weasyprint.pdf.add_tags, font.__init__ = tag, name
    try:
        yield fired
    finally:
        weasyprint.pdf.add_tags, font.__init__ = tags, named
    if fired.trees != 1:
        version = weasyprint.__version__
        raise machine.weasyprint_is_another(version, "one that can be hooked into")


@contextlib.contextmanager
def reading(sheets: Sheets, url_fetcher: AssetFetcher) -> Iterator[None]:
    """Have style sheets taken from ``sheets``, or put there when they are read."""
    found = weasyprint.css.find_stylesheets

    def find(*arguments: Any) -> Iterator[Any]:  # noqa: ANN401
        *_, counters, profiles, _, _ = arguments
        if sheets.parsed:
            counters.update(sheets.counters)
            url_fetcher.sheets.extend(sheets.names)
            yield from sheets.parsed
            return
        parsed = tuple(found(*arguments))
        if not profiles:  # what they hold belongs to one document
            sheets.parsed, sheets.counters = parsed, dict(counters)
            sheets.names = tuple(url_fetcher.sheets)
        yield from parsed

    weasyprint.css.find_stylesheets = find
    try:
        yield
    finally:
        weasyprint.css.find_stylesheets = found


def _name_font(font: Any, files: Mapping[str, str], fired: Fired) -> None:  # noqa: ANN401
    """Name a font after its bytes, not after what Pango calls it."""
    digest = hashlib.sha256(font.file_content).hexdigest()
    if (file := files.get(digest)) is None:
        fired.strangers.add(font.family)
        return
    used_as = (digest, font.family, int(font.style), int(font.weight))
    key = hashlib.sha256(repr(used_as).encode()).digest()
    font.hash = "".join(chr(65 + byte % 26) for byte in key[:6])
    font.name = f"/{font.hash}+{file.removesuffix('.ttf')}".encode()


def line_count(page: Any) -> int:  # noqa: ANN401
    """How many lines of text stand in the type area, side by side as one."""
    root, *_ = page._page_box.children
    heights = {
        round(box.position_y)
        for box in root.descendants()
        if isinstance(box, boxes.LineBox) and _has_text(box)
    }
    return len(heights)


def _has_text(line: Any) -> bool:  # noqa: ANN401
    return any(
        isinstance(box, boxes.TextBox) and box.text.strip()
        for box in line.descendants()
    )


def marks(stream: Any) -> dict[Any, Any]:  # noqa: ANN401
    """The marked content of a page: for each box, its number on the page."""
    return {box: mark["mcid"] for box, mark in stream._tags.items()}


def same_page(stream: Any, other: pydyf.Stream) -> bool:  # noqa: ANN401
    """Whether a form's content is numbered together with a page's."""
    return getattr(other, "_tags", None) is stream._tags


def fragment(page: Any, marks: dict[Any, Any]) -> Fragment:  # noqa: ANN401
    """The boxes of a page, in our words; takes their marks out of ``marks``."""
    return _fragment(page._page_box, marks, page._page_box.margin_height())


def _fragment(box: Any, marks: dict[Any, Any], height: float) -> Fragment:  # noqa: ANN401
    if isinstance(box, AbsolutePlaceholder):
        box = box._box
    found = Fragment(
        element=box.element,
        pseudo=_pseudo(box),
        block=isinstance(box, boxes.BlockLevelBox),
        mark=marks.pop(box, None),
        annotation=box.link_annotation,
        artifact=_artifact(box),
        children=[_fragment(child, marks, height) for child in box.children],
    )
    if isinstance(box, boxes.ReplacedBox):
        found.replaced = True
        found.bounds = _bounds(box, height)
    elif isinstance(box, boxes.TableCellBox):
        found.spans = (box.colspan, box.rowspan)
    elif isinstance(box, boxes.TableRowGroupBox):
        found.repeats = box.is_header or box.is_footer
    if found.element is not None and found.element.tag in {"ol", "ul"}:
        found.numbering = str(box.style["list_style_type"])
    if box.style["position"] == "fixed":
        found.repeats = True
    return found


def _pseudo(box: Any) -> str:  # noqa: ANN401
    """``marker``, ``before``, ``footnote-call`` …; empty for an element itself."""
    if box.element is None or not isinstance(box.element.tag, str):
        return ""
    return str(box.element_tag).removeprefix(box.element.tag).removeprefix("::")


def _artifact(box: Any) -> Artifact | None:  # noqa: ANN401
    if isinstance(box, boxes.MarginBox):
        top = box.at_keyword.startswith("@top")
        return Artifact.HEADER if top else Artifact.FOOTER
    # White space on its own is laid out, and nothing is drawn for it.
    blank = isinstance(box, boxes.TextBox) and not box.text.strip()
    return Artifact.LAYOUT if box.is_leader or blank else None


def _bounds(box: Any, height: float) -> tuple[float, float, float, float]:  # noqa: ANN401
    left, top = box.content_box_x(), box.content_box_y()
    right, bottom = left + box.width, top + box.height
    corners = (left, height - bottom, right, height - top)
    return tuple(round(corner * _POINTS, 3) for corner in corners)
