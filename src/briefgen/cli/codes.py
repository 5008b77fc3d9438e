"""The codes of messages: what each one means, and how to mend it.

Each code is a Markdown file in ``data/codes/``. Its first line is its title.
"""

from __future__ import annotations

from pathlib import Path

CODES = Path(__file__).parents[1] / "data" / "codes"
AREAS = {
    "S": "Source: the brief and its files",
    "E": "Editorial",
    "A": "Accessibility",
    "H": "Handling: who reads what",
    "P": "Pages",
    "T": "Templates, themes and typesetting",
    "M": "This machine",
    "C": "Command line",
}


def known_codes() -> tuple[str, ...]:
    """Every code, by area and number."""
    order = list(AREAS)
    names = (path.stem for path in CODES.glob("[A-Z][0-9][0-9][0-9].md"))
    return tuple(sorted(names, key=lambda name: (order.index(name[0]), name)))


def text_of(code: str) -> str:
    """What there is to say of a code, in Markdown."""
    return (CODES / f"{code}.md").read_text(encoding="utf-8")


def title_of(code: str) -> str:
    """The title of a code."""
    return text_of(code).partition("\n")[0].removeprefix("# ")
