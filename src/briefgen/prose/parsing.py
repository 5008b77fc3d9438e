"""From the text of a passage, or of one paragraph, to its blocks and its faults."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from markdown_it.token import Token

from briefgen.documents import Paragraph, WrittenBlock
from briefgen.prose.branches import grow
from briefgen.prose.faults import Fault, shown
from briefgen.prose.markdown import markdown_parser
from briefgen.prose.places import Places
from briefgen.prose.reading import Reader

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markdown_it import MarkdownIt

MAX_PARAGRAPH = 50_000  # letters; longer ones cost more than they are worth

MAX_BRACKETS = 10_000  # an unclosed one costs as much as a page of text

_BREAK = re.compile(r"\n[ \t]*\n")


@dataclass(frozen=True, slots=True)
class Prose:
    """What a text says: its blocks, and the faults that its author should mend."""

    blocks: tuple[WrittenBlock, ...] = ()
    faults: tuple[Fault, ...] = ()


@lru_cache(maxsize=8192)
def parse(text: str, *, inline: bool = False) -> Prose:
    """The blocks of a text. ``inline``: it is a single paragraph, or nothing."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if fault := _too_long(text):
        return Prose(faults=(fault,))
    return _phrase(text) if inline else _passage(text)


@cache
def _parser() -> MarkdownIt:
    return markdown_parser()


def _passage(text: str) -> Prose:
    environment: dict[str, Any] = {}
    tokens = _parser().parse(text, environment)
    reader = Reader(Places(text.split("\n")), [])
    blocks = reader.read(grow(tokens))
    faults = [*reader.faults, *_idle_targets(environment, reader)]
    return Prose(blocks, tuple(sorted(set(faults))))


def _phrase(text: str) -> Prose:
    words = text.strip()
    if not words:
        return Prose()
    lines = text.split("\n")
    line = text[: len(text) - len(text.lstrip())].count("\n")
    token = Token("inline", "", 0)
    token.map = [line, line + 1]
    token.content = "\n".join(row.strip() for row in words.split("\n"))
    token.children = []
    parser = _parser()
    parser.inline.parse(token.content, parser, {}, token.children)
    _join_texts(token)
    reader = Reader(Places(lines), [])
    reader.notes.allowed = False
    place = (line + 1, len(lines[line]) - len(lines[line].lstrip()) + 1)
    if found := _BREAK.search(words):
        down = words[: found.end()].count("\n")
        message = "more than one paragraph where one is wanted"
        reader.fault((place[0] + down, 1), "S218", message, "make one of them")
    paragraph = WrittenBlock(Paragraph(reader.words(token)), *place)
    return Prose((paragraph,), tuple(sorted(set(reader.faults))))


def _join_texts(token: Token) -> None:
    # markdown-it does this in its core rule text_join, which a phrase skips.
    for child in token.children or ():
        if child.type == "text_special":
            child.type = "text"


def _too_long(text: str) -> Fault | None:
    if text.count("[") > MAX_BRACKETS:
        message = f"a text with over {MAX_BRACKETS:,} square brackets"
        return Fault(1, 1, "S219", message, "part it into several files")
    if len(text) <= MAX_PARAGRAPH:
        return None
    line = 1
    for piece in re.split(r"(\n[ \t]*\n)", text):
        if len(piece) > MAX_PARAGRAPH:
            message = f"a paragraph of {len(piece):,} letters"
            hint = f"at most {MAX_PARAGRAPH:,}; leave a line empty between paragraphs"
            return Fault(line, 1, "S219", message, hint)
        line += piece.count("\n")
    return None


def _idle_targets(environment: Mapping[str, Any], reader: Reader) -> list[Fault]:
    """Definitions such as ``[seoul]: https://…`` that no link uses."""
    defined = environment.get("references", {})
    twice = environment.get("duplicate_refs", [])
    idle = [(n, ref) for n, ref in defined.items() if n not in reader.used_labels]
    return [
        Fault(
            ref["map"][0] + 1,
            1,
            "S223",
            f"{shown(f'[{name.lower()}]: …')} is read as the address of a link, "
            "and nothing uses it",
            "put a \\ before the bracket if it is text, or delete it",
        )
        for name, ref in [*idle, *((ref["label"], ref) for ref in twice)]
    ]
