"""Write a tag tree into a PDF.

Takes the finished tree and the pages' content streams; adds structure elements,
the tree from content back to elements, and marks artifacts where they are drawn.
Content that CSS opacity moved into a form of its own is found there.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pydyf

from briefgen.typesetting.tags.tree import Content, LinkArea, Node

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefgen.typesetting.tags.fragment import Artifact
    from briefgen.typesetting.tags.places import Places


@dataclass(slots=True)
class Writer:
    """Writes one tree into one PDF."""

    pdf: pydyf.PDF
    places: Places
    _pages: tuple[bytes, ...] = ()
    _parents: dict[int, dict[int, bytes]] = field(default_factory=dict)
    _annotations: dict[int, bytes] = field(default_factory=dict)
    _identifiers: list[object] = field(default_factory=list)

    def write(self, document: Node) -> None:
        """Write the tree, and name it in the catalogue."""
        self._pages = self.pdf.page_references
        root = pydyf.Dictionary({"Type": "/StructTreeRoot"})
        self.pdf.add_object(root)
        top = self._element(document, root.reference)
        root["K"] = pydyf.Array([top.reference])
        root["ParentTree"] = pydyf.Dictionary({"Nums": self._numbers()})
        root["ParentTreeNextKey"] = self.places.next_key + len(self._annotations)
        if self._identifiers:
            names = pydyf.Array(self._identifiers)
            root["IDTree"] = pydyf.Dictionary({"Names": names})
        catalog = self.pdf.catalog
        catalog["StructTreeRoot"] = root.reference
        catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})
        catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})

    def mark_artifacts(self, artifacts: Mapping[Content, Artifact]) -> None:
        """Say in the content streams what is not to be read."""
        for content, artifact in artifacts.items():
            kind, subtype = artifact.value
            entries = {"Type": f"/{kind}"}
            if subtype:
                entries["Subtype"] = f"/{subtype}"
            self.places.replace(content, "/Artifact", pydyf.Dictionary(entries))

    def _element(self, node: Node, parent: bytes) -> pydyf.Dictionary:
        element = pydyf.Dictionary(
            {"Type": "/StructElem", "S": f"/{node.role}", "P": parent}
        )
        self.pdf.add_object(element)
        page = node.page if node.page is not None else _first_page(node)
        if page is not None:
            element["Pg"] = self._pages[page]
        element.update(_attributes(node))
        if node.identifier:
            element["ID"] = pydyf.String(node.identifier)
            self._identifiers += [element["ID"], element.reference]
        kids = [self._kid(kid, element, page) for kid in node.kids]
        element["K"] = pydyf.Array(kids)
        return element

    def _kid(
        self,
        kid: Node | Content | LinkArea,
        element: pydyf.Dictionary,
        page: int | None,
    ) -> object:
        match kid:
            case Node():
                return self._element(kid, element.reference).reference
            case LinkArea():
                key = self.places.next_key + len(self._annotations)
                self._annotations[key] = element.reference
                kid.annotation["StructParent"] = key
                return pydyf.Dictionary(
                    {
                        "Type": "/OBJR",
                        "Pg": self._pages[kid.page],
                        "Obj": kid.annotation.reference,
                    }
                )
            case Content():
                return self._content(kid, element, page)

    def _content(
        self, kid: Content, element: pydyf.Dictionary, page: int | None
    ) -> object:
        place = self.places.find(kid)
        self._parents.setdefault(place.key, {})[kid.mark] = element.reference
        if place.form is None and kid.page == page:
            return kid.mark
        entries: dict[str, object] = {"Type": "/MCR", "Pg": self._pages[kid.page]}
        if place.form is not None:
            entries["Stm"] = place.form
        return pydyf.Dictionary({**entries, "MCID": kid.mark})

    def _numbers(self) -> pydyf.Array:
        """The tree from content and annotations back to elements."""
        numbers: list[Any] = []
        for key in range(self.places.next_key):
            owners = self._parents.get(key, {})
            row = [
                owners.get(mark, b"null") for mark in range(max(owners, default=-1) + 1)
            ]
            numbers += [key, pydyf.Array(row)]
        for key, reference in self._annotations.items():
            numbers += [key, reference]
        return pydyf.Array(numbers)


def _first_page(node: Node) -> int | None:
    return next((kid.page for kid in node.kids if isinstance(kid, Content)), None)


def _attributes(node: Node) -> dict[str, object]:
    """The entries of an element that say more than its type."""
    entries: dict[str, object] = {}
    if node.states_language:
        entries["Lang"] = pydyf.String(node.language)
    if node.alternative:
        entries["Alt"] = pydyf.String(node.alternative)
    attributes: dict[str, object] = {}
    match node.role:
        case "L":
            attributes = {"O": "/List", "ListNumbering": f"/{node.numbering or 'None'}"}
        case "TH" | "TD":
            attributes = _cell(node)
        case _:
            attributes = _box(node)
    if attributes:
        entries["A"] = pydyf.Dictionary(attributes)
    return entries


def _box(node: Node) -> dict[str, object]:
    if not node.bounds:
        return {}
    return {"O": "/Layout", "BBox": pydyf.Array(node.bounds)}


def _cell(node: Node) -> dict[str, object]:
    columns, rows = node.spans
    cell: dict[str, object] = {"Scope": f"/{node.scope}"} if node.scope else {}
    if columns > 1:
        cell["ColSpan"] = columns
    if rows > 1:
        cell["RowSpan"] = rows
    return {"O": "/Table", **cell} if cell else {}
