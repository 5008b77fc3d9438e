"""Every mention and every block knows its line and column."""

from __future__ import annotations

import pytest

from briefgen.prose import mentions, parse

MARK = "[](#x)"


@pytest.mark.parametrize(
    "text",
    [
        f"a {MARK}",
        f"  a\n  b {MARK}",
        f"a\n> b\n> c {MARK}",
        f"> lazy\ncontinued {MARK}",
        f"- a\n  b {MARK}",
        f"1.  a\n\n    b {MARK}",
        f"- > - a {MARK}",
        f"## a {MARK} ##",
        f"a {MARK}\n---",
        f"*a **b {MARK}***",
        f"| a | {MARK} |\n|---|---|\n| b | c |",
        f"| a | b |\n|---|---|\n| a \\| b \\| c | d {MARK} |",
        f"a | b\n--|--\nc | d \\| {MARK}",
        f"> | a |\n> |---|\n> |  {MARK}  |",
        f"- x\n  | a | b |\n  |---|---|\n  | | {MARK} |",
        f"a[^1]\n\n[^1]: b {MARK}",
        f"a[^1]\n\n[^1]: b\n    c {MARK}",
        f"> a[^1]\n>\n> [^1]: b {MARK}",
        f"한국 {MARK}",
        f"\ta\n\n-\tb {MARK}",
    ],
)
def test_a_mention_stands_where_it_was_written(text: str) -> None:
    at = text.index(MARK)
    expected = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)

    found = list(mentions(w.block for w in parse(text).blocks))

    assert [(m.line, m.column) for m in found if hasattr(m, "target")] == [expected]


def test_a_phrase_knows_its_places_too() -> None:
    text = f"\n  a {MARK}\n  b {MARK}\n"

    found = mentions(w.block for w in parse(text, inline=True).blocks)

    assert [(m.line, m.column) for m in found] == [(2, 5), (3, 5)]


def test_blocks_know_where_they_begin() -> None:
    text = "a\n\n  ## b\n\n> c\n\n- d\n\n[^1]: e\n"

    places = [(w.line, w.column) for w in parse(text).blocks]

    assert places == [(1, 1), (3, 3), (5, 1), (7, 1)]
