"""A brief without the parts that an audience may not read.

Written apart from ``briefgen.selection``, by the rules of the reference alone
(docs/reference/who-reads-what.md), and on what an author writes, not on the model:
two briefs that are the same after ``pruned`` differ only in what the audience may not
read, and so must their editions be.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from tests.support.labels import labels
from tests.support.written import LOST, MARK, Written, as_brief, marked, strings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.model.brief import Brief
    from briefgen.model.house import Audience
    from tests.support.written import Tree

# The keys under which a part stands, or a list of parts.
PARTS = frozenset(
    {
        "sections", "body", "callout", "quotation", "figure", "list", "table", "items",
        "columns", "rows", "caption", "credit", "options", "advantages",
        "disadvantages", "recommendations", "points", "judgments", "authors",
        "headline", "short", "standard", "full", "byline", "descriptor", "withheld",
    }
)  # fmt: skip
BLOCKS = ("text", "file", "callout", "quotation", "figure", "list", "table")
CONTENTS = ("body", "options", "recommendations", "points", "question")
# The parts that leave a bar, where the audience is to see the gaps.
BARRED = frozenset(
    {
        "sections", "body", "items", "rows", "judgments", "options", "recommendations",
        "points",
    }
)  # fmt: skip
PRINTED = {"one-page": frozenset({"decision", "recommendations"})}
EVIDENCE = ("basis", "alternatives", "indicators")  # a lost support has its notice


@dataclass(frozen=True, slots=True)
class Reading:
    """An audience, as briefgen.toml describes it. ``scheme`` is one that is shipped."""

    name: str
    explicit: bool = False
    clearance: str | None = None
    scheme: str | None = None
    marked: bool = False  # a bar stands where a part is withheld
    types: frozenset[str] | None = None  # of section that its template prints

    def reads(self, part: Tree, *, named: bool) -> bool:
        """Rules 1 and 4: by name and by marking."""
        names = part.get("audiences")
        if names and self.name not in names:
            return False
        if self.explicit and not (named or names):
            return False
        label = part.get("marking")
        return not label or self.is_cleared(label)

    def is_cleared(self, label: str) -> bool:
        """Whether the level is not above, and each caveat is the clearance's too."""
        if not (self.clearance and self.scheme):
            return False
        known = labels(self.scheme)
        return known[self.clearance].covers(known[label])


def reading(audience: str, settings: Audience, scheme: str | None) -> Reading:
    """What the settings of an audience say of its reading."""
    return Reading(
        audience,
        settings.release == "explicit",
        settings.clearance,
        scheme,
        settings.redactions == "marked",
        PRINTED.get(settings.template or ""),
    )


def pruned(brief: Brief, audience: str) -> Brief:
    """A brief, with every part gone that the audience may not read."""
    settings = brief.house.audiences[audience]
    who = reading(audience, settings, brief.house.defaults.marking_scheme)
    return as_brief(prune(marked(brief), who), brief)


def prune(written: Written, who: Reading) -> Written:
    """The brief as this audience may read it."""
    return _Knife(written, who).cut()


def alive(written: Written, who: Reading) -> frozenset[int]:
    """The parts that this audience may read, by ``_uid``."""
    knife = _Knife(written, who)
    knife.cut()
    return frozenset(knife.alive)


