"""Look for words and pictures that must not be in a file, whatever hides them.

Written apart from ``briefgen.verification``. A word is found whole or in pieces, in any
capitals, spaced, reversed, in wide letters, as hexadecimal digits, in base 64, and as
the codes of addresses, markup and strings; a picture in another size or format.
"""

from __future__ import annotations

import base64
import html
import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING
from urllib.parse import unquote

from PIL import Image

from tests.support.dissecting import Channel, channels_of_pdf, pictures_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_NAME = re.compile(r"#([0-9A-Fa-f]{2})")
_ESCAPED = re.compile(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([0-7]{1,3}))")
# Three codes in a row, or one in a short word: else bytes look like them by chance.
_PERCENT = re.compile(r"(?:%[0-9A-Fa-f]{2}){3}|^[ -~]+%[0-9A-Fa-f]{2}", re.MULTILINE)
_ENTITY = re.compile(r"(?:&#?\w{1,8};){3}|^[ -~]+&#?\w{1,8};", re.MULTILINE)
_ESCAPES = re.compile(
    r"(?:\\(?:u\w{4}|x\w\w|[0-7]{1,3})){3}|^[ -~]*(?:\\[ux0-7]|#[0-9A-Fa-f]{2})",
    re.MULTILINE,
)
_NEITHER = re.compile(r"[\W_]+")
_LEAST = 8  # letters of a code that is no accident
GRID = 16  # a picture's fingerprint has this many rows and columns
NEAR = 26  # bits of 256 that two prints of one picture may differ in


@dataclass(frozen=True, slots=True)
class Leak:
    """A word or picture that was found, where, and in which form."""

    what: str
    channel: str
    form: str


def leaks_in_pdf(
    data: bytes, words: Iterable[str], pictures: Mapping[str, bytes] | None = None
) -> list[Leak]:
    """Every forbidden word and picture of a PDF."""
    found = []
    looked_for = list(words)
    seen: set[bytes] = set()  # much can be read in several ways
    for channel in channels_of_pdf(data):
        if channel.data not in seen:
            seen.add(channel.data)
            found += leaks_in(channel, looked_for)
    prints = {name: fingerprint(image) for name, image in (pictures or {}).items()}
    for name, image in pictures_of(data) if prints else ():
        shown = fingerprint(image)
        for what, wanted in prints.items():
            if (shown ^ wanted).bit_count() <= NEAR:
                found.append(Leak(what, name, "picture"))
    return found


def leaks_in_text(text: str, words: Iterable[str], channel: str) -> list[Leak]:
    """Every forbidden word of a text."""
    return leaks_in(Channel(channel, text.encode("utf-8", "replace")), words)


# ── Words, in any form ───────────────────────────────────────────────────────


def squeezed(text: str) -> str:
    """Letters and digits alone, without capitals, ligatures, accents and blanks."""
    return _NEITHER.sub("", unicodedata.normalize("NFKD", text).casefold())


def leaks_in(channel: Channel, words: Iterable[str]) -> list[Leak]:
    """Every forbidden word of a channel, however it is written."""
    forms = [(form, squeezed(text)) for form, text in _forms(channel)]
    raw = "".join("".join(text.split()) for text in channel.texts)
    lower = raw.lower()
    found = []
    for word in words:
        own = squeezed(word)
        assert len(own) > 2, f"too short to look for: {word}"
        hits = [form for form, text in forms if own in text]
        hits += ["reversed" for _, text in forms if own[::-1] in text]
        hits += ["hexadecimal" for code in _digits(word) if code in lower]
        hits += ["base 64" for code in _codes(word) if code in raw]
        found += [Leak(word, channel.name, form) for form in hits[:1]]
    return found


def _forms(channel: Channel) -> Iterator[tuple[str, str]]:
    """The text of a channel as it is, and with each sort of code read."""
    for text in channel.texts:
        yield "plain", text
        if _PERCENT.search(text):
            yield "percent", unquote(text)
        if _ENTITY.search(text):
            yield "entity", html.unescape(text)
        if _ESCAPES.search(text):
            yield "escape", _NAME.sub(_from_hex, _ESCAPED.sub(_from_escape, text))


def _digits(word: str) -> Iterator[str]:
    """A word as hexadecimal digits."""
    return (word.encode(name).hex() for name in ("utf-8", "utf-16-be", "utf-16-le"))


@cache
def _codes(word: str) -> tuple[str, ...]:
    """A word in base 64, wherever in a group of three letters it begins."""
    pieces = []
    for name in ("utf-8", "utf-16-be", "utf-16-le"):
        raw = word.encode(name)
        for shift in range(3):
            code = base64.b64encode(b"\0" * shift + raw).decode()
            pieces.append(code[(0, 2, 3)[shift] : (shift + len(raw)) // 3 * 4])
    return tuple(piece for piece in pieces if len(piece) >= _LEAST)


def _from_hex(code: re.Match[str]) -> str:
    return chr(int(code[1], 16))


def _from_escape(code: re.Match[str]) -> str:
    wide, hexadecimal, octal = code.groups()
    return chr(int(wide or hexadecimal, 16) if not octal else int(octal, 8) & 0xFF)


# ── Pictures ─────────────────────────────────────────────────────────────────


def fingerprint(data: bytes) -> int:
    """A picture as bits: whether each field is brighter than the one to its right."""
    with Image.open(BytesIO(data)) as picture:
        grey = picture.convert("L").resize((GRID + 1, GRID))
    rows = [grey.crop((0, y, GRID + 1, y + 1)).tobytes() for y in range(GRID)]
    bits = "".join("01"[row[x] > row[x + 1]] for row in rows for x in range(GRID))
    return int(bits, 2)
