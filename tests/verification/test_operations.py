"""A content stream is cut into operations, or refused."""

from __future__ import annotations

import pytest

from briefgen.verification.objects import UnreadablePdfError
from briefgen.verification.operands import codes, names
from briefgen.verification.operations import operations


def operators(stream: bytes) -> list[bytes]:
    return [operator for operator, _ in operations(stream)]


def test_idle_operations_are_passed_over() -> None:
    assert operators(b"q 1 0 0 rg 0 0 m 9 9 l S Q\n") == [b"q", b"S", b"Q"]


def test_a_stream_may_end_in_idle_operations() -> None:
    assert operators(b"BT ET 0 0 9 9 re n") == [b"BT", b"ET"]


def test_a_string_may_hold_brackets_and_operators() -> None:
    (found,) = operations(rb"(a (b) \) Tj EMC) Tj")

    assert found == (b"Tj", rb"(a (b) \) Tj EMC) ")


def test_a_comment_is_no_operation_and_is_told_all_the_same() -> None:
    assert list(operations(b"q % EMC Q\nQ % end")) == [
        (b"q", b""),
        (b"Q", b"% EMC Q\n"),
        (b"%", b"% end"),
    ]


def test_the_bytes_of_an_inline_image_are_no_operations() -> None:
    assert operators(b"q BI /W 1 /H 1 ID \x00EMC Tj\xff EI Q") == [b"q", b"BI", b"Q"]


@pytest.mark.parametrize(
    "stream",
    [
        b"q XX Q",
        b"(open Tj",
        b"<< /A",
        b"1 0 0",
        b"/Fx",
        b"{ 1 }",
        b"BI /W 1",
        b"<zz> Tj",
    ],
)
def test_what_is_no_operation_is_refused(stream: bytes) -> None:
    if stream == b"1 0 0":  # numbers without an operator say nothing
        assert operators(stream) == []
        return
    with pytest.raises(UnreadablePdfError):
        operators(stream)


def test_glyph_codes_come_from_hexadecimal_strings() -> None:
    assert codes(b"[<0012> -20 <00 34>]") == b"\x00\x12\x00\x34"


def test_glyph_codes_come_from_literal_strings_with_escapes() -> None:
    assert codes(rb"[(a\(\051\n) 5 <41>]") == b"a()\nA"


def test_names_lose_their_slash() -> None:
    assert names(b"/Span <</MCID 1>>") == ["Span", "MCID"]
