"""Two texts fold to the same if typesetting alone tells them apart."""

from __future__ import annotations

import pytest

from briefgen.verification.folding import Script, folded
from briefgen.verification.marks import Line


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("international", "inter-\nnational"),
        ("international", "inter\N{HYPHEN}national"),
        ("co\N{SOFT HYPHEN}operate", "cooperate"),
        ("efficient", "e\N{LATIN SMALL LIGATURE FFI}cient"),
        ("Handling", "HANDLING"),
        ("two words", "two\N{NO-BREAK SPACE}words"),
        ("Δ", "∆"),
        ("zero\N{ZERO WIDTH SPACE}width", "zerowidth"),
        ("Straße", "STRASSE"),
    ],
)
def test_what_typesetting_changes_does_not_matter(written: str, printed: str) -> None:
    assert folded(written) == folded(printed)


@pytest.mark.parametrize(
    ("first", "second"),
    [("48", "43"), ("unlikely", "likely"), ("5 %", "5"), ("–", "—")],
)
def test_what_an_author_changes_does_matter(first: str, second: str) -> None:
    assert folded(first) != folded(second)


def test_a_script_knows_the_line_of_each_letter() -> None:
    lines = [
        Line("One two-", 1, 0, 90, 9),
        Line(" ", 1, 0, 85, 9),
        Line("three", 2, 0, 80, 9),
    ]
    script = Script(lines)

    assert script.text == "onetwothree"
    assert script.line_at(script.text.index("three")).page == 2


def test_a_heading_is_looked_for_among_headings() -> None:
    entry, heading = Line("Trade", 1, 0, 90, 9), Line("Trade", 2, 0, 90, 9)
    script = Script([entry, heading], headings=[heading])

    at = script.find("trade", 0, 99, heading=True)

    assert script.line_at(at) == heading
