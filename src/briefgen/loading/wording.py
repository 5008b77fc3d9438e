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

LIMITS = ("audiences", "marking")  # the keys that say who reads a part
SLIP = 0.75  # how alike a slip of the pen is to the key that was meant
UNLIMITED = "without it, whoever reads what contains the part reads the part"

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
    known: dict[str, str] = {}
    for choice in choices:
        known.setdefault(folded(choice), choice)
    wanted = folded(written)[:100]
    if wanted in known:
        return known[wanted]
    close = get_close_matches(wanted, known, 1, cutoff)
    return known[close[0]] if close else None


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
    if written == meant or _seen(written) != meant:
        return None
    mend = f"type {quoted(meant)} anew"
    if written.strip() == meant:
        return f"{mend}: there is a blank beside it"
    strange = next(char for char in written.strip() if _seen(char) != char)
    name = unicodedata.name(strange, "a character without a name").title()
    plain = _seen(strange)
    if not plain:
        return f"{mend}: {quoted(strange)} is {name}, which nobody sees"
    return f"{mend}: {quoted(strange)} is {name}, which only looks like {quoted(plain)}"


def _seen(word: str) -> str:
    """A word as it looks: without what is invisible, in Latin letters."""
    shown = "".join(char for char in word if unicodedata.category(char) != "Cf")
    return unicodedata.normalize("NFKC", shown).translate(_LOOK_ALIKES).strip()


def folded(word: str) -> str:
    """A word without what is easily mistyped: case, blanks, letters that look alike."""
    return _seen(word).casefold().replace("_", "-").replace(" ", "-")
