"""Frames: what is packed is what is read, and nothing else is believed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.typesetting.frames import Assembler, Frame, GarbledFrameError, pack


@given(
    st.dictionaries(st.text(max_size=5), st.integers() | st.text(max_size=5)),
    st.lists(st.binary(max_size=40), max_size=4),
    st.integers(1, 60),
)
def test_a_frame_survives_being_cut_into_pieces(
    header: dict[str, int | str], blobs: list[bytes], size: int
) -> None:
    content = pack(Frame(header, tuple(blobs)))
    assembler = Assembler()
    found = None
    for start in range(0, len(content), size):
        assert found is None
        found = assembler.feed(content[start : start + size])
    assert found == Frame(header, tuple(blobs))


@given(st.binary(min_size=8, max_size=64))
def test_noise_is_no_frame(noise: bytes) -> None:
    with pytest.raises(GarbledFrameError):
        Assembler().feed(noise.replace(b"briefgen", b"........"))


@pytest.mark.parametrize(
    "content",
    [
        pack(Frame({})) + b"x",
        b"briefgen" + b"\xff" * 12,
        b"briefgen\0\0\0\x02" + b"\0" * 8 + b"[]",
        b"briefgen\0\0\0\x02" + b"\0" * 8 + b"{]",
    ],
)
def test_a_broken_frame_is_refused(content: bytes) -> None:
    with pytest.raises(GarbledFrameError):
        Assembler().feed(content)


def test_the_reader_never_reads_into_the_next_frame() -> None:
    content = pack(Frame({"n": 1}, (b"abc",)))
    assembler = Assembler()
    rest = content + b"next"
    while (found := assembler.feed(rest[: (size := assembler.missing())])) is None:
        rest = rest[size:]
    assert found.blobs == (b"abc",)
    assert rest[size:] == b"next"
