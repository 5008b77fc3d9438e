"""Changes of a brief that one audience cannot see.

Each takes something out, puts something in, or alters something that the audience may
not read, or that no page prints for it. ``core`` is what is left of a brief for the
audience, by the oracle: a change that touches it is taken back.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from tests.noninterference.briefs import (
    Sample,
    collected,
    editors_note,
    filled,
)
from tests.noninterference.houses import house_of
from tests.noninterference.mending import mended
from tests.noninterference.novelties import NEW, fits
from tests.noninterference.rewording import reword
from tests.noninterference.scopes import Scope
from tests.noninterference.slots import (
    Slot,
    inside,
    put_column,
    reorder,
    slots,
    spans,
    take_out,
)
from tests.support.pruning import alive, printable, prune
from tests.support.written import Written, mappings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.noninterference.parts import Maker
    from tests.support.written import Tree


@dataclass(frozen=True, slots=True)
class Changed:
    """A brief after changes, and what they were."""

    sample: Sample
    changes: tuple[str, ...]


def core(sample: Sample) -> Written:
    """What the audience is to get of a brief, by the oracle."""
    wanted = printable(sample.written, sample.setting.audience)
    return prune(wanted, sample.setting.who)


def change(sample: Sample, maker: Maker, most: int = 4) -> Changed:
    """Some changes in a row."""
    before = core(sample)
    done = []
    for _ in range(maker.dice.between(1, most)):
        name = maker.dice.pick((*CHANGES, "add", "add"))
        editor = Editor(deepcopy(sample.written.tree), sample, maker)
        if not CHANGES[name](editor):
            continue
        found = editor.finished()
        if core(found) == before:
            sample = found
            done.append(name)
    return Changed(sample, tuple(done))


class Editor:
    """One brief on the desk: its tree may be changed in place."""

    def __init__(self, tree: Tree, sample: Sample, maker: Maker) -> None:
        """Find out what the audience reads."""
        self.tree = tree
        self.before = sample
        self.setting = sample.setting
        self.who = sample.setting.who
        self.maker = maker
        self.dice = maker.dice
        self.tables: dict[str, Any] = dict(sample.written.tables)
        self.alive = alive(sample.written, self.who)

    def finished(self) -> Sample:
        """The brief, whole again: every mention leads somewhere."""
        made, old = collected(self.tree, self.maker), self.before.written
        written = Written(
            self.tree,
            {**made.texts, **old.texts},
            {**made.tables, **self.tables},
            {**made.images, **old.images},
        )
        known = {node["_uid"] for node in mappings(self.tree) if "_uid" in node}
        return Sample(
            filled(mended(written, known), self.setting, self.dice), self.setting
        )

    def slots(self) -> list[Slot]:
        """Every part in its place."""
        allowed = tuple(self.tree.get("audiences") or self.setting.settings)
        return list(slots(self.tree, Scope(allowed), self.who))

    def withheld(self) -> list[Slot]:
        """The outermost parts that are not read."""
        return [s for s in self.slots() if self.is_withheld(s)]

    def is_withheld(self, slot: Slot) -> bool:
        """Whether it is one of them."""
        owner = slot.owner.get("_uid")
        return slot.uid not in self.alive and (owner is None or owner in self.alive)

    def some_withheld(self) -> Slot | None:
        """One of them."""
        found = self.withheld()
        return self.dice.pick(found) if found else None

    # ── What is there already ────────────────────────────────────────────────

    def delete(self) -> bool:
        """Take a part out."""
        slot = self.some_withheld()
        return slot is not None and take_out(slot, self.tables)

    def reword(self) -> bool:
        """Say something else."""
        return self._reword(large=False)

    def grow(self) -> bool:
        """Say a hundred times as much."""
        return self._reword(large=True)

    def _reword(self, *, large: bool) -> bool:
        if slot := self.some_withheld():
            reword(self.maker, slot.part, slot.name, large=large)
            if slot.name == "columns":
                self._fill_column(slot)
        return slot is not None

    def _fill_column(self, slot: Slot) -> None:
        """Other words in the cells below the head of a column."""
        table, words = slot.owner, self.maker.prose.title()
        if spans(table):
            return
        if file := table.get("file"):
            rows = [list(row) for row in self.tables[file]]
            for row in rows:
                row[slot.at] = words
            self.tables[file] = tuple(map(tuple, rows))
            return
        for row in table["rows"]:
            row["cells"][slot.at] = {"text": words}

    def reorder(self) -> bool:
        """Let withheld parts stand elsewhere among their kin."""
        found = [s for s in self.withheld() if len(s.with_all_its_kin()) > 1]
        if not found:
            return False
        slot = self.dice.pick(found)
        moving = [uid for uid in _uids(slot.holder) if uid not in self.alive]
        order = [at for at, u in enumerate(_uids(slot.holder)) if u in self.alive]
        for uid in self.dice.shuffled(moving):
            at = _uids(slot.holder).index(uid)
            order.insert(self.dice.between(0, len(order)), at)
        if slot.name in ("rows", "columns"):
            return reorder(slot.owner, slot.name, order, self.tables)
        slot.holder[:] = [slot.holder[at] for at in order]
        return True

    def rename(self) -> bool:
        """Give a part another id; what names it follows."""
        inner = (node for slot in self.withheld() for node in mappings(slot.part))
        found = [node for node in inner if "id" in node]
        if found:
            self.dice.pick(found)["id"] = f"another-{self.maker.uid()}"
        return bool(found)

    def limit(self) -> bool:
        """Withhold a part in another way, or open it to others yet."""
        found = [s for s in self.slots() if s.scope.alive]
        closed = [s for s in found if not self.who.reads(s.part, named=s.scope.named)]
        slot = self.dice.pick(closed if closed and self.dice.chance(70) else found)
        if slot in closed:
            ways = self.maker.gate.ways_to_withhold(slot.scope)
            keys, _ = self.maker.gate.withheld(slot.scope, ways)
            for node in mappings(slot.part):  # what it contains may not widen it
                node.pop("audiences", None)
            slot.part.pop("marking", None)
            slot.part.update(keys)
            for node in mappings(slot.part):  # a reason wants a limit
                if not {"audiences", "marking"} & set(node):
                    node.pop("reason", None)
            for note in self.tree["editor_notes"]:
                if note["_uid"] not in self.alive:
                    note.pop("audiences", None)
        elif slot.part.get("audiences"):
            more = [n for n in slot.scope.allowed if n not in slot.part["audiences"]]
            slot.part["audiences"] += self.dice.some(more)
        return True

    # ── What is new ──────────────────────────────────────────────────────────

    def add(self) -> bool:
        """Put a withheld part anywhere."""
        places = list(self._places())
        if not places:
            return False
        kinds = list(dict.fromkeys(name for _, name, _ in places))
        kind = self.dice.pick(kinds)  # each kind as often, however many there are
        owner, name, scope = self.dice.pick([p for p in places if p[1] == kind])
        part = self._new(name, replace(scope, hides=True))
        kin: Any = owner.get(name)
        if name == "columns":
            at, words = self.dice.between(0, len(owner[name])), self.maker.prose.title()
            return put_column(owner, at, part, words, self.tables)
        if name == "rows":
            part["cells"] = [{"text": "4"} for _ in owner["columns"]]
            if spans(owner):
                kin.append(part)
                return True
        if isinstance(kin, list):
            kin.insert(self.dice.between(0, len(kin)), part)
        else:
            owner[name] = part
        return True

    def _places(self) -> Iterator[tuple[Tree, str, Scope]]:
        """Where a part can be put that is withheld: owner, key, surroundings."""
        allowed = tuple(self.tree.get("audiences") or self.setting.settings)
        found = [(self.tree, Scope(allowed))]
        found += [
            (slot.part, inside(slot.part, slot.scope, self.who))
            for slot in self.slots()
            if slot.uid in self.alive
        ]
        for owner, scope in found:
            for name in NEW:
                around = replace(scope, named=scope.named or name == "sources")
                if fits(owner, name) and self.maker.gate.ways_to_withhold(around):
                    yield owner, name, around

    def _new(self, name: str, scope: Scope) -> Tree:
        make: Any = NEW[name]
        part: Tree = make(self.maker, scope)
        part.pop("_alive", None)
        return part

    def flag(self) -> bool:
        """Let the editor flag something else."""
        note = editors_note(self.maker, collected(self.tree, self.maker), self.setting)
        notes = self.tree["editor_notes"]
        notes.insert(self.dice.between(0, len(notes)), note)
        return True

    # ── What no page prints ──────────────────────────────────────────────────

    def idle(self) -> bool:
        """Alter what nobody asked for: variants, abbreviations, other audiences."""
        match self.dice.between(0, 4):
            case 4:  # a reason to withhold is for those who do not get the part
                for node in mappings(self.tree):
                    if node.get("_uid") in self.alive and "reason" in node:
                        node["reason"] = "(b)(9)"
            case 0:
                settings = deepcopy(self.setting.settings)
                settings["inner"] |= {"label": "Within", "watermark": "SECRETS"}
                house = house_of(settings, self.setting.scheme)
                self.setting = replace(self.setting, house=house, settings=settings)
            case 1:
                words = {"ZZZ": "a word of nobody", "QXT": "another"}
                self.tree["abbreviations"] |= words
            case 2:
                for author in self.tree["authors"]:
                    author |= {"name": "Nemo", "protect": ["Outis"]}
            case _:
                variants = [*self.tree["summary"].items()]
                variants += [n for a in self.tree["authors"] for n in a["note"].items()]
                name, part = self.dice.pick(variants)
                reword(self.maker, part, name, large=False)
        return True


def _uids(holder: list[Tree]) -> list[int]:
    return [int(part["_uid"]) for part in holder]


CHANGES: dict[str, Callable[[Editor], bool]] = {
    "add": Editor.add,
    "delete": Editor.delete,
    "reword": Editor.reword,
    "reorder": Editor.reorder,
    "grow": Editor.grow,
    "rename": Editor.rename,
    "limit": Editor.limit,
    "flag": Editor.flag,
    "idle": Editor.idle,
}
