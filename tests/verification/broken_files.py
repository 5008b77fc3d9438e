"""The sample with one law of the file, its settings or its pages broken at a time."""

from __future__ import annotations

from pikepdf import Array, Dictionary, Name, Pdf, String

from tests.verification.breaking import (
    AUTHOR,
    SECRET,
    Mutant,
    Thing,
    append,
    content,
    elements,
    first,
    is_head,
    is_tagged,
    link_named,
    links,
    mcid_of,
    outline,
    painted_words,
    span,
    with_helvetica,
    write,
    xmp_replaced,
)

# ── Content ──


def words_outside_of_marks(pdf: Pdf) -> None:
    page = content(pdf, 1)
    start, end = span(page, is_tagged)
    write(pdf, 1, [one for at, one in enumerate(page) if at not in {start, end}])


def an_area_outside_of_marks(pdf: Pdf) -> None:
    append(pdf, 0, b"0 0 50 50 re f")


def a_form_outside_of_marks(pdf: Pdf) -> None:
    form = pdf.make_stream(b"0 0 50 50 re f")
    form.Type, form.Subtype = Name.XObject, Name.Form
    form.BBox = Array([0, 0, 50, 50])
    pdf.pages[0].Resources.XObject["/Form"] = form
    append(pdf, 0, b"/Form Do")


def tagged_words_in_an_artifact(pdf: Pdf) -> None:
    page = content(pdf, 1)
    start, end = span(page, is_tagged)
    begin, _ = span(page, lambda one: str(one.operator) == "BDC")
    artifact = ([Name.Artifact, Dictionary()], page[begin].operator)
    closing = page[end]
    write(
        pdf,
        1,
        [*page[:start], artifact, *page[start : end + 1], closing, *page[end + 1 :]],
    )


def an_annotation_that_paints(pdf: Pdf) -> None:
    form = pdf.make_stream(b"0 0 9 9 re f")
    form.Type, form.Subtype = Name.XObject, Name.Form
    form.BBox = Array([0, 0, 9, 9])
    links(pdf)[0].AP = Dictionary(N=form)


def a_glyph_without_a_letter(pdf: Pdf) -> None:
    for font in pdf.pages[1].Resources.Font.values():
        font.ToUnicode = pdf.make_stream(
            b"1 begincodespacerange <0000> <ffff> endcodespacerange"
        )


def a_word_that_is_not_painted(pdf: Pdf) -> None:
    number = mcid_of(elements(pdf, "/TD")[0])
    page = content(pdf, 2)
    start, end = span(
        page, lambda one: is_tagged(one) and number == one.operands[1].MCID
    )
    write(pdf, 2, [*page[: start + 1], *page[end:]])


def a_running_head_that_is_read(pdf: Pdf) -> None:
    for number in range(len(pdf.pages)):
        page = content(pdf, number)
        start, _ = span(page, is_head)
        free = 1 + max(int(one.operands[1].MCID) for one in page if _opens(one))
        page[start] = ([Name.Span, Dictionary(MCID=free)], page[start].operator)
        write(pdf, number, page)
        read = Dictionary(
            Type=Name.StructElem,
            S=Name.P,
            P=first(pdf, "/Document"),
            Pg=pdf.pages[number].obj,
            K=Array([free]),
        )
        first(pdf, "/Document").K.append(pdf.make_indirect(read))


def _opens(one: Thing) -> bool:
    return str(one.operator) == "BDC" and is_tagged(one)


def a_page_without_its_banner(pdf: Pdf) -> None:
    page = content(pdf, 2)
    kept, depth = [], 0
    for one in page:
        name = str(one.operator)
        if depth or (name == "BDC" and is_head(one)):
            depth += (name in {"BDC", "BMC"}) - (name == "EMC")
        else:
            kept.append(one)
    write(pdf, 2, kept)


# ── Settings and metadata ──


def no_language(pdf: Pdf) -> None:
    del pdf.Root.Lang


def no_title_in_the_window(pdf: Pdf) -> None:
    del pdf.Root.ViewerPreferences


def not_marked_as_tagged(pdf: Pdf) -> None:
    pdf.Root.MarkInfo.Marked = False


def tabs_in_another_order(pdf: Pdf) -> None:
    pdf.pages[1].Tabs = Name.R


def another_title(pdf: Pdf) -> None:
    pdf.docinfo.Title = String("Another title")


def another_author(pdf: Pdf) -> None:
    pdf.docinfo.Author = String("B. Other")
    xmp_replaced(pdf, b"A. Writer", b"B. Other")


def another_subject_in_xmp(pdf: Pdf) -> None:
    xmp_replaced(pdf, b"with grain", b"with corn")


def a_date_in_info(pdf: Pdf) -> None:
    pdf.docinfo.CreationDate = String("D:20260401")


