"""The sample with one law of its tags broken at a time."""

from __future__ import annotations

from pikepdf import Array, Dictionary, Name, Pdf, String

from tests.verification.breaking import Mutant, Thing, elements, first, links


def no_document(pdf: Pdf) -> None:
    first(pdf, "/Document").S = Name.Sect


def unknown_type(pdf: Pdf) -> None:
    first(pdf, "/P").S = Name.Paragraph


def stray_element(pdf: Pdf) -> None:
    pdf.Root.Stray = pdf.make_indirect(
        Dictionary(Type=Name.StructElem, S=Name.P, P=first(pdf, "/Document"), K=Array())
    )


def wrong_parent(pdf: Pdf) -> None:
    first(pdf, "/P").P = first(pdf, "/Table")


def wrong_way_back(pdf: Pdf) -> None:
    pdf.Root.StructTreeRoot.ParentTree.Nums[1][1] = first(pdf, "/Table")


def no_way_back_from_a_link(pdf: Pdf) -> None:
    del links(pdf)[0].StructParent


def read_twice(pdf: Pdf) -> None:
    paragraph = first(pdf, "/P")
    paragraph.K = Array([*paragraph.K, paragraph.K[0]])


def never_read(pdf: Pdf) -> None:
    first(pdf, "/P").K = Array()


def content_that_is_not_there(pdf: Pdf) -> None:
    first(pdf, "/P").K.append(999)


def a_level_jumped(pdf: Pdf) -> None:
    first(pdf, "/H3").S = Name.H4


def a_second_title(pdf: Pdf) -> None:
    first(pdf, "/H2").S = Name.H1


def sections_reordered(pdf: Pdf) -> None:
    document = first(pdf, "/Document")
    *others, outlook, sources = document.K
    document.K = Array([*others[:-1], outlook, others[-1], sources])


def a_note_without_id(pdf: Pdf) -> None:
    del first(pdf, "/Note").ID


def a_note_out_of_the_id_tree(pdf: Pdf) -> None:
    del pdf.Root.StructTreeRoot.IDTree


def a_note_at_the_end(pdf: Pdf) -> None:
    note = first(pdf, "/Note")
    holder = note.P
    holder.K = Array([kid for kid in holder.K if _is_not(kid, note)])
    last = elements(pdf, "/Sect")[-1]
    last.K.append(note)
    note.P = last


def _is_not(kid: Thing, other: Thing) -> bool:
    return isinstance(kid, int) or kid.objgen != other.objgen


def contents_as_a_list(pdf: Pdf) -> None:
    toc = first(pdf, "/TOC")
    toc.S, toc.A = Name.L, Dictionary(O=Name.List, ListNumbering=Name("/None"))
    for entry in elements(pdf, "/TOCI"):
        entry.S = Name.LI


def an_entry_as_a_paragraph(pdf: Pdf) -> None:
    first(pdf, "/TOCI").S = Name.P


def an_entry_to_another_page(pdf: Pdf) -> None:
    page = elements(pdf, "/TOCI")[0]
    link = next(link for link in links(pdf) if "The harbour" in str(link.Contents))
    assert page is not None
    link.Dest = String("outlook")


def a_link_as_a_span(pdf: Pdf) -> None:
    first(pdf, "/Link").S = Name.Span


def a_link_without_annotation(pdf: Pdf) -> None:
    link = first(pdf, "/Link")
    link.K = Array([kid for kid in link.K if isinstance(kid, int)])


def a_head_without_scope(pdf: Pdf) -> None:
    del first(pdf, "/TH").A.Scope


def a_table_without_heads(pdf: Pdf) -> None:
    for head in elements(pdf, "/TH"):
        head.S = Name.TD


def a_ragged_row(pdf: Pdf) -> None:
    cell = first(pdf, "/TD")
    cell.A = Dictionary(O=Name.Table, ColSpan=2)


def a_paragraph_in_a_row(pdf: Pdf) -> None:
    first(pdf, "/TD").S = Name.P


