"""What cannot be read with certainty is an error, never an exception."""

from __future__ import annotations

import io
import random
from dataclasses import replace

import pikepdf
import pytest

from briefgen.documents import PdfDocument, Withheld
from briefgen.verification.lettering import read_face
from briefgen.verification.metadata import read_xmp
from briefgen.verification.objects import Objects, UnreadablePdfError
from briefgen.verification.pdf import read
from tests.verification import sample
from tests.verification.breaking import append, resaved, with_helvetica


def codes(document: PdfDocument) -> set[str]:
    return {
        found.code for found in sample.verified(document, sample.edition(), Withheld())
    }


def with_data(data: bytes) -> PdfDocument:
    return replace(sample.typeset_sample(), data=data)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"no PDF at all", b"\0" * 500])
def test_what_is_no_pdf_is_an_error(data: bytes) -> None:
    assert codes(with_data(data)) == {"A100"}


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_half_a_file_is_an_error(share: float) -> None:
    data = sample.typeset_sample().data

    assert "A100" in codes(with_data(data[: int(share * len(data))]))


def test_an_encrypted_file_is_an_error() -> None:
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(sample.typeset_sample().data)) as pdf:
        pdf.save(target, encryption=pikepdf.Encryption(owner="o", user=""))

    assert codes(with_data(target.getvalue())) == {"A100"}


def test_an_operator_that_nobody_knows_is_an_error() -> None:
    assert "A100" in codes(resaved(lambda pdf: append(pdf, 0, b"1 XX")))


def test_a_mark_that_does_not_end_is_an_error() -> None:
    assert "A100" in codes(resaved(lambda pdf: append(pdf, 0, b"/Artifact BMC")))


def test_a_form_in_itself_is_an_error() -> None:
    def nest(pdf: pikepdf.Pdf) -> None:
        form = pdf.make_stream(b"/Self Do")
        form.Type, form.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        form.BBox = pikepdf.Array([0, 0, 9, 9])
        form.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Self=form))
        pdf.pages[0].Resources.XObject["/Self"] = form
        append(pdf, 0, b"/Self Do")

    assert "A100" in codes(resaved(nest))


def test_a_tag_in_itself_is_an_error() -> None:
    def nest(pdf: pikepdf.Pdf) -> None:
        document = pdf.Root.StructTreeRoot.K[0]
        document.K.append(document)

    assert "A100" in codes(resaved(nest))


def test_an_outline_in_itself_is_an_error() -> None:
    def nest(pdf: pikepdf.Pdf) -> None:
        entry = pdf.Root.Outlines.First.First
        entry.Next = entry

    assert "A100" in codes(resaved(nest))


def test_entities_in_the_metadata_are_an_error() -> None:
    with pytest.raises(UnreadablePdfError):
        read_xmp(b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>')


def test_damaged_bytes_never_raise() -> None:
    data = sample.typeset_sample().data
    chance = random.Random(7)  # noqa: S311 - the same damage each time
    for _ in range(60):
        damaged = bytearray(data)
        at = chance.randrange(len(data) // 2, len(data))
        damaged[at : at + 3] = chance.randbytes(chance.randrange(1, 6))

        sample.verified(with_data(bytes(damaged)), sample.edition(), Withheld())


def test_a_message_is_the_same_each_time() -> None:
    half = with_data(sample.typeset_sample().data[:9000])

    assert sample.verified(half, sample.edition(), Withheld()) == sample.verified(
        half, sample.edition(), Withheld()
    )


def test_words_in_a_form_are_read() -> None:
    def draw(pdf: pikepdf.Pdf) -> None:
        with_helvetica(pdf, 0)
        form = pdf.make_stream(b"BT /Helv 9 Tf (words in a form) Tj ET")
        form.Type, form.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        form.BBox = pikepdf.Array([0, 0, 9, 9])
        form.Resources = pdf.pages[0].Resources
        pdf.pages[0].Resources.XObject["/Form"] = form
        append(pdf, 0, b"/Artifact BMC /Form Do EMC")

    pdf = read(resaved(draw).data)

    (mark,) = (mark for mark in pdf.pages[0].marks if "form" in mark.text)
    assert (mark.kind, mark.text) == ("artifact", "words in a form")


def test_words_in_a_pattern_are_read() -> None:
    def draw(pdf: pikepdf.Pdf) -> None:
        with_helvetica(pdf, 0)
        pattern = pdf.make_stream(b"BT /Helv 9 Tf (words in a pattern) Tj ET")
        pattern.PatternType, pattern.Resources = 1, pdf.pages[0].Resources
        pdf.pages[0].Resources.Pattern = pikepdf.Dictionary(P=pattern)
        paint = b"/Artifact BMC /Pattern cs /P scn 0 0 9 9 re f EMC"
        append(pdf, 0, paint)

    assert "words in a pattern" in read(resaved(draw).data).pages[0].text


def test_a_range_of_glyphs_says_its_letters() -> None:
    cmap = (
        b"1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        b"2 beginbfrange <0001> <0003> <0061> <0007> <0008> [<00660069> <0041>]"
        b" endbfrange 1 beginbfchar <0009> <D83DDE00> endbfchar"
    )
    font = {"/Subtype": "/Type0", "/ToUnicode": "2 0 R"}
    objects = Objects({}, {"1 0 R": font}, {"2 0 R": cmap}, {})

    face = read_face(objects, "1 0 R")

    assert face.read(bytes([0, 1, 0, 2, 0, 3, 0, 7, 0, 8, 0, 9])) == "abcfiA\U0001f600"


def test_a_glyph_without_a_letter_is_unknown() -> None:
    objects = Objects({}, {"1 0 R": {"/Subtype": "/Type0"}}, {}, {})

    assert read_face(objects, "1 0 R").read(b"\0\1") == "\N{REPLACEMENT CHARACTER}"
