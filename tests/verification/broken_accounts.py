"""The sample with something in each channel that nothing accounts for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pikepdf import (
    Array,
    Dictionary,
    Name,
    Pdf,
    String,
    parse_content_stream,
)

from briefgen.verification.lettering import read_face
from briefgen.verification.objects import Objects
from tests.verification.breaking import (
    Mutant,
    Thing,
    append,
    content,
    first,
    is_tagged,
    link_named,
    links,
    outline,
    painted_words,
    span,
    with_helvetica,
    write,
    xmp_replaced,
)
from tests.verification.fontfiles import with_glyph, with_name, with_table

if TYPE_CHECKING:
    from collections.abc import Callable

# ── Words ──


def glyphs(pdf: Pdf, page: int, words: str) -> bytes:
    """Words as an operation, in the first font of a page that has their letters."""
    for key, font in pdf.pages[page].Resources.Font.items():
        cmap = {"/Subtype": "/Type0", "/ToUnicode": "1 0 R"}
        streams = {"1 0 R": font.ToUnicode.read_bytes()}
        face = read_face(Objects({}, {"0 0 R": cmap}, streams, {}), "0 0 R")
        codes = {letter: code for code, letter in face.letters.items()}
        if set(words) <= codes.keys():
            shown = "".join(f"{codes[letter]:04x}" for letter in words)
            return f"BT {key} 9 Tf 1 0 0 1 90 20 Tm [<{shown}>] TJ ET".encode()
    raise AssertionError(words)


def read_out(pdf: Pdf, words: str) -> None:
    """Paint words on the second page, and have them read at its end."""
    page = content(pdf, 1)
    numbers = [int(one.operands[1].MCID) for one in page if _opens(one)]
    number = max(numbers) + 1
    mark = b"/Span <</MCID %d>> BDC %b EMC" % (number, glyphs(pdf, 1, words))
    append(pdf, 1, mark)
    element = Dictionary(
        Type=Name.StructElem,
        S=Name.P,
        P=first(pdf, "/Document"),
        Pg=pdf.pages[1].obj,
        K=Array([number]),
    )
    first(pdf, "/Document").K.append(pdf.make_indirect(element))


def _opens(one: Thing) -> bool:
    return str(one.operator) == "BDC" and is_tagged(one)


def in_the_margin(pdf: Pdf, words: str) -> None:
    append(pdf, 1, b"/Artifact BMC %b EMC" % glyphs(pdf, 1, words))


def a_foreign_word(pdf: Pdf) -> None:
    read_out(pdf, "shipment")


def known_words_in_a_new_order(pdf: Pdf) -> None:
    read_out(pdf, "the pilots help the treaty")


def a_part_of_a_known_word(pdf: Pdf) -> None:
    read_out(pdf, "sure")


def a_sentence_that_is_said_twice(pdf: Pdf) -> None:
    read_out(pdf, "and the pilots learned it anew.")


def a_word_in_place_of_another(pdf: Pdf) -> None:
    page = content(pdf, 1)
    start, end = span(page, is_tagged)
    word = pdf.make_stream(glyphs(pdf, 1, "shipment"))
    write(pdf, 1, [*page[: start + 1], *parse_content_stream(word), *page[end:]])


def a_large_number(pdf: Pdf) -> None:
    read_out(pdf, "4820")


def foreign_furniture(pdf: Pdf) -> None:
    in_the_margin(pdf, "shipment")


def furniture_of_known_words(pdf: Pdf) -> None:
    in_the_margin(pdf, "help the pilots")


def words_that_nobody_sees(pdf: Pdf) -> None:
    shown = glyphs(pdf, 1, "shipment").replace(b" Tf", b" Tf 3 Tr", 1)
    append(pdf, 1, b"/Artifact BMC %b EMC" % shown)


def words_in_another_font(pdf: Pdf) -> None:
    with_helvetica(pdf, 0)
    append(pdf, 0, painted_words("a hollow oak"))


# ── Names ──


def a_foreign_bookmark(pdf: Pdf) -> None:
    outline(pdf).Title = String("The harbour of the oak")


def a_foreign_destination(pdf: Pdf) -> None:
    names = pdf.Root.Names.Dests.Names
    names.extend([String("oak"), names[1]])


def a_foreign_target(pdf: Pdf) -> None:
    link_named(pdf, "see the trade").Dest = String("table-1")


def a_foreign_address(pdf: Pdf) -> None:
    link_named(pdf, "a list of ports").A.URI = String("https://example.org/ports?oak")


def a_foreign_name_of_a_link(pdf: Pdf) -> None:
    link_named(pdf, "see the trade").Contents = String("see the oak")


def a_foreign_alternative(pdf: Pdf) -> None:
    first(pdf, "/Figure").Alt = String("A red oak")


def a_foreign_id(pdf: Pdf) -> None:
    note = first(pdf, "/Note")
    note.ID = String("oak-00001")
    pdf.Root.StructTreeRoot.IDTree.Names[0] = String("oak-00001")


def a_foreign_language(pdf: Pdf) -> None:
    first(pdf, "/P").Lang = String("en-x-oak")


# ── Statements ──


def foreign(field: str, words: str) -> Callable[[Pdf], None]:
    def change(pdf: Pdf) -> None:
        pdf.docinfo[f"/{field}"] = String(words)

    change.__name__ = f"a_foreign_{field.lower()}"
    return change


def foreign_words_in_xmp(pdf: Pdf) -> None:
    xmp_replaced(pdf, b"with grain", b"with oaks")


def a_foreign_property_in_xmp(pdf: Pdf) -> None:
    xmp_replaced(pdf, b"<pdf:Producer>", b"<pdf:Trapped>1</pdf:Trapped><pdf:Producer>")


def a_foreign_attribute_in_xmp(pdf: Pdf) -> None:
    xmp_replaced(pdf, b"<rdf:RDF", b'<rdf:RDF oak="hollow"')


def a_comment_in_xmp(pdf: Pdf) -> None:
    xmp_replaced(pdf, b"<pdf:Producer>", b"<!-- a hollow oak --><pdf:Producer>")


def a_foreign_family(pdf: Pdf) -> None:
    descriptor(pdf).FontFamily = String("Hollow Oak")


def a_foreign_profile_name(pdf: Pdf) -> None:
    pdf.Root.OutputIntents[0].Info = String("a hollow oak")


def a_foreign_identifier(pdf: Pdf) -> None:
    pdf.trailer.ID = Array([String("a hollow oak, 16"), String("a hollow oak, 16")])


# ── Pictures ──


def picture(pdf: Pdf) -> Thing:
    return next(
        thing
        for page in pdf.pages
        for thing in page.Resources.XObject.values()
        if thing.Subtype == Name.Image
    )


def another_picture(pdf: Pdf) -> None:
    """One pixel, green."""
    thing = picture(pdf)
    del thing["/DecodeParms"]
    thing.write(b"\0\0\xff\0", filter=Name.FlateDecode)


def bytes_behind_a_picture(pdf: Pdf) -> None:
    thing = picture(pdf)
    thing.write(
        thing.read_raw_bytes() + b"a hollow oak",
        filter=Name.FlateDecode,
        decode_parms=thing.DecodeParms,
    )


def a_picture_with_a_foreign_mask(pdf: Pdf) -> None:
    mask = pdf.make_stream(b"\0\x80")
    mask.Type, mask.Subtype = Name.XObject, Name.Image
    mask.Width, mask.Height, mask.BitsPerComponent = 1, 1, 8
    mask.ColorSpace = Name.DeviceGray
    picture(pdf).SMask = mask


def a_photograph(pdf: Pdf) -> None:
    thing = picture(pdf)
    del thing["/DecodeParms"]
    thing.write(b"\xff\xd8\xff\xfe\0\x0ea hollow oak\xff\xd9", filter=Name.DCTDecode)


def an_inline_picture(pdf: Pdf) -> None:
    paint = b"BI /W 1 /H 1 /BPC 8 /CS /G ID \x80 EI"
    append(pdf, 0, b"/Artifact BMC q " + paint + b" Q EMC")


# ── Fonts ──


def font(pdf: Pdf) -> Thing:
    return next(iter(pdf.pages[1].Resources.Font.values()))


def descriptor(pdf: Pdf) -> Thing:
    return font(pdf).DescendantFonts[0].FontDescriptor


def a_font_named_otherwise(pdf: Pdf) -> None:
    descriptor(pdf).FontName = Name("/AAAAAA+SourceSans3-Regular")


def a_letter_that_no_page_shows(pdf: Pdf) -> None:
    cmap = font(pdf).ToUnicode
    lines = cmap.read_bytes().replace(
        b"endbfchar", b"endbfchar\n1 beginbfchar\n<7fff> <006f0061006b>\nendbfchar", 1
    )
    cmap.write(lines)


def words_in_a_map_of_letters(pdf: Pdf) -> None:
    cmap = font(pdf).ToUnicode
    cmap.write(cmap.read_bytes() + b"\n% a hollow oak")


def widths_of_glyphs_that_no_page_shows(pdf: Pdf) -> None:
    font(pdf).DescendantFonts[0].W.extend([30_000, Array([500])])


def changed_font(change: Callable[[bytes], bytes]) -> Callable[[Pdf], None]:
    def replace(pdf: Pdf) -> None:
        file = descriptor(pdf).FontFile2
        file.write(change(file.read_bytes()))

    replace.__name__ = change.__name__
    return replace


def words_behind_a_font(data: bytes) -> bytes:
    return data + b"a hollow oak"


def a_font_with_a_foreign_name(data: bytes) -> bytes:
    return with_name(data, "Hollow Oak")


def a_font_with_a_foreign_table(data: bytes) -> bytes:
    return with_table(data, b"meta", b"a hollow oak")


def a_font_with_a_changed_table(data: bytes) -> bytes:
    return with_table(data, b"STAT", b"a hollow oak" * 6)


def a_font_with_a_glyph_that_no_page_shows(data: bytes) -> bytes:
    return with_glyph(data, fresh=True)


def a_font_with_a_glyph_that_is_drawn_otherwise(data: bytes) -> bytes:
    return with_glyph(data, fresh=False)


# ── Objects ──


def an_unknown_key(pdf: Pdf) -> None:
    pdf.Root.Oak = String("a hollow oak")


def an_unknown_name(pdf: Pdf) -> None:
    pdf.pages[0].Tabs = Name.HollowOak


def a_replacement_text(pdf: Pdf) -> None:
    first(pdf, "/P").ActualText = String("The harbour")


def an_expansion(pdf: Pdf) -> None:
    first(pdf, "/P").E = String("a hollow oak")


def a_title_of_a_tag(pdf: Pdf) -> None:
    first(pdf, "/P").T = String("a hollow oak")


def a_replacement_text_in_content(pdf: Pdf) -> None:
    append(pdf, 0, b"/Artifact BMC /Span <</ActualText (oak)>> BDC EMC EMC")


def a_comment_in_content(pdf: Pdf) -> None:
    append(pdf, 0, b"q % a hollow oak\nQ")


def a_comment_at_the_end_of_content(pdf: Pdf) -> None:
    append(pdf, 0, b"% a hollow oak")


def named_properties(pdf: Pdf) -> None:
    pdf.pages[0].Resources.Properties = Dictionary(P=Dictionary(ActualText=String("a")))


def page_labels(pdf: Pdf) -> None:
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(P=String("oak"))]))


def layers(pdf: Pdf) -> None:
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("oak")))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary())


def a_thumbnail(pdf: Pdf) -> None:
    pdf.pages[0].Thumb = pdf.make_stream(b"\x80")


def private_data(pdf: Pdf) -> None:
    pdf.pages[0].PieceInfo = Dictionary(Oak=Dictionary(Private=String("hollow")))


def a_note_on_a_page(pdf: Pdf) -> None:
    note = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Text,
        Rect=Array([0, 0, 9, 9]),
        Contents=String("a hollow oak"),
    )
    links(pdf)  # the pages with links have annotations
    next(page for page in pdf.pages if "/Annots" in page).Annots.append(
        pdf.make_indirect(note)
    )


def looks_of_a_link(pdf: Pdf) -> None:
    form = pdf.make_stream(b"")
    form.Type, form.Subtype = Name.XObject, Name.Form
    form.BBox = Array([0, 0, 9, 9])
    links(pdf)[0].AP = Dictionary(N=form)


def a_word_where_a_number_must_stand(pdf: Pdf) -> None:
    pdf.pages[0].StructParents = String("oak")


def another_colour_profile(pdf: Pdf) -> None:
    profile = pdf.Root.OutputIntents[0].DestOutputProfile
    profile.write(profile.read_bytes()[:-12] + b"a hollow oak")


def a_stream_where_none_may_be(pdf: Pdf) -> None:
    pdf.Root.Outlines = pdf.make_stream(b"a hollow oak", pdf.Root.Outlines)


MUTANTS = (
    *(
        Mutant("words_are_the_documents", "H301", change)
        for change in (
            a_foreign_word,
            known_words_in_a_new_order,
            a_part_of_a_known_word,
            a_sentence_that_is_said_twice,
            a_word_in_place_of_another,
            a_large_number,
        )
    ),
    *(
        Mutant("furniture_is_the_documents", "H301", change)
        for change in (
            foreign_furniture,
            furniture_of_known_words,
            words_that_nobody_sees,
            words_in_another_font,
        )
    ),
    *(
        Mutant("names_are_the_documents", "H302", change)
        for change in (
            a_foreign_bookmark,
            a_foreign_destination,
            a_foreign_target,
            a_foreign_address,
            a_foreign_name_of_a_link,
            a_foreign_alternative,
            a_foreign_id,
            a_foreign_language,
        )
    ),
    *(
        Mutant("statements_are_the_documents", "H303", change)
        for change in (
            foreign("Title", "Would they help an oak?"),
            foreign("Author", "A. Writer, B. Oak"),
            foreign("Subject", "An oak."),
            foreign("Keywords", "oak"),
            foreign("Creator", "oak"),
            foreign("Producer", "WeasyPrint 70.0 for B. Oak"),
            foreign("CreationDate", "D:20260401"),
            foreign("ModDate", "D:20260401"),
            foreign_words_in_xmp,
            a_foreign_property_in_xmp,
            a_foreign_attribute_in_xmp,
            a_comment_in_xmp,
            a_foreign_family,
            a_foreign_profile_name,
        )
    ),
    *(
        Mutant("pictures_are_the_documents", "H304", change)
        for change in (
            another_picture,
            bytes_behind_a_picture,
            a_picture_with_a_foreign_mask,
            a_photograph,
        )
    ),
    *(
        Mutant("fonts_hold_what_is_painted", "H305", change)
        for change in (
            a_font_named_otherwise,
            a_letter_that_no_page_shows,
            words_in_a_map_of_letters,
            widths_of_glyphs_that_no_page_shows,
            *map(
                changed_font,
                (
                    words_behind_a_font,
                    a_font_with_a_foreign_name,
                    a_font_with_a_foreign_table,
                    a_font_with_a_changed_table,
                    a_font_with_a_glyph_that_no_page_shows,
                    a_font_with_a_glyph_that_is_drawn_otherwise,
                ),
            ),
        )
    ),
    *(
        Mutant("every_object_is_known", "H306", change)
        for change in (
            an_unknown_key,
            an_unknown_name,
            a_replacement_text,
            an_expansion,
            a_title_of_a_tag,
            a_replacement_text_in_content,
            a_comment_in_content,
            a_comment_at_the_end_of_content,
            named_properties,
            page_labels,
            layers,
            a_thumbnail,
            private_data,
            a_note_on_a_page,
            looks_of_a_link,
            a_word_where_a_number_must_stand,
            another_colour_profile,
            a_stream_where_none_may_be,
            an_inline_picture,
        )
    ),
)
