"""Files that every reader can read, whatever the bytes inside end in."""

from __future__ import annotations

import io
import re
import zlib

import pikepdf
import pydyf
import pytest

from briefgen.typesetting.pdffile import serialise, stream_bytes


def document(streams: int = 0, small: int = 0) -> pydyf.PDF:
    pdf = pydyf.PDF()
    page = pydyf.Dictionary(
        {
            "Type": "/Page",
            "Parent": pdf.pages.reference,
            "MediaBox": "[0 0 9 9]",
            "Resources": "<<>>",
        }
    )
    pdf.add_page(page)
    for number in range(streams):
        content = bytes([number % 251 + 1]) * (number + 1)
        pdf.add_object(pydyf.Stream([content], compress=True))
    for number in range(small):
        pdf.add_object(pydyf.Array([number]))
    return pdf


def test_no_stream_ends_in_a_carriage_return() -> None:
    contents = [bytes([65]) * size for size in range(1200)]
    ends = [zlib.compress(content, 9)[-1:] for content in contents]
    assert b"\r" in ends, "a content that would end so is among them"
    for content in contents:
        written = stream_bytes(pydyf.Stream([content], compress=True))
        assert not written.endswith(b"\r\nendstream")


def test_the_pixels_of_a_picture_do_not_end_so_either() -> None:
    size = next(n for n in range(9999) if zlib.compress(b"A" * n, 9)[-1:] == b"\r")
    extra = {"Filter": "/FlateDecode"}
    stream = pydyf.Stream([zlib.compress(b"A" * size, 9)], extra)
    written = stream_bytes(stream)
    assert not written.endswith(b"\r\nendstream")
    assert zlib.decompress(written.split(b"stream\n")[1][:-10]).startswith(b"A" * size)


def test_the_stated_length_of_a_font_is_its_length() -> None:
    size = next(n for n in range(9999) if zlib.compress(b"A" * n, 9)[-1:] == b"\r")
    stream = pydyf.Stream([b"A" * size], {"Length1": size}, compress=True)
    assert b"/Length1 %d" % (size + 1) in stream_bytes(stream)


@pytest.mark.parametrize("streams", range(0, 600, 7))
def test_a_file_can_be_read_whatever_its_size(streams: int) -> None:
    written = serialise(document(streams))
    assert b"\r\nendstream" not in written
    with pikepdf.open(io.BytesIO(written)) as pdf:
        assert pdf.check_pdf_syntax() == []


def test_no_file_has_such_an_end_anywhere() -> None:
    # One in 256 tables of places would end so, if nothing was done about it.
    for small in range(900):
        assert b"\r\nendstream" not in serialise(document(small=small))


def test_more_objects_than_one_stream_holds() -> None:
    written = serialise(document(small=70_000))
    with pikepdf.open(io.BytesIO(written)) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert int(pdf.get_object(60_000, 0)[0]) == 60_000 - 4


def test_what_was_freed_is_not_in_the_file() -> None:
    pdf = document(small=3)
    pdf.objects[-2].free = "f"
    with pikepdf.open(io.BytesIO(serialise(pdf))) as found:
        assert found.get_object(len(pdf.objects) - 2, 0) is None


def test_the_identifier_is_made_from_the_content() -> None:
    first, again, other = (
        re.findall(rb"/ID \[<(\w+)>", serialise(document(small=number)))
        for number in (1, 1, 2)
    )
    assert first == again != other
