"""Themes: tokens only, readable, and nothing that WeasyPrint does not know."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
import tinycss2

from briefgen.composition import compose
from briefgen.fonts import FAMILIES
from briefgen.model.house import PageSize
from briefgen.typesetting import typeset
from tests.composition.editions import everything

ROOT = Path(__file__).parents[1]
STYLES = ROOT / "styles"
THEMES = sorted(path.stem for path in (STYLES / "themes").glob("*.css"))
FONTS = ("--font-text", "--font-head", "--font-label")

# What the style sheets set on what. Paper is white, and no token.
PAIRS = (
    ("ink", "paper"),
    ("quiet", "paper"),
    ("accent", "paper"),
    ("link", "paper"),
    ("flag", "paper"),
    ("ink", "tint"),
    ("quiet", "tint"),
    ("accent", "tint"),
    ("link", "tint"),
    ("flag", "tint"),
    ("ink", "flag-tint"),
    ("quiet", "flag-tint"),
    ("link", "flag-tint"),
    ("flag", "flag-tint"),
)


def declarations(path: Path) -> dict[str, str]:
    """The tokens that a sheet of nothing but tokens declares."""
    rules = tinycss2.parse_stylesheet(
        path.read_text(encoding="utf-8"), skip_comments=True, skip_whitespace=True
    )
    found = {}
    for rule in rules:
        assert rule.type == "qualified-rule", f"{path.name}: {rule.type}"
        assert tinycss2.serialize(rule.prelude).strip() == ":root"
        inner = tinycss2.parse_blocks_contents(
            rule.content, skip_comments=True, skip_whitespace=True
        )
        for declaration in inner:
            assert declaration.type == "declaration"
            found[declaration.name] = tinycss2.serialize(declaration.value).strip()
    return found


def tokens(theme: str) -> dict[str, str]:
    return {
        "--color-paper": "#ffffff",
        **declarations(STYLES / "tokens.css"),
        **declarations(STYLES / "themes" / f"{theme}.css"),
    }


def luminance(color: str) -> float:
    """WCAG 2.2, relative luminance."""
    channels = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    lighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", THEMES)
def test_a_theme_gives_values_to_known_tokens_and_does_nothing_else(theme: str) -> None:
    own = declarations(STYLES / "themes" / f"{theme}.css")

    assert set(own) <= {*declarations(STYLES / "tokens.css"), *FONTS}
    assert set(FONTS) <= set(own)


@pytest.mark.parametrize("theme", THEMES)
def test_the_fonts_of_a_theme_are_pinned(theme: str) -> None:
    assert {tokens(theme)[font].strip('"') for font in FONTS} <= set(FAMILIES)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_stands_out_from_its_ground(theme: str, text: str, ground: str) -> None:
    values = tokens(theme)

    assert contrast(values[f"--color-{text}"], values[f"--color-{ground}"]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
def test_the_watermark_leaves_the_text_readable(theme: str) -> None:
    values = tokens(theme)

    for text in ("ink", "quiet", "accent", "link"):
        found = contrast(values[f"--color-{text}"], values["--color-watermark"])
        assert found >= 4.5


def test_colours_stand_in_tokens_alone() -> None:
    for path in STYLES.rglob("*.css"):
        if path.name != "tokens.css" and path.parent.name != "themes":
            found = re.findall(r"#[0-9a-fA-F]{3,8}\b", path.read_text(encoding="utf-8"))
            assert found == [], path


def test_every_token_in_use_is_there_and_every_token_is_in_use() -> None:
    made_by_hand = {"--banner-ink", "--banner-ground", "--fallback"}
    made_by_hand |= {"--face-text", "--face-head", "--face-label"}
    made_by_hand |= {"--page-top", "--page-bottom", "--margin-top", "--margin-bottom"}
    used: set[str] = set()
    for path in STYLES.rglob("*.css"):
        text = re.sub(
            r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL
        )
        used |= set(re.findall(r"var\((--[\w-]+)", text))

    assert used - made_by_hand == {*declarations(STYLES / "tokens.css"), *FONTS}


def test_no_rule_needs_to_be_important() -> None:
    for path in STYLES.rglob("*.css"):
        text = path.read_text(encoding="utf-8")
        assert "!important" not in text, path
        assert "opacity" not in text, path


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("template", ["policy-brief", "one-page"])
@pytest.mark.parametrize("page", get_args(PageSize))
def test_the_typesetter_has_nothing_to_say(
    theme: str, template: str, page: PageSize
) -> None:
    made = everything()
    layout = replace(made.layout, theme=theme, template=template, page=page)

    pdf = typeset(compose(replace(made, layout=layout), ROOT))

    assert pdf.diagnostics == ()
