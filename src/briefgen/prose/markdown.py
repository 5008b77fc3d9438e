"""The Markdown parser and its rules: CommonMark, tables, footnotes, no raw HTML.

Takes text, gives markdown-it's tokens. Tokens of links, pictures, citations and
footnote calls carry ``meta["at"]``, the position in their paragraph; rows of
tables carry ``meta["row"]`` and ``meta["column"]``, since the parser keeps no
place for a cell.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from markdown_it.rules_block.table import table as parse_table
from markdown_it.rules_inline.autolink import autolink
from markdown_it.rules_inline.image import image
from markdown_it.rules_inline.link import link
from mdit_py_plugins.footnote.index import footnote_def

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline

    InlineRule: TypeAlias = Callable[[StateInline, bool], bool]

# The parser drops what is nested deeper; reading.MAX_DEPTH refuses it before.
NESTING = 60

CITATION = re.compile(r"\[@(\w[^\[\]]*)\](?!\()")
NOTE_CALL = re.compile(r"\[\^([^\s\[\]]+)\]")


def markdown_parser() -> MarkdownIt:
    """A parser for prose. ``js-default`` shows raw HTML as text."""
    parser = MarkdownIt(
        "js-default", {"maxNesting": NESTING, "html": False, "store_labels": True}
    )
    parser.disable(["strikethrough", "linkify", "replacements", "smartquotes"])
    # Every address reaches the reader, who refuses by name and place; the parser
    # would print a link that it refuses as text.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    parser.inline.ruler.at("link", _placed(link))
    parser.inline.ruler.at("image", _placed(image))
    parser.inline.ruler.at("autolink", _placed(autolink))
    parser.inline.ruler.before("link", "citation", _mark("citation", CITATION))
    parser.inline.ruler.before("link", "note_call", _mark("note_call", NOTE_CALL))
    parser.block.ruler.before(
        "reference", "footnote_def", footnote_def, {"alt": ["paragraph", "reference"]}
    )
    parser.block.ruler.at("table", _placed_table, {"alt": ["paragraph", "reference"]})
    return parser


def _placed(rule: InlineRule) -> InlineRule:
    def placed(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
        start, count = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        for token in state.tokens[count:]:
            if token.type in ("link_open", "image"):
                token.meta["at"] = start
                break
        return True

    return placed


def _mark(kind: str, pattern: re.Pattern[str]) -> InlineRule:
    def rule(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
        found = pattern.match(state.src, state.pos, state.posMax)
        if found is None:
            return False
        if not silent:
            token = state.push(kind, "", 0)
            token.content = found[1]
            token.meta = {"at": state.pos}
        state.pos = found.end()
        return True

    return rule


def _placed_table(
    state: StateBlock,
    start: int,
    end: int,
    silent: bool,  # noqa: FBT001
) -> bool:
    count = len(state.tokens)
    if not parse_table(state, start, end, silent):
        return False
    for token in state.tokens[count:]:
        if token.type == "tr_open" and token.map:
            line = token.map[0]
            begin = state.bMarks[line] + state.tShift[line]
            token.meta["row"] = state.src[begin : state.eMarks[line]]
            token.meta["column"] = begin - state.src.rfind("\n", 0, begin) - 1
    return True
