"""Running text: the tokens of a paragraph as typed pieces.

Takes the tokens of one paragraph; gives text, emphasis, links and mentions, each
mention with its place, and reports what a paragraph may not hold.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from briefgen.documents import (
    Code,
    Emphasis,
    LineBreak,
    Link,
    NoteMention,
    PartMention,
    PictureMention,
    SourceMention,
    Strong,
    Text,
)
from briefgen.prose.faults import Fault, shown
from briefgen.prose.links import is_inside, outside

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import TypeAlias

    from markdown_it.token import Token

    from briefgen.documents import Inline, Inlines

    Place: TypeAlias = Callable[[int], tuple[int, int]]

_PICTURE = re.compile(r"(?<!\\)!\[[^\[\]\n]*\]\(")

MAX_STRESS = 8  # emphasis within emphasis


class NoteFinder(Protocol):
    """Whoever knows the notes of the text."""

    def __call__(self, label: str, line: int, column: int) -> Inlines | None:
        """The words of a note; None, and a fault, where the call is wrong."""


@dataclass(slots=True)
class _Frame:
    """What is open: its token, and the pieces found in it so far."""

    token: Token | None
    pieces: list[Inline] = field(default_factory=list)

    def add(self, piece: Inline) -> None:
        last = self.pieces[-1] if self.pieces else None
        if isinstance(piece, Text) and isinstance(last, Text):
            self.pieces[-1] = Text(last.text + piece.text)
        elif piece != Text(""):
            self.pieces.append(piece)


@dataclass(slots=True)
class InlineReader:
    """Reads the paragraphs of one text."""

    find_note: NoteFinder
    faults: list[Fault]
    used_labels: set[str]

    def read(self, tokens: Sequence[Token], place: Place) -> Inlines:
        """The pieces of a paragraph. ``place`` knows where its characters stand."""
        stack = [_Frame(None)]
        at = 0  # a token has no place of its own; the nearest mention's will do
        for index, token in enumerate(tokens):
            at = token.meta.get("at", at)
            if token.nesting > 0:
                stack.append(_Frame(token))
                self._check_depth(stack, place(at))
            elif token.nesting < 0:
                frame = stack.pop()
                for piece in self._closed(frame, place):
                    stack[-1].add(piece)
            elif token.type == "softbreak":
                following = tokens[index + 1].content if index + 1 < len(tokens) else ""
                stack[-1].add(Text(_joint(stack[-1].pieces, following)))
            else:
                for piece in self._leaf(token, place):
                    stack[-1].add(piece)
        return tuple(stack[0].pieces)

    def fault(
        self, place: tuple[int, int], code: str, message: str, hint: str | None = None
    ) -> None:
        """Report a fault at a place of the text."""
        self.faults.append(Fault(*place, code, message, hint))

    def _check_depth(self, stack: Sequence[_Frame], place: tuple[int, int]) -> None:
        if len(stack) == MAX_STRESS + 2:
            message = f"emphasis within emphasis, over {MAX_STRESS} deep"
            self.fault(place, "S215", message, "put a \\ before a * that is a star")

    def _leaf(self, token: Token, place: Place) -> Inlines:
        match token.type:
            case "code_inline":
                return (Code(token.content),)
            case "hardbreak":
                return (LineBreak(),)
            case "citation":
                return self._citation(token, place(token.meta["at"]))
            case "note_call":
                return self._note(token, place(token.meta["at"]))
            case "image":
                message = "a picture within a line of text"
                hint = "give the picture a paragraph of its own"
                self.fault(place(token.meta["at"]), "S212", message, hint)
                return ()
            case _:
                return (Text(token.content),)

    def _closed(self, frame: _Frame, place: Place) -> Inlines:
        children = tuple(frame.pieces)
        match frame.token.type if frame.token else "":
            case "em_open":
                return (Emphasis(children),)
            case "strong_open":
                return (Strong(children),)
            case "link_open" if frame.token:
                return self._link(frame.token, children, place)
            case _:
                return children

    def _citation(self, token: Token, place: tuple[int, int]) -> Inlines:
        source, _, locator = token.content.partition(",")
        if ";" in source:
            hint = "write one citation after the other: `[@one][@two]`"
            self.fault(place, "S222", "a citation names several sources", hint)
            return ()
        locator = " ".join(locator.split())
        return (SourceMention(source.strip(), locator, *place),)

    def _note(self, token: Token, place: tuple[int, int]) -> Inlines:
        words = self.find_note(token.content, *place)
        return () if words is None else (NoteMention(token.content, words, *place),)

    def _link(self, token: Token, children: Inlines, place: Place) -> Inlines:
        where = place(token.meta["at"])
        address = str(token.attrs.get("href", ""))
        self.used_labels.add(token.meta.get("label", ""))
        if token.attrs.get("title"):
            hint = "say it in the text, or leave it out"
            self.fault(where, "S224", "a link's title is not printed", hint)
        if is_inside(address):
            return (PartMention(address[1:], children, *where),)
        encoded = outside(address)
        if encoded is None:
            self._refuse(address, where)
            return children
        if not children:
            message = f"the link to {shown(address)} has no words"
            hint = "write the words of the link between the brackets"
            self.fault(where, "S206", message, hint)
        return (Link(encoded, children),)

    def _refuse(self, address: str, where: tuple[int, int]) -> None:
        hint = "a link goes to `https://…`, `mailto:…` or `#id` of a part"
        if address.lower().startswith("http://"):
            hint = "write `https://`; a link without it can be changed on its way"
        message = f"a link may not point to {shown(address)}"
        if not address:
            message = "a link without an address"
            hint = "write the address between the parentheses"
        self.fault(where, "S205", message, hint)


def _joint(before: Sequence[Inline], following: str) -> str:
    """What a line end stands for: a blank, and nothing between wide letters.

    CSS Text 3, 4.1.3, segment break transformation rules.
    """
    last = before[-1].text[-1:] if before and isinstance(before[-1], Text) else ""
    return "" if _is_wide(last) and _is_wide(following[:1]) else " "


def _is_wide(character: str) -> bool:
    if not character or "\uac00" <= character <= "\ud7a3":
        return False
    return unicodedata.east_asian_width(character) in "FWH"


def misread_pictures(inline: Token) -> Iterator[int]:
    """Where a paragraph has a picture that the parser took for text."""
    children = inline.children or ()
    known = {child.meta.get("at") for child in children if child.type == "image"}
    words = "".join(child.content for child in children if child.type == "text")
    for found in _PICTURE.finditer(inline.content):
        if found.start() not in known and found[0] in words:
            yield found.start()


def picture(token: Token, where: tuple[int, int]) -> PictureMention:
    """The picture of a paragraph that holds nothing else."""
    alt = "".join(child.content for child in token.children or ())
    return PictureMention(
        file=str(token.attrs.get("src", "")),
        alt=" ".join(alt.split()),
        caption=" ".join(str(token.attrs.get("title", "")).split()),
        line=where[0],
        column=where[1],
    )
