"""The tag tree of a whole brief, asked in the finished PDF."""

from __future__ import annotations

import io
from collections import Counter
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeAlias

import pikepdf
import pytest

from briefgen.typesetting import typeset
from tests.typesetting.documents import WORDS, document
from tests.typesetting.test_faults import picture

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefgen.documents import PdfDocument


Element: TypeAlias = Any  # pikepdf's objects answer to every name


def kids(element: Element) -> list[Element]:
    found = element.get("/K", [])
    return list(found) if isinstance(found, pikepdf.Array) else [found]


def elements(element: Element) -> list[Element]:
    return [
        kid
        for kid in kids(element)
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid
    ]


def walk(element: Element) -> Iterator[Element]:
    yield element
    for kid in elements(element):
        yield from walk(kid)


def roles(element: Element) -> list[str]:
    return [str(kid.S)[1:] for kid in elements(element)]


def tree(pdf: pikepdf.Pdf) -> Element:
    (top,) = pdf.Root.StructTreeRoot.K
    return top


def all_of(pdf: pikepdf.Pdf, role: str) -> list[Element]:
    return [one for one in walk(tree(pdf)) if f"/{role}" == one.S]


def marked(stream: Element) -> dict[int, str]:
    """The marks of a content stream, with the tags they are opened with."""
    found = {}
    for instruction in pikepdf.parse_content_stream(stream):
        if str(instruction.operator) == "BDC":
            tag, properties = instruction.operands
            if isinstance(properties, pikepdf.Dictionary) and "/MCID" in properties:
                found[int(properties.MCID)] = str(tag)
    return found


def opened(body: str, assets: Mapping[str, bytes] = MappingProxyType({})) -> Element:
    html = document(body, assets=assets)
    return pikepdf.open(io.BytesIO(typeset(html).data))


def content_of(element: Element, pdf: pikepdf.Pdf) -> set[int]:
    """The numbers of the pages that an element has content on."""
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    found = set()
    for one in walk(element):
        for kid in kids(one):
            if isinstance(kid, int):
                found.add(numbers[one.Pg.objgen])
            elif kid.get("/Type") == "/MCR":
                found.add(numbers[kid.Pg.objgen])
    return found


# ── Everything is read once, or not at all ───────────────────────────────────


def test_all_marked_content_is_in_the_tree_once(brief_pdf: pikepdf.Pdf) -> None:
    numbers = {page.obj.objgen: number for number, page in enumerate(brief_pdf.pages)}
    read: Counter[tuple[object, int]] = Counter()
    for element in walk(tree(brief_pdf)):
        for kid in kids(element):
            if isinstance(kid, int):
                read[numbers[element.Pg.objgen], kid] += 1
            elif kid.get("/Type") == "/MCR":
                stream = kid.get("/Stm")
                place = stream.objgen if stream is not None else numbers[kid.Pg.objgen]
                read[place, int(kid.MCID)] += 1
    drawn: set[tuple[object, int]] = {
        (number, mark)
        for number, page in enumerate(brief_pdf.pages)
        for mark in marked(page)
    }
    for thing in brief_pdf.objects:
        if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Form":
            drawn |= {(thing.objgen, mark) for mark in marked(thing)}
    assert set(read) == drawn
    assert set(read.values()) == {1}


def test_the_parent_tree_leads_back_to_each_element(brief_pdf: pikepdf.Pdf) -> None:
    numbers = list(brief_pdf.Root.StructTreeRoot.ParentTree.Nums)
    owners = dict(zip(map(int, numbers[0::2]), numbers[1::2], strict=True))
    for element in walk(tree(brief_pdf)):
        for kid in kids(element):
            if isinstance(kid, int):
                owner = owners[int(element.Pg.StructParents)][kid]
            elif kid.get("/Type") == "/MCR":
                holder = kid.get("/Stm", kid.Pg)
                owner = owners[int(holder.StructParents)][int(kid.MCID)]
            elif kid.get("/Type") == "/OBJR":
                owner = owners[int(kid.Obj.StructParent)]
            else:
                continue
            assert owner.objgen == element.objgen


