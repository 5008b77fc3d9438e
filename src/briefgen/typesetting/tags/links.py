"""Links: one annotation for each link and page, with a name for people.

WeasyPrint makes an annotation for each line of a link, and for each element
inside of it. A reader would hear the link that often.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pydyf

from briefgen.typesetting.tags import faults
from briefgen.typesetting.tags.tree import LinkArea, Node

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from xml.etree.ElementTree import Element

    from briefgen.diagnostics import Diagnostic

_SCHEMES = ("https:", "mailto:")


@dataclass(slots=True)
class Links:
    """The links of a document, and the annotations that are not needed."""

    surplus: list[pydyf.Dictionary] = field(default_factory=list)
    _areas: list[LinkArea] = field(default_factory=list)
    _without_area: dict[int, Element] = field(default_factory=dict)
    _with_area: set[int] = field(default_factory=set)

    def expect(self, element: Element) -> None:
        """An ``<a href>`` was met, which should have an annotation."""
        self._without_area.setdefault(id(element), element)

    def add_area(
        self,
        link: Node,
        page: int,
        element: Element | None,
        annotation: pydyf.Dictionary,
    ) -> None:
        """Take one more annotation of a link."""
        self._with_area.add(id(element))
        for kid in link.kids:
            if isinstance(kid, LinkArea) and kid.page == page:
                _widen(kid.annotation, annotation["Rect"])
                self.surplus.append(annotation)
                return
        annotation["Contents"] = pydyf.String(_name(element))
        area = LinkArea(page, annotation)
        link.kids.append(area)
        self._areas.append(area)

    def faults(self) -> Iterator[Diagnostic]:
        """Links to where no brief links, and links that cannot be followed."""
        for area in self._areas:
            if (action := area.annotation.get("A")) is not None:
                address = str(action["URI"].string)
                if not address.startswith(_SCHEMES):
                    yield faults.address_not_allowed(address)
        for known, element in self._without_area.items():
            if known not in self._with_area:
                yield faults.no_area(_name(element), element.get("href", ""))


def _name(element: Element | None) -> str:
    if element is None:
        return ""
    stated = element.get("aria-label") or element.get("title")
    if stated:
        return stated
    pictures = [str(picture.get("alt", "")) for picture in element.iter("img")]
    return " ".join(" ".join([*element.itertext(), *pictures]).split())


def _widen(annotation: pydyf.Dictionary, more: Sequence[float]) -> None:
    """Let an annotation cover one more rectangle, and no more than that."""
    quads = annotation.get("QuadPoints") or _quad(annotation["Rect"])
    corners = zip(quads[0::8], quads[1::8], quads[6::8], quads[7::8], strict=True)
    if any(_holds(rectangle, more) for rectangle in corners):
        return
    annotation["QuadPoints"] = pydyf.Array([*quads, *_quad(more)])
    left, top, right, bottom = annotation["Rect"]
    annotation["Rect"] = pydyf.Array(
        [
            min(left, more[0]),
            max(top, more[1]),
            max(right, more[2]),
            min(bottom, more[3]),
        ]
    )


def _quad(rectangle: Sequence[float]) -> list[float]:
    """The corners in the order that readers expect, whatever the standard says."""
    left, top, right, bottom = rectangle
    return [left, top, right, top, left, bottom, right, bottom]


def _holds(outer: Sequence[float], inner: Sequence[float]) -> bool:
    return (
        outer[0] <= inner[0]
        and outer[1] >= inner[1]
        and outer[2] >= inner[2]
        and outer[3] <= inner[3]
    )
