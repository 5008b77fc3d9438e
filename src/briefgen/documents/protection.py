"""Where words stand that would name an author.

Takes a protected word, phrase or set of initials, and a text; gives each place in
the text. Decides what counts as the same name:

* more than one word (a name, a phrase): whatever its capitals, and whether blanks,
  hyphens or dots stand between the words, or only capitals (``JaneDoe``);
* one word: as a whole word with at least its capitals, so ``Rose`` also in ``ROSE``,
  never in ``rose``, ``Rosetta`` or ``rosebush``;
* initials: only as they are written, ``C.G.`` neither in ``CG`` nor in ``C.G.T.``;
* in addresses, which have no capitals: one word in whatever capitals, and with five
  letters or more also as part of another, so ``Rosen`` in ``https://x.org/jrosen``.

Characters that nobody sees do not count, nor do ligatures and wide letters.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import combining, normalize

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff]"
)
_BEYOND_ASCII = re.compile(r"[\x00-\x7f]?[^\x00-\x7f]+")

# Scripts that set no blank beside a name, or join particles to it.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff"
    "\u2e80-\ua4cf\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff"
)
_LETTER = f"[^\\W\\d_{_UNSPACED}]"
_LETTER_OR_DIGIT = f"[^\\W_{_UNSPACED}]"
_IS_LETTER = re.compile(_LETTER)
_IS_DIGIT = re.compile(r"\d")
_NOTHING = r"[^\s\S]"
_TOKEN = re.compile(r"[^\W_]+")
_TOKEN_OR_GAP = re.compile(r"([^\W_]+)|([\W_]+)")
_INITIALS = re.compile(r"[^\W\d_](?:\.[\s-]*[^\W\d_])*\.|[^\W\d_](?:\.[\s-]*[^\W\d_])+")

_APOSTROPHES = "['`\u2018\u2019\u02bc]"
_HYPHENS = "[-\u2010\u2011\u2013\u2212]"
# A link, or an address of electronic mail.
_ADDRESS = re.compile(
    r"(?:https?://|mailto:|www\.)\S+|[\w.+%-]+@[\w.-]+", re.IGNORECASE
)
_LONG = 5  # letters; what is shorter is part of many a word
_BLANK = f"(?:[\\s_+/]|%20|{_HYPHENS}|{_APOSTROPHES})"
_SAME = {
    **dict.fromkeys("'`\u2018\u2019\u02bc", _APOSTROPHES),
    **dict.fromkeys("-\u2010\u2013", _HYPHENS),
    # What capitals make of them, in Turkish too.
    "i": "[iI\u0130]",
    "\u00df": "(?:[\u00df\u1e9e]|[sS]{2})",
}


class _Plain(NamedTuple):
    """A text without what nobody sees, and where each of its characters stood."""

    text: str
    offsets: Sequence[int]


def occurrences(protected: str, text: str) -> Iterator[int]:
    """Each place in ``text`` at which ``protected`` stands."""
    return (start for start, _ in spans(protected, text))


def spans(protected: str, text: str) -> Iterator[tuple[int, int]]:
    """Where in ``text`` ``protected`` begins and ends, each time."""
    pattern = _pattern(protected)
    if pattern is None:
        return
    plain = _plain(text)
    found = {match.span() for match in pattern.finditer(plain.text)}
    found.update(_in_addresses(protected, plain.text))
    for start, end in sorted(found):
        yield plain.offsets[start], plain.offsets[end - 1] + 1


def _in_addresses(protected: str, text: str) -> Iterator[tuple[int, int]]:
    if "/" not in text and "@" not in text:
        return
    pattern = _part_of_address(protected)
    if pattern is None:
        return
    for address in _ADDRESS.finditer(text):
        for found in pattern.finditer(text, *address.span()):
            yield found.span()


@lru_cache(maxsize=256)
def _part_of_address(protected: str) -> re.Pattern[str] | None:
    word = _plain(protected).text.strip()
    if not word.isalpha():
        return None  # phrases and initials are found in addresses as anywhere
    if len(word) >= _LONG:
        return re.compile(_in_any_case(word))
    return re.compile(rf"(?<![^\W\d_]){_in_any_case(word)}(?![^\W\d_])")


@lru_cache(maxsize=64)
def _plain(text: str) -> _Plain:
    if text.isascii():
        return _Plain(text, range(len(text)))
    pieces: list[str] = []
    offsets: list[int] = []
    done = 0
    for run in _BEYOND_ASCII.finditer(text):
        pieces.append(text[done : run.start()])
        offsets.extend(range(done, run.start()))
        done = run.end()
        for start, cluster in _clusters(run[0]):
            seen = normalize("NFKC", _UNSEEN.sub("", cluster))
            pieces.append(seen)
            offsets.extend([run.start() + start] * len(seen))
    pieces.append(text[done:])
    offsets.extend(range(done, len(text)))
    return _Plain("".join(pieces), offsets)


def _clusters(run: str) -> Iterator[tuple[int, str]]:
    """Letters with the marks upon them, and where in ``run`` they begin."""
    start = 0
    for at in range(1, len(run)):
        if not combining(run[at]):
            yield start, run[start:at]
            start = at
    yield start, run[start:]


@lru_cache(maxsize=256)
def _pattern(protected: str) -> re.Pattern[str] | None:
    words = _plain(protected).text.split()
    name = " ".join(words)
    if _INITIALS.fullmatch(name):
        written = r"\s+".join(map(re.escape, words))
        return re.compile(rf"(?<!\w)(?<!\b\w\.){written}(?!\w)")
    tokens = tuple(_TOKEN.finditer(name))
    if not tokens:
        return None
    name = name[tokens[0].start() : tokens[-1].end()]
    same = _phrase(name) if " " in name else _word(name)
    return re.compile(f"(?<!{_beside(name[0])})(?:{same})(?!{_beside(name[-1])})")


def _beside(edge: str) -> str:
    """What may not stand beside the ``edge`` of a word: it would be another word."""
    if _IS_DIGIT.match(edge):
        return _LETTER_OR_DIGIT
    # A number beside a name is the call of a footnote.
    return _LETTER if _IS_LETTER.match(edge) else _NOTHING


def _word(word: str) -> str:
    """``word`` with at least its capitals."""
    return "".join(map(_character, word))


def _character(character: str) -> str:
    same = _SAME.get(character)
    if same is not None:
        return same
    capital = character.upper()
    if capital == character:
        return re.escape(character)
    return f"(?:{re.escape(character)}|{re.escape(capital)})"


def _phrase(name: str) -> str:
    """The words of ``name`` in whatever capitals, one after another."""
    parts = _TOKEN_OR_GAP.findall(name)
    spaced = "".join(_gap(gap) if gap else _in_any_case(token) for token, gap in parts)
    tokens = [token for token, _ in parts if token]
    if not all(token[0].isupper() for token in tokens):
        return spaced
    joined = "".join(re.escape(token[0]) + _in_any_case(token[1:]) for token in tokens)
    return f"{spaced}|{joined}"


def _in_any_case(letters: str) -> str:
    return "(?i:" + "".join(_SAME.get(c, re.escape(c)) for c in letters) + ")"


def _gap(written: str) -> str:
    """What may stand where ``written`` stands between two words."""
    if written == " ":
        return f"(?:{_BLANK}{{1,3}}|\\.(?!\\s))"  # no sentence ends in a name
    least = 1 if " " in written else 0
    return f"(?:[^\\w\\s]|{_BLANK}){{{least},6}}"