def test_running_heads_and_folios_are_artifacts(brief_pdf: pikepdf.Pdf) -> None:
    for page in brief_pdf.pages:
        kinds = Counter(
            str(instruction.operands[1].get("/Subtype"))
            for instruction in pikepdf.parse_content_stream(page)
            if str(instruction.operator) == "BDC"
            and str(instruction.operands[0]) == "/Artifact"
        )
        assert kinds["/Header"] >= 2
        assert kinds["/Footer"] >= 1


def test_a_watermark_is_an_artifact_on_every_page() -> None:
    body = '<div class="watermark" data-pdf="Artifact">DRAFT</div><p>' + WORDS * 60
    with opened(body) as pdf:
        assert len(pdf.pages) > 1
        assert roles(tree(pdf)) == ["P"]


def test_leader_dots_are_not_read(brief_pdf: pikepdf.Pdf) -> None:
    for entry in all_of(brief_pdf, "TOCI"):
        content = [kid for one in walk(entry) for kid in kids(one)]
        assert sum(isinstance(kid, int) for kid in content) == 2  # title, number


def test_faint_text_in_a_form_is_in_the_tree() -> None:
    with opened('<p class="faint">Faint</p>') as pdf:
        (paragraph,) = all_of(pdf, "P")
        (reference,) = kids(paragraph)
        assert marked(reference.Stm) == {int(reference.MCID): "/Span"}


def test_a_link_in_a_running_head_is_no_link() -> None:
    with opened('<div class="mark"><a href="https://x.org">x</a></div><p>y</p>') as pdf:
        assert "/Annots" not in pdf.pages[0] or not list(pdf.pages[0].Annots)


def test_an_image_without_words_to_say_is_an_artifact() -> None:
    body = '<p>x <img alt="" src="briefgen:a.png"></p>'
    with opened(body, assets={"a.png": picture()}) as pdf:
        assert all_of(pdf, "Figure") == []


# ── What is broken over pages is whole ───────────────────────────────────────


@pytest.mark.parametrize("role", ["Sect", "L", "Table", "TBody"])
def test_what_crosses_pages_is_one_element(brief_pdf: pikepdf.Pdf, role: str) -> None:
    found = [len(content_of(one, brief_pdf)) for one in all_of(brief_pdf, role)]
    assert max(found) > 1


def test_sections_lists_and_tables_are_there_once(brief_pdf: pikepdf.Pdf) -> None:
    (part,) = [one for one in elements(tree(brief_pdf)) if one.S == "/Part"]
    assert roles(part) == ["Sect"] * 4
    for section in elements(part):
        assert roles(section) == ["H2", "P", "L", "BlockQuote", "P", "Table"]


def test_a_paragraph_a_cell_and_a_nested_list_survive_the_end_of_a_page() -> None:
    long = WORDS * 40
    body = (
        f"<div><p>{long}</p></div><ul><li>a<ul><li>{long}<li>b</ul><li>c</ul>"
        f"<table><tr><td>{long}<td>{long}</table>"
    )
    with opened(body) as pdf:
        assert roles(tree(pdf)) == ["Div", "L", "Table"]
        assert len(all_of(pdf, "P")) == 1
        assert [len(elements(one)) for one in all_of(pdf, "L")] == [2, 2]
        assert len(all_of(pdf, "TD")) == 2
        for role in ("P", "TD"):
            assert len(content_of(all_of(pdf, role)[0], pdf)) > 1


def test_the_head_of_a_table_is_read_once(brief_pdf: pikepdf.Pdf) -> None:
    for table in all_of(brief_pdf, "Table"):
        assert roles(table) == ["Caption", "THead", "TBody"]
        head, body = elements(table)[1:]
        assert roles(head) == ["TR"]
        assert roles(body) == ["TR"] * 12
        assert all(roles(row) == ["TH", "TD", "TD"] for row in elements(body))


