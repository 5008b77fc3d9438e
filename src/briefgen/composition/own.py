"""The words that pages print of themselves, whatever the edition says.

Takes the texts of templates, the words of a language and style sheets; gives the
strings that these bring. Verification holds withheld words against them: what the
finished HTML says is never asked, for it may say too much.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from jinja2 import Environment

from briefgen.assets.printed import printed_by

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from briefgen.composition.words import Words

_TAG = re.compile(r"class=\"[^\"]*\"?|<[/!]?[A-Za-z][\w-]*|[\w-]+=(?=[\"'])")
_PLACE = re.compile(r"\{\w+\}")
# Blocks whose strings are compared or name files: no page prints them.
_SILENT = frozenset(
    ("if", "elif", "for", "extends", "include", "import", "from", "block")
)
_COMPARING = frozenset(("==", "!=", "[", "in"))


def own_words(
    templates: Iterable[str], words: Words, sheets: Mapping[str, bytes]
) -> tuple[str, ...]:
    """What templates, labels and style sheets print, string by string."""
    found = dict.fromkeys(_of_words(words))
    for template in templates:
        found |= dict.fromkeys(_of_template(template))
    for name, sheet in sheets.items():
        if name.endswith(".css"):
            strings = printed_by(sheet.decode("utf-8", "replace")).strings
            found |= dict.fromkeys(sorted(strings))
    return tuple(found)


def _of_words(words: Words) -> Iterator[str]:
    for text in (*words.labels.values(), *words.formats.values()):
        yield from filter(str.strip, _PLACE.split(text))
    yield from words.months


@lru_cache(maxsize=256)
def _of_template(text: str) -> tuple[str, ...]:
    """What a template prints: its text without tags, and strings in expressions."""
    pieces = (_TAG.sub(" ", piece) for piece in _printed(text))
    return tuple(piece for piece in pieces if not piece.isspace())


def _printed(text: str) -> Iterator[str]:
    """Text and strings; not those that decide something, or name a file."""
    keyword = before = ""
    for _, kind, value in Environment(autoescape=True).lex(text):
        if kind in ("block_begin", "variable_begin"):
            keyword = before = ""
        elif kind == "data" or (
            kind == "string" and keyword not in _SILENT and before not in _COMPARING
        ):
            yield value
        elif kind in ("name", "operator"):
            keyword, before = keyword or value, value
