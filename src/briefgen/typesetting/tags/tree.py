"""The tag tree while it is built: elements, and what they hold."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pydyf


@dataclass(frozen=True, slots=True)
class Content:
    """Marked content: its page, and its number there."""

    page: int
    mark: int


@dataclass(slots=True)
class LinkArea:
    """The annotation of a link on one page."""

    page: int
    annotation: pydyf.Dictionary


@dataclass(slots=True, eq=False)
class Node:
    """A structure element. ``role`` is a standard type of ISO 32000-1, 14.8.4."""

    role: str
    parent: Node | None = None
    kids: list[Kid] = field(default_factory=list)
    language: str = ""  # in force here, by this element or one around it
    states_language: bool = False
    alternative: str = ""
    bounds: tuple[float, float, float, float] | None = None
    page: int | None = None  # where the bounds are
    spans: tuple[int, int] = (1, 1)
    scope: str = ""
    numbering: str = ""
    identifier: str = ""

    def add(self, role: str, at: int | None = None) -> Node:
        """A new element in this one, at its end or at a place."""
        node = Node(role, parent=self, language=self.language)
        self.kids.insert(len(self.kids) if at is None else at, node)
        return node

    def nodes(self) -> Iterator[Node]:
        """The elements directly in this one."""
        return (kid for kid in self.kids if isinstance(kid, Node))

    def walk(self) -> Iterator[Node]:
        """This element and all in it, in reading order."""
        yield self
        for node in self.nodes():
            yield from node.walk()


Kid: TypeAlias = Node | Content | LinkArea
