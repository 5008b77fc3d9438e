"""Running text into HTML.

Takes plain text and the inline nodes of an edition; gives markup in which every
character is escaped, every piece of Chinese, Japanese or Korean carries its
language, and every link leads to something that is printed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

from markupsafe import Markup, escape

from briefgen.documents import (
    Citation,
    Code,
    CrossReference,
    Emphasis,
    Footnote,
    FootnoteRepeat,
    Inline,
    Inlines,
    LineBreak,
    Link,
    NoteMention,
    PartMention,
    SourceMention,
    Strong,
    Text,
)
from briefgen.fonts import runs

if TYPE_CHECKING:
    import datetime as dt

    from briefgen.composition.words import Words

_NOTHING = Markup()
_KEPT_FROM = 5  # words of a title
_TAIL = 10  # letters
_LONGEST_TAIL = 24


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes the text of one edition.

    ``printed`` holds the anchors that the pages have; a link to anything else
    would lead nowhere, and is printed as its words. ``None``: not known yet.
    """

    language: str
    words: Words
    printed: frozenset[str] | None = None

    def text(self, text: str) -> Markup:
        """Escaped text; runs in another script's language say so."""
        own = self.language.lower().partition("-")[0]
        return _NOTHING.join(
            Markup('<span lang="{}">{}</span>').format(language, piece)
            if language and language != own
            else escape(piece)
            for piece, language in runs(text, self.language)
        )

    def kept(self, title: str) -> Markup:
        """A title whose last short words stay together on a line."""
        words = title.split(" ")
        last = 2 if len(" ".join(words[-2:])) >= _TAIL else 3
        tail = " ".join(words[-last:])
        if len(words) < _KEPT_FROM or len(tail) > _LONGEST_TAIL:
            return self.text(title)
        return Markup('{}<span class="kept">{}</span>').format(
            self.text(title.removesuffix(tail)), self.text(tail)
        )

    def word(self, key: str, **values: object) -> Markup:
        """A label, with these values in its places, in the language it is in."""
        pieces = self.words.pieces(key)
        label = _NOTHING.join(
            escape(piece) if at % 2 == 0 else self._value(values[piece])
            for at, piece in enumerate(pieces)
        )
        return self._in_language_of_words(label)

    def day(self, date: dt.date) -> Markup:
        """A date, as the language of the words writes it."""
        return self._in_language_of_words(escape(self.words.day(date)))

    def inline(self, children: Inlines, *, linked: bool = True) -> Markup:
        """Inline nodes; ``linked`` is false inside a link, which holds no other."""
        return _NOTHING.join(self._node(child, linked=linked) for child in children)

    def leads(self, anchor: str) -> bool:
        """Whether a link to this anchor leads to something printed."""
        return bool(anchor) and (self.printed is None or anchor in self.printed)

    def _value(self, value: object) -> Markup:
        return self.text(value) if type(value) is str else escape(value)

    def _in_language_of_words(self, label: Markup) -> Markup:
        if self.language.lower().partition("-")[0] == self.words.language:
            return label
        return Markup('<span lang="{}">{}</span>').format(self.words.language, label)

    def _node(self, node: Inline, *, linked: bool) -> Markup:
        match node:
            case Text(text):
                return self.text(text)
            case Emphasis() | Strong() | Link():
                return self._span(node, linked=linked)
            case Code(text):
                return Markup("<code>{}</code>").format(self.text(text))
            case LineBreak():
                return Markup("<br>")
            case Citation() | CrossReference() | Footnote() | FootnoteRepeat():
                return self._pointer(node, linked=linked)
            case SourceMention() | PartMention() | NoteMention():
                raise TypeError("an edition holds no unresolved mention")
            case _:
                assert_never(node)

    def _span(self, node: Emphasis | Strong | Link, *, linked: bool) -> Markup:
        match node:
            case Emphasis(children):
                inner = self.inline(children, linked=linked)
                return Markup("<em>{}</em>").format(inner)
            case Strong(children):
                inner = self.inline(children, linked=linked)
                return Markup("<strong>{}</strong>").format(inner)
            case Link(address, children):
                inner = self.inline(children, linked=False)
                return self._link(address, inner) if linked else inner
            case _:
                assert_never(node)

    def _pointer(
        self,
        node: Citation | CrossReference | Footnote | FootnoteRepeat,
        *,
        linked: bool,
    ) -> Markup:
        match node:
            case Citation():
                return self.citation(node, linked=linked)
            case CrossReference(anchor, kind, number, children):
                inner = self.inline(children, linked=False)
                inner = inner or self.word(f"see_{kind}", number=number)
                return self.jump(anchor, inner) if linked else inner
            case Footnote(number, anchor, children):
                return Markup(
                    '<span class="footnote" id="{}" data-number="{}" data-pdf="Note">'
                    "{}</span>"
                ).format(anchor, number, self.inline(children, linked=linked))
            case FootnoteRepeat(number, anchor):
                mark = Markup("<sup>{}</sup>").format(number)
                return self.jump(anchor, mark) if linked else mark
            case _:
                assert_never(node)

    def citation(self, node: Citation, *, linked: bool = True) -> Markup:
        """The mark of a source; nothing where the page prints no list of sources."""
        if not self.leads(node.anchor):
            return _NOTHING
        mark = f"{node.number}, {node.locator}" if node.locator else str(node.number)
        inner = self.text(mark)
        if linked:
            name = self.words.labels["go_to_source"].format(number=node.number)
            inner = self.jump(node.anchor, inner, name)
        return Markup('<span class="citation">[{}]</span>').format(inner)

    def jump(self, anchor: str, inner: Markup, name: str = "") -> Markup:
        """A link inside the document; its words alone where it leads nowhere."""
        return self._link(f"#{anchor}", inner, name) if self.leads(anchor) else inner

    @staticmethod
    def _link(address: str, inner: Markup, name: str = "") -> Markup:
        label = Markup(' aria-label="{}"').format(name) if name else _NOTHING
        return Markup('<a href="{}"{}>{}</a>').format(address, label, inner)
