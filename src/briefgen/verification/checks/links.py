"""Links: tagged, named for people, and leading where they say.

PDF/UA-1 7.18.5; validators pass a wrong target and a
name that is an identifier.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.diagnostics import Diagnostic
from briefgen.verification.checks.landing import misses
from briefgen.verification.folding import folded
from briefgen.verification.leading import bare_number, leads
from briefgen.verification.tags import Annotation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.verification.checks.examined import Examined
    from briefgen.verification.navigation import Link
    from briefgen.verification.tags import Element

_HINT = "this is a fault of the template or the typesetting; please report it"
_MACHINE = re.compile(r"#|[a-z]+:\S*$|briefgen:|\S*[-_/]\S*\.\w+$", re.IGNORECASE)


def destinations_lead_to_their_words(examined: Examined) -> Iterator[Diagnostic]:
    """Each named place exists, and is where its part of the edition is."""
    for name, place in examined.pdf.destinations.items():
        line = examined.placing.places.get(name)
        if not place.exists:
            message = f"the destination `{name}` is on no page"
            yield Diagnostic("A110", message, hint=_HINT)
        elif line is not None and misses(examined, place, line):
            message = f"the destination `{name}` is not where its words are"
            yield Diagnostic("A110", message, hint=_HINT)


def links_lead_somewhere(examined: Examined) -> Iterator[Diagnostic]:
    """Each link has an address, or a place that exists."""
    for link in examined.pdf.links:
        if not link.address and (link.place is None or not link.place.exists):
            message = f"page {link.page}: the link `{link.contents}` leads nowhere"
            yield Diagnostic("A110", message, hint=_HINT)


def links_lead_where_they_say(examined: Examined) -> Iterator[Diagnostic]:
    """Words that the edition links to one thing lead to that thing."""
    expected = leads(examined.edition)
    links = {link.reference: link for link in examined.pdf.links}
    for element in examined.pdf.tree.of_type("Link"):
        words = examined.pdf.text(element)
        allowed = expected.get(folded(words)) or expected.get(bare_number(words))
        for link in _links(element, links):
            target = link.destination or link.address
            if allowed and target not in allowed:
                message = f"page {link.page}: the link `{words}` leads to `{target}`"
                yield Diagnostic("A110", message, hint=_HINT)


def every_link_is_tagged(examined: Examined) -> Iterator[Diagnostic]:
    """One annotation for each link and page that it is on (7.18.5, test 1)."""
    links = {link.reference: link for link in examined.pdf.links}
    held: list[str] = []
    for element in examined.pdf.tree.elements:
        own = [kid.reference for kid in element.children if isinstance(kid, Annotation)]
        held += own
        pages = [links[reference].page for reference in own if reference in links]
        if element.type == "Link" and (not pages or len(pages) > len(set(pages))):
            message = f"a link {examined.at(element)} has {len(own)} annotations"
            yield Diagnostic("A111", message, hint=_HINT)
        elif own and element.type != "Link":
            message = f"a link {examined.at(element)} is tagged `{element.type}`"
            yield Diagnostic("A111", message, hint=_HINT)
    if sorted(held) != sorted(links):
        message = "link annotations and tags are not one to one"
        yield Diagnostic("A111", message, hint=_HINT)


def links_are_named_for_people(examined: Examined) -> Iterator[Diagnostic]:
    """``/Contents`` is neither empty nor an identifier (7.18.5, test 2)."""
    visible = {
        kid.reference: examined.pdf.text(element)
        for element in examined.pdf.tree.of_type("Link")
        for kid in element.children
        if isinstance(kid, Annotation)
    }
    for link in examined.pdf.links:
        name = link.contents.strip()
        is_visible = folded(name) == folded(visible.get(link.reference, ""))
        is_machine = name == link.destination or _MACHINE.match(name) is not None
        if not name or (is_machine and not is_visible):
            message = f"page {link.page}: a link is called `{name}`"
            yield Diagnostic("A111", message, hint=_HINT)


def _links(element: Element, links: dict[str, Link]) -> Iterator[Link]:
    for kid in element.children:
        if isinstance(kid, Annotation) and kid.reference in links:
            yield links[kid.reference]
