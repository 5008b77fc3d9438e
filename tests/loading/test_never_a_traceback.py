"""No input makes loading fail otherwise than with diagnostics."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.diagnostics import BriefgenError
from briefgen.loading import load, load_house
from briefgen.prose import parse
from tests.loading.cases import write_project

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from briefgen.diagnostics import Diagnostic

VALID = Path(__file__).with_name("valid.yaml").read_bytes()
PROSE = """\
## Head

A [@s, p. 4] and [](#one) with a note[^1] and **strong *em***.

> - item
>   | A | B |
>   |---|--:|
>   | 1 | 2 |

1. one

   ![alt](map.png "c")

[^1]: Note.
"""
SNIPPETS = [
    b"- ", b": ", b"\n", b"  ", b"\t", b"[", b"]", b"{", b"}", b"&a ", b"*a", b"<<: ",
    b"!!int ", b"|\n", b">\n", b"'", b'"', b"\\", b"#", b"---\n", b"\x00", b"\xff",
    b"\xef\xbb\xbf", b"\xe2\x80\xae", b"\xf3\xa0\x81\x81", b"[^1]", b"[@s]", b"](#x)",
    b"![", b"| a |\n|---|\n", b"> ", b"not stated", b"999999", b"audiences: [public]",
]  # fmt: skip


def load_bytes(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as root:
        folder = write_project(Path(root), {"brief.yaml": ""})
        folder.joinpath("brief.yaml").write_bytes(data)
        faults = faults_of(folder, load)
    assert sum(len(str(found)) for found in faults) < 40_000
    for found in faults:
        assert found.location
        assert re.fullmatch(r"[^\n\x00-\x1f]+", found.message), found


def faults_of(path: Path, read: Callable[[Path], object]) -> Sequence[Diagnostic]:
    try:
        read(path)
    except BriefgenError as error:
        return error.diagnostics
    return ()


@given(st.binary(max_size=400))
@settings(max_examples=60, deadline=None)
def test_random_bytes(data: bytes) -> None:
    load_bytes(data)


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_a_valid_brief_cut_and_pasted(data: st.DataObject) -> None:
    text = VALID
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        length = data.draw(st.integers(0, 30))
        piece = data.draw(st.sampled_from(SNIPPETS) | st.just(text[start : start + 40]))
        at = data.draw(st.integers(0, len(text)))
        text = text[:start] + text[start + length :]
        text = text[:at] + piece + text[at:]
    load_bytes(text)


@given(st.data())
@settings(max_examples=100, deadline=None)
def test_a_valid_brief_with_other_values(data: st.DataObject) -> None:
    lines = VALID.decode().splitlines()
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(lines) - 1))
        value = st.sampled_from(
            ["[]", "{}", "[[[a]]]", "{a: {b: c}}", "null", "x", "''", "[a, {b: c}]", ""]
        )
        head, colon, _ = lines[at].partition(": ")
        lines[at] = f"{head}{colon}{data.draw(value)}"
    load_bytes("\n".join(lines).encode())


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_prose_cut_and_pasted(data: st.DataObject) -> None:
    text = PROSE
    for _ in range(data.draw(st.integers(1, 5))):
        start = data.draw(st.integers(0, len(text)))
        piece = data.draw(st.text(max_size=6) | st.just(text[start : start + 30]))
        at = data.draw(st.integers(0, len(text)))
        text = text[:at] + piece + text[at:]

    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for inline in (False, True):
        for fault in parse(text, inline=inline).faults:
            assert 1 <= fault.line <= len(lines)
            assert 1 <= fault.column <= len(lines[fault.line - 1]) + 1


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
@settings(max_examples=60, deadline=None)
def test_a_house_of_random_bytes(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as root:
        Path(root, "briefgen.toml").write_bytes(data)
        for found in faults_of(Path(root), load_house):
            assert found.location
