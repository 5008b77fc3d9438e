"""What we can ask a PDF.

Takes the bytes of a file; gives its pages with their marked content, its tag
tree, outline, destinations, links, fonts and metadata, all read at once and
frozen. Decides nothing: the checks and the tests ask.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from briefgen.verification.content import Painter
from briefgen.verification.marks import replaced
from briefgen.verification.metadata import Metadata, Xmp, read_info, read_xmp
from briefgen.verification.navigation import Link, Navigation, OutlineEntry, Place
from briefgen.verification.objects import (
    Objects,
    UnreadablePdfError,
    is_reference,
    read_objects,
)
from briefgen.verification.tags import Content, Element, Tree, read_tree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from briefgen.verification.lettering import Face
    from briefgen.verification.marks import Line, Mark
    from briefgen.verification.objects import Dictionary, Value
    from briefgen.verification.tags import Node

_HYPHEN = "\N{HYPHEN}"  # what WeasyPrint sets where it divides a word


class Page(NamedTuple):
    """A page; numbers count from 1."""

    reference: str
    number: int
    width: float
    height: float
    tabs: str
    struct_parents: int | None
    marks: tuple[Mark, ...]
    appearances: tuple[Mark, ...]  # what its annotations paint
    annotations: tuple[str, ...]
    links: tuple[Link, ...]

    @property
    def text(self) -> str:
        """All words in the order of painting, a new line for each base line."""
        return "\n".join(mark.text for mark in self.marks if mark.lines)


class Attachment(NamedTuple):
    """A file in the file."""

    name: str
    content: bytes | None


@dataclass(frozen=True, slots=True)
class Pdf:
    """A PDF, read whole."""

    data: bytes
    objects: Objects
    catalog: Dictionary
    pages: tuple[Page, ...]
    labels: Mapping[int, Value]
    tree: Tree
    outline: tuple[OutlineEntry, ...]
    destinations: Mapping[str, Place]
    fonts: Mapping[str, Face]  # by reference
    info: Metadata
    info_fields: Mapping[str, str]
    xmp: Xmp
    attachments: tuple[Attachment, ...]
    contents: Mapping[Content, Mark]
    strange: tuple[tuple[int, str], ...]  # operations given what is not known, by page

    @property
    def faces(self) -> tuple[Face, ...]:
        """All fonts, in use or not."""
        return tuple(self.fonts.values())

    @property
    def lang(self) -> str:
        """The language of the whole."""
        return self.objects.string(self.catalog.get("/Lang"))

    @property
    def links(self) -> tuple[Link, ...]:
        """All links, page by page."""
        return tuple(link for page in self.pages for link in page.links)

    @property
    def identifiers(self) -> tuple[str, ...]:
        """The two halves of ``/ID``."""
        found = self.objects.array(self.objects.trailer.get("/ID"))
        return tuple(map(self.objects.string, found))

    @property
    def revisions(self) -> int:
        """How often the file was written: once, unless something was added."""
        return self.data.count(b"%%EOF")

    def lines(self, element: Element, *without: str) -> Iterator[Line]:
        """The lines of words in ``element``, in reading order.

        ``without`` names the types of elements in it that are passed over.
        """
        inner = (
            line for child in element.children for line in self._lines(child, without)
        )
        if element.actual is None:
            yield from inner
        else:
            yield replaced(tuple(inner), element.actual)

    def _lines(self, node: Node, without: tuple[str, ...]) -> Iterator[Line]:
        match node:
            case Element() if node.type not in without:
                yield from self.lines(node, *without)
            case Content() if mark := self.contents.get(node):
                yield from mark.lines

    def text(self, element: Element, *without: str) -> str:
        """The words of ``element`` as they are read out."""
        return joined(self.lines(element, *without))

    def page_of(self, element: Element) -> int:
        """The number of the page that ``element`` begins on; 0 if it is on none."""
        numbers = {page.reference: page.number for page in self.pages}
        for leaf in element.leaves():
            if isinstance(leaf, Content) and leaf.container in numbers:
                return numbers[leaf.container]
        return 0


def joined(lines: Iterable[Line]) -> str:
    """Lines as running text: divided words whole, one blank between others."""
    text = ""
    last: Line | None = None
    for line in lines:
        if last is None or abs(last.y - line.y) < max(last.size, line.size) / 2:
            text += line.text
        elif text.endswith(_HYPHEN):
            text = text[:-1] + line.text
        elif text.endswith((" ", "-")):
            text += line.text
        else:
            text += " " + line.text
        last = line
    return " ".join(text.split())


def read(data: bytes) -> Pdf:
    """Read the whole file.

    Raises:
        UnreadablePdfError: when any of it cannot be read with certainty.
    """
    objects = read_objects(data)
    try:
        return _read(data, objects)
    except (LookupError, TypeError, ValueError, RecursionError) as error:
        kind = type(error).__name__
        raise UnreadablePdfError(f"it is not built as a PDF is ({kind})") from error


def title_of(data: bytes) -> str:
    """The title that a file states, which stands on its pages.

    Raises:
        UnreadablePdfError: when the file cannot be read.
    """
    objects = read_objects(data)
    return read_info(objects, objects.trailer.get("/Info"))[0].title


def _read(data: bytes, objects: Objects) -> Pdf:
    catalog = objects.dictionary(objects.trailer.get("/Root"))
    references = tuple(_page_references(objects, catalog.get("/Pages")))
    navigation = Navigation(objects, catalog, references)
    painter = Painter(objects)
    pages = tuple(
        _page(objects, painter, navigation, number, reference)
        for number, reference in enumerate(references, 1)
    )
    info, info_fields = read_info(objects, objects.trailer.get("/Info"))
    packet = catalog.get("/Metadata")
    if packet is not None and packet not in objects.streams:
        raise UnreadablePdfError("the XMP metadata cannot be read")
    marks = (mark for page in pages for mark in page.marks if mark.mcid >= 0)
    return Pdf(
        data=data,
        objects=objects,
        catalog=catalog,
        pages=pages,
        labels=dict(objects.tree(catalog.get("/PageLabels"), "/Nums")),
        tree=read_tree(objects, catalog.get("/StructTreeRoot")),
        outline=navigation.outline(),
        destinations=navigation.destinations,
        fonts={name: painter.read(name) for name in _fonts(objects)},
        info=info,
        info_fields=info_fields,
        xmp=read_xmp(objects.streams.get(packet)),
        attachments=tuple(_attachments(objects)),
        contents={Content(mark.container, mark.mcid): mark for mark in marks},
        strange=tuple(sorted(painter.strange)),
    )


def _page_references(objects: Objects, root: Value) -> Iterator[str]:
    open_nodes, seen = [root], set()
    while open_nodes:
        node = open_nodes.pop(0)
        if not is_reference(node) or node in seen:
            raise UnreadablePdfError("the page tree is broken")
        seen.add(node)
        found = objects.dictionary(node)
        if "/Kids" in found:
            open_nodes[:0] = objects.array(found["/Kids"])
        else:
            yield node


def _page(
    objects: Objects,
    painter: Painter,
    navigation: Navigation,
    number: int,
    reference: str,
) -> Page:
    page = objects.dictionary(reference)
    box = [objects.number(side) for side in objects.array(page.get("/MediaBox"))]
    stream = b"\n".join(_content(objects, page.get("/Contents")))
    annotations = tuple(objects.array(page.get("/Annots")))
    parents = objects.resolve(page.get("/StructParents"))
    return Page(
        reference=reference,
        number=number,
        width=box[2] - box[0],
        height=box[3] - box[1],
        tabs=objects.string(page.get("/Tabs")),
        struct_parents=parents if isinstance(parents, int) else None,
        marks=painter.marks(number, reference, stream, page.get("/Resources")),
        appearances=tuple(_appearances(objects, painter, number, annotations)),
        annotations=tuple(map(str, annotations)),
        links=tuple(navigation.links(number, annotations)),
    )


def _content(objects: Objects, value: Value) -> Iterator[bytes]:
    for part in objects.array(value):
        if part not in objects.streams:
            raise UnreadablePdfError("the content of a page cannot be read")
        yield objects.streams[part]


def _appearances(
    objects: Objects, painter: Painter, page: int, annotations: Iterable[Value]
) -> Iterator[Mark]:
    for reference in annotations:
        annotation = objects.dictionary(reference)
        for looks in objects.dictionary(annotation.get("/AP")).values():
            named = objects.resolve(looks)
            choices = [looks] if looks in objects.streams else list(named.values())
            for form in choices:
                resources = objects.dictionary(form).get("/Resources")
                yield from painter.marks(page, form, objects.streams[form], resources)


def _fonts(objects: Objects) -> Iterator[str]:
    descendants = {
        inner
        for font in objects.values.values()
        if isinstance(font, dict)
        for inner in objects.array(font.get("/DescendantFonts"))
    }
    for reference, font in objects.values.items():
        is_font = isinstance(font, dict) and font.get("/Type") == "/Font"
        if is_font and reference not in descendants:
            yield reference


def _attachments(objects: Objects) -> Iterator[Attachment]:
    for file in objects.dictionaries("/EF"):
        name = objects.string(file.get("/UF", file.get("/F")))
        for stream in objects.dictionary(file["/EF"]).values():
            yield Attachment(name, objects.streams.get(stream))