def a_date_in_xmp(pdf: Pdf) -> None:
    xmp_replaced(
        pdf,
        b"<pdf:Producer>",
        b"<pdf:SourceModified>2026-04-01</pdf:SourceModified><pdf:Producer>",
    )
    xmp_replaced(pdf, b"SourceModified>", b"MetadataDate>")
    xmp_replaced(pdf, b"/pdf:SourceModified>", b"/pdf:MetadataDate>")


def no_pdfua(pdf: Pdf) -> None:
    xmp_replaced(pdf, b"<pdfuaid:part>1</pdfuaid:part>", b"")


def another_level_of_pdfa(pdf: Pdf) -> None:
    xmp_replaced(pdf, b"conformance>A<", b"conformance>B<")


# ── Ways ──


def a_bookmark_with_other_words(pdf: Pdf) -> None:
    outline(pdf).Title = String("Another heading")


def a_bookmark_to_another_page(pdf: Pdf) -> None:
    outline(pdf).Dest = Array([pdf.pages[2].obj, Name.XYZ, 0, 800, 0])


def a_destination_elsewhere(pdf: Pdf) -> None:
    names = pdf.Root.Names.Dests.Names
    at = [str(name) for name in names[::2]].index("trade")
    names[2 * at + 1] = Array([pdf.pages[3].obj, Name.XYZ, 0, 800, 0])


def a_destination_too_low(pdf: Pdf) -> None:
    names = pdf.Root.Names.Dests.Names
    at = [str(name) for name in names[::2]].index("trade")
    names[2 * at + 1][3] = 300


def a_link_to_nowhere(pdf: Pdf) -> None:
    link_named(pdf, "see the trade").Dest = String("no-such-place")


def a_link_to_another_section(pdf: Pdf) -> None:
    link_named(pdf, "see the trade").Dest = String("outlook")


def a_link_to_another_address(pdf: Pdf) -> None:
    link_named(pdf, "a list of ports").A.URI = String("https://example.org/other")


def a_link_named_for_machines(pdf: Pdf) -> None:
    link_named(pdf, "see the trade").Contents = String("#trade")


def a_link_without_a_name(pdf: Pdf) -> None:
    link_named(pdf, "see the trade").Contents = String("")


# ── Fonts and pages ──


def a_font_that_is_not_in_the_file(pdf: Pdf) -> None:
    with_helvetica(pdf, 0)


def a_font_of_another_family(pdf: Pdf) -> None:
    font = next(iter(pdf.pages[0].Resources.Font.values()))
    font.DescendantFonts[0].FontDescriptor.FontFamily = String("DejaVu Sans")


def a_drawn_font(pdf: Pdf) -> None:
    font = next(iter(pdf.pages[0].Resources.Font.values()))
    font.Subtype = Name.Type3


def a_page_of_another_size(pdf: Pdf) -> None:
    pdf.pages[1].MediaBox = Array([0, 0, 612, 792])


def a_page_too_many(pdf: Pdf) -> None:
    pdf.add_blank_page(page_size=(595.276, 841.89))


# ── What no file may hold ──


