"""Which structure type an HTML element gets.

``data-pdf`` decides where it is given. Elements that mean nothing in PDF 1.7 get
no type; what they hold belongs to the element around them.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefgen.typesetting.tags.fragment import Fragment

SVG = "{http://www.w3.org/2000/svg}svg"
ARTIFACT = "Artifact"

_ROLES: Mapping[str, str] = MappingProxyType(
    {
        "article": "Art",
        "blockquote": "BlockQuote",
        "caption": "Caption",
        "code": "Code",
        "dd": "LI",
        "dl": "L",
        "dt": "LI",
        "figcaption": "Caption",
        "h1": "H1",
        "h2": "H2",
        "h3": "H3",
        "h4": "H4",
        "h5": "H5",
        "h6": "H6",
        "img": "Figure",
        "li": "LI",
        "main": "Part",
        "ol": "L",
        "p": "P",
        "pre": "P",
        "q": "Quote",
        "section": "Sect",
        "table": "Table",
        "tbody": "TBody",
        "td": "TD",
        "tfoot": "TFoot",
        "th": "TH",
        "thead": "THead",
        "tr": "TR",
        "ul": "L",
        SVG: "Figure",
    }
)
# Types of PDF 2.0 that documents of PDF 1.7 know under an older name.
_OLDER: Mapping[str, str] = MappingProxyType(
    {"Aside": "Div", "Em": "Span", "FENote": "Note", "Strong": "Span", "Title": "P"}
)
# ISO 32000-1, tables 333 to 340, without those that mean nothing without a form.
STANDARD = frozenset(
    {
        *("Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI"),
        *("Index", "NonStruct", "Private", "P", "H1", "H2", "H3", "H4", "H5", "H6"),
        *("L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "THead", "TBody"),
        *("TFoot", "Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link"),
        *("Figure", "Formula"),
    }
)
# Types that only hold other elements: text in them needs a paragraph.
GROUPING = frozenset({"Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Index"})
INLINE = frozenset(
    {"Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Lbl"}
)
NUMBERING: Mapping[str, str] = MappingProxyType(
    {
        "circle": "Circle",
        "decimal": "Decimal",
        "disc": "Disc",
        "lower-alpha": "LowerAlpha",
        "lower-latin": "LowerAlpha",
        "lower-roman": "LowerRoman",
        "square": "Square",
        "upper-alpha": "UpperAlpha",
        "upper-latin": "UpperAlpha",
        "upper-roman": "UpperRoman",
    }
)


def stated_role(fragment: Fragment) -> str:
    """What ``data-pdf`` says, in a word of PDF 1.7."""
    stated = (
        fragment.element.get("data-pdf", "") if fragment.element is not None else ""
    )
    return _OLDER.get(stated, stated)


def role_of(fragment: Fragment) -> str:
    """The structure type of an element, or nothing."""
    element = fragment.element
    if element is None or element.tag in {"html", "body"}:
        return ""
    if role := stated_role(fragment) or _ROLES.get(str(element.tag), ""):
        return role
    if fragment.block and fragment.children:
        return "Div"
    return "Span" if element.get("lang") else ""
