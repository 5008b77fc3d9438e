"""Running text without its dress: marks of sources and notes, pointers in words.

Takes inline nodes; gives one text, in which a line break is one. The footnotes met on
the way wait until they are asked for.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, assert_never

from briefgen.documents import (
    Citation,
    Code,
    CrossReference,
    Emphasis,
    Footnote,
    FootnoteRepeat,
    LineBreak,
    Link,
    NoteMention,
    PartMention,
    SourceMention,
    Strong,
    Text,
)

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from briefgen.composition.words import Words
    from briefgen.documents import Inline, Inlines, Redaction, Support


@dataclass(slots=True)
class Scribe:
    """Writes the text of one edition. ``anchors`` are those that its pages have."""

    language: str
    words: Words
    anchors: frozenset[str]
    _notes: list[Footnote] = field(default_factory=list)

    def word(self, key: str, **values: object) -> str:
        """A label, with these values in its places."""
        pieces = self.words.pieces(key)
        return "".join(
            piece if at % 2 == 0 else str(values[piece])
            for at, piece in enumerate(pieces)
        )

    def day(self, date: dt.date) -> str:
        """A date, as the language of the words writes it."""
        return self.words.day(date)

    def inline(self, children: Inlines) -> str:
        """Inline nodes as text."""
        return "".join(map(self._node, children)).strip()

    def marked(self, portion: str, text: str) -> str:
        """A text with its portion marking, if it has one."""
        return f"{portion} {text}".strip()

    def support(self, support: Iterable[Support]) -> str:
        """The parts that a statement rests on, as far as the pages print them."""
        return ", ".join(
            self.word(f"see_{part.kind}", number=part.number)
            for part in support
            if part.anchor in self.anchors
        )

    def take_notes(self) -> list[Footnote]:
        """The footnotes since the last time, in their order."""
        notes, self._notes = self._notes, []
        return notes

    def citation(self, node: Citation) -> str:
        """The mark of a source; nothing where the pages print no list of sources."""
        if node.anchor not in self.anchors:
            return ""
        return (
            f"[{node.number}, {node.locator}]" if node.locator else f"[{node.number}]"
        )

    def _node(self, node: Inline) -> str:  # noqa: C901 - one case for each kind
        match node:
            case Text(text) | Code(text):
                return text
            case Emphasis(children) | Strong(children):
                return self.inline_within(children)
            case LineBreak():
                return "\n"
            case Link(address, children):
                return self._link(address, self.inline_within(children))
            case Citation():
                return self.citation(node)
            case CrossReference(kind=kind, number=number, children=children):
                words = self.inline_within(children)
                return words or self.word(f"see_{kind}", number=number)
            case Footnote(number):
                self._notes.append(node)
                return f"[^{number}]"
            case FootnoteRepeat(number):
                return f"[^{number}]"
            case SourceMention() | PartMention() | NoteMention():
                raise TypeError("an edition holds no unresolved mention")
            case _:
                assert_never(node)

    def bar(self, redaction: Redaction) -> str:
        """What a bar says, in brackets."""
        key = "redaction_for" if redaction.reason else "redaction"
        return f"[{self.word(key, reason=redaction.reason)}]"

    def inline_within(self, children: Inlines) -> str:
        """Inline nodes as text, with the blanks at their ends."""
        return "".join(map(self._node, children))

    @staticmethod
    def _link(address: str, words: str) -> str:
        """Words, and the address that they lead to where they are not the address."""
        is_said = address.removeprefix("mailto:") == words
        return words if is_said else f"{words} <{address}>"