class _Knife:
    def __init__(self, written: Written, who: Reading) -> None:
        self.written = written
        self.who = who
        self.alive: set[int] = set()
        self.tables = dict(written.tables)

    def cut(self) -> Written:
        last = ("editor_notes", "sources", "abbreviations")
        whole = self.written.tree
        first = {key: value for key, value in whole.items() if key not in last}
        tree = self.inside(first, "", named=False)
        tree["audiences"] = [self.who.name]
        for statement in (*tree["judgments"], *tree["summary"].values()):
            if isinstance(statement, dict) and statement.get("support"):
                statement["support"] = list(self.ground(statement["support"]))
        tree["editor_notes"] = list(self.notes(whole.get("editor_notes") or ()))
        tree["sources"] = self.used(tree, whole.get("sources") or ())
        words = "\n".join(self.words(tree))
        tree["abbreviations"] = {
            short: long
            for short, long in (whole.get("abbreviations") or {}).items()
            if short in words
        }
        return self.with_files(tree)

    def with_files(self, tree: Tree) -> Written:
        """The files that are still named."""
        words = "\n".join(self.words(tree))
        texts, images = self.written.texts, self.written.images
        return Written(
            tree,
            {name: text for name, text in texts.items() if name in words},
            {name: rows for name, rows in self.tables.items() if name in words},
            {name: image for name, image in images.items() if name in words},
        )

    def words(self, tree: object) -> Iterator[str]:
        """Every text, those of the files that are named too."""
        for text in strings(tree):
            yield text
            yield self.written.texts.get(text, "")
            yield from (cell for row in self.tables.get(text, ()) for cell in row)

    def part(self, part: Any, key: str, *, named: bool) -> Any:  # noqa: ANN401
        """What is left of a part; None: nothing."""
        if not isinstance(part, dict):
            return part if named or not self.who.explicit else None
        if not self.who.reads(part, named=named):
            return None
        cut = self.inside(part, key, named=named or bool(part.get("audiences")))
        if part.get("audiences"):
            cut["audiences"] = [self.who.name]
        cut.pop("reason", None)  # is for those who do not get the part
        if _is_hollow(cut, key):
            return None
        self.alive.add(part.get("_uid", -1))
        return cut

    def inside(self, part: Tree, key: str, *, named: bool) -> Tree:
        """A mapping without the parts of it that are not read."""
        if key == "table":
            part = self.table(part, named=named)
        cut = {}
        for name, value in part.items():
            kept = value
            is_phrase = name == "note" and isinstance(value, dict) and "text" in value
            if name == "summary" or (name == "note" and isinstance(value, dict)):
                kept = self.inside(value, name, named=named)
            if name in PARTS or is_phrase:
                kept = self.parts(value, name, named=named)
            if kept != [] or value == [] or name not in CONTENTS:
                cut[name] = kept
        return cut

    def parts(self, value: Any, name: str, *, named: bool) -> Any:  # noqa: ANN401
        """What is left of a part or of a list of parts."""
        if not isinstance(value, list):
            return value if value is None else self.part(value, name, named=named)
        pairs = ((part, self.part(part, name, named=named)) for part in value)
        found = (self.bar(*pair, name, named) for pair in pairs)  # of each, or nothing
        return [part for part in found if part is not None]

    def bar(self, part: Any, cut: Any, name: str, named: bool) -> Any:  # noqa: ANN401, FBT001
        """What is left of a part, or the bar that stands in its place."""
        if cut is not None or not self.who.marked or name not in BARRED:
            return cut
        is_closed = not self.who.reads(part, named=named)
        if name == "sections":
            # One that is open, and of which nothing is left, has no bar.
            kind = part.get("type") or "prose"
            is_printed = self.who.types is None or kind in self.who.types
            return _bar(part) if is_closed and is_printed else None
        if name == "body" and not is_closed:
            return _bar(next(part[kind] for kind in BLOCKS if part.get(kind)))
        return _bar(part)

    def table(self, table: Tree, *, named: bool) -> Tree:
        """A table without the cells of the columns that are not read."""
        columns = table["columns"]
        kept = {
            at
            for at, column in enumerate(columns)
            if self.part(column, "columns", named=named) is not None
        }
        if file := table.get("file"):
            rows = self.written.tables[file]
            self.tables[file] = tuple(
                tuple(cell for at, cell in enumerate(row) if at in kept) for row in rows
            )
            return table
        rows = table["rows"]
        firsts = first_columns([row["cells"] for row in rows])
        cut = []
        for row, places in zip(rows, firsts, strict=True):
            pairs = zip(row["cells"], places, strict=True)
            cut.append({**row, "cells": [cell for cell, at in pairs if at in kept]})
        return {**table, "rows": cut}

    def notes(self, notes: Any) -> Iterator[Tree]:  # noqa: ANN401
        """The editor's notes on what is read: what they flag contains them."""
        for note in notes:
            mark = MARK.match(note["at"])
            if mark and int(mark[2]) in self.alive:
                # Where a part must be named to be read, one that is read is named.
                kept = self.part(note, "editor_notes", named=True)
                if kept is not None:
                    yield kept

    def ground(self, marks: list[str]) -> Iterator[str]:
        """What a statement rests on: how much of it is withheld is not told."""
        found = [MARK.fullmatch(mark) for mark in marks]
        yield from (m[0] for m in found if m and int(m[2]) in self.alive)
        if any(m and int(m[2]) not in self.alive for m in found):
            yield LOST

    def used(self, tree: Tree, sources: Any) -> list[Tree]:  # noqa: ANN401
        """The sources that something cites which is read."""
        cuts = [self.part(source, "sources", named=True) for source in sources]
        readable = [source for source in cuts if source is not None]
        words, kept = "\n".join(self.words(tree)), -1
        found: list[Tree] = []
        while len(found) > kept:
            kept = len(found)
            found = [s for s in readable if f"⟦i:{s['_uid']}⟧" in words]
            words += "".join(s.get("descriptor") or "" for s in found)
        return found


