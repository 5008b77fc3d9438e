"""A brief as its author wrote it: plain mappings and lists, in the long form.

References are *marks*, so that parts can come and go: ``⟦i:7⟧`` is the id of the part
that carries ``_uid: 7``, and ``⟦p:7:2⟧`` the second paragraph of that item, however
many stand before it. ``resolved`` writes them out; ``marked`` is the way back.
Keys that begin with ``_`` are never written out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, TypeAlias

from briefgen import prose
from briefgen.documents import Heading
from briefgen.model.brief import Brief, Content

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from briefgen.model.image import Image

Tree: TypeAlias = dict[str, Any]
Rows: TypeAlias = tuple[tuple[str, ...], ...]

MARK = re.compile(r"⟦([ip]):(\d+)(?::(\d+))?⟧")
LOST = "⟦i:0⟧"  # the mark of what is withheld
_CITED = re.compile(r"(?<=\[@)([a-z0-9-]+)")
_POINTED = re.compile(r"(?<=\]\(#)([a-z0-9/-]+)")


@dataclass(frozen=True, slots=True)
class Written:
    """The tree of ``brief.yaml``, and the files beside it by name."""

    tree: Tree
    texts: Mapping[str, str] = field(default_factory=dict)
    tables: Mapping[str, Rows] = field(default_factory=dict)
    images: Mapping[str, Image] = field(default_factory=dict)


def id_mark(uid: int) -> str:
    """What stands for the id of a part."""
    return f"⟦i:{uid}⟧"


def place_mark(uid: int, number: int) -> str:
    """What stands for a paragraph of an item."""
    return f"⟦p:{uid}:{number}⟧"


def mappings(node: object) -> Iterator[Tree]:
    """Every mapping of a tree, from the outside in."""
    if isinstance(node, dict):
        yield node
    for child in _inner(node):
        yield from mappings(child)


def strings(node: object) -> Iterator[str]:
    """Every text of a tree, keys of private use apart."""
    if isinstance(node, str):
        yield node
    for child in _inner(node):
        yield from strings(child)


def _inner(node: object) -> Iterator[object]:
    if isinstance(node, dict):
        yield from (v for k, v in node.items() if not k.startswith("_"))
    elif isinstance(node, list | tuple):
        yield from node


def changed(node: Any, change: Callable[[str], str]) -> Any:  # noqa: ANN401
    """The tree with each of its texts changed."""
    match node:
        case str():
            return change(node)
        case dict():
            return {key: changed(value, change) for key, value in node.items()}
        case list() | tuple():
            return type(node)(changed(value, change) for value in node)
        case _:
            return node


# ── Writing marks out ────────────────────────────────────────────────────────


def resolved(written: Written) -> Written:
    """The brief with ids and places where the marks stand."""
    ids = {0: "withheld"} | {
        node["_uid"]: node["id"]
        for node in mappings(written.tree)
        if "_uid" in node and node.get("id")
    }
    places = dict(_places(written.tree))

    def written_out(mark: re.Match[str]) -> str:
        kind, uid, number = mark.groups()
        if kind == "i":
            return str(ids[int(uid)])
        section, before = places[int(uid)]
        own = ids.get(int(uid))
        if own and int(uid) % 2:
            return f"{own}/p{number}"
        return f"{section}/p{before + int(number)}"

    def change(text: str) -> str:
        return MARK.sub(written_out, text) if "⟦" in text else text

    return replace(
        written,
        tree=_public(changed(written.tree, change)),
        texts={name: change(text) for name, text in written.texts.items()},
        tables=changed(dict(written.tables), change),
    )


def _places(tree: Tree) -> Iterator[tuple[int, tuple[str, int]]]:
    """For each item: the section that it stands in, and the paragraphs before it."""
    for section in tree["sections"]:
        count = 0
        for item in section.get("body") or ():
            yield item["_uid"], (section["id"], count)
            count += item.get("_count", 1)


def _public(node: Any) -> Any:  # noqa: ANN401
    match node:
        case dict():
            return {k: _public(v) for k, v in node.items() if not k.startswith("_")}
        case list():
            return [_public(value) for value in node]
        case _:
            return node


# ── From a brief, and back ───────────────────────────────────────────────────


def marked(brief: Brief) -> Written:
    """A brief with marks for its references."""
    tree = _numbered(brief)
    marks = dict(_marks(tree))

    def mark(found: re.Match[str]) -> str:
        return marks.get(found[1], found[1])

    def change(text: str) -> str:
        return _POINTED.sub(mark, _CITED.sub(mark, text))

    tree = changed(tree, change)
    for node in mappings(tree):
        if "at" in node:
            node["at"] = marks[node["at"].partition("@")[0]]
            node["sources"] = [marks[name] for name in node["sources"]]
        if node.get("support"):
            node["support"] = [marks[p.partition("@")[0]] for p in node["support"]]
    texts = {name: change(text) for name, text in brief.source.texts.items()}
    tables = changed(dict(brief.source.tables), change)
    return Written(tree, texts, tables, brief.source.images)


def _numbered(brief: Brief) -> Tree:
    """The tree of a brief, with private keys."""
    tree = brief.content.model_dump(by_alias=True)
    for uid, node in enumerate(mappings(tree), 1):
        node["_uid"] = uid
    for section in tree["sections"]:
        for item in section.get("body") or ():
            text = brief.source.texts.get(item["file"] or "", item["text"])
            item["_count"] = paragraphs(text) if text else 1
    return tree


def _marks(tree: Tree) -> Iterator[tuple[str, str]]:
    """The mark of each id and of each numbered place."""
    for node in mappings(tree):
        if node.get("id"):
            yield node["id"], id_mark(node["_uid"])
    for section in tree["sections"]:
        count = 0
        for item in section.get("body") or ():
            for number in range(1, item["_count"] + 1):
                count += 1
                mark = place_mark(item["_uid"], number)
                yield f"{section['id']}/p{count}", mark
                if item["id"]:
                    yield f"{item['id']}/p{number}", mark


def paragraphs(text: str) -> int:
    """The paragraphs of a text that can be cited."""
    written = prose.parse(text).blocks
    return sum(not isinstance(found.block, Heading) for found in written)


def as_brief(written: Written, like: Brief) -> Brief:
    """The brief that the marks stand for, in the house of another one."""
    plain = resolved(written)
    source = replace(
        like.source, texts=plain.texts, tables=plain.tables, images=plain.images
    )
    return replace(like, content=Content.model_validate(plain.tree), source=source)
