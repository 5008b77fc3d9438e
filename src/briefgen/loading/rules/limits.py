"""Limits where none can stand: in prose, which every reader of it gets.

An author who writes `{audiences=inner}` into Markdown, or lets the key slip into
the text above it, means to keep something back. Printed as text it would be for
everybody, so it is an error. Text between backticks is left alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.diagnostics import Diagnostic
from briefgen.loading.wording import LIMITS, SLIP, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.diagnostics import Location
    from briefgen.loading.draft import Draft, PlacedText

_CODE = re.compile(
    r"^[ \t]*(```+|~~~+).*?^[ \t]*\1|(?<!`)(`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)\2(?!`)",
    re.DOTALL | re.MULTILINE,
)
_MAYBE = re.compile(r"[:\uff1a={]|<!--")
_COMMENT = re.compile(r"<!--")
_BRACES = re.compile(r"\{[^{}\n]{1,300}\}")
_FENCE = re.compile(r"^[ \t]*:{3,}(.*)$", re.MULTILINE)
_LINE = re.compile(
    r"^[ \t>*+#-]*(?P<key>\w[\w-]{1,30})[ \t]*[:\uff1a=]"
    r"[ \t]*(?P<value>\S.{0,300}?)[ \t]*$",
    re.MULTILINE,
)
_KEY = re.compile(r"(\w[\w-]*)\s*[:=]")
_WORD = re.compile(r"[^\s,;'\"\[\]{}()%.#:=]+(?:[:+][^\s,;'\"\[\]{}()%.#:=]+)*")


def check_limits_in_prose(draft: Draft) -> Iterator[Diagnostic]:
    """Words of a text that look like a limit, or like a comment."""
    known = _known(draft)
    for text in draft.texts:
        if _MAYBE.search(text.text):
            yield from _of_text(text, known)


def _known(draft: Draft) -> frozenset[str]:
    scheme = draft.house.scheme
    return frozenset((*draft.house.audiences, *(scheme.labels() if scheme else ())))


def _of_text(text: PlacedText, known: frozenset[str]) -> Iterator[Diagnostic]:
    bare = _CODE.sub(lambda code: re.sub(r"[^\n]", " ", code[0]), text.text)
    for found in _COMMENT.finditer(bare):
        message = "a comment in prose, which every reader would get as text"
        hint = "delete it, or write it into brief.yaml behind a `#`"
        yield Diagnostic("S152", message, _place(text, found.start()), hint)
    for at in sorted(set(_limits(bare, known))):
        message = "this looks like a limit, and prose carries none"
        hint = "write the key in brief.yaml beside the text; or put this in backticks"
        yield Diagnostic("S151", message, _place(text, at), hint)


def _limits(text: str, known: frozenset[str]) -> Iterator[int]:
    for found in _BRACES.finditer(text):
        words = _WORD.findall(found[0])
        if any(map(_is_limit, _KEY.findall(found[0]))) or _are_known(words, known):
            yield found.start()
    for found in _FENCE.finditer(text):
        words = _WORD.findall(found[1])
        if any(_is_limit(word) or word in known for word in words):
            yield found.start(1)
    for found in _LINE.finditer(text):
        words = _WORD.findall(found["value"])
        is_list = found["value"].startswith("[") and found["value"].endswith("]")
        is_key = _is_limit(found["key"])
        if (is_key and is_list) or ((is_key or is_list) and _are_known(words, known)):
            yield found.start("key")


def _is_limit(key: str) -> bool:
    return nearest(key, LIMITS, SLIP) is not None


def _are_known(words: list[str], known: frozenset[str]) -> bool:
    return bool(words) and known.issuperset(words)


def _place(text: PlacedText, at: int) -> Location:
    line = text.text.count("\n", 0, at) + 1
    return text.at(line, at - text.text.rfind("\n", 0, at))
