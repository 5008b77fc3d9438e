"""Other words, figures, pictures and files in a part that nobody of ours reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.written import paragraphs

if TYPE_CHECKING:
    from tests.noninterference.parts import Maker
    from tests.support.written import Tree

PHRASES = frozenset(
    {"caption", "credit", "note", "advantages", "disadvantages", "judgments", "cells"}
)
INLINE = frozenset({"question", "attribution", "basis", "descriptor"})
PLAIN = frozenset({"alt", "owner", "unit", "originator", "name"})
LARGE = 100


def reword(maker: Maker, part: Tree, name: str, *, large: bool) -> None:
    """Change all that a part says; ``name`` is the key that it stands under."""
    for key, value in part.items():
        if isinstance(value, dict):
            reword(maker, value, key, large=large)
        elif isinstance(value, list):
            _reword_list(maker, part, key, large=large)
        elif isinstance(value, str) and not key.startswith("_"):
            part[key] = _other(maker, part, name, key, large=large)
    if name == "body" and ("text" in part or "file" in part):
        text = part.get("text") or maker.texts[part["file"]]
        part["_count"] = paragraphs(text)


def _reword_list(maker: Maker, part: Tree, key: str, *, large: bool) -> None:
    for child in part[key]:
        if isinstance(child, dict):
            reword(maker, child, key, large=large)
    if key in ("alternatives", "indicators"):
        count = maker.dice.between(0, 3)
        part[key] = [maker.prose.phrase(alive=False) for _ in range(count)]


def _other(maker: Maker, part: Tree, name: str, key: str, *, large: bool) -> str:
    """Something else than what stands under a key."""
    prose = maker.prose
    if key == "file":
        return _other_file(maker, part, name, large=large)
    if key == "title":
        is_column = name == "columns"
        return prose.phrase(alive=False) if is_column else f"{prose.title()} II"
    if key == "reason":
        return maker.dice.pick((str(part[key]), "(b)(1)"))
    if key in PLAIN:
        return f"{prose.title()} II"
    if key in INLINE or (key == "text" and name in PHRASES):
        return " ".join([prose.phrase(alive=False)] * (LARGE if large else 1))
    if key == "text":
        headings = name == "body" and maker.dice.chance(50)
        texts = [prose.passage(alive=False, headings=headings)]
        texts += [prose.block(alive=False) for _ in range(LARGE if large else 0)]
        return "\n\n".join(texts)
    return str(part[key])


def _other_file(maker: Maker, part: Tree, name: str, *, large: bool) -> str:
    uid = maker.uid()
    match name:
        case "figure":
            maker.pictures.append(f"figures/{uid}.png")
            return maker.pictures[-1]
        case "table":
            rows = maker.dice.between(1, 3) * (LARGE if large else 1)
            row = tuple(maker.cell(alive=False) for _ in part["columns"])
            maker.tables[f"data/{uid}.csv"] = (row,) * rows
            return f"data/{uid}.csv"
        case _:
            maker.texts[f"texts/{uid}.md"] = prose = maker.prose.passage(alive=False)
            assert prose
            return f"texts/{uid}.md"
