"""Every byte of a file is read, and what belongs to no object is told."""

from __future__ import annotations

import io
import re
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING

import pikepdf
import pytest

from briefgen.documents import PdfDocument, Withheld
from briefgen.verification import file, limits
from briefgen.verification.objects import UnreadablePdfError, read_objects
from tests.verification import sample
from tests.verification.breaking import resaved

if TYPE_CHECKING:
    from collections.abc import Callable

GOOD = sample.typeset_sample().data


def codes(data: bytes) -> set[str]:
    document = replace(sample.typeset_sample(), data=data)
    found = sample.verified(document, sample.edition(), Withheld())
    return {fault.code for fault in found}


def written(objects: dict[int, bytes], more: dict[int, bytes] | None = None) -> bytes:
    """A file of these objects, as briefgen builds one; ``more`` is not listed."""
    data = b"%PDF-1.7\n%\xf0\x9f\x96\xa4\n"
    places = {}
    for number, content in {**objects, **(more or {})}.items():
        places[number] = len(data)
        data += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    start, table = len(data), len(objects) + 1
    places[table] = start
    rows = (
        b"\0" * 5
        + b"\xff\xff"
        + b"".join(
            b"\1" + places[number].to_bytes(4, "big") + b"\0\0"
            for number in range(1, table + 1)
        )
    )
    head = b"<</Type /XRef/Size %d/Root 1 0 R/W [1 4 2]/Length %d>>"
    data += b"%d 0 obj\n" % table + head % (table + 1, len(rows))
    data += b"\nstream\n" + rows + b"\nendstream\nendobj\n"
    return data + b"startxref\n%d\n%%%%EOF\n" % start


def stream(content: bytes, head: bytes = b"") -> bytes:
    return b"<<%b/Length %d>>\nstream\n%b\nendstream" % (head, len(content), content)


PACKED = b"/Filter /FlateDecode"


def test_the_sample_has_nothing_loose() -> None:
    assert read_objects(GOOD).loose == ()


def test_the_reader_finds_what_qpdf_finds() -> None:
    found = read_objects(GOOD)

    with pikepdf.open(io.BytesIO(GOOD)) as pdf:
        for number, generation in pdf.get_xref_table():
            name = f"{number} {generation} R"
            thing = pdf.get_object(number, generation)
            if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") != "/Image":
                assert found.streams[name] == thing.read_bytes()
        assert len(found.values) == len(pdf.get_xref_table())
        lang = pdf.Root.Lang
    assert found.values[found.trailer["/Root"]]["/Lang"] == f"u:{lang}"


@pytest.mark.parametrize(
    "data",
    [
        written({1: b"<</Type /Catalog>>"}, {9: b"(a hollow oak)"}),
        written({1: b"<<>>", 2: stream(zlib.compress(b"a") + b"oak", PACKED)}),
        written({1: b"<<>>"}) + b"a hollow oak",
        written({1: b"<<>>\nendobj\n% a hollow oak"}),
    ],
    ids=["not listed", "behind a stream", "behind the end", "between objects"],
)
def test_what_belongs_to_no_object_is_told(data: bytes) -> None:
    assert read_objects(data).loose


@pytest.mark.parametrize("row", [b"\0" * 5 + b"\xff\xff", b"\0oak\0\xff\xff"])
def test_a_row_without_an_object_says_nothing(row: bytes) -> None:
    data = written({1: b"<</Type /Catalog>>"}).replace(b"\0" * 5 + b"\xff\xff", row, 1)

    if b"oak" in row:
        with pytest.raises(UnreadablePdfError):
            read_objects(data)
    else:
        assert read_objects(data).loose == ()


def test_an_object_is_listed_once() -> None:
    data = written({1: b"<<>>"})
    twice = data.replace(b"/Size 3", b"/Size 3/Index [0 2 1 1]")

    with pytest.raises(UnreadablePdfError, match="twice"):
        read_objects(twice)


def test_bytes_behind_the_end_are_an_error_of_their_code() -> None:
    assert "H308" in codes(GOOD + b"a hollow oak")


@pytest.mark.parametrize(
    "content",
    [
        b"<</A 1/A 2>>",
        b"<</A % a comment\n 1>>",
        b"<</A 1   /B 2>>",
        b"[1 2",
        b"<</A>>",
        b"<</A 1 2>>",
        b"<fffe> (\xfe\xff\xd8)",
        b"(\xfe\xff\xd8\x00)",
        b"]",
    ],
)
def test_an_object_that_could_hide_something_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadablePdfError):
        read_objects(written({1: content}))


@pytest.mark.parametrize(
    ("written_as", "value"),
    [
        (b"(a \\(b\\) \\101\\n)", "u:a (b) A\n"),
        (b"(a (b) c)", "u:a (b) c"),
        (b"<feff5317d55c>", "u:\u5317\ud55c"),
        (b"(\x80 \x8d)", "u:\u2022 \u201c"),
        (b"<00ff>", "b:00ff"),
        (b"/A#20b", "/A b"),
        (b"[1 -2.5 true null 3 0 R]", [1, -2.5, True, None, "3 0 R"]),
        (b"[1 2 3]", [1, 2, 3]),
        (b"[1 0 R 2 0 R]", ["1 0 R", "2 0 R"]),
        (b"<</A<</B[]>>/C .5>>", {"/A": {"/B": []}, "/C": 0.5}),
    ],
)
def test_values_are_read_as_the_standard_writes_them(
    written_as: bytes, value: object
) -> None:
    assert read_objects(written({1: written_as})).values["1 0 R"] == value


@pytest.mark.parametrize(
    ("name", "most"),
    [("FILE", 5000), ("OBJECTS", 5), ("STREAM", 2000), ("STREAMS", 5000)],
)
def test_a_file_beyond_a_limit_is_refused_by_name(
    monkeypatch: pytest.MonkeyPatch, name: str, most: int
) -> None:
    monkeypatch.setattr(file, name, most)

    assert codes(GOOD) == {"H309"}


def test_objects_in_objects_without_end_are_refused_by_name() -> None:
    assert codes(written({1: b"[" * 5000 + b"]" * 5000})) == {"H309"}


def test_a_stream_is_not_unpacked_beyond_its_limit() -> None:
    data = written({1: b"<<>>", 2: stream(zlib.compress(b"\0" * 60_000_000), PACKED)})

    assert len(data) < 100_000
    assert codes(data) == {"H309"}


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data.replace(b"/Root", b"/Encrypt 9 0 R/Root"),
        lambda data: data.replace(b"endobj", b"endjob", 1),
        lambda data: data.replace(b"/W [1 4 2]", b"/W [1 4 3]"),
        lambda data: data.replace(b"/W [1 4 2]", b"/W [0 0 0]"),
        lambda data: data.replace(b"/Length 21", b"/Length 20"),
        lambda data: data.replace(b"2 0 obj", b"1 0 obj"),
        lambda data: re.sub(rb"startxref\n\d+", b"startxref\n16", data),
    ],
)
def test_a_broken_file_is_refused(change: Callable[[bytes], bytes]) -> None:
    good = written({1: b"<<>>"})
    read_objects(good)

    with pytest.raises(UnreadablePdfError):
        read_objects(change(good))


def test_a_file_written_by_qpdf_is_read_too() -> None:
    document: PdfDocument = resaved(lambda _: None)

    assert read_objects(document.data).loose == ()


def test_no_limit_is_so_low_that_a_long_brief_would_meet_it() -> None:
    assert 100 * len(GOOD) < limits.FILE