def an_item_without_body(pdf: Pdf) -> None:
    first(pdf, "/LBody").S = Name.P


def a_list_without_numbering(pdf: Pdf) -> None:
    del first(pdf, "/L").A


def numbers_called_bullets(pdf: Pdf) -> None:
    first(pdf, "/L").A.ListNumbering = Name.Disc


def a_figure_without_words(pdf: Pdf) -> None:
    del first(pdf, "/Figure").Alt


def a_figure_with_other_words(pdf: Pdf) -> None:
    first(pdf, "/Figure").Alt = String("box.png")


def a_figure_without_box(pdf: Pdf) -> None:
    del first(pdf, "/Figure").A.BBox


def hangul_called_english(pdf: Pdf) -> None:
    del next(span for span in elements(pdf, "/Span") if "/Lang" in span).Lang


def paragraphs_swapped(pdf: Pdf) -> None:
    section = first(pdf, "/H3").P
    kids = list(section.K)
    kids[2], kids[3] = kids[3], kids[2]
    section.K = Array(kids)


def a_word_read_otherwise(pdf: Pdf) -> None:
    first(pdf, "/P").ActualText = String("By nobody")
    elements(pdf, "/P")[1].ActualText = String("They would help with words.")


MUTANTS = (
    Mutant("the_document_is_the_root", "A103", no_document),
    Mutant("types_are_standard", "A103", unknown_type),
    Mutant("every_element_is_reachable", "A103", stray_element),
    Mutant("every_element_knows_its_parent", "A103", wrong_parent),
    Mutant("content_leads_back_to_its_element", "A103", wrong_way_back),
    Mutant("content_leads_back_to_its_element", "A103", no_way_back_from_a_link),
    Mutant("tagged_content_is_read_once", "A102", read_twice),
    Mutant("tagged_content_is_read_once", "A102", never_read),
    Mutant("tagged_content_is_read_once", "A102", content_that_is_not_there),
    Mutant("levels_are_in_order", "A108", a_level_jumped),
    Mutant("levels_are_in_order", "A108", a_second_title),
    Mutant("headings_say_the_titles", "A108", sections_reordered),
    Mutant("the_outline_is_the_headings", "A109", sections_reordered),
    Mutant("words_are_read_in_order", "A120", sections_reordered),
    Mutant("notes_are_known", "A113", a_note_without_id),
    Mutant("notes_are_known", "A113", a_note_out_of_the_id_tree),
    Mutant("notes_stand_beside_their_call", "A113", a_note_at_the_end),
    Mutant("contents_are_tagged_as_contents", "A112", contents_as_a_list),
    Mutant("contents_are_tagged_as_contents", "A112", an_entry_as_a_paragraph),
    Mutant("contents_lead_to_headings", "A112", an_entry_to_another_page),
    Mutant("every_link_is_tagged", "A111", a_link_as_a_span),
    Mutant("every_link_is_tagged", "A111", a_link_without_annotation),
    Mutant("tables_have_heads", "A114", a_head_without_scope),
    Mutant("tables_have_heads", "A114", a_table_without_heads),
    Mutant("tables_are_regular", "A114", a_ragged_row),
    Mutant("tables_are_tables", "A114", a_paragraph_in_a_row),
    Mutant("lists_are_lists", "A115", an_item_without_body),
    Mutant("lists_say_how_they_count", "A115", a_list_without_numbering),
    Mutant("lists_say_how_they_count", "A115", numbers_called_bullets),
    Mutant("figures_have_alternatives", "A116", a_figure_without_words),
    Mutant("figures_have_alternatives", "A116", a_figure_with_other_words),
    Mutant("figures_have_boxes", "A116", a_figure_without_box),
    Mutant("the_language_of_parts_is_stated", "A117", hangul_called_english),
    Mutant("words_are_read_in_order", "A120", paragraphs_swapped),
    Mutant("all_words_are_there", "A120", a_word_read_otherwise),
)
