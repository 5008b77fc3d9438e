"""Build the tag tree from the fragments of all pages.

A structure element stands for an HTML element, not for a box: what is met of it
again, on the next line or the next page, is added to what is there. So lists,
tables and paragraphs are whole, however often they are broken; a note stands
behind its call, although it is set at the foot of the page; and what is shown
again, like the head of a table, is an artifact the second time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.typesetting.tags import faults, links, roles
from briefgen.typesetting.tags.fragment import Artifact
from briefgen.typesetting.tags.tree import Content, Node

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    import pydyf

    from briefgen.diagnostics import Diagnostic
    from briefgen.typesetting.tags.fragment import Fragment


class Builder:
    """Takes page after page; ``document`` is the tree."""

    def __init__(self, language: str) -> None:
        """``language``: the document's."""
        self.document = Node("Document", language=language)
        self.artifacts: dict[Content, Artifact] = {}
        self.found: dict[Diagnostic, None] = {}
        self.links = links.Links()
        self._nodes: dict[tuple[int, str], Node] = {}
        self._page = 0

    def add_page(self, number: int, fragment: Fragment) -> None:
        """Take the fragments of a page, in their order."""
        self._page = number
        self._enter(fragment, self.document)

    def _enter(self, fragment: Fragment, parent: Node) -> None:
        if kind := self._is_artifact(fragment):
            self._drop(fragment, kind)
            return
        node = self._place(fragment, parent)
        if (annotation := fragment.annotation) is not None:
            node = self._link(fragment.element, annotation, node)
        if fragment.mark is not None:
            node.kids.append(Content(self._page, fragment.mark))
        for child in fragment.children:
            self._enter(child, node)

    def _is_artifact(self, fragment: Fragment) -> Artifact | None:
        """Whether this is content that nobody is to be read."""
        if fragment.artifact:
            return fragment.artifact
        if fragment.element is None:
            return None
        if fragment.repeats and (id(fragment.element), "") in self._nodes:
            return Artifact.LAYOUT
        decoration = fragment.replaced and (
            fragment.pseudo or fragment.element.get("alt") == ""
        )
        if decoration or roles.stated_role(fragment) == roles.ARTIFACT:
            return Artifact.LAYOUT
        return None

    def _drop(self, fragment: Fragment, kind: Artifact) -> None:
        if fragment.mark is not None:
            self.artifacts[Content(self._page, fragment.mark)] = kind
        if fragment.annotation is not None:  # nobody could say what it is for
            self.links.surplus.append(fragment.annotation)
        for child in fragment.children:
            self._drop(child, kind)

    def _place(self, fragment: Fragment, parent: Node) -> Node:
        """The node that a fragment's content belongs to."""
        if fragment.element is None:
            return parent
        match fragment.pseudo:
            case "footnote-call":
                return self._call(fragment, parent)
            case "marker" | "footnote-marker":
                return self._label(fragment, parent)
            case _:
                return self._element(fragment, parent)

    def _element(self, fragment: Fragment, parent: Node) -> Node:
        """The node of an element: the one that is known, or a new one."""
        element = fragment.element
        if element is not None and element.tag == "a" and element.get("href"):
            self.links.expect(element)
        key = (id(element), "")
        if (known := self._nodes.get(key)) is not None:
            return known
        if not (role := roles.role_of(fragment)):
            return parent
        if role not in roles.STANDARD:
            self.found[faults.unknown_type(role)] = None
            return parent
        node = self._node(fragment, role, parent)
        self._nodes[key] = node
        return node

    def _node(self, fragment: Fragment, role: str, parent: Node) -> Node:
        """A new node for an element, and the one that its content goes into."""
        match role, fragment.element.tag:  # type: ignore[union-attr]
            case "LI", "dt":
                return self._described(fragment, parent.add("LI").add("Lbl"))
            case "LI", "dd":
                items = [item for item in parent.nodes() if item.role == "LI"]
                item = items[-1] if items else parent.add("LI")
                return self._described(fragment, item.add("LBody"))
            case "LI", _:
                item = self._described(fragment, parent.add("LI"))
                return item.add("LBody")
            case "Lbl", _ if parent.role == "LBody" and not parent.kids:
                return self._described(fragment, parent.parent.add("Lbl", at=0))  # type: ignore[union-attr]
        return self._described(fragment, parent.add(role))

    def _described(self, fragment: Fragment, node: Node) -> Node:
        """The node with what its element says of itself."""
        element = fragment.element
        assert element is not None  # noqa: S101
        if (language := element.get("lang", "")) and language != node.language:
            node.language, node.states_language = language, True
        match node.role:
            case "Figure":
                node.page, node.bounds = self._page, fragment.bounds
                node.alternative = _alternative(fragment)
                if not node.alternative:
                    self.found[faults.no_alternative(element.get("src", ""))] = None
            case "TH":
                by_row = element.get("scope", "").startswith("row")
                node.scope = "Row" if by_row else "Column"
            case "L":
                node.numbering = roles.NUMBERING.get(fragment.numbering, "None")
            case _:
                pass
        node.spans = fragment.spans or (1, 1)
        return node

    def _label(self, fragment: Fragment, parent: Node) -> Node:
        """The mark of a list item, or the number before a note."""
        key = (id(fragment.element), fragment.pseudo)
        if key not in self._nodes:
            item = parent.parent if parent.role == "LBody" else parent
            self._nodes[key] = (item or parent).add("Lbl", at=0)
        return self._nodes[key]

    def _call(self, fragment: Fragment, parent: Node) -> Node:
        """The call of a footnote; the note itself will stand right behind it."""
        element = fragment.element
        key = (id(element), fragment.pseudo)
        if key not in self._nodes:
            self._nodes[key] = parent.add("Reference")
            role = roles.stated_role(fragment)
            role = role if role in roles.STANDARD else "Note"
            note = self._described(_without_spans(fragment), parent.add(role))
            self._nodes[(id(element), "")] = note
        return self._nodes[key]

    def _link(
        self, element: Element | None, annotation: pydyf.Dictionary, node: Node
    ) -> Node:
        """The link that an annotation belongs to: the one around, or a new one."""
        link = node
        while link.role != "Link" and link.parent is not None:
            link = link.parent
        if link.role != "Link":
            key = (id(element), "link")
            if key not in self._nodes:
                self._nodes[key] = node.add("Link")
            node = link = self._nodes[key]
        self.links.add_area(link, self._page, element, annotation)
        return node


def _without_spans(fragment: Fragment) -> Fragment:
    fragment.spans = None
    return fragment


def _alternative(fragment: Fragment) -> str:
    element = fragment.element
    if element is None:
        return ""
    if element.tag == roles.SVG:
        title = element.find("{http://www.w3.org/2000/svg}title")
        return " ".join("".join(title.itertext()).split()) if title is not None else ""
    return element.get("alt", "").strip()
