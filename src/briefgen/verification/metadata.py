"""What a PDF says of itself: the Info dictionary and the XMP packet.

Takes both; gives their fields under one set of names, so that they can be
compared. Decides nothing about what they should say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from xml.etree import ElementTree as ET

from briefgen.verification.objects import UnreadablePdfError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefgen.verification.objects import Objects, Value

_NAMESPACES = {
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://ns.adobe.com/xap/1.0/": "xmp",
    "http://ns.adobe.com/pdf/1.3/": "pdf",
    "http://www.aiim.org/pdfa/ns/id/": "pdfaid",
    "http://www.aiim.org/pdfua/ns/id/": "pdfuaid",
}
_INFO = {
    "title": "Title",
    "author": "Author",
    "subject": "Subject",
    "keywords": "Keywords",
    "creator": "Creator",
    "producer": "Producer",
    "created": "CreationDate",
    "modified": "ModDate",
}
_XMP = {
    "title": "dc:title",
    "author": "dc:creator",
    "subject": "dc:description",
    "keywords": "pdf:Keywords",
    "creator": "xmp:CreatorTool",
    "producer": "pdf:Producer",
    "created": "xmp:CreateDate",
    "modified": "xmp:ModifyDate",
}


class Metadata(NamedTuple):
    """The fields that Info and XMP share; empty where one is not stated."""

    title: str = ""
    author: str = ""
    subject: str = ""
    keywords: str = ""
    creator: str = ""
    producer: str = ""
    created: str = ""  # as written: D:20260401 in Info, 2026-04-01 in XMP
    modified: str = ""

    def named(self) -> Mapping[str, str]:
        """The fields by name."""
        return self._asdict()


class Xmp(NamedTuple):
    """The XMP packet: what Info says too, and all of its properties."""

    shared: Metadata
    properties: Mapping[str, str]  # "pdfaid:part" to "3"; others under their full name

    @property
    def dates(self) -> tuple[str, ...]:
        """The names of all properties that hold a date."""
        return tuple(name for name in self.properties if "date" in name.lower())


def read_info(objects: Objects, reference: Value) -> tuple[Metadata, Mapping[str, str]]:
    """The Info dictionary, as shared fields and whole."""
    whole = {
        key[1:]: objects.string(value)
        for key, value in objects.dictionary(reference).items()
        if value is not None
    }
    shared = {name: whole.get(key, "") for name, key in _INFO.items()}
    return Metadata(**shared), whole


def read_xmp(packet: bytes | None) -> Xmp:
    """The XMP packet; an empty one where there is none."""
    if packet is None:
        return Xmp(Metadata(), {})
    if b"<!DOCTYPE" in packet or b"<!ENTITY" in packet:
        raise UnreadablePdfError("the XMP metadata declares entities")
    try:
        root = ET.fromstring(packet)  # noqa: S314 - no entities, see above
    except ET.ParseError as error:
        raise UnreadablePdfError("the XMP metadata is no XML") from error
    properties: dict[str, str] = {}
    for description in root.iter(f"{{{next(iter(_NAMESPACES))}}}Description"):
        for key, value in description.attrib.items():
            properties[_short(key)] = value
        for child in description:
            properties[_short(child.tag)] = _text(child)
    shared = {name: properties.get(key, "") for name, key in _XMP.items()}
    return Xmp(Metadata(**shared), properties)


def _text(element: ET.Element) -> str:
    """The words of a property; the entries of a list joined as Info joins them."""
    entries = [(entry.text or "") for entry in element.iter() if len(entry) == 0]
    return ", ".join(entry.strip() for entry in entries)


def _short(key: str) -> str:
    namespace, _, name = key[1:].partition("}")
    prefix = _NAMESPACES.get(namespace)
    return f"{prefix}:{name}" if prefix else key
