"""The style sheets of an edition, as bytes, with one entry that shows the cascade.

Takes a project and what the edition looks like; gives every sheet, and every file
that a sheet of the project names, under the name that the entry and the sheets
use. Here it is decided in which order sheets apply.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen.assets.roots import locate, unknown_theme
from briefgen.assets.sheets import address, read_sheet
from briefgen.assets.typefaces import face_rules

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

ENTRY = "styles/entry.css"
EDITION = "styles/edition.css"  # the only sheet that the edition writes
LAYERS = ("tokens", "base", "page", "sections", "theme", "project")
PARTS = (
    "title_block",
    "designation",
    "summary",
    "key_judgments",
    "contents",
    "section",
    "editor_note",
    "abbreviations",
    "sources",
    "scale_key",
    "author_note",
    "colophon",
)
SECTION_TYPES = (
    "prose",
    "scope_note",
    "background",
    "options",
    "recommendations",
    "points_to_make",
    "decision",
    "annex",
)
BLOCK_TYPES = (
    "paragraph",
    "heading",
    "list",
    "table",
    "figure",
    "quotation",
    "callout",
    "code_block",
    "divider",
    "redaction",
)


@dataclass(frozen=True, slots=True)
class Looks:
    """What decides the style sheets of an edition.

    ``own`` is CSS made for the edition alone: printed words, colours of the
    banner. ``text`` holds all that is printed; it decides which faces are needed.
    ``banner`` is the side that the banner stands on; empty where there is none.
    """

    template: str
    theme: str
    page: str
    language: str
    own: str
    text: str
    banner: str = ""


def style_sheets(project: Path, looks: Looks) -> Mapping[str, bytes]:
    """Every style sheet, and every file that one names, by the name in use."""
    assets: dict[str, bytes] = {}
    named = ""
    entry = [
        f"@layer {', '.join(LAYERS)};",
        f'@import url("{address("styles/faces.css")}");',
    ]
    for layer, name in _cascade(looks):
        entry.append(f'@import url("{address(name)}") layer({layer});')
        if found := locate(project, name):
            sheet = read_sheet(found, name)
            assets |= sheet.assets
            named += "" if name == "styles/languages.css" else sheet.text
        elif name == EDITION:
            assets[name] = looks.own.encode()
        elif layer == "theme":
            raise unknown_theme(project, looks.theme)
        else:
            entry.pop()
    faces = face_rules(named, looks.text, looks.language)
    assets["styles/faces.css"] = faces.encode()
    assets[ENTRY] = "\n".join((*entry, "")).encode()
    return assets


def _cascade(looks: Looks) -> Iterator[tuple[str, str]]:
    """Each sheet with its layer; of two rules in one layer, the later wins."""
    yield "tokens", "styles/tokens.css"
    yield "base", "styles/base.css"
    yield "base", "styles/languages.css"
    yield "page", "styles/page.css"
    yield "page", f"styles/pages/{looks.page.lower()}.css"
    if looks.banner:
        yield "page", f"styles/banner/{looks.banner}.css"
    yield "page", EDITION
    for name in BLOCK_TYPES:
        yield "sections", f"styles/blocks/{name}.css"
    for name in (*PARTS, *SECTION_TYPES):
        yield "sections", f"styles/sections/{name}.css"
    yield "sections", f"styles/templates/{looks.template}.css"
    yield "theme", f"styles/themes/{looks.theme}.css"
    yield "project", "styles/project.css"
