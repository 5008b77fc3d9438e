"""The ``@font-face`` rules of an edition: only the faces that it needs.

Takes the style sheets and the printed text; decides which pinned families are
declared: those that the sheets name, then the fallbacks, each only where it has
a character that is still without a glyph. The large Chinese, Japanese and Korean
faces are declared only for text of their own script.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.assets.sheets import address
from briefgen.fonts import FACES, FAMILY_OF_LANGUAGE, runs, uncovered

if TYPE_CHECKING:
    from collections.abc import Iterable

_EASTERN = tuple(sorted(set(FAMILY_OF_LANGUAGE.values())))
FALLBACKS = ("Source Sans 3", "Noto Sans", "EB Garamond", "Gentium Book Plus")


def face_rules(sheets: str, text: str, language: str) -> str:
    """One rule for each face that these sheets need to set this text."""
    families = families_for(sheets, text, language)
    return "".join(
        f'@font-face {{ font-family: "{face.family}"; font-weight: {face.weight};'
        f" font-style: {face.style};"
        f' src: url("{address(f"fonts/{face.file}")}"); }}\n'
        for face in FACES
        if face.family in families
    )


def families_for(sheets: str, text: str, language: str) -> tuple[str, ...]:
    """The families that are declared, named ones first."""
    languages = {found for _, found in runs(text, language) if found}
    primary = language.lower().partition("-")[0]
    if primary in FAMILY_OF_LANGUAGE:
        languages.add(primary)
    eastern = [FAMILY_OF_LANGUAGE[found] for found in sorted(languages)]
    named = [family for family in FALLBACKS if f'"{family}"' in sheets]
    letters = _outside(text, eastern)
    left = frozenset().union(*(uncovered(letters, [family]) for family in named))
    return (*named, *_helping(left, (*named, *eastern)), *eastern)


def _outside(text: str, eastern: Iterable[str]) -> str:
    """The characters, each once, that the Eastern faces in use do not have."""
    own = frozenset(text)
    far = {char for char in own if ord(char) > 0x2E7F}  # noqa: PLR2004 (CJK begins)
    return "".join(sorted(own - far | uncovered("".join(sorted(far)), eastern)))


def _helping(left: frozenset[str], named: Iterable[str]) -> tuple[str, ...]:
    """The fallbacks that have one of the characters still without a glyph.

    The Eastern faces come last, for signs that no other has: ①, ★, ⇒.
    """
    helping: list[str] = []
    for family in (*FALLBACKS, *_EASTERN):
        still = uncovered("".join(sorted(left)), [family])
        if still != left and family not in named:
            helping.append(family)
        left = still
    return tuple(helping)
