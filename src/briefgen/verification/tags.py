"""The tag tree of a PDF as typed nodes.

Takes the structure tree (ISO 32000-1, 14.7); gives frozen elements from the
document down to marked content and annotations. Decides what a node is, not
whether it is well made: :mod:`briefgen.verification.checks` does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from briefgen.verification.objects import UnreadablePdfError, is_reference

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from briefgen.verification.objects import Dictionary, Objects, Value

_DEEPEST = 200  # elements in elements; a nested list takes four for each level


class Content(NamedTuple):
    """Marked content, by the page or form that it stands in and its number."""

    container: str
    mcid: int


class Annotation(NamedTuple):
    """An annotation, by its reference."""

    reference: str


class Element(NamedTuple):
    """A structure element."""

    reference: str
    type: str  # "P"; of an own type the standard type that it is mapped to
    parent: str  # as the element itself names it
    lang: str  # empty where it is that of what contains it
    alt: str | None
    actual: str | None
    title: str
    expansion: str
    id: str
    attributes: Mapping[str, Value]  # of all owners together
    children: tuple[Node, ...]

    @property
    def elements(self) -> tuple[Element, ...]:
        """The children that are elements."""
        return tuple(child for child in self.children if isinstance(child, Element))

    def walk(self) -> Iterator[Element]:
        """This element and all in it, in reading order."""
        yield self
        for child in self.elements:
            yield from child.walk()

    def leaves(self) -> Iterator[Content | Annotation]:
        """All marked content and annotations in it, in reading order."""
        for child in self.children:
            if isinstance(child, Element):
                yield from child.leaves()
            else:
                yield child

    def first(self, *types: str) -> Element | None:
        """The first element in it that is of one of ``types``."""
        return next((found for found in self.walk() if found.type in types), None)


Node: TypeAlias = Element | Content | Annotation


class Tree(NamedTuple):
    """The whole tag tree, and the tables that lead back into it."""

    children: tuple[Node, ...]
    elements: tuple[Element, ...]  # all, in reading order
    containing: tuple[Element | None, ...]  # for each of them, what contains it
    parents: Mapping[Value, Value]  # the parent tree: by StructParents, by StructParent
    ids: Mapping[str, str]  # the ID tree: ID to the element's reference
    roles: Mapping[str, str]
    strays: tuple[str, ...]  # structure elements that the tree does not reach

    @property
    def tops(self) -> tuple[Element, ...]:
        """The outermost elements: one, the document."""
        return tuple(child for child in self.children if isinstance(child, Element))

    def of_type(self, *types: str) -> tuple[Element, ...]:
        """All elements of one of ``types``, in reading order."""
        return tuple(element for element in self.elements if element.type in types)


def read_tree(objects: Objects, reference: Value) -> Tree:
    """The tag tree below the structure tree root; empty where there is none."""
    root = objects.dictionary(reference)
    reader = _TreeReader(objects, objects.dictionary(root.get("/RoleMap")))
    children = tuple(
        node
        for kid in objects.array(root.get("/K"))
        for node in reader.nodes(kid, "", 0)
    )
    parents = objects.tree(root.get("/ParentTree"), "/Nums")
    ids = objects.tree(root.get("/IDTree"), "/Names")
    pairs = tuple(_pairs(children, None))
    return Tree(
        children,
        tuple(element for element, _ in pairs),
        tuple(container for _, container in pairs),
        dict(parents),
        {objects.string(name): element for name, element in ids},
        reader.roles,
        tuple(_strays(objects, reader.seen)),
    )


def _pairs(
    nodes: Iterable[Node], container: Element | None
) -> Iterator[tuple[Element, Element | None]]:
    for node in nodes:
        if isinstance(node, Element):
            yield node, container
            yield from _pairs(node.children, node)


def _strays(objects: Objects, seen: set[str]) -> Iterator[str]:
    for reference, value in objects.values.items():
        if (
            reference not in seen
            and isinstance(value, dict)
            and (
                value.get("/Type") == "/StructElem"
                or value.keys() >= {"/S", "/P", "/K"}
            )
        ):
            yield reference


class _TreeReader:
    def __init__(self, objects: Objects, roles: Dictionary) -> None:
        self._objects = objects
        self.roles = {key[1:]: objects.string(role) for key, role in roles.items()}
        self.seen: set[str] = set()

    def nodes(self, kid: Value, page: str, depth: int) -> Iterator[Node]:
        """What one entry of ``/K`` stands for."""
        if isinstance(kid, int):
            yield Content(page, kid)
            return
        found = self._objects.dictionary(kid)
        match found.get("/Type"):
            case "/OBJR":
                yield Annotation(str(found.get("/Obj")))
            case "/MCR":
                container = str(found.get("/Stm", found.get("/Pg", page)))
                yield Content(container, int(self._objects.number(found.get("/MCID"))))
            case _:
                yield self._element(kid, found, page, depth)

    def _element(self, kid: Value, found: Dictionary, page: str, depth: int) -> Element:
        reference = kid if is_reference(kid) else ""
        if depth > _DEEPEST or (reference and reference in self.seen):
            raise UnreadablePdfError("an element of the tag tree contains itself")
        self.seen.add(reference)
        page = found.get("/Pg", page)
        text = self._objects.string
        kids = self._objects.array(found.get("/K"))
        return Element(
            reference=reference,
            type=self._type(text(found.get("/S"))),
            parent=str(found.get("/P", "")),
            lang=text(found.get("/Lang")),
            alt=text(found["/Alt"]) if "/Alt" in found else None,
            actual=text(found["/ActualText"]) if "/ActualText" in found else None,
            title=text(found.get("/T")),
            expansion=text(found.get("/E")),
            id=text(found.get("/ID")),
            attributes=self._attributes(found.get("/A")),
            children=tuple(
                node for kid in kids for node in self.nodes(kid, page, depth + 1)
            ),
        )

    def _type(self, name: str) -> str:
        return self.roles.get(name, name)

    def _attributes(self, value: Value) -> dict[str, Any]:
        attributes: dict[str, Any] = {}
        for entry in self._objects.array(value) if value is not None else ():
            found = self._objects.resolve(entry)
            if isinstance(found, dict):  # else a revision number
                attributes |= {
                    key[1:]: self._objects.resolve(v) for key, v in found.items()
                }
        return attributes
