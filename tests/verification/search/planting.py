"""Ways to plant words in a PDF, one for each channel."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import quote

from pikepdf import Array, Dictionary, Name, Pdf, String

from tests.verification.breaking import (
    append,
    first,
    link_named,
    outline,
    painted_words,
    with_helvetica,
    xmp_replaced,
)

if TYPE_CHECKING:
    from collections.abc import Callable

Plant: TypeAlias = "Callable[[Pdf, str], object]"


def painted(pdf: Pdf, words: str) -> None:
    with_helvetica(pdf, 0)
    append(pdf, 0, painted_words(words))


def painted_bare(pdf: Pdf, words: str) -> None:
    with_helvetica(pdf, 0)
    append(pdf, 0, b"BT /Helv 1 Tf 50 50 Td (%s) Tj ET" % words.encode())


def painted_beneath(pdf: Pdf, words: str) -> None:
    with_helvetica(pdf, 0)
    shown = b"BT /Helv 1 Tf 50 50 Td (%s) Tj ET" % words.encode()
    append(pdf, 0, b"/Span <</ActualText (x)>> BDC " + shown + b" EMC")


def replacement(pdf: Pdf, words: str) -> None:
    first(pdf, "/P").ActualText = String(words)


def alternative(pdf: Pdf, words: str) -> None:
    first(pdf, "/Figure").Alt = String(words)


def expansion(pdf: Pdf, words: str) -> None:
    first(pdf, "/P").E = String(words)


def title_of_a_tag(pdf: Pdf, words: str) -> None:
    first(pdf, "/P").T = String(words)


def id_of_a_tag(pdf: Pdf, words: str) -> None:
    first(pdf, "/P").ID = String(words)


def bookmark(pdf: Pdf, words: str) -> None:
    outline(pdf).Title = String(words)


def destination(pdf: Pdf, words: str) -> None:
    names = pdf.Root.Names.Dests.Names
    names.extend([String(words), names[1]])


def name_of_a_link(pdf: Pdf, words: str) -> None:
    link_named(pdf, "see the trade").Contents = String(words)


def address(pdf: Pdf, words: str) -> None:
    link_named(pdf, "a list of ports").A.URI = String(f"https://example.org/{words}/1")


def encoded_address(pdf: Pdf, words: str) -> None:
    encoded = "".join(f"%{byte:02x}" for byte in words.encode())
    address(pdf, encoded)


def address_with_plus(pdf: Pdf, words: str) -> None:
    address(pdf, "?q=" + quote(words).replace("%20", "+"))


def info(pdf: Pdf, words: str) -> None:
    pdf.docinfo["/Keywords"] = String(words)


def xmp(pdf: Pdf, words: str) -> None:
    xmp_replaced(pdf, b"with grain", words.encode())


def attachment(pdf: Pdf, words: str) -> None:
    file = pdf.make_stream(words.encode())
    file.Type = Name.EmbeddedFile
    pdf.Root.AF = Array(
        [Dictionary(Type=Name.Filespec, F=String("a.txt"), EF=Dictionary(F=file))]
    )


def unused_string(pdf: Pdf, words: str) -> None:
    pdf.Root.Unused = pdf.make_indirect(Dictionary(Words=String(words)))


def unused_utf_16(pdf: Pdf, words: str) -> None:
    pdf.Root.Unused = String(b"\xfe\xff" + words.encode("utf-16-be"))


def name_of_an_object(pdf: Pdf, words: str) -> None:
    pdf.Root[f"/{words}"] = True


def name_as_a_value(pdf: Pdf, words: str) -> None:
    pdf.Root.Unused = Name(f"/{words}")


def comment(pdf: Pdf, words: str) -> None:
    append(pdf, 0, b"% " + words.encode() + b"\n")


def property_of_a_mark(pdf: Pdf, words: str) -> None:
    append(pdf, 0, b"/Span <</Alt (%s)>> BDC EMC" % words.encode())


def property_in_utf_16(pdf: Pdf, words: str) -> None:
    code = words.encode("utf-16-be").hex().encode()
    append(pdf, 0, b"/Span <</Alt <feff" + code + b">>> BDC EMC")


def name_of_a_mark(pdf: Pdf, words: str) -> None:
    append(pdf, 0, b"/" + words.replace(" ", "#20").encode() + b" BMC EMC")


def stream(pdf: Pdf, words: str) -> None:
    pdf.Root.Unused = pdf.make_stream(words.encode())


def stream_in_utf_16(pdf: Pdf, words: str) -> None:
    pdf.Root.Unused = pdf.make_stream(words.encode("utf-16"))


def name_of_a_font(pdf: Pdf, words: str) -> None:
    font = next(iter(pdf.pages[0].Resources.Font.values()))
    font.BaseFont = Name(f"/{words}")


def font_family(pdf: Pdf, words: str) -> None:
    font = next(iter(pdf.pages[0].Resources.Font.values()))
    font.DescendantFonts[0].FontDescriptor.FontFamily = String(words)


def letters_of_a_font(pdf: Pdf, words: str) -> None:
    font = next(iter(pdf.pages[0].Resources.Font.values()))
    code = words.encode("utf-16-be").hex().encode()
    old = font.ToUnicode.read_bytes()
    font.ToUnicode = pdf.make_stream(
        old.replace(b"endcmap", b"1 beginbfchar <fffe> <%s> endbfchar\nendcmap" % code)
    )


def tables_of_a_font(pdf: Pdf, words: str) -> None:
    font = next(iter(pdf.pages[0].Resources.Font.values()))
    file = font.DescendantFonts[0].FontDescriptor.FontFile2
    file.write(file.read_bytes() + b"\0\0" + words.encode() + b"\0\0")


EVERYWHERE: dict[Plant, str] = {
    painted: "the running heads and feet of page 1",
    painted_bare: "the text of page 1",
    painted_beneath: "what is painted beneath replacement texts on page 1",
    replacement: "the replacement texts",
    alternative: "the text alternatives",
    expansion: "the expansions",
    title_of_a_tag: "the titles of tags",
    id_of_a_tag: "the IDs of tags",
    bookmark: "the outline",
    destination: "the names of destinations",
    name_of_a_link: "the names of links",
    address: "the addresses of links",
    encoded_address: "the addresses of links",
    address_with_plus: "the addresses of links",
    info: "the Info dictionary",
    xmp: "the XMP metadata",
    attachment: "an attached file",
    unused_string: "the strings of the file",
    unused_utf_16: "the strings of the file",
    name_of_an_object: "the names of objects",
    name_as_a_value: "the names of objects",
    comment: "the content of pages, beside its words",
    property_of_a_mark: "the content of pages, beside its words",
    property_in_utf_16: "the content of pages, beside its words",
    name_of_a_mark: "the names in the content of pages",
    stream: "a stream of the file",
    stream_in_utf_16: "a stream of the file",
    name_of_a_font: "the names of objects",
    font_family: "the strings of the file",
    letters_of_a_font: "the letters of a font",
    tables_of_a_font: "the data of fonts and pictures",
}
