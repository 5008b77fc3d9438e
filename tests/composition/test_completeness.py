"""Every type has its template and its styles, and nothing has one for no type."""

from __future__ import annotations

from typing import get_args

import pytest

from briefgen.assets.styles import BLOCK_TYPES, PARTS, SECTION_TYPES
from briefgen.composition.printing import kind_of
from briefgen.documents import Block, PictureMention, SectionType
from tests.composition.editions import ROOT, every_block, every_section

TEMPLATES, STYLES = ROOT / "templates", ROOT / "styles"


def test_every_section_type_of_an_edition_is_known_to_the_styles() -> None:
    assert set(SECTION_TYPES) == set(get_args(SectionType))


def test_every_block_type_of_an_edition_is_known_to_the_styles() -> None:
    types = [kind for kind in get_args(Block) if kind is not PictureMention]
    assert set(BLOCK_TYPES) == {kind_of(object.__new__(kind)) for kind in types}


def test_the_test_editions_hold_every_type() -> None:
    assert {kind_of(block) for block in every_block()} == set(BLOCK_TYPES)
    assert {section.type for section in every_section()} == set(SECTION_TYPES)


@pytest.mark.parametrize("kind", SECTION_TYPES)
def test_a_section_type_has_template_and_style(kind: str) -> None:
    assert (TEMPLATES / "base" / "sections" / f"{kind}.html.j2").is_file()
    assert (STYLES / "sections" / f"{kind}.css").is_file()


@pytest.mark.parametrize("kind", BLOCK_TYPES)
def test_a_block_type_has_template_and_style(kind: str) -> None:
    assert (TEMPLATES / "base" / "blocks" / f"{kind}.html.j2").is_file()
    assert (STYLES / "blocks" / f"{kind}.css").is_file()


def test_every_style_sheet_is_in_the_cascade() -> None:
    known = {f"sections/{name}.css" for name in (*PARTS, *SECTION_TYPES)}
    known |= {f"blocks/{name}.css" for name in BLOCK_TYPES}
    known |= {"tokens.css", "base.css", "languages.css", "page.css"}
    known |= {"pages/a4.css", "pages/letter.css"}
    known |= {f"banner/{side}.css" for side in ("left", "center", "right")}
    known |= {f"templates/{path.name}.css" for path in TEMPLATES.iterdir()}
    found = {str(path.relative_to(STYLES)) for path in STYLES.rglob("*.css")}

    assert {name for name in found - known if not name.startswith("themes/")} == set()


def test_every_template_says_what_it_is() -> None:
    for path in TEMPLATES.rglob("*.j2"):
        assert path.read_text(encoding="utf-8").startswith("{# "), path


def test_a_shipped_style_sheet_names_no_file() -> None:
    for path in STYLES.rglob("*.css"):
        text = path.read_text(encoding="utf-8")
        assert "url(" not in text, path
        assert "@import" not in text, path
