"""Blocks: the tree of a text as typed blocks.

Takes the tree of tokens; gives paragraphs, headings, lists, tables, quotations,
pictures and code, and reports what a text may not hold.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from briefgen.documents import (
    CodeBlock,
    Divider,
    List,
    ListItem,
    Paragraph,
    Quotation,
    WrittenBlock,
)
from briefgen.prose.faults import Fault
from briefgen.prose.headings import Headings
from briefgen.prose.inlines import InlineReader, misread_pictures, picture
from briefgen.prose.notes import Notes
from briefgen.prose.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

    from briefgen.documents import Block, Blocks, Inlines, PictureMention
    from briefgen.prose.branches import Branch
    from briefgen.prose.places import Places

MAX_DEPTH = 10  # lists and quotations in each other


@dataclass(slots=True)
class Reader:
    """Reads one text."""

    places: Places
    faults: list[Fault]
    used_labels: set[str] = field(default_factory=set)
    notes: Notes = field(init=False)
    headings: Headings = field(init=False)
    _inlines: InlineReader = field(init=False)

    def __post_init__(self) -> None:
        """Let the parts know each other: a note is read where it is called."""
        self.notes = Notes(self.places, self.faults, self._paragraph_words)
        self.headings = Headings(self.faults)
        self._inlines = InlineReader(self.notes.find, self.faults, self.used_labels)

    def read(self, branches: Sequence[Branch]) -> tuple[WrittenBlock, ...]:
        """The blocks of the text, each with its place."""
        self.notes.collect(branches)
        found = []
        for branch in branches:
            block = self._block(branch, 0)
            if block is not None:
                place = self.places.of_block(branch.token)
                found.append(WrittenBlock(block, *place))
        self.notes.report_uncalled()
        return tuple(found)

    def words(self, inline: Token) -> Inlines:
        """The pieces of a paragraph's token."""
        place = partial(self.places.of_character, inline)
        for start in misread_pictures(inline):
            message = "what looks like a picture is read as text"
            hint = "write `![words](<file name.png>)`, or a \\ before the bracket"
            self.fault(place(start), "S225", message, hint)
        return self._inlines.read(inline.children or (), place)

    def cell(self, inline: Token, line: int, columns: Sequence[int]) -> Inlines:
        """The pieces of a cell's token; ``columns`` has the place of each letter."""
        return self._inlines.read(
            inline.children or (),
            lambda position: (line, columns[min(position, len(columns) - 1)]),
        )

    def fault(
        self, place: tuple[int, int], code: str, message: str, hint: str | None = None
    ) -> None:
        """Report a fault at a place of the text."""
        self.faults.append(Fault(*place, code, message, hint))

    def _block(self, branch: Branch, depth: int) -> Block | None:
        match branch.kind:
            case "paragraph":
                return self._paragraph(branch)
            case "heading":
                return self._heading(branch, depth)
            case "bullet_list" | "ordered_list":
                return self._list(branch, depth + 1)
            case "blockquote":
                return self._quotation(branch, depth + 1)
            case "table":
                return read_table(self, branch)
            case "fence" | "code_block":
                return CodeBlock(branch.token.content.rstrip("\n"))
            case "hr":
                return Divider()
            case _:
                return None  # a footnote's text, which stands at its call

    def _paragraph(self, branch: Branch) -> Paragraph | PictureMention:
        inline = branch.inner[0].token
        children = [t for t in inline.children or () if t.type != "text" or t.content]
        if len(children) == 1 and children[0].type == "image":
            return self._picture(children[0], inline)
        return Paragraph(self.words(inline))

    def _paragraph_words(self, branch: Branch) -> Inlines:
        return self.words(branch.inner[0].token)

    def _picture(self, token: Token, inline: Token) -> PictureMention:
        where = self.places.of_character(inline, token.meta["at"])
        found = picture(token, where)
        self.used_labels.add(token.meta.get("label", ""))
        if not found.alt:
            message = "a picture without words for readers who do not see it"
            hint = "say what it shows between the brackets: `![…](file)`"
            self.fault(where, "S213", message, hint)
        return found

    def _heading(self, branch: Branch, depth: int) -> Block:
        place = self.places.of_block(branch.token)
        children = self.words(branch.inner[0].token)
        if depth:
            message = "a heading within a list or a quotation"
            self.fault(place, "S203", message, "a heading stands by itself")
            return Paragraph(children)
        return self.headings.read(branch.token, children, place)

    def _list(self, branch: Branch, depth: int) -> List:
        paragraphs = [b for item in branch.inner for b in item.inner]
        items = tuple(
            ListItem(self._inner(item, depth, "an item of a list"))
            for item in branch.inner
        )
        return List(
            ordered=branch.kind == "ordered_list",
            start=int(branch.token.attrs.get("start", 1)),
            tight=all(b.token.hidden for b in paragraphs if b.kind == "paragraph"),
            items=items,
        )

    def _quotation(self, branch: Branch, depth: int) -> Quotation:
        return Quotation(self._inner(branch, depth, "a quotation"))

    def _inner(self, branch: Branch, depth: int, what: str) -> Blocks:
        place = self.places.of_block(branch.token)
        if depth > MAX_DEPTH:
            message = f"lists and quotations in each other, over {MAX_DEPTH} deep"
            self.fault(place, "S215", message, "part the text into sections")
            return ()
        found = (self._block(inner, depth) for inner in branch.inner)
        blocks = tuple(block for block in found if block is not None)
        if not blocks:
            self.fault(place, "S216", f"{what} without words", "fill it, or delete it")
        return blocks
