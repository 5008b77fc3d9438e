"""Bars on pages: they are all there, and nothing of what is behind them is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefgen import load, render
from briefgen.diagnostics import VerificationError

if TYPE_CHECKING:
    from pathlib import Path

    from briefgen.pipeline import Rendering

HOUSE = """\
[audiences.inner]
label = "Inner"

[audiences.outer]
label = "Outer"
redactions = "marked"
unsupported = "accept"
summary = "none"
judgments = "list"
author_note = "none"
"""
BRIEF = """\
title: T
judgments:
  - { id: j, text: So it is., support: [one/p2] }
sections:
  - id: one
    title: One
    body:
      - Open.
      - { text: "HIDDEN", audiences: [inner], reason: (b)(5) }
      - Open again.
"""


def rendered(root: Path, hidden: str) -> Rendering:
    """The outer edition, with these words behind the bar."""
    folder = root / "briefs" / "b"
    folder.mkdir(parents=True, exist_ok=True)
    (root / "briefgen.toml").write_text(HOUSE, encoding="utf-8")
    text = BRIEF.replace("HIDDEN", hidden)
    (folder / "brief.yaml").write_text(text, encoding="utf-8")
    return render(load(folder), audience="outer")


def test_a_file_is_the_same_whatever_is_behind_a_bar(tmp_path: Path) -> None:
    one = rendered(tmp_path, "No.").pdf.data
    other = rendered(tmp_path, "A long story of sesame, " * 90).pdf.data

    assert one == other


@pytest.mark.parametrize(
    ("template", "text"),
    [
        (
            "blocks/redaction",
            "{# None. #}{% macro redaction(block, part) %}{% endmacro %}",
        ),
        ("parts/basis", "{# None. #}{% macro notice(basis) %}{% endmacro %}"),
    ],
)
def test_a_template_that_leaves_out_a_notice_gives_no_file(
    tmp_path: Path, template: str, text: str
) -> None:
    file = tmp_path / f"templates/base/{template}.html.j2"
    file.parent.mkdir(parents=True)
    file.write_text(text, encoding="utf-8")
    made = rendered(tmp_path, "No.")

    with pytest.raises(VerificationError, match=r"1 of 1 notices .* missing .*H213"):
        made.save(tmp_path / "out.pdf")
