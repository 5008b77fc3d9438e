"""Bytes to text: UTF-8, and no character that a text does not hold.

Takes bytes; gives text with the line ends of Unix and no byte order mark. Refused,
each with its place: other encodings, control characters, and characters that make a
text read otherwise than it is written.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from typing import TYPE_CHECKING

from briefgen.assets.faults import FileFault, UnusableFileError

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_REPORTED = 10  # of one file

# Control characters and separators; bidirectional embedding, override and isolate
# (CVE-2021-42574); tags; surrogates and noncharacters; the sign of a lost letter.
_FORBIDDEN = re.compile(
    "[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\u2028\\u2029\\u202a-\\u202e"
    "\\u2066-\\u2069\\ud800-\\udfff\\ufdd0-\\ufdef\\ufffd-\\uffff"
    "\\U000e0000-\\U000e007f]"
)
_DIRECTION = re.compile("[\\u202a-\\u202e\\u2066-\\u2069]")


def forbidden(text: str) -> Iterator[tuple[int, str, str]]:
    """Each forbidden character: where it is, what it is, and what to do."""
    if text.isascii() and text.isprintable():
        return
    for found in _FORBIDDEN.finditer(text):
        yield found.start(), _what(found[0]), _mend(found[0])


def named(character: str) -> str:
    """A character for a message: ``U+0007``, with its Unicode name if it has one."""
    code = f"U+{ord(character):04X}"
    name = unicodedata.name(character, "")
    return f"{code} {name}" if name else code


def repaired(text: str) -> str:
    """The text with every forbidden character replaced, to find its other faults."""
    return _FORBIDDEN.sub("_", text)


def decode(data: bytes) -> str:
    """The text of a file.

    Raises:
        UnusableFileError: with the place of everything that no text holds.
    """
    text = decode_leniently(data)
    if faults := tuple(character_faults(text)):
        raise UnusableFileError(*faults)
    return text


def decode_leniently(data: bytes) -> str:
    """The text of a file, forbidden characters and all.

    Raises:
        UnusableFileError: where it is not UTF-8.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        hint = "save it as UTF-8"
        raise UnusableFileError(FileFault("S306", "the file is UTF-16", hint, 1, 1))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnusableFileError(_not_utf8(data, error.start)) from None
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def character_faults(text: str) -> Iterator[FileFault]:
    """The forbidden characters of a file's text; not more than a page of them."""
    for count, (at, what, mend) in enumerate(forbidden(text)):
        if count == MAX_REPORTED:
            message = "more such characters follow"
            yield FileFault("S307", message, "mend these first", *place(text, at))
            return
        yield FileFault("S307", what, mend, *place(text, at))


def place(text: str, at: int) -> tuple[int, int]:
    """The line and column of a character, both from 1."""
    return text.count("\n", 0, at) + 1, at - (text.rfind("\n", 0, at) + 1) + 1


def _not_utf8(data: bytes, at: int) -> FileFault:
    before = data[:at].decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n")
    before = before.replace("\r", "\n")
    message = f"the byte 0x{data[at]:02X} is not UTF-8"
    return FileFault(
        "S306", message, "save the file as UTF-8", *place(before + "x", len(before))
    )


def _what(character: str) -> str:
    if _DIRECTION.match(character):
        return f"{named(character)} turns the direction of the text in secret"
    if character == "\ufffd":
        return f"{named(character)} stands where a letter was lost"
    return f"the character {named(character)} is not part of any text"


def _mend(character: str) -> str:
    if character == "\ufffd":
        return "write the letter again, and save the file as UTF-8"
    if character in "\u2028\u2029\x0b\x0c\x85":
        return "end the line in the ordinary way"
    return "delete it; most editors show it when asked to"
