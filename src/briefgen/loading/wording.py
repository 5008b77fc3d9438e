"""How a message quotes the author, and what it suggests.

Takes what was written and what could have been; gives words for a message.
"""

from __future__ import annotations

import unicodedata
from difflib import get_close_matches
from typing import TYPE_CHECKING

from briefgen.prose.faults import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MANY = 12  # choices that a hint lists

# Letters of other scripts that look like Latin ones; Unicode Technical Standard 39.
_LOOK_ALIKES = str.maketrans(
    "аеорсухіјѕԁһӏвкмнтАВЕКМНОРСТУХІЈЅαορυνκιΑΒΕΖΗΙΚΜΝΟΡΤΥΧ\u2010\u2011\u2012–—−",
    "aeopcyxijsdhlbkmhtABEKMHOPCTYXIJSaopuvkiABEZHIKMNOPTYX------",
)


def quoted(value: object) -> str:
    """A value for a message: in backticks, on one line, not too long."""
    return shown(str(value))


def listed(choices: Iterable[str], word: str = "or") -> str:
    """The choices as words: ``a``, ``b`` or ``c``."""
    names = [quoted(choice) for choice in choices]
    if len(names) > MANY:
        return ", ".join([*names[:MANY], "…"])
    if len(names) < 2:  # noqa: PLR2004 (nothing to join)
        return "".join(names)
    return f"{', '.join(names[:-1])} {word} {names[-1]}"


def nearest(written: str, choices: Iterable[str], cutoff: float = 0.6) -> str | None:
    """The choice that was most likely meant, if one is as alike as ``cutoff``."""
    folded: dict[str, str] = {}
    for choice in choices:
        folded.setdefault(_folded(choice), choice)
    wanted = _folded(written)[:100]
    if wanted in folded:
        return folded[wanted]
    close = get_close_matches(wanted, folded, 1, cutoff)
    return folded[close[0]] if close else None


def suggestion(
    written: str, choices: Sequence[str], none: str = "", cutoff: float = 0.6
) -> str:
    """The hint for a word that is none of the choices."""
    found = nearest(written, choices, cutoff)
    if found is not None:
        strange = look_alike(written, found)
        return strange or f"did you mean {quoted(found)}?"
    return f"choose {listed(choices)}" if choices else none


def look_alike(written: str, meant: str) -> str | None:
    """What to say of a word that differs from another only to the computer."""
    if written == meant or written.translate(_LOOK_ALIKES) != meant:
        return None
    pairs = zip(written, meant, strict=True)
    strange, plain = next((a, b) for a, b in pairs if a != b)
    name = unicodedata.name(strange, "a letter of another script").title()
    mend = f"type {quoted(meant)} anew"
    return f"{mend}: {quoted(strange)} is {name}, not {quoted(plain)}"


def _folded(word: str) -> str:
    return word.translate(_LOOK_ALIKES).casefold().replace("_", "-").replace(" ", "-")
