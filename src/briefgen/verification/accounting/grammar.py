"""What objects a PDF of briefgen is made of, and what stands in each.

The one list of what WeasyPrint 70 and our own tags write: each role that an object
plays, its keys, and a rule for each value. Every string has a channel, by which it
is accounted for. A key, a name or an object that is not in here is a fault: also
those that the standard knows, and that a brief has no use for.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from briefgen.verification.accounting.painting import PAINTING, STREAM
from briefgen.verification.accounting.rules import (
    code,
    each,
    either,
    flag,
    inside,
    listed,
    names,
    number,
    numbers,
    or_null,
    row,
    text,
    to,
    turn,
    under,
    whole,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefgen.verification.accounting.rules import Keys

_TYPES = (  # ISO 32000-1, 14.8.4
    "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P"
    " H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note"
    " Reference BibEntry Code Link Figure Formula"
)
_NUMBERINGS = (
    "None Circle Decimal Disc LowerAlpha LowerRoman Square UpperAlpha UpperRoman"
)
_PLACE = row(to("page"), names("/XYZ"), number, number, number)

_WHOLE: Mapping[str, Keys] = {
    "file": {
        **STREAM,
        "/Type": names("/XRef"),
        "/Size": whole,
        "/Root": to("catalog"),
        "/Info": to("document information"),
        "/ID": each(code),
        "/W": numbers,
        "/Index": numbers,
        "/DecodeParms": under("/Columns|/Predictor", whole),
    },
    "object stream": {
        **STREAM,
        "/Type": names("/ObjStm"),
        "/N": whole,
        "/First": whole,
    },
    "catalog": {
        "/Type": names("/Catalog"),
        "/Lang": text("language"),
        "/MarkInfo": under("/Marked", flag),
        "/Metadata": to("XMP metadata"),
        "/Names": inside("names"),
        "/Outlines": to("outline"),
        "/OutputIntents": each(inside("output intent")),
        "/Pages": to("pages"),
        "/StructTreeRoot": to("tag tree"),
        "/ViewerPreferences": under("/DisplayDocTitle", flag),
    },
    "document information": {
        f"/{key}": text(f"Info {key}")
        for key in (
            "Title", "Author", "Subject", "Keywords", "Creator", "Producer",
            "CreationDate", "ModDate",
        )
    },
    "XMP metadata": {
        "/Type": names("/Metadata"),
        "/Subtype": names("/XML"),
        "/Length": whole,
    },
    "output intent": {
        "/Type": names("/OutputIntent"),
        "/S": names("/GTS_PDFA1"),
        "/OutputConditionIdentifier": text("colour profile"),
        "/Info": text("colour profile"),
        "/DestOutputProfile": to("colour profile"),
    },
    "colour profile": {**STREAM, "/N": whole},
}  # fmt: skip

_WAYS: Mapping[str, Keys] = {
    "names": {"/Dests": inside("destinations")},
    "destinations": {"/Names": turn(text("destination"), _PLACE)},
    "outline": {
        "/Count": whole,
        "/First": to("outline entry"),
        "/Last": to("outline entry"),
    },
    "outline entry": {
        "/Title": text("outline"),
        "/Dest": _PLACE,
        "/Count": whole,
        "/Parent": to("outline|outline entry"),
        **{key: to("outline entry") for key in ("/First", "/Last", "/Next", "/Prev")},
    },
    "link": {
        "/Type": names("/Annot"),
        "/Subtype": names("/Link"),
        "/Rect": numbers,
        "/QuadPoints": numbers,
        "/BS": under("/W", whole),
        "/F": whole,
        "/Contents": text("name of a link"),
        "/Dest": text("target of a link"),
        "/A": inside("action"),
        "/StructParent": whole,
    },
    "action": {
        "/Type": names("/Action"),
        "/S": names("/URI"),
        "/URI": text("address of a link"),
    },
}

_TAGS: Mapping[str, Keys] = {
    "tag tree": {
        "/Type": names("/StructTreeRoot"),
        "/K": each(to("tag")),
        "/ParentTree": under("/Nums", turn(whole, either(
            reference=to("tag"), array=each(or_null(to("tag")))
        ))),
        "/ParentTreeNextKey": whole,
        "/IDTree": under("/Names", turn(text("ID of a tag"), to("tag"))),
    },
    "tag": {
        "/Type": names("/StructElem"),
        "/S": listed(_TYPES),
        "/P": to("tag|tag tree"),
        "/Pg": to("page"),
        "/K": each(either(
            number=whole, reference=to("tag"), dictionary=inside("content of a tag")
        )),
        "/A": inside("attributes of a tag"),
        "/ID": text("ID of a tag"),
        "/Alt": text("text alternative"),
        "/Lang": text("language"),
    },
    "content of a tag": {
        "/Type": names("/OBJR", "/MCR"),
        "/Pg": to("page"),
        "/Obj": to("link"),
        "/Stm": to("form"),
        "/MCID": whole,
    },
    "attributes of a tag": {
        "/O": names("/List", "/Table", "/Layout"),
        "/ListNumbering": listed(_NUMBERINGS),
        "/Scope": names("/Column", "/Row"),
        "/ColSpan": whole,
        "/RowSpan": whole,
        "/BBox": numbers,
    },
}  # fmt: skip

ROLES: Final[Mapping[str, Keys]] = MappingProxyType(
    {**_WHOLE, **_WAYS, **_TAGS, **PAINTING}
)
STREAMS: Final = frozenset(
    {
        "file", "object stream", "XMP metadata", "colour profile", "content", "form",
        "pattern", "picture", "font file", "letters of a font",
    }
)  # fmt: skip