def _bar(part: Tree) -> Tree:
    """All that is released of a part behind a bar."""
    return {"_bar": part.get("reason") or ""}


def _is_hollow(part: Tree, key: str) -> bool:
    """Whether nothing is left of what was readable itself."""
    match key:
        case "body":
            return not any(part.get(kind) for kind in BLOCKS)
        case "list":
            return not part["items"]
        case "sections":
            return not any(part.get(name) for name in CONTENTS)
        case _:
            return False


def first_columns(rows: list[list[Tree]]) -> list[list[int]]:
    """For each cell of each row, the first column that it covers."""
    taken: set[tuple[int, int]] = set()
    found = []
    for down, cells in enumerate(rows):
        at = 0
        firsts = []
        for cell in cells:
            while (down, at) in taken:
                at += 1
            firsts.append(at)
            wide, high = cell.get("colspan", 1), cell.get("rowspan", 1)
            taken |= {(down + y, at + x) for x in range(wide) for y in range(high)}
            at += wide
        found.append(firsts)
    return found


# ── What no page prints ──────────────────────────────────────────────────────


def printable(written: Written, settings: Audience) -> Written:
    """The brief without what no page for the audience prints, whoever may read it.

    Variants that nobody asked for, names of authors who are not named, evidence where
    only statements are printed, notes of the editor where none are wanted.
    """
    tree = dict(written.tree)
    wanted = [name for name in settings.summary if name != "none"]
    summary = tree.get("summary") or {}
    tree["summary"] = {name: summary.get(name) for name in wanted}
    tree["authors"] = [
        _author(author, settings.author_note) for author in tree.get("authors") or ()
    ]
    if not settings.editor_notes:
        tree["editor_notes"] = []
    if "evidence" not in settings.judgments:
        tree["judgments"] = [_bare(one) for one in tree.get("judgments") or ()]
    tree.pop("translation_of", None)
    return replace(written, tree=tree)


def _author(author: Tree, variant: str) -> Tree:
    note = (author.get("note") or {}).get(variant)
    kept = {k: v for k, v in author.items() if k not in ("note", "protect", "allow")}
    if variant not in ("full", "short", "byline"):
        kept["name"] = "somebody"
    return {**kept, "note": {variant: note}}


def _bare(judgment: Tree) -> Tree:
    kept = {k: v for k, v in judgment.items() if k not in EVIDENCE}
    confidence = kept.get("confidence")
    if isinstance(confidence, dict):
        kept["confidence"] = {"level": confidence["level"]}
    return kept
