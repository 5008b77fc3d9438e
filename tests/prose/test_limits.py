"""Prose made to hurt is read in good time, or refused."""

from __future__ import annotations

import time

import pytest

from briefgen.prose import MAX_DEPTH, parse

LIMIT = 6.0  # seconds of CPU, with room for a slow machine


@pytest.mark.parametrize(
    "text",
    [
        "[" * 9_000 + "a",
        "![" * 9_000,
        "[a](<b" * 8_000,
        "*a **b " * 7_000,
        "`a``b" * 9_000,
        "> " * 20_000 + "a",
        "- " * 20_000 + "a",
        "\n".join("  " * (n % 200) + "- a" for n in range(3_000)),
        "|" * 40_000 + "\n" + "|-" * 10_000 + "|\n",
        "a\n" * 20_000 + "=",
        "<!--" * 12_000,
        "[^a" * 9_000,
    ],
)
def test_a_hostile_text_is_read_in_good_time(text: str) -> None:
    begin = time.process_time()

    parse(text)

    assert time.process_time() - begin < LIMIT


def test_a_text_of_too_many_brackets_is_refused() -> None:
    assert [f.code for f in parse("[" * 10_001).faults] == ["S219"]


def test_a_paragraph_that_is_too_long_is_refused_at_its_line() -> None:
    text = "a\n\n" + "word " * 10_001

    assert [(f.line, f.code) for f in parse(text).faults] == [(3, "S219")]


def test_the_depth_that_is_allowed_is_read_whole() -> None:
    assert parse("> " * MAX_DEPTH + "a").faults == ()


def test_nothing_is_dropped_in_silence_however_deep() -> None:
    for depth in (MAX_DEPTH + 1, 30, 70, 500):
        faults = parse("> " * depth + "a").faults

        assert [f.code for f in faults] == ["S215"]
