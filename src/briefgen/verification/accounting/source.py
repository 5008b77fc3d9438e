"""What an HtmlDocument can account for.

Takes the HTML and its style sheets; gives ids, addresses, names, headings,
metadata, and the text in its order. Decides what of a document may reach a PDF at
all: a comment, a class or a ``data-`` attribute that no style sheet prints may not.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import unquote

from briefgen.assets.printed import printed_by
from briefgen.verification.folding import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from briefgen.documents import HtmlDocument

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_LISTS = frozenset(("ol", "ul", "dl"))
_UNPRINTED = frozenset(("head", "script", "style", "template", "title"))
# HTML 5.3, 8.1.2: elements without an end tag.
_VOID = frozenset(
    (
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta",
        "source", "track", "wbr",
    )
)  # fmt: skip


@dataclass(frozen=True)
class Source:
    """A document, as what may come of it."""

    values: Mapping[str, frozenset[str]]  # of every attribute
    addresses: frozenset[str]  # that links lead to
    links: frozenset[str]  # what links are called
    texts: tuple[str, ...]  # all pieces of text that may be printed, in order
    headings: tuple[str, ...]
    drawings: tuple[str, ...]  # what drawings say that they show
    title: str
    statements: Mapping[str, tuple[str, ...]]  # of <meta>, by its name
    language: str
    items: int  # of lists, and notes: how far a counter may count
    longest: int  # list: how far its items may be lettered
    strings: frozenset[str]  # that style sheets print
    pictures: Mapping[str, bytes]

    @property
    def ids(self) -> frozenset[str]:
        """Every id."""
        return self.values.get("id", frozenset())

    @cached_property
    def targets(self) -> frozenset[str]:
        """The ids that links lead to."""
        return frozenset(a[1:] for a in self.addresses if a.startswith("#"))

    @cached_property
    def plain_addresses(self) -> frozenset[str]:
        """The addresses without percent signs: WeasyPrint adds some of its own."""
        return frozenset(map(unquote, self.addresses))

    @cached_property
    def link_names(self) -> frozenset[str]:
        """What links are called, with one blank between words."""
        return frozenset(map(collapsed, self.links))

    @cached_property
    def keywords(self) -> tuple[str, ...]:
        """The keywords, each once."""
        words = (word for said in self.said("keywords") for word in said.split(","))
        return tuple(dict.fromkeys(word.strip() for word in words))

    def said(self, name: str) -> list[str]:
        """What ``<meta>`` states under a name."""
        return list(self.statements.get(name, ()))

    @cached_property
    def alternatives(self) -> frozenset[str]:
        """The text alternatives of pictures."""
        return frozenset(map(collapsed, (*self.values.get("alt", ()), *self.drawings)))

    @cached_property
    def folded_headings(self) -> frozenset[str]:
        """The headings, folded."""
        return frozenset(map(folded, self.headings))


def collapsed(text: str) -> str:
    """``text`` with one blank between its words."""
    return " ".join(text.split())


def read_source(html: HtmlDocument) -> Source:
    """What ``html`` can account for."""
    reader = _Reader()
    reader.feed(html.html)
    reader.close()
    sheets = [
        content.decode("utf-8", "replace")
        for name, content in html.assets.items()
        if name.endswith(".css")
    ]
    sheets += [f"x{{{style}}}" for style in reader.values["style"]]
    found = [printed_by(sheet) for sheet in (*sheets, *reader.sheets)]
    attributes = frozenset().union(*(printed.attributes for printed in found))
    strings = {word for printed in found for word in printed.strings}
    for name in attributes:
        strings |= reader.values.get(name, set())
    return Source(
        values={name: frozenset(values) for name, values in reader.values.items()},
        addresses=frozenset(reader.addresses),
        links=frozenset(reader.links),
        texts=tuple(reader.texts),
        headings=tuple(reader.headings),
        drawings=tuple(reader.drawings),
        title=collapsed(reader.title),
        statements={name: tuple(said) for name, said in reader.statements.items()},
        language=reader.language,
        items=reader.items,
        longest=reader.longest,
        strings=frozenset(strings),
        pictures={
            name: content
            for name, content in html.assets.items()
            if not name.endswith(".css")
        },
    )


class _Reader(HTMLParser):
    """Gathers while it is fed."""

    def __init__(self) -> None:
        super().__init__()
        self.values: defaultdict[str, set[str]] = defaultdict(set)
        self.addresses: set[str] = set()
        self.links: list[str] = []
        self.texts: list[str] = []
        self.headings: list[str] = []
        self.drawings: list[str] = []
        self.statements: defaultdict[str, list[str]] = defaultdict(list)
        self.sheets: list[str] = []
        self.title = self.language = ""
        self.items = self.longest = 0
        self._lists: list[int] = []  # how far each open one has counted
        self._open: list[str] = []
        self._silent = 0  # open elements whose text is not printed
        self._heading: list[str] | None = None
        self._link: list[str] | None = None
        self._seen: list[str] = []  # what the pictures in a link say

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        for name, value in values.items():
            self.values[name].add(value)
        if tag not in _VOID:
            self._open.append(tag)
            self._silent += tag in _UNPRINTED
        self._begin(tag, values)

    def _begin(self, tag: str, values: Mapping[str, str]) -> None:
        match tag:
            case "html":
                self.language = values.get("lang", "")
            case "meta":
                name = values.get("name", "").lower()
                self.statements[name].append(values.get("content", ""))
            case "li" | "dt" | "ol" | "ul" | "dl" | "span":
                self._count(tag, values)
            case "a" | "area":
                self.addresses.add(values.get("href", ""))
                self.links += [values.get("aria-label", ""), values.get("title", "")]
                self._link, self._seen = [], []
            case "img":
                self._seen.append(values.get("alt", ""))
            case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
                self._heading = []
            case _:
                pass

    def _count(self, tag: str, values: Mapping[str, str]) -> None:
        """How far a counter may come by this element."""
        match tag:
            case _ if tag in _LISTS:
                start = _number(values.get("start", ""))
                self.items += start
                self._lists.append(max(0, start - 1))
            case "span":
                self.items += "footnote" in values.get("class", "")
            case _:
                value = _number(values.get("value", ""))
                self.items = max(self.items + 1, value)
                if self._lists:
                    self._lists[-1] = max(self._lists[-1] + 1, value)
                    self.longest = max(self.longest, self._lists[-1])

    def handle_endtag(self, tag: str) -> None:
        if tag not in self._open:
            return
        while self._open:
            closed = self._open.pop()
            self._silent -= closed in _UNPRINTED
            if closed in _LISTS:
                self._lists.pop()
            if closed == tag:
                break
        if tag == "a" and self._link is not None:
            self.links.append(collapsed(" ".join([*self._link, *self._seen])))
            self._link = None
        elif tag in _HEADINGS and self._heading is not None:
            self.headings.append("".join(self._heading))
            self._heading = None

    def handle_data(self, data: str) -> None:
        inside = self._open[-1] if self._open else ""
        if inside == "style":
            self.sheets.append(data)
        elif inside == "title" and "svg" in self._open:
            self.drawings.append(data)
        elif inside == "title":
            self.title += data
        elif not self._silent:
            self._take(data)

    def _take(self, text: str) -> None:
        self.texts.append(text)
        for gathering in (self._heading, self._link):
            if gathering is not None:
                gathering.append(text)


def _number(written: str) -> int:
    return int(written) if written.isdecimal() and len(written) < 6 else 0  # noqa: PLR2004


def folded_pieces(texts: Iterable[str]) -> list[str]:
    """Each text folded; at once, which costs less."""
    return folded("\0".join(texts)).split("\0")
