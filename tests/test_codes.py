"""Every code that briefgen uses is explained, and no other."""

from __future__ import annotations

import re

import pytest

from briefgen.cli.codes import AREAS, CODES, known_codes
from tests.support.projects import ROOT

CODE = re.compile(r"""["']([A-Z][0-9]{3})["']""")
WIDEST = 92


def used() -> set[str]:
    """The codes that stand as words in the code; `H204` in a docstring is none."""
    return {
        code
        for file in (ROOT / "src" / "briefgen").rglob("*.py")
        for code in CODE.findall(file.read_text(encoding="utf-8"))
    }


def test_every_code_that_is_used_is_explained() -> None:
    assert sorted(used() - set(known_codes())) == []


def test_every_code_that_is_explained_is_used() -> None:
    assert sorted(set(known_codes()) - used()) == []


def test_every_code_is_of_an_area() -> None:
    assert {code[0] for code in used()} <= set(AREAS)


@pytest.mark.parametrize("code", known_codes())
def test_an_explanation_is_a_title_and_what_to_do(code: str) -> None:
    text = (CODES / f"{code}.md").read_text(encoding="utf-8")
    title, _, rest = text.partition("\n")

    assert re.fullmatch(r"# [A-Z`].*[^.]", title)
    assert rest.startswith("\n")
    assert rest.strip()
    assert text.endswith("\n")
    assert max(map(len, text.splitlines())) <= WIDEST
