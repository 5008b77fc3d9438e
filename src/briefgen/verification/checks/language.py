"""The language of parts.

PDF/UA-1 7.2: software that reads out must know which language it reads. No
validator compares the letters with the language.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.diagnostics import Diagnostic
from briefgen.verification.tags import Content, Element

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.verification.checks.examined import Examined

_HINT = "this is a fault of the template or the typesetting; please report it"
_SCRIPTS = (
    ("Hangul", ((0x1100, 0x11FF), (0x3130, 0x318F), (0xAC00, 0xD7FF)), ("ko",)),
    ("Kana", ((0x3041, 0x3096), (0x30A1, 0x30FA), (0x31F0, 0x31FF)), ("ja",)),
    (
        "Han",
        (
            (0x2E80, 0x2FDF),
            (0x3005, 0x3007),
            (0x3400, 0x4DBF),
            (0x4E00, 0x9FFF),
            (0xF900, 0xFAFF),
            (0x20000, 0x3FFFF),
        ),
        ("zh", "ja", "ko"),
    ),
)
_FIRST = "\u1100"  # no letter before this one is of these scripts


def the_language_of_parts_is_stated(examined: Examined) -> Iterator[Diagnostic]:
    """Hangul, Kana and Han stand in elements of their language (7.2, tests 30 ff)."""
    for top in examined.pdf.tree.tops:
        yield from _walk(examined, top, examined.pdf.lang)


def _walk(examined: Examined, element: Element, lang: str) -> Iterator[Diagnostic]:
    lang = element.lang or lang
    for child in element.children:
        if isinstance(child, Element):
            yield from _walk(examined, child, lang)
        elif isinstance(child, Content) and (mark := examined.pdf.contents.get(child)):
            yield from _judged(mark.text, lang)


def _judged(text: str, lang: str) -> Iterator[Diagnostic]:
    if max(text, default="") < _FIRST:
        return
    letters = {ord(letter) for letter in text}
    primary = lang.lower().split("-")[0]
    for script, ranges, languages in _SCRIPTS:
        is_there = any(
            low <= letter <= high for letter in letters for low, high in ranges
        )
        if is_there and primary not in languages:
            shown = " ".join(text.split()[:6])
            message = f"`{shown}` is in {script} letters but tagged as `{lang}`"
            yield Diagnostic("A117", message, hint=_HINT)
