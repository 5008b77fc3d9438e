"""Text as the search compares it.

Takes text as it is written or printed; gives it plain (NFKC, without case and
without characters that nobody sees), and the keys of its words: letters and digits
alone. A word between blanks has one key, and so has each part of it: ``26-117`` and
``co-operate`` are found with and without what stands between. Decides what a word is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import normalize

from briefgen.verification.channels.channel import FIT

if TYPE_CHECKING:
    from collections.abc import Iterator

WINDOW = 3  # characters of a script without blanks: about a word

# Han, Kana and Hangul: without blanks, or with particles joined to the word.
_UNSPACED = "\u1100-\u11ff\u2e80-\ua4cf\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff"
_SPACED = f"[^\\W_{_UNSPACED}]"
_UNSEEN = re.compile(
    "[\u00ad\u0300-\u036f\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff]+"
)
_MOST = 12  # pieces of one word
_TOKEN = re.compile(f"[^\\W\\d_{_UNSPACED}]+|\\d+|[{_UNSPACED}]+|\n")
_STRETCH = re.compile(f"[{_UNSPACED}]{{{WINDOW},}}")
_NO_LETTER = re.compile(r"(?:[^\w\n]|_)+")
_PUNCTUATION = re.compile(r"(?:[^\w\s]|_)+")
_WORDS = (
    re.compile(f"{_SPACED}+"),
    re.compile(f"[^\\W\\d_{_UNSPACED}]+"),  # "smith1": a name, and the call of a note
    re.compile(r"\d+"),
)
_COMPOUND = re.compile(f"{_SPACED}+(?:(?:[^\\w\\s]|_)+{_SPACED}+)+")
_GROUPED = re.compile(r"(?<!\d)\d{1,3}(?: \d{3})+(?!\d)")
_APART = re.compile(rf"(?<![^\W_])[^\W_](?:[^\S\n{FIT}]{{1,3}}[^\W_](?![^\W_])){{4,}}")
# Each letter in a box or on a line of its own. Digits so are the cells of a table.
_SPELT = re.compile(r"(?<![^\W_])[^\W\d_](?:\s{1,3}[^\W\d_](?![^\W_])){4,}")
_CHUNK = re.compile(f"[{_UNSPACED}]{{1,{WINDOW}}}|[^\\s{_UNSPACED}]+")
_PARTED = re.compile(rf"[^\s{FIT}]+(?:(?:{FIT}|(?<=[-\u2010])\n)[^\s{FIT}]+)+")
_PARTING = re.compile(rf"{FIT}|\n")


def plain(text: str) -> str:
    """``text`` without case and without what nobody sees; its blanks stay."""
    if text.isascii():
        return text.lower()
    folded = _UNSEEN.sub("", normalize("NFKC", text).casefold())
    return folded.replace("\u0131", "i")  # as capitals make it in Turkish


def letters(plain: str) -> str:
    """Letters and digits alone, line by line."""
    return _NO_LETTER.sub("", plain)


def tokens(plain: str) -> list[str]:
    """Letters, digits and new lines, cut wherever a word may begin."""
    return _TOKEN.findall(plain)


def words(plain: str) -> set[str]:
    """The keys of all words, and of all parts of words."""
    found = {word for form in _WORDS for word in form.findall(plain)}
    for form in (_COMPOUND, _GROUPED):
        found.update(map(letters, form.findall(plain)))
    return found


def divided(plain: str) -> Iterator[tuple[str, ...]]:
    """What a line's end or a change of type may divide: pieces next to each other.

    A hyphen at the end of a line stays with its piece.
    """
    for parted in _PARTED.findall(plain):
        pieces = tuple(_PARTING.split(parted))
        for start in range(len(pieces) - 1):
            for end in range(start + 2, min(len(pieces), start + _MOST) + 1):
                yield pieces[start:end]


def spaced_out(plain: str) -> Iterator[str]:
    """The letters of what is set ``l i k e  t h i s``, beside or below each other."""
    for form in (_APART, _SPELT):
        for found in form.findall(plain):
            yield "".join(letters(found).split())


def windows(plain: str) -> set[str]:
    """Every three characters of a script without blanks."""
    return {
        stretch[at : at + WINDOW]
        for stretch in _STRETCH.findall(plain)
        for at in range(len(stretch) - WINDOW + 1)
    }


def in_order(plain: str) -> list[str]:
    """The key of each word between blanks, one after another."""
    return _CHUNK.findall(_PUNCTUATION.sub("", plain))
