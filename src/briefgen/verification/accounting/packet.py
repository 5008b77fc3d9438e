"""The XMP packet, tag by tag and word by word.

Takes the packet as it stands in the file; says what in it is not known. Decides that
it is made of the tags that our own packet is made of, and that between them stands
what the document says of itself: no comment, no attribute, no other schema.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from briefgen.verification.accounting.source import collapsed
from briefgen.verification.accounting.strings import is_producer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.verification.accounting.source import Source

_PIECE = re.compile(r"<[^>]*>|[^<]+")
_NAMESPACES = {
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
}
_EXTENSIONS = (
    ' xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"'
    ' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"'
    ' xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"'
)
_ELEMENTS = """
    pdfaid:part pdfaid:conformance pdfuaid:part
    dc:format dc:title dc:creator dc:description dc:language
    pdf:Producer pdf:Keywords xmp:CreatorTool xmp:CreateDate xmp:ModifyDate
    rdf:Alt rdf:Seq rdf:Bag rdf:li rdf:Description
    pdfaExtension:schemas pdfaSchema:schema pdfaSchema:namespaceURI pdfaSchema:prefix
    pdfaSchema:property pdfaProperty:name pdfaProperty:valueType
    pdfaProperty:category pdfaProperty:description
    """.split()  # noqa: SIM905 - as our own packet has them
_TAGS = frozenset(
    {
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
        '<?xpacket end="r"?>',
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">',
        "</x:xmpmeta>",
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
        "</rdf:RDF>",
        '<rdf:li xml:lang="x-default">',
        '<rdf:li rdf:parseType="Resource">',
        f'<rdf:Description rdf:about=""{_EXTENSIONS}>',
        *(
            f'<rdf:Description rdf:about="" xmlns:{prefix}="{namespace}">'
            for prefix, namespace in _NAMESPACES.items()
        ),
        *(f"<{name}>" for name in _ELEMENTS if name != "rdf:Description"),
        *(f"</{name}>" for name in _ELEMENTS),
    }
)
_WORDS = frozenset(
    {
        "application/pdf",
        *("1", "3", "A"),
        "PDF/UA Universal Accessibility Schema",
        "http://www.aiim.org/pdfua/ns/id/",
        *("pdfuaid", "part", "Integer", "internal"),
        "Indicates which part of ISO 14289 standard is followed",
    }
)


def foreign_in(packet: bytes, source: Source) -> Iterator[str]:
    """What of a packet is not known: a tag, or words."""
    said = set(
        map(
            collapsed,
            (
                source.title,
                source.language,
                *source.said("author"),
                *source.said("description")[:1],
                ", ".join(source.keywords),
                *source.said("generator")[:1],
                *source.said("dcterms.created")[:1],
                *source.said("dcterms.modified")[:1],
            ),
        )
    )
    for piece in _PIECE.findall(packet.decode("utf-8")):
        if piece.startswith("<"):
            if piece not in _TAGS:
                yield "tag"
            continue
        text = collapsed(unescape(piece))
        if text and not (text in _WORDS or text in said or is_producer(text)):
            yield "run of words"
