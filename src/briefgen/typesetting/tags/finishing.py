"""Bring a built tree into the order that the standard asks for.

Elements without content go; text that stands directly in a grouping element gets
a paragraph; notes get identifiers.
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from briefgen.typesetting.tags import roles
from briefgen.typesetting.tags.tree import Node

if TYPE_CHECKING:
    from briefgen.typesetting.tags.tree import Kid

_KEPT_EMPTY = frozenset({"TD", "TH"})
# ISO 32000-1, table 333: what may stand in an entry of a table of contents.
_IN_TOCI = frozenset({"Lbl", "Reference", "NonStruct", "P", "TOC"})


def finish(document: Node) -> None:
    """Prune, wrap and number; in place."""
    _prune(document)
    for node in list(document.walk()):
        if node.role in roles.GROUPING:
            _wrap(node, "P", roles.INLINE)
        elif node.role == "TOCI":
            _wrap(node, "P", roles.INLINE - _IN_TOCI)
    numbers = count(1)
    for node in document.walk():
        if node.role == "Note":
            node.identifier = f"note-{next(numbers):05}"


def _prune(node: Node) -> None:
    for kid in list(node.nodes()):
        _prune(kid)
        if not kid.kids and kid.role not in _KEPT_EMPTY:
            node.kids.remove(kid)


def _wrap(node: Node, role: str, inline: frozenset[str]) -> None:
    """Put neighbouring text and inline elements together into an element."""
    kids: list[Kid] = []
    wrapper: Node | None = None
    for kid in node.kids:
        if isinstance(kid, Node) and kid.role not in inline:
            wrapper = None
            kids.append(kid)
            continue
        if wrapper is None:
            wrapper = Node(role, parent=node, language=node.language)
            kids.append(wrapper)
        if isinstance(kid, Node):
            kid.parent = wrapper
        wrapper.kids.append(kid)
    node.kids = kids
