"""How one moves through a PDF: outline, destinations, links.

Takes the catalog and the pages; gives every place that something leads to, as a
page and a point on it. A place that does not exist is page 0.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefgen.verification.objects import UnreadablePdfError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from briefgen.verification.objects import Dictionary, Objects, Value

_LONGEST = 10_000  # entries of an outline
_POINT_NUMBERS = 4  # [page /XYZ left top …]


class Place(NamedTuple):
    """A point on a page; pages count from 1, points from below left."""

    page: int
    x: float
    y: float

    @property
    def exists(self) -> bool:
        """Whether it is on a page of this file."""
        return self.page > 0


class OutlineEntry(NamedTuple):
    """A bookmark; levels count from 1."""

    title: str
    level: int
    place: Place


class Link(NamedTuple):
    """A link annotation: out of the file to an address, or to a place in it."""

    reference: str
    page: int
    address: str  # empty where it stays inside
    destination: str  # the name of the place, where it has one
    place: Place | None
    contents: str
    struct_parent: int | None
    action: str  # the kind of action; empty for a plain destination


class Navigation:
    """Reads whatever leads somewhere."""

    def __init__(
        self, objects: Objects, catalog: Dictionary, pages: Sequence[str]
    ) -> None:
        """Know the pages and the named destinations."""
        self._objects = objects
        self._catalog = catalog
        self._numbers = {reference: n for n, reference in enumerate(pages, 1)}
        self.destinations: Mapping[str, Place] = dict(self._destinations())

    def _destinations(self) -> Iterator[tuple[str, Place]]:
        objects = self._objects
        names = objects.dictionary(self._catalog.get("/Names"))
        for name, target in objects.tree(names.get("/Dests"), "/Names"):
            yield objects.string(name), self._place(target)
        for name, target in objects.dictionary(self._catalog.get("/Dests")).items():
            yield name[1:], self._place(target)

    def _place(self, target: Value) -> Place:
        """The place that a destination, named or explicit, leads to."""
        found = self._objects.resolve(target)
        if isinstance(found, dict):
            found = self._objects.resolve(found.get("/D"))
        if isinstance(found, str):
            return self.destinations.get(self._objects.string(found), Place(0, 0, 0))
        if not isinstance(found, list) or not found:
            return Place(0, 0, 0)
        page = self._numbers.get(found[0], 0) if isinstance(found[0], str) else 0
        if len(found) < _POINT_NUMBERS or found[1] != "/XYZ":
            return Place(page, 0, 0)
        number = self._objects.number
        return Place(page, number(found[2]), number(found[3]))

    def outline(self) -> tuple[OutlineEntry, ...]:
        """All bookmarks in order."""
        root = self._objects.dictionary(self._catalog.get("/Outlines"))
        entries = tuple(self._entries(root.get("/First"), 1, set()))
        if len(entries) > _LONGEST:
            raise UnreadablePdfError("the outline is too long")
        return entries

    def _entries(
        self, reference: Value, level: int, seen: set[str]
    ) -> Iterator[OutlineEntry]:
        while reference is not None:
            if reference in seen:
                raise UnreadablePdfError("the outline contains itself")
            seen.add(reference)
            entry = self._objects.dictionary(reference)
            action = self._objects.dictionary(entry.get("/A"))
            target = entry.get("/Dest", action.get("/D"))
            title = self._objects.string(entry.get("/Title"))
            yield OutlineEntry(title, level, self._place(target))
            yield from self._entries(entry.get("/First"), level + 1, seen)
            reference = entry.get("/Next")

    def links(self, page: int, annotations: Sequence[Value]) -> Iterator[Link]:
        """The link annotations of a page."""
        for reference in annotations:
            annotation = self._objects.dictionary(reference)
            if annotation.get("/Subtype") == "/Link":
                yield self._link(page, str(reference), annotation)

    def _link(self, page: int, reference: str, annotation: Dictionary) -> Link:
        objects = self._objects
        action = objects.dictionary(annotation.get("/A"))
        target = objects.resolve(annotation.get("/Dest", action.get("/D")))
        parent = objects.resolve(annotation.get("/StructParent"))
        return Link(
            reference=reference,
            page=page,
            address=objects.string(action.get("/URI")),
            destination=objects.string(target) if isinstance(target, str) else "",
            place=None if target is None else self._place(target),
            contents=objects.string(annotation.get("/Contents")),
            struct_parent=parent if isinstance(parent, int) else None,
            action=objects.string(action.get("/S")),
        )
