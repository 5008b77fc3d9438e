"""The XMP metadata of a PDF: the same statements as in its Info dictionary.

Takes what the HTML states about itself; gives the packet as bytes. It declares
PDF/A-3a and PDF/UA-1, says nothing that the document does not say, and holds no
clock and no chance.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Statements:
    """What a document says about itself; empty where it says nothing."""

    title: str
    authors: Sequence[str]
    description: str
    keywords: Sequence[str]
    language: str
    generator: str
    created: str  # as W3C writes dates: 2026-03-01
    modified: str
    producer: str


# ISO 19005-3, 6.6.2.3: a schema that PDF/A does not know is described in the file.
_PDFUA_SCHEMA = """\
<rdf:Description rdf:about="" \
xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" \
xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Indicates which part of ISO 14289 standard is followed\
</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""


def packet(said: Statements) -> bytes:
    """The XMP packet."""
    dc, pdf, xmp = _dublin_core(said), _pdf(said), _xmp(said)
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">\n'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        + _description("pdfaid", "http://www.aiim.org/pdfa/ns/id/", _PDFA)
        + _description("pdfuaid", "http://www.aiim.org/pdfua/ns/id/", _PDFUA)
        + _description("dc", "http://purl.org/dc/elements/1.1/", dc)
        + _description("pdf", "http://ns.adobe.com/pdf/1.3/", pdf)
        + _description("xmp", "http://ns.adobe.com/xap/1.0/", xmp)
        + _PDFUA_SCHEMA
        + '</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end="r"?>'
    ).encode()


_PDFA = "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>"
_PDFUA = "<pdfuaid:part>1</pdfuaid:part>"


def _description(prefix: str, namespace: str, content: str) -> str:
    if not content:
        return ""
    start = f'<rdf:Description rdf:about="" xmlns:{prefix}={quoteattr(namespace)}>'
    return f"{start}{content}</rdf:Description>\n"


def _dublin_core(said: Statements) -> str:
    return (
        "<dc:format>application/pdf</dc:format>"
        + _in_default_language("dc:title", said.title)
        + _list("dc:creator", "rdf:Seq", said.authors)
        + _in_default_language("dc:description", said.description)
        + _list("dc:language", "rdf:Bag", [said.language] if said.language else [])
    )


def _pdf(said: Statements) -> str:
    return _text("pdf:Producer", said.producer) + _text(
        "pdf:Keywords", ", ".join(said.keywords)
    )


def _xmp(said: Statements) -> str:
    return (
        _text("xmp:CreatorTool", said.generator)
        + _text("xmp:CreateDate", said.created)
        + _text("xmp:ModifyDate", said.modified)
    )


def _text(name: str, text: str) -> str:
    return f"<{name}>{escape(text)}</{name}>" if text else ""


def _list(name: str, container: str, texts: Sequence[str]) -> str:
    lines = "".join(f"<rdf:li>{escape(text)}</rdf:li>" for text in texts)
    return f"<{name}><{container}>{lines}</{container}></{name}>" if texts else ""


def _in_default_language(name: str, text: str) -> str:
    line = f'<rdf:li xml:lang="x-default">{escape(text)}</rdf:li>'
    return f"<{name}><rdf:Alt>{line}</rdf:Alt></{name}>" if text else ""
