"""Parts of every kind, each perhaps withheld: what sections are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.noninterference.prose import Prose
from tests.support.written import paragraphs

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tests.noninterference.dice import Dice
    from tests.noninterference.scopes import Gate, Scope
    from tests.support.written import Rows, Tree

SECTION_TYPES = (
    "prose", "options", "recommendations", "points_to_make", "decision", "annex",
    "background", "scope_note",
)  # fmt: skip
REASONS = ("(b)(5)", "s. 40", "제9조")
MAKERS = {"list": "list_"}
BLOCKS = ("text", "list", "table", "callout", "quotation", "figure", "file")


class Maker:
    """Makes parts for one brief. Every part has a ``_uid``, and needs no other part."""

    def __init__(self, dice: Dice, gate: Gate) -> None:
        """Begin to count."""
        self.dice = dice
        self.gate = gate
        self.prose = Prose(dice)
        self.texts: dict[str, str] = {}
        self.tables: dict[str, Rows] = {}
        self.pictures: list[str] = []
        self._last = 0

    def uid(self) -> int:
        """A number that no other part has."""
        self._last += 1
        return self._last

    def part(self, scope: Scope, percent: int = 25) -> tuple[Tree, Scope]:
        """The keys that every part has, and the scope of what it will contain."""
        keys, inner = self.gate.limit(scope, percent)
        return {"_uid": self.uid(), **keys}, inner

    def barred(self, scope: Scope, percent: int = 25) -> tuple[Tree, Scope]:
        """The same for a part in whose place a bar may stand."""
        part, inner = self.part(scope, percent)
        if {"audiences", "marking"} & set(part) and self.dice.chance(40):
            part["reason"] = self.dice.pick(REASONS)
        return part, inner

    def named(self, part: Tree, percent: int) -> Tree:
        """The part, perhaps with an id."""
        if self.dice.chance(percent):
            part["id"] = f"part-{part['_uid']}"
        return part

    def several(
        self, make: Callable[[Scope], Tree], scope: Scope, low: int, high: int
    ) -> list[Tree]:
        """A few parts of one kind."""
        return [make(scope) for _ in range(self.dice.between(low, high))]

    # ── Sections ─────────────────────────────────────────────────────────────

    def section(self, scope: Scope, percent: int = 20) -> Tree:
        """A section of any type."""
        part, inner = self.barred(scope, percent)
        part |= {"id": f"part-{part['_uid']}", "title": self.prose.title()}
        if self.dice.chance(20):
            part["voice"] = "quoted"
        kind = self.dice.pick(SECTION_TYPES)
        if kind != "prose":
            part["type"] = kind
        if kind in ("prose", "annex", "background", "scope_note"):
            part["body"] = self.several(self.item, inner, 1, 4)
            return part
        if self.dice.chance(40):
            part["body"] = self.several(self.item, inner, 1, 2)
        part |= self.fields(kind, inner)
        return part

    def fields(self, kind: str, scope: Scope) -> Tree:
        """What only this type of section has."""
        match kind:
            case "options":
                return {"options": self.several(self.option, scope, 1, 3)}
            case "recommendations":
                made = self.several(self.recommendation, scope, 1, 3)
                return {"recommendations": made}
            case "points_to_make":
                return {"points": self.several(self.passage, scope, 1, 4)}
            case _:
                question = self.prose.phrase(alive=scope.alive)
                choices = {"choices": ["Yes", "No"]} if self.dice.chance(50) else {}
                return {"question": question, "deadline": "2026-10-30", **choices}

    def option(self, scope: Scope) -> Tree:
        """A course of action, with reasons."""
        part, inner = self.barred(scope)
        self.named(part, 60)["title"] = self.prose.title()
        if self.dice.chance(50):
            part["text"] = self.prose.passage(alive=inner.alive)
        for side in ("advantages", "disadvantages"):
            part[side] = self.several(self.phrase, inner, 0, 2)
        return part

    def recommendation(self, scope: Scope) -> Tree:
        """Something recommended."""
        part, inner = self.barred(scope)
        self.named(part, 50)["text"] = self.prose.passage(alive=inner.alive)
        if self.dice.chance(50):
            part |= {"owner": "The desk", "deadline": "2026-11-02", "decision": True}
        return part

    # ── Blocks ───────────────────────────────────────────────────────────────

    def item(self, scope: Scope) -> Tree:
        """An item of a body, of any kind."""
        part, inner = self.barred(scope)
        self.named(part, 40)
        kind = self.dice.pick(BLOCKS)
        alive = inner.alive
        match kind:
            case "text" | "file":
                text = self.prose.passage(alive=alive, headings=True)
                part["_count"] = paragraphs(text)
                part[kind] = text if kind == "text" else self._file(part, text)
            case _:
                part[kind] = getattr(self, MAKERS.get(kind, kind))(inner)
        return part

    def _file(self, part: Tree, text: str) -> str:
        name = f"sections/{part['_uid']}.md"
        self.texts[name] = text
        return name

    def callout(self, scope: Scope) -> Tree:
        """A box."""
        part, inner = self.barred(scope, 15)
        kind = self.dice.pick(("note", "caution", "definition", "example"))
        self.named(part, 20)["kind"] = kind
        if self.dice.chance(60):
            part["title"] = self.prose.title()
        return part | {"text": self.prose.passage(alive=inner.alive)}

    def quotation(self, scope: Scope) -> Tree:
        """A quotation."""
        part, inner = self.barred(scope, 15)
        self.named(part, 20)["text"] = self.prose.passage(alive=inner.alive)
        if self.dice.chance(60):
            part["attribution"] = self.prose.phrase(alive=inner.alive)
        return part

    def figure(self, scope: Scope) -> Tree:
        """A picture."""
        part, inner = self.barred(scope, 15)
        name = f"figures/{part['_uid']}-{self.dice.between(0, 9)}.png"
        self.pictures.append(name)
        self.named(part, 20)["file"] = name
        part["alt"] = self.prose.title()
        self._phrases(part, ("caption", "credit"), inner)
        return part

    def list_(self, scope: Scope) -> Tree:
        """A list."""
        part, inner = self.barred(scope, 15)
        self.named(part, 20)["ordered"] = self.dice.chance(50)
        return part | {"items": self.several(self.passage, inner, 1, 4)}

    def passage(self, scope: Scope) -> Tree:
        """An item of a list, a point."""
        part, inner = self.barred(scope)
        return part | {"text": self.prose.passage(alive=inner.alive)}

    def phrase(self, scope: Scope) -> Tree:
        """A reason, a caption, a credit, a note."""
        part, inner = self.part(scope)
        return part | {"text": self.prose.phrase(alive=inner.alive)}

    def _phrases(self, part: Tree, names: Sequence[str], scope: Scope) -> None:
        for name in names:
            if self.dice.chance(50):
                part[name] = self.phrase(scope)

    # ── Tables ───────────────────────────────────────────────────────────────

    def table(self, scope: Scope) -> Tree:
        """A table in place, or from a CSV file."""
        part, inner = self.barred(scope, 15)
        self.named(part, 20)
        self._phrases(part, ("caption", "note"), inner)
        part["columns"] = self._kept(self.column, inner)
        # The column that heads the rows has the readers of the table, or none has.
        is_free = not {"audiences", "marking"} & set(part["columns"][0])
        part["row_headers"] = is_free and self.dice.chance(50)
        if self.dice.chance(30):
            part["file"] = f"data/{part['_uid']}.csv"
            self.tables[part["file"]] = tuple(
                tuple(self.cell(alive=False) for _ in part["columns"])
                for _ in range(self.dice.between(1, 4))
            )
            return part
        part["rows"] = self._kept(self.row, inner)
        for row in part["rows"]:
            row["cells"] = [
                {"text": self.cell(alive=row["_alive"] and column["_alive"])}
                for column in part["columns"]
            ]
        if self.dice.chance(70):
            self._span(part)
        return part

    def _kept(self, make: Callable[[Scope, int], Tree], scope: Scope) -> list[Tree]:
        """Rows or columns, of which the reader of the table gets at least one."""
        made = [make(scope, 30) for _ in range(self.dice.between(0, 3))]
        whole = make(scope, 0)
        for key in ("audiences", "reason"):  # so that nobody is left with nothing
            whole.pop(key, None)
        made.insert(self.dice.pick((0, len(made))), whole)
        return made

    def column(self, scope: Scope, percent: int) -> Tree:
        """A column."""
        part, inner = self.part(scope, percent)
        part["title"] = self.prose.phrase(alive=inner.alive)
        part["align"] = self.dice.pick(("left", "center", "right"))
        if self.dice.chance(30):
            part["unit"] = "USD m"
        return part | {"_alive": inner.alive}

    def row(self, scope: Scope, percent: int) -> Tree:
        """A row without its cells."""
        part, inner = self.barred(scope, percent)
        return part | {"_alive": inner.alive}

    def cell(self, *, alive: bool) -> str:
        """The words of a cell; in a CSV file they mention nothing."""
        match self.dice.between(0, 5):
            case 0 | 1:
                return str(self.dice.between(0, 9999))
            case 2:
                return ""
            case _ if not alive:
                return self.prose.title()
            case _:
                return self.prose.sentence(alive=True)

    def _span(self, table: Tree) -> None:
        """Let one cell span two columns or rows that the same readers get."""
        columns, rows = table["columns"], table["rows"]
        right = [
            (down, at)
            for down in range(len(rows))
            for at in range(len(columns) - 1)
            if columns[at]["_alive"] == columns[at + 1]["_alive"]
        ]
        below = [
            (down, at)
            for down in range(len(rows) - 1)
            for at in range(len(columns))
            if rows[down]["_alive"] == rows[down + 1]["_alive"]
        ]
        if right and self.dice.chance(50):
            down, at = self.dice.pick(right)
            rows[down]["cells"][at]["colspan"] = 2
            del rows[down]["cells"][at + 1]
        elif below and (len(columns) > 1):
            down, at = self.dice.pick(below)
            rows[down]["cells"][at]["rowspan"] = 2
            del rows[down + 1]["cells"][at]
