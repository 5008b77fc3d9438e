"""Every code that typesetting uses is explained, and no other."""

from __future__ import annotations

import re
from pathlib import Path

SRC = Path(__file__).parents[2] / "src" / "briefgen"
OURS = re.compile(r'"(T1\d\d|M10\d)"')


def used() -> set[str]:
    files = [*(SRC / "typesetting").rglob("*.py"), *(SRC / "fonts").rglob("*.py")]
    return {code for file in files for code in OURS.findall(file.read_text("utf-8"))}


def test_what_is_used_is_explained() -> None:
    codes = SRC / "data" / "codes"
    explained = {
        path.stem for path in codes.glob("*.md") if OURS.match(f'"{path.stem}"')
    }
    assert explained == used()


def test_an_explanation_has_a_title_an_example_and_a_mend() -> None:
    for code in used():
        text = (SRC / "data" / "codes" / f"{code}.md").read_text("utf-8")
        assert re.match(r"# [A-Z].*[^.]\n\n", text), code
        assert "\n    " in text, code
        assert max(map(len, text.splitlines())) <= 88, code
