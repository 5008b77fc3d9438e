"""What stands in a brief that was made, and whether the audience gets it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.noninterference.prose import ABBREVIATIONS
from tests.support.pruning import alive
from tests.support.written import strings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.noninterference.briefs import Sample
    from tests.support.written import Tree

BLOCKS = ("text", "file", "list", "table", "callout", "quotation", "figure")
VARIANTS = ("headline", "short", "standard", "full", "byline", "descriptor", "withheld")
PARTS = (
    *(f"section: {kind}" for kind in (
        "prose", "options", "recommendations", "points_to_make", "decision", "annex",
        "background", "scope_note",
    )),
    *(f"item: {kind}" for kind in BLOCKS),
    *BLOCKS[2:], "item of a list", "row", "column", "column of a file", "caption",
    "credit", "table's note", "option", "reason", "recommendation", "point",
    "judgment", "summary", "author", "author's note", "editor's note", "source",
)  # fmt: skip
INSIDE = (
    "footnote", "repeated footnote", "citation", "pointer", "picture in prose",
    "table in prose", "list in prose", "heading", "code", "Hangul", "Kana", "Cyrillic",
    "abbreviation", "spanning columns", "spanning rows", "support",
)  # fmt: skip
WAYS = ("by name", "by marking", "by silence")
_NAMES = {
    "items": "item of a list", "rows": "row", "caption": "caption", "credit": "credit",
    "options": "option", "advantages": "reason", "disadvantages": "reason",
    "recommendations": "recommendation", "points": "point", "judgments": "judgment",
    "authors": "author", "editor_notes": "editor's note", "sources": "source",
    "note": "table's note",
}  # fmt: skip
_SIGNS = {
    "footnote": "[^n]:", "repeated footnote": "once more[^n]", "citation": "[@⟦",
    "pointer": "](#⟦", "picture in prose": "![", "table in prose": "|---|",
    "list in prose": "- ", "heading": "## ", "code": "```", "Hangul": "항구",
    "Kana": "港は", "Cyrillic": "порт",
}  # fmt: skip


def counted(sample: Sample) -> Iterator[tuple[str, bool]]:
    """Each part of a brief and each thing in one, and whether the audience gets it."""
    read = alive(sample.written, sample.setting.who)
    texts = sample.written.texts
    for name, part, owner in parts(sample.written.tree, "", {}):
        is_read = part["_uid"] in read
        for kind in _kinds(name, part, owner):
            yield kind, is_read
        own = "\n".join(strings({k: v for k, v in part.items() if _is_own(v)}))
        own += texts.get(part.get("file", ""), "")
        found = [sign for sign, mark in _SIGNS.items() if mark in own]
        found += ["abbreviation"] * any(short in own for short in ABBREVIATIONS)
        found += ["support"] * bool(part.get("support"))
        for cell in part.get("cells", ()):
            found += ["spanning columns"] * ("colspan" in cell)
            found += ["spanning rows"] * ("rowspan" in cell)
        for kind in found:
            yield kind, is_read
        if not is_read:
            yield from ((way, False) for way in _ways(sample, part))


def parts(node: Tree, name: str, owner: Tree) -> Iterator[tuple[str, Tree, Tree]]:
    """Every part, with the key that it stands under and what contains it."""
    if "_uid" in node:
        yield name, node, owner
    for key, value in node.items():
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, dict):
                yield from parts(child, key, node)


def _kinds(name: str, part: Tree, owner: Tree) -> Iterator[str]:
    match name:
        case "sections":
            yield f"section: {part.get('type', 'prose')}"
        case "body":
            yield f"item: {next(kind for kind in BLOCKS if kind in part)}"
        case "columns":
            yield "column of a file" if "file" in owner else "column"
        case _ if name in VARIANTS:
            yield "summary" if "support" in part else "author's note"
        case _:
            yield _NAMES.get(name, name)


def _is_own(value: Any) -> bool:  # noqa: ANN401
    """Whether a value is no part, and no list of parts."""
    if isinstance(value, list):
        return all(isinstance(one, str) or "_uid" not in one for one in value)
    return not isinstance(value, dict) or "_uid" not in value


def _ways(sample: Sample, part: Tree) -> Iterator[str]:
    """What keeps a part from the audience, if it is the part's own limit."""
    who, label = sample.setting.who, part.get("marking")
    if part.get("audiences") and who.name not in part["audiences"]:
        yield "by name"
    elif label and not who.is_cleared(label):
        yield "by marking"
    elif who.explicit and not part.get("audiences"):
        yield "by silence"
