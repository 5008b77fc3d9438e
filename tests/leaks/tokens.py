"""Words that nobody can guess and no text has by chance, one for each name."""

from __future__ import annotations

from hashlib import sha256

_CONSONANTS = "bdfgjklmnprstvwxz"
_VOWELS = "aeiou"


def token(name: str) -> str:
    """The word for a name: lower case letters, so that it may also be an id."""
    digits = sha256(f"planted: {name}".encode()).digest()
    pairs = zip(digits[:6], digits[6:12], strict=True)
    return "".join(
        _CONSONANTS[one % len(_CONSONANTS)] + _VOWELS[two % len(_VOWELS)]
        for one, two in pairs
    )