def test_the_head_of_a_table_has_content_on_one_page_alone() -> None:
    rows = f"<tr><td>{WORDS * 3}" * 30
    with opened(f"<table><thead><tr><th>Head</thead>{rows}</table>") as pdf:
        (head,) = all_of(pdf, "THead")
        assert len(content_of(all_of(pdf, "Table")[0], pdf)) > 1
        assert len(content_of(head, pdf)) == 1


def test_what_holds_nothing_is_not_in_the_tree() -> None:
    with opened("<p></p><section><div></div></section><ul></ul><p>x</p>") as pdf:
        assert roles(tree(pdf)) == ["P"]


def test_an_empty_cell_keeps_its_place() -> None:
    with opened("<table><tr><td>a<td><td>c</table>") as pdf:
        assert len(all_of(pdf, "TD")) == 3


# ── Tables, lists, links, notes, languages ───────────────────────────────────


def test_heads_of_rows_and_columns_say_so(brief_pdf: pikepdf.Pdf) -> None:
    table = all_of(brief_pdf, "Table")[0]
    scopes = [str(head.A.Scope) for head in walk(table) if head.S == "/TH"]
    assert scopes == ["/Column"] * 3 + ["/Row"] * 12
    assert not any("/A" in cell and "/Headers" in cell.A for cell in walk(table))


def test_spans_of_cells_are_told() -> None:
    body = "<table><tr><th colspan=2>a<tr><td rowspan=2>b<td>c<tr><td>d</table>"
    with opened(body) as pdf:
        assert int(all_of(pdf, "TH")[0].A.ColSpan) == 2
        assert int(all_of(pdf, "TD")[0].A.RowSpan) == 2


def test_lists_say_how_they_count(brief_pdf: pikepdf.Pdf) -> None:
    numbering = [str(one.A.ListNumbering) for one in all_of(brief_pdf, "L")]
    assert Counter(numbering) == {"/Decimal": 4, "/Circle": 24}


def test_items_have_a_label_and_a_body(brief_pdf: pikepdf.Pdf) -> None:
    assert {tuple(roles(one)) for one in all_of(brief_pdf, "LI")} == {("Lbl", "LBody")}


def test_a_definition_list_has_labels_and_bodies() -> None:
    with opened("<dl><dt>a<dd>b<dt>c<dd>d</dl>") as pdf:
        assert {tuple(roles(one)) for one in all_of(pdf, "LI")} == {("Lbl", "LBody")}
        assert len(all_of(pdf, "LI")) == 2


def test_contents_are_a_table_of_contents(brief_pdf: pikepdf.Pdf) -> None:
    (contents,) = all_of(brief_pdf, "TOC")
    assert roles(contents) == ["TOCI"] * 4
    for entry in elements(contents):
        assert roles(entry) == ["Reference", "P"]
        assert roles(elements(entry)[0]) == ["Link"]


def test_a_link_has_one_area_on_a_page_and_a_name(brief_pdf: pikepdf.Pdf) -> None:
    for link in all_of(brief_pdf, "Link"):
        areas = [k for k in kids(link) if not isinstance(k, int) and "/Obj" in k]
        pages = [area.Pg.objgen for area in areas]
        assert len(pages) == len(set(pages)) >= 1
        for area in areas:
            assert str(area.Obj.Contents).startswith(("Go to section", "a link that"))


def test_every_annotation_belongs_to_a_link(brief_pdf: pikepdf.Pdf) -> None:
    linked = {
        kid.Obj.objgen
        for link in all_of(brief_pdf, "Link")
        for kid in kids(link)
        if not isinstance(kid, int) and "/Obj" in kid
    }
    shown = {one.objgen for page in brief_pdf.pages for one in page.get("/Annots", [])}
    assert linked == shown


def test_a_link_over_two_lines_covers_both_and_no_more(brief_pdf: pikepdf.Pdf) -> None:
    broken = [
        one
        for page in brief_pdf.pages
        for one in page.get("/Annots", [])
        if "/QuadPoints" in one
    ]
    assert broken
    for one in broken:
        points = [float(point) for point in one.QuadPoints]
        assert len(points) == 16
        rectangle = [float(corner) for corner in one.Rect]
        assert min(points[0::2]) == pytest.approx(min(rectangle[0::2]))
        assert max(points[1::2]) == pytest.approx(max(rectangle[1::2]))


