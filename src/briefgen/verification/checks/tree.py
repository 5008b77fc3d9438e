"""The tag tree is whole: every element reachable, every way back right.

ISO 32000-1, 14.7.2 and 14.7.4.4; PDF/UA-1 7.1 and 7.2.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.diagnostics import Diagnostic
from briefgen.verification.tags import Annotation, Content, Element

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.verification.checks.examined import Examined
    from briefgen.verification.objects import Value

_HINT = "this is a fault of the typesetting, not of the brief; please report it"

# ISO 32000-1, 14.8.4: what software knows without a map.
_STANDARD = frozenset(
    """
    Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private
    P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot
    Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP
    Figure Formula Form
    """.split()  # noqa: SIM905 - as the standard lists them
)


def the_document_is_the_root(examined: Examined) -> Iterator[Diagnostic]:
    """One ``Document`` holds everything (ISO 32000-1, 14.8.4.2)."""
    children = examined.pdf.tree.children
    if [getattr(child, "type", "") for child in children] != ["Document"]:
        yield Diagnostic(
            "A103", "the tag tree does not begin with one document", hint=_HINT
        )


def types_are_standard(examined: Examined) -> Iterator[Diagnostic]:
    """Every structure type is a standard one, or mapped to one (7.1, test 5)."""
    unknown = {element.type for element in examined.pdf.tree.elements} - _STANDARD
    for name in sorted(unknown):
        yield Diagnostic(
            "A103", f"the structure type `{name}` is not known", hint=_HINT
        )


def every_element_is_reachable(examined: Examined) -> Iterator[Diagnostic]:
    """No structure element stands outside the tree (14.7.2)."""
    if strays := examined.pdf.tree.strays:
        count = len(strays)
        message = f"{count} structure element{'s' * (count > 1)} outside the tag tree"
        yield Diagnostic("A103", message, hint=_HINT)


def every_element_knows_its_parent(examined: Examined) -> Iterator[Diagnostic]:
    """``/P`` names the element whose child it is (14.7.2, table 323)."""
    tree, root = examined.pdf.tree, examined.pdf.catalog.get("/StructTreeRoot")
    for element, container in zip(tree.elements, tree.containing, strict=True):
        parent = container.reference if container else root
        if element.parent != parent:
            where = examined.at(element)
            message = f"`{element.type}` {where} names another parent than it has"
            yield Diagnostic("A103", message, hint=_HINT)


def content_leads_back_to_its_element(examined: Examined) -> Iterator[Diagnostic]:
    """The parent tree names the element of each content (14.7.4.4; 7.1, test 4)."""
    wrong = sum(
        _element_of(examined, leaf) != element.reference
        for element in examined.pdf.tree.elements
        for leaf in element.children
        if not isinstance(leaf, Element)
    )
    if wrong:
        message = f"the parent tree is wrong about {wrong} of the tagged contents"
        yield Diagnostic("A103", message, hint=_HINT)


def _element_of(examined: Examined, leaf: Content | Annotation) -> Value:
    """The element that the parent tree names for ``leaf``."""
    objects, parents = examined.pdf.objects, examined.pdf.tree.parents
    match leaf:
        case Content(container, mcid):
            key = objects.dictionary(container).get("/StructParents")
            entries = objects.array(parents.get(key))
            return entries[mcid] if mcid < len(entries) else None
        case Annotation(reference):
            return parents.get(objects.dictionary(reference).get("/StructParent"))
