"""Whole briefs, with parts of every kind that one audience does or does not read."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from briefgen.model.brief import Brief, Content
from briefgen.model.source import Source
from tests.noninterference.houses import NOWHERE, OTHERS, READER, setting
from tests.noninterference.parts import Maker
from tests.noninterference.pictures import picture
from tests.noninterference.prose import ABBREVIATIONS
from tests.noninterference.scopes import Gate, Scope
from tests.noninterference.slots import inside, slots
from tests.support.pruning import alive
from tests.support.written import (
    Written,
    changed,
    id_mark,
    mappings,
    place_mark,
    resolved,
)

if TYPE_CHECKING:
    from tests.noninterference.dice import Dice
    from tests.noninterference.houses import Kind, Setting
    from tests.support.written import Tree

VARIANTS = ("headline", "short", "standard", "full")
NOTES = ("full", "short", "byline", "descriptor", "withheld")
LANGUAGES = ("en", "en", "de", "ko", "ja", "fr", "ru", "sv")
NUMBERED = ("text", "file", "list", "table", "callout", "quotation", "figure")
_BLANKS = re.compile(r"[ \t]+$", re.MULTILINE)
_SLOT = re.compile(r"⟦([?@!&])⟧")


@dataclass(frozen=True, slots=True)
class Sample:
    """A brief, and for whom it is."""

    written: Written
    setting: Setting

    def brief(self) -> Brief:
        """The brief as loading would hand it over."""
        plain = resolved(self.written)
        source = Source(
            file="brief.yaml",
            folder=NOWHERE / "harbour",
            root=NOWHERE,
            marks={},
            texts=plain.texts,
            tables=plain.tables,
            images=plain.images,
            shown={},
        )
        house = self.setting.house
        content = Content.model_validate(plain.tree)
        chosen = house.scales[content.scale or house.defaults.scale]
        return Brief(content, source, house, chosen)


def sample(dice: Dice, kind: Kind) -> tuple[Sample, Maker]:
    """A brief for a kind of reader, and what made it, to make more."""
    here = setting(dice, kind)
    maker = Maker(dice, Gate(dice, here.who, here.labels))
    tree = _head(dice, here)
    scope = Scope(tuple(tree.get("audiences") or here.settings))
    tree |= _front(maker, scope, here)
    tree["sections"] = maker.several(maker.section, scope, 1, 3)
    tree["sections"].insert(dice.between(0, 1), _first(maker, scope))
    tree["sources"] = maker.several(lambda s: source(maker, s), scope, 2, 5)
    tree["abbreviations"] = {
        short: ABBREVIATIONS[short] for short in dice.some(tuple(ABBREVIATIONS))
    }
    tree["editor_notes"] = []
    for _ in range(dice.between(0, 4)):
        note = editors_note(maker, collected(tree, maker), here)
        tree["editor_notes"].append(note)
    return Sample(filled(collected(tree, maker), here, dice), here), maker


def collected(tree: Tree, maker: Maker) -> Written:
    """A tree with all the files that were made on the way."""
    names = [*maker.pictures, *maker.prose.pictures]
    images = {name: picture(name) for name in names}
    return Written(tree, dict(maker.texts), dict(maker.tables), images)


def _head(dice: Dice, here: Setting) -> Tree:
    head: Tree = {"title": "When will the port open?", "language": dice.pick(LANGUAGES)}
    optional: Tree = {
        "subtitle": "What the closure means, TEU by TEU",
        "series": "Briefs of the course",
        "issuer": "The office",
        "to": "The minister",
        "tags": ["ports", "grain"],
        "date": "2026-10-16",
        "scale": "icd-203",
    }
    head |= {key: optional[key] for key in dice.some(tuple(optional))}
    if here.labels.readable and dice.chance(50):
        head["marking"] = dice.pick(here.labels.readable)
    if here.house.scheme and (rule := here.house.scheme.designation):
        head["designation"] = {
            field.key: "Typed by a person" for field in rule.fields if field.required
        }
        head["designation"].pop("distribution_statement", None)
    if dice.chance(30):
        head["audiences"] = [READER, *dice.some(OTHERS, least=1)]
    return head


def _first(maker: Maker, scope: Scope) -> Tree:
    """A section that is read, so that something is."""
    part = maker.section(scope, percent=0)
    kept = {key: part[key] for key in part if key in ("_uid", "id", "title")}
    keys, inner = maker.gate.open(scope)
    words = maker.prose.phrase(alive=True)
    plain, _ = maker.gate.open(replace(inner, named=True))
    item = {"_uid": maker.uid(), "_count": 1, **plain, "text": words}
    more = maker.several(maker.item, inner, 0, 3)
    return kept | keys | {"type": "recommendations", "body": [item, *more]}


def _front(maker: Maker, scope: Scope, here: Setting) -> Tree:
    wants = here.audience
    asked = [name for name in wants.summary if name != "none"]
    first = maker.dice.pick(asked) if asked else ""
    summary = {
        name: _variant(maker, scope, 0 if name == first else 40)
        for name in VARIANTS
        if name in asked or maker.dice.chance(60)
    }
    return {
        "summary": summary,
        "judgments": [
            judgment(maker, scope, 0),
            *maker.several(lambda s: judgment(maker, s), scope, 0, 3),
        ],
        "authors": [
            author(maker, scope, wants.author_note, 0),
            *maker.several(lambda s: author(maker, s, wants.author_note), scope, 0, 1),
        ],
    }


def _variant(maker: Maker, scope: Scope, percent: int = 25) -> Tree:
    part, inner = maker.part(scope, percent)
    if maker.dice.chance(30):
        name = f"texts/{part['_uid']}.md"
        maker.texts[name] = maker.prose.passage(alive=inner.alive)
        return part | {"file": name}
    return part | {"text": maker.prose.passage(alive=inner.alive)}


def author(maker: Maker, scope: Scope, asked: str, percent: int = 40) -> Tree:
    """An author, with the variant of the note that is asked for."""
    part, inner = maker.part(scope, percent)
    names = [n for n in NOTES if n == asked or maker.dice.chance(30)]
    notes = {n: _variant(maker, inner, 0 if n == asked else 40) for n in names}
    part |= {"name": maker.dice.pick(("Ada Byron", "김하나")), "note": notes}
    return part | {"protect": ["Zuse"] if maker.dice.chance(30) else []}


def judgment(maker: Maker, scope: Scope, percent: int = 40) -> Tree:
    """A key judgment."""
    part, inner = maker.barred(scope, percent)
    alive = inner.alive
    phrase = maker.prose.phrase
    part |= {"id": f"part-{part['_uid']}", "text": phrase(alive=alive)}
    if maker.dice.chance(60):
        part["likelihood"] = maker.dice.pick(("likely", "unlikely"))
    if maker.dice.chance(60):
        part["confidence"] = {"level": "low", "basis": phrase(alive=alive)}
    for name in ("alternatives", "indicators"):
        count = maker.dice.between(0, 2)
        part[name] = [phrase(alive=alive) for _ in range(count)]
    return part


def source(maker: Maker, scope: Scope) -> Tree:
    """A source. It needs no release of its own."""
    part, inner = maker.part(replace(scope, named=True), 35)
    part |= {"id": f"part-{part['_uid']}", "title": maker.prose.title()}
    optional: Tree = {
        "originator": "The Courier",
        "date": "2026-10-09",
        "url": "https://example.org/courier",
        "pages": "1–4",
        "reliability": "B",
        "descriptor": maker.prose.phrase(alive=inner.alive),
    }
    return part | {key: optional[key] for key in maker.dice.some(tuple(optional))}


def editors_note(maker: Maker, written: Written, here: Setting) -> Tree:
    """A note on any part that has a name."""
    dice = maker.dice
    tree = written.tree
    read = alive(written, here.who)
    uid, mark = dice.pick(list(_flaggable(tree, dice)))
    allowed = tuple(tree.get("audiences") or here.settings)
    around = {
        slot.uid: inside(slot.part, slot.scope, here.who)
        for slot in slots(tree, Scope(allowed), here.who)
    }
    scope = replace(around[uid], alive=uid in read, named=True)
    part, inner = maker.part(scope)
    part |= {"at": mark, "text": maker.prose.passage(alive=inner.alive)}
    sources = [s["_uid"] for s in _sources(written, here, readable=inner.alive)]
    part["sources"] = [id_mark(one) for one in dice.some(sources)[:2]]
    return part


def _flaggable(tree: Tree, dice: Dice) -> Any:  # noqa: ANN401
    for node in mappings(tree["sections"]):
        if "id" in node:
            yield node["_uid"], id_mark(node["_uid"])
    yield from _paragraphs(tree, dice)


def _paragraphs(tree: Tree, dice: Dice) -> Any:  # noqa: ANN401
    for section in tree["sections"]:
        for item in section.get("body") or ():
            number = dice.between(1, item.get("_count", 1))
            block = next(k for k in NUMBERED if k in item)
            # What is flagged is the block, and so is what must be read.
            inner = item[block] if isinstance(item[block], dict) else item
            yield inner["_uid"], place_mark(item["_uid"], number)


# ── Mentions ─────────────────────────────────────────────────────────────────


def filled(written: Written, here: Setting, dice: Dice) -> Written:
    """The brief with something mentioned wherever it may be."""
    read = alive(written, here.who)
    parts = list(_targets(written.tree, dice))
    mentions = {
        "?": [mark for uid, mark in parts if uid in read],
        "!": [mark for _, mark in parts],
        "@": _citations(_sources(written, here, readable=True)),
        "&": _citations(written.tree["sources"]),
    }

    def fill(slot: re.Match[str]) -> str:
        found = mentions[slot[1]]
        return dice.pick(found) if found else ""

    def change(text: str) -> str:
        return _BLANKS.sub("", _SLOT.sub(fill, text)) if "⟦" in text else text

    tree = changed(written.tree, change)
    texts = {name: change(text) for name, text in written.texts.items()}
    for node in (*tree["judgments"], *tree["summary"].values()):
        if "support" not in node:
            free = here.audience.unsupported == "accept" or node["_uid"] not in read
            places = _places(tree, None if free else read, dice)
            node["support"] = dice.some(places)[:3]
    return replace(written, tree=tree, texts=texts)


def _targets(tree: Tree, dice: Dice) -> Any:  # noqa: ANN401
    for node in mappings(tree["sections"]):
        if "id" in node:
            words = dice.pick(("", "that"))
            yield node["_uid"], f"[{words}](#{id_mark(node['_uid'])})"
    for uid, mark in _paragraphs(tree, dice):
        yield uid, f"[there](#{mark})"
    for node in tree["judgments"]:
        yield node["_uid"], f"[the judgment](#{id_mark(node['_uid'])})"


def _places(tree: Tree, read: frozenset[int] | None, dice: Dice) -> list[str]:
    """What a statement may rest on, for somebody who reads these parts."""
    named = [n["_uid"] for n in mappings(tree["sections"]) if "id" in n]
    found = [(uid, id_mark(uid)) for uid in named] + list(_paragraphs(tree, dice))
    return [mark for uid, mark in found if read is None or uid in read]


def _citations(sources: list[Tree]) -> list[str]:
    marks = [id_mark(one["_uid"]) for one in sources]
    return [f"[@{mark}]" for mark in marks] + [f"[@{mark}, p. 4]" for mark in marks]


def _sources(written: Written, here: Setting, *, readable: bool) -> list[Tree]:
    return [
        one
        for one in written.tree["sources"]
        if not readable or here.who.reads(one, named=True)
    ]