def test_a_note_stands_right_behind_its_call(brief_pdf: pikepdf.Pdf) -> None:
    notes = all_of(brief_pdf, "Note")
    assert len(notes) == 4
    for note in notes:
        around = elements(note.P)
        at = next(n for n, one in enumerate(around) if one.objgen == note.objgen)
        assert around[at - 1].S == "/Reference"
        assert roles(note) == ["Lbl"]


def test_notes_have_identifiers_that_lead_to_them(brief_pdf: pikepdf.Pdf) -> None:
    names = list(brief_pdf.Root.StructTreeRoot.IDTree.Names)
    found = {str(name): one for name, one in zip(names[::2], names[1::2], strict=True)}
    assert list(found) == sorted(found)
    notes = {str(note.ID): note.objgen for note in all_of(brief_pdf, "Note")}
    assert {name: one.objgen for name, one in found.items()} == notes


def test_a_note_that_ends_on_the_next_page_is_one_note() -> None:
    calls = "".join(
        f'<p>{WORDS * 4}<span class="footnote">Note {n}. {WORDS * 12}</span></p>'
        for n in range(6)
    )
    with opened(calls) as pdf:
        notes = all_of(pdf, "Note")
        assert len(notes) == 6
        assert all(note.P.S == "/P" for note in notes)
        call_pages = [content_of(note.P, pdf) for note in notes]
        assert any(len(pages) > 1 for pages in call_pages)


def test_foreign_words_say_their_language(brief_pdf: pikepdf.Pdf) -> None:
    spans = [str(one.Lang) for one in all_of(brief_pdf, "Span")]
    assert Counter(spans) == {"ko": 1, "ja": 4, "zh": 4, "de": 4}


def test_a_language_is_stated_only_where_it_changes() -> None:
    body = '<p lang="en">x</p><section lang="fr"><p lang="fr">y</p></section>'
    with opened(body) as pdf:
        stated = [str(one.S) for one in walk(tree(pdf)) if "/Lang" in one]
        assert stated == ["/Sect"]


def test_a_figure_has_words_and_a_place_and_its_caption_beside_it() -> None:
    body = '<figure><img alt="A map" src="briefgen:a.png"><figcaption>B</figcaption>'
    with opened(body, assets={"a.png": picture()}) as pdf:
        (figure,) = all_of(pdf, "Figure")
        assert str(figure.Alt) == "A map"
        left, bottom, right, top = (float(corner) for corner in figure.A.BBox)
        assert (right - left, top - bottom) == pytest.approx((150, 150), abs=0.1)
        assert 0 < bottom < top < 842
        assert roles(figure.P) == ["Figure", "Caption"]


def test_a_drawing_is_read_by_its_title() -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><title>A bar'
    with opened(f'<p>x {svg}</title><rect width="5" height="5"/></svg></p>') as pdf:
        assert [str(one.Alt) for one in all_of(pdf, "Figure")] == ["A bar"]


def test_text_in_a_grouping_element_gets_a_paragraph() -> None:
    with opened("<div>a <em>b</em><p>c</p>d</div><blockquote>e</blockquote>") as pdf:
        assert roles(tree(pdf)) == ["Div", "BlockQuote"]
        assert roles(elements(tree(pdf))[0]) == ["P", "P", "P"]


def test_older_readers_get_a_word_they_know() -> None:
    with opened('<aside data-pdf="Aside"><p>x</p></aside>') as pdf:
        assert roles(tree(pdf)) == ["Div"]


def test_the_catalogue_says_that_it_is_tagged(typeset_brief: PdfDocument) -> None:
    with pikepdf.open(io.BytesIO(typeset_brief.data)) as pdf:
        assert bool(pdf.Root.MarkInfo.Marked)
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert {str(page.Tabs) for page in pdf.pages} == {"/S"}
