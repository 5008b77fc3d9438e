"""What pages are painted with: content, forms, patterns, pictures, fonts.

The part of the grammar below a page; the other part, and what a grammar is, stands
in :mod:`~briefgen.verification.accounting.grammar`.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from briefgen.verification.accounting.rules import (
    each,
    either,
    flag,
    inside,
    keys,
    listed,
    named,
    names,
    number,
    numbers,
    row,
    text,
    to,
    under,
    whole,
    widths,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefgen.verification.accounting.rules import Keys, Rule

_BLENDS = (  # ISO 32000-1, 11.3.5
    "Normal Multiply Screen Overlay Darken Lighten ColorDodge ColorBurn HardLight"
    " SoftLight Difference Exclusion Hue Saturation Color Luminosity"
)
_FONT = "/[A-Z]{6}"  # what a page calls a font
_BASE_FONT = r"/[A-Z]{6}\+[A-Za-z0-9-]+"


_COLOUR = either(
    name=names("/DeviceRGB", "/DeviceGray", "/DeviceCMYK"),
    array=row(names("/ICCBased"), to("colour profile")),
)
STREAM: Final[Keys] = {"/Length": whole, "/Filter": names("/FlateDecode")}

_PAGES: Mapping[str, Keys] = {
    "pages": {"/Type": names("/Pages"), "/Kids": each(to("page")), "/Count": whole},
    "page": {
        "/Type": names("/Page"),
        "/Parent": to("pages"),
        **keys("MediaBox TrimBox BleedBox", numbers),
        "/Contents": to("content"),
        "/Resources": to("resources"),
        "/Annots": each(to("link")),
        "/Tabs": names("/S"),
        "/StructParents": whole,
    },
    "content": STREAM,
    "resources": {
        "/Font": either(reference=to("fonts"), dictionary=inside("fonts")),
        "/XObject": under("/i[0-9a-f]{32}[01]|/x[0-9]+", to("picture|form")),
        "/ColorSpace": either(
            reference=to("colour spaces"), dictionary=inside("colour spaces")
        ),
        "/ExtGState": under(r"/[aA][0-9.e-]+|/s[0-9]+", inside("state")),
        "/Pattern": under("/p[0-9]+", to("pattern")),
        "/Shading": under("/s[0-9]+", to("shading")),
    },
    "colour spaces": {
        **{
            key: row(names("/Lab"), under("/WhitePoint|/Range", numbers))
            for key in ("/lab-d50", "/lab-d65")
        },
        "/srgb": _COLOUR,
    },
    "state": {
        "/Type": names("/ExtGState"),
        "/CA": number,
        "/ca": number,
        "/AIS": flag,
        "/BM": listed(_BLENDS),
        "/SMask": inside("mask"),
    },
    "mask": {
        "/Type": names("/Mask"),
        "/S": names("/Luminosity", "/Alpha"),
        "/G": to("form"),
    },
    "form": {
        **STREAM,
        "/Type": names("/XObject"),
        "/Subtype": names("/Form"),
        "/BBox": numbers,
        "/Matrix": numbers,
        "/Resources": to("resources"),
        "/Group": inside("group"),
        "/StructParents": whole,
    },
    "group": {
        "/Type": names("/Group"),
        "/S": names("/Transparency"),
        "/I": flag,
        "/CS": _COLOUR,
    },
    "pattern": {
        **STREAM,
        "/Type": names("/Pattern"),
        **keys("PatternType TilingType PaintType XStep YStep", number),
        "/BBox": numbers,
        "/Matrix": numbers,
        "/Resources": to("resources"),
    },
    "shading": {
        "/ShadingType": whole,
        "/ColorSpace": _COLOUR,
        "/Domain": numbers,
        "/Coords": numbers,
        "/Extend": each(flag),
        "/Function": inside("function"),
    },
    "function": {
        "/FunctionType": whole,
        **keys("Domain C0 C1 Encode Bounds", numbers),
        "/N": number,
        "/Functions": each(inside("function")),
    },
}

_PICTURES_AND_FONTS: Mapping[str, Keys] = {
    "picture": {
        "/Type": names("/XObject"),
        "/Subtype": names("/Image"),
        **keys("Width Height BitsPerComponent Length", whole),
        "/ColorSpace": _COLOUR,
        "/Interpolate": flag,
        "/Decode": numbers,
        "/Filter": names("/FlateDecode", "/DCTDecode"),
        "/DecodeParms": under("/Colors|/Columns|/Predictor", whole),
        "/SMask": to("picture"),
    },
    "fonts": {},
    "font": {
        "/Type": names("/Font"),
        "/Subtype": names("/Type0"),
        "/BaseFont": named(_BASE_FONT),
        "/Encoding": names("/Identity-H"),
        "/DescendantFonts": each(to("font of glyphs")),
        "/ToUnicode": to("letters of a font"),
    },
    "font of glyphs": {
        "/Type": names("/Font"),
        "/Subtype": names("/CIDFontType2"),
        "/BaseFont": named(_BASE_FONT),
        "/CIDSystemInfo": inside("system of a font"),
        "/CIDToGIDMap": names("/Identity"),
        "/FontDescriptor": to("description of a font"),
        "/W": widths,
    },
    "system of a font": {
        "/Ordering": text("system of a font"),
        "/Registry": text("system of a font"),
        "/Supplement": whole,
    },
    "description of a font": {
        "/Type": names("/FontDescriptor"),
        "/FontName": named(_BASE_FONT),
        "/FontFamily": text("family of a font"),
        **keys("Ascent CapHeight Descent Flags ItalicAngle StemH StemV", number),
        "/FontBBox": numbers,
        "/FontFile2": to("font file"),
    },
    "font file": {**STREAM, "/Length1": whole},
    "letters of a font": STREAM,
}  # fmt: skip

PAINTING: Final[Mapping[str, Keys]] = MappingProxyType(
    {**_PAGES, **_PICTURES_AND_FONTS}
)
# Roles whose keys are names that a page gives: a rule for each of their values.
NAMED: Final[Mapping[str, Rule]] = MappingProxyType({"fonts": under(_FONT, to("font"))})