def a_script(pdf: Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def a_launching_link(pdf: Pdf) -> None:
    link_named(pdf, "a list of ports").A = Dictionary(S=Name.Launch, F=String("a.exe"))


def an_attachment(pdf: Pdf, words: bytes = b"notes") -> None:
    file = pdf.make_stream(words)
    file.Type = Name.EmbeddedFile
    pdf.Root.AF = Array(
        [Dictionary(Type=Name.Filespec, F=String("a.txt"), EF=Dictionary(F=file))]
    )


def a_file_address(pdf: Pdf) -> None:
    link_named(pdf, "a list of ports").A.URI = String("file:///home/writer/a.txt")


def a_path_in_info(pdf: Pdf) -> None:
    pdf.docinfo["/Source"] = String("/home/writer/brief.yaml")


def an_insecure_address(pdf: Pdf) -> None:
    link_named(pdf, "a list of ports").A.URI = String("http://example.org/ports")


# ── Withheld words ──


def secret_in_white(pdf: Pdf) -> None:
    with_helvetica(pdf, 0)
    append(pdf, 0, painted_words(SECRET))


def secret_instead_of_a_letter(pdf: Pdf) -> None:
    first(pdf, "/P").ActualText = String(SECRET)


def secret_for_a_figure(pdf: Pdf) -> None:
    first(pdf, "/Figure").Alt = String(SECRET)


def secret_in_the_outline(pdf: Pdf) -> None:
    outline(pdf).Title = String(SECRET.upper())


def secret_in_info(pdf: Pdf) -> None:
    pdf.docinfo["/Keywords"] = String(SECRET)


def secret_in_xmp(pdf: Pdf) -> None:
    xmp_replaced(pdf, b"with grain", SECRET.encode())


def secret_destination(pdf: Pdf) -> None:
    place = pdf.Root.Names.Dests.Names[1]
    pdf.Root.Names.Dests.Names.extend([String(SECRET.replace(" ", "-")), place])


def secret_address(pdf: Pdf) -> None:
    address = "https://example.org/" + SECRET.replace(" ", "-")
    link_named(pdf, "a list of ports").A.URI = String(address)


def secret_attachment(pdf: Pdf) -> None:
    an_attachment(pdf, SECRET.encode())


def secret_that_nothing_refers_to(pdf: Pdf) -> None:
    pdf.Root.Unused = Dictionary(
        Words=String("the admiral\u00adkeeps his  PLANS in a hol\u200blow oak")
    )


def secret_picture(pdf: Pdf) -> None:
    pdf.Root.Unused = pdf.make_stream(b"\x89secret")


def author_in_info(pdf: Pdf) -> None:
    pdf.docinfo["/Keywords"] = String(f"by {AUTHOR.upper()}")


MUTANTS = (
    Mutant("all_content_is_marked", "A101", words_outside_of_marks),
    Mutant("all_content_is_marked", "A101", an_area_outside_of_marks),
    Mutant("all_content_is_marked", "A101", a_form_outside_of_marks),
    Mutant("all_content_is_marked", "A101", tagged_words_in_an_artifact),
    Mutant("all_content_is_marked", "A101", an_annotation_that_paints),
    Mutant("all_letters_can_be_read", "A102", a_glyph_without_a_letter),
    Mutant("all_words_are_there", "A120", a_word_that_is_not_painted),
    Mutant("running_heads_are_artifacts", "A118", a_running_head_that_is_read),
    Mutant("the_banner_is_on_every_page", "H101", a_page_without_its_banner),
    Mutant("the_language_is_stated", "A104", no_language),
    Mutant("readers_show_the_title", "A104", no_title_in_the_window),
    Mutant("readers_show_the_title", "A104", not_marked_as_tagged),
    Mutant("tabs_follow_the_structure", "A104", tabs_in_another_order),
    Mutant("the_metadata_is_the_editions", "A105", another_title),
    Mutant("the_metadata_is_the_editions", "A105", another_author),
    Mutant("info_and_xmp_agree", "A105", another_subject_in_xmp),
    Mutant("dates_are_those_of_the_edition", "A106", a_date_in_info),
    Mutant("dates_are_those_of_the_edition", "A106", a_date_in_xmp),
    Mutant("the_standards_are_declared", "A107", no_pdfua),
    Mutant("the_standards_are_declared", "A107", another_level_of_pdfa),
    Mutant("the_outline_is_the_headings", "A109", a_bookmark_with_other_words),
    Mutant("the_outline_is_the_headings", "A109", a_bookmark_to_another_page),
    Mutant("destinations_lead_to_their_words", "A110", a_destination_elsewhere),
    Mutant("destinations_lead_to_their_words", "A110", a_destination_too_low),
    Mutant("links_lead_somewhere", "A110", a_link_to_nowhere),
    Mutant("links_lead_where_they_say", "A110", a_link_to_another_section),
    Mutant("links_lead_where_they_say", "A110", a_link_to_another_address),
    Mutant("links_are_named_for_people", "A111", a_link_named_for_machines),
    Mutant("links_are_named_for_people", "A111", a_link_without_a_name),
    Mutant("fonts_are_the_pinned_ones", "A119", a_font_that_is_not_in_the_file),
    Mutant("fonts_are_the_pinned_ones", "A119", a_font_of_another_family),
    Mutant("fonts_are_the_pinned_ones", "A119", a_drawn_font),
    Mutant("pages_have_their_size", "P101", a_page_of_another_size),
    Mutant("pages_are_counted", "P103", a_page_too_many),
    Mutant("nothing_acts", "H104", a_script),
    Mutant("nothing_acts", "H104", a_launching_link),
    Mutant("no_file_is_inside", "H105", an_attachment),
    Mutant("no_address_tells_of_this_machine", "H106", a_file_address),
    Mutant("no_address_tells_of_this_machine", "H106", a_path_in_info),
    Mutant("no_address_tells_of_this_machine", "H106", an_insecure_address),
    Mutant("nothing_withheld_is_in_the_file", "H102", secret_in_white),
    Mutant("nothing_withheld_is_in_the_file", "H102", secret_instead_of_a_letter),
    Mutant("nothing_withheld_is_in_the_file", "H102", secret_for_a_figure),
    Mutant("nothing_withheld_is_in_the_file", "H102", secret_in_the_outline),
    Mutant("nothing_withheld_is_in_the_file", "H102", secret_in_info),
    Mutant("nothing_withheld_is_in_the_file", "H102", secret_in_xmp),
    Mutant("nothing_withheld_is_in_the_file", "H102", secret_destination),
    Mutant("nothing_withheld_is_in_the_file", "H102", secret_address),
    Mutant("nothing_withheld_is_in_the_file", "H102", secret_attachment),
    Mutant("nothing_withheld_is_in_the_file", "H102", secret_that_nothing_refers_to),
    Mutant("no_withheld_picture_is_in_the_file", "H102", secret_picture),
    Mutant("no_protected_author_is_named", "H320", author_in_info),
)
