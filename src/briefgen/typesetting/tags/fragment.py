"""A piece of the document on one page: what the tag tree is built from."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    import pydyf


class Artifact(Enum):
    """Content that is not read: the two entries that say what it is instead.

    ISO 32000-1, 14.8.2.2.2.
    """

    HEADER = ("Pagination", "Header")
    FOOTER = ("Pagination", "Footer")
    LAYOUT = ("Layout", "")


@dataclass(slots=True)
class Fragment:
    """One box. An element that is broken over lines or pages has several."""

    element: Element | None
    pseudo: str = ""
    block: bool = False
    mark: int | None = None  # its number among the marked content of the page
    annotation: pydyf.Dictionary | None = None
    artifact: Artifact | None = None
    children: list[Fragment] = field(default_factory=list)
    replaced: bool = False
    bounds: tuple[float, float, float, float] | None = None
    spans: tuple[int, int] | None = None  # columns and rows, of a table cell
    repeats: bool = False  # shown again, not continued, where it is met again
    numbering: str = ""
