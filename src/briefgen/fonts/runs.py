"""Cut a text where the script changes, so that each part gets its own face.

Chinese, Japanese and Korean share characters but not their shapes: a Japanese
name must not be set in the Korean face. Hangul is Korean and Kana is Japanese;
a Han character takes the language of its neighbours, else of the document, else
Chinese. Everything that is none of these carries no language of its own.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

Run: TypeAlias = tuple[str, str | None]

_FIRST = "\u1100"  # no character before it belongs to one of the scripts
_KOREAN = (
    "\u1100-\u11ff\u3131-\u318e\u3200-\u321e\u3260-\u327f\ua960-\ua97f"
    "\uac00-\ud7ff\uffa1-\uffdc"
)
_KANA = (
    "\u3041-\u3096\u3099-\u30fa\u30fc-\u30ff\u31f0-\u31ff\u32d0-\u32fe"
    "\u3300-\u3357\uff66-\uff6f\uff71-\uff9f\U0001aff0-\U0001b16f"
)
_CHINESE_SOUNDS = "\u3105-\u312f\u31a0-\u31bf"
_HAN = (
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3038-\u303b\u3400-\u4dbf"
    "\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd"
)
# Punctuation and wide forms: part of a run, never the beginning of one.
_SHARED = (
    "\u3000-\u303f\u30a0\u30fb\u31c0-\u31ef\u3220-\u325f\u3280-\u32cf"
    "\u32ff\u3358-\u33ff\ufe30-\ufe4f\uff00-\uff65\uff70\uffe0-\uffef"
)
_SCRIPT = f"[{_KOREAN}{_KANA}{_CHINESE_SOUNDS}{_HAN}]"
_ANY = f"[{_KOREAN}{_KANA}{_CHINESE_SOUNDS}{_HAN}{_SHARED}\u200c\u200d\ufe00-\ufe0f]"
# White space between two words of one script stays inside the run.
_RUN = f"[{_SHARED}]*{_SCRIPT}{_ANY}*(?:[ \n\t\u00a0]+{_ANY}*{_SCRIPT}{_ANY}*)*"
_OWN = frozenset({"ko", "ja", "zh"})
_SCRIPTS = (
    f"(?P<ko>[{_KOREAN}]+)|(?P<ja>[{_KANA}]+)|(?P<zh>[{_CHINESE_SOUNDS}]+)"
    f"|(?P<han>[{_HAN}]+)|[^{_KOREAN}{_KANA}{_CHINESE_SOUNDS}{_HAN}]+"
)


def runs(text: str, language: str) -> tuple[Run, ...]:
    """The text in pieces, each with ``ko``, ``ja``, ``zh`` or nothing.

    ``language`` is the document's. Joined, the pieces are the text.
    """
    if not text or max(text) < _FIRST:
        return ((text, None),) if text else ()
    primary = language.lower().partition("-")[0]
    home = primary if primary in _OWN else "zh"
    found: list[Run] = []
    end = 0
    for match in _pattern(_RUN).finditer(text):
        if match.start() > end:
            found.append((text[end : match.start()], None))
        found.extend(_by_language(match.group(), home))
        end = match.end()
    if end < len(text):
        found.append((text[end:], None))
    return tuple(found)


@cache
def _pattern(expression: str) -> re.Pattern[str]:
    """The expression, compiled where a text needs it: that takes a while."""
    return re.compile(expression)


def _by_language(run: str, home: str) -> list[Run]:
    """One run, cut where its language changes."""
    found = _pattern(_SCRIPTS).finditer(run)
    words = [(match.group(), match.lastgroup) for match in found]
    known = [(at, script) for at, (_, script) in enumerate(words) if script in _OWN]
    pieces: list[Run] = []
    for at, (word, script) in enumerate(words):
        own = script if script in _OWN else _of_neighbours(at, script, known)
        language = own or home
        if pieces and pieces[-1][1] == language:
            pieces[-1] = (pieces[-1][0] + word, language)
        else:
            pieces.append((word, language))
    return pieces


def _of_neighbours(
    at: int, script: str | None, known: Sequence[tuple[int, str | None]]
) -> str | None:
    """The language of a word between others.

    A Japanese word may begin with Han and end in Kana, so that Han looks ahead
    for Kana first; else the word before decides, and then the word after.
    """
    before = next((language for place, language in reversed(known) if place < at), None)
    after = next((language for place, language in known if place > at), None)
    if script == "han" and after == "ja":
        return after
    return before or after
