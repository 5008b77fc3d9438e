"""The notation of PDF objects: numbers, names, strings, arrays, dictionaries.

Takes text as ISO 32000-1, 7.3 writes it; gives plain values. Decides what is not
taken: comments, keys that a dictionary has twice, and blanks in a row, for in each
of them something could stand that no reader of the values would see.

In a value, ``/Name`` is a name, ``u:words`` a string, ``b:00ff`` a string that is
no text, and ``12 0 R`` a reference.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from briefgen.verification.limits import DEPTH, OversizePdfError, UnreadablePdfError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Value: TypeAlias = Any  # None, bool, int, float, str, list[Value], dict[str, Value]
Dictionary: TypeAlias = "dict[str, Value]"

# One group for each kind: its number says which it is.
_TOKEN = re.compile(
    r"""[ \n\r]{0,2}+(?:
      (/[^\s\0()<>\[\]{}/%]*+)                                        # name
    | (\d++[ ]\d++[ ]R(?![A-Za-z]))                                   # reference
    | ([-+]?+(?:\d++\.?+\d*+|\.\d++)(?![^\s\0()<>\[\]{}/%]))          # number
    | (<<) | (>>)
    | \[[ ]?+((?:\d++[ ]?+)*+)\]                                      # whole numbers
    | \[[ ]?+((?:\d++[ ]\d++[ ]R[ ]?+)++)\]                           # references
    | (\[) | (\])
    | \(((?>[^()\\]++|\\.|\((?>[^()\\]++|\\.)*+\))*+)\)               # string
    | <([0-9A-Fa-f]*+)>                                               # string in hex
    | (true|false|null)(?![A-Za-z])
    )""",
    re.VERBOSE | re.DOTALL,
)
(
    _NAME, _REFERENCE, _NUMBER, _OPEN, _CLOSE, _NUMBERS, _REFERENCES, _BEGIN, _END,
    _LITERAL, _HEXADECIMAL, _WORD,
) = range(1, 13)  # fmt: skip
_REFERENCE_IN_ARRAY = re.compile(r"\d+ \d+ R")
_CODED = re.compile(r"#([0-9A-Fa-f]{2})")
_ESCAPE = re.compile(r"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_ESCAPED: Final = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}
_WORDS: Final = {"true": True, "false": False, "null": None}

# ISO 32000-1, D.3: PDFDocEncoding, where it is not Latin 1.
_UNDEFINED = "\N{REPLACEMENT CHARACTER}"
_DOCUMENT = {
    **dict(enumerate("˘ˇˆ˙˝˛˚˜", 0x18)),  # noqa: RUF001
    **dict(enumerate("•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽłıœšž\ufffd€", 0x80)),  # noqa: RUF001
    0xAD: _UNDEFINED,
    0x7F: _UNDEFINED,
}
_PLAIN = re.compile(r"[\t\n\r -~]*+")


def value_at(text: str, position: int) -> tuple[Value, int]:
    """The value that begins at ``position``, and where it ends.

    Raises:
        UnreadablePdfError: where none does.
    """
    tokens = _Tokens(text, position)
    value = tokens.value(0)
    return value, tokens.end


def values(text: str, position: int = 0) -> Iterator[tuple[Value, int, int]]:
    """The values that follow each other to the end: where each begins, and ends."""
    tokens = _Tokens(text, position)
    length = len(text)
    while tokens.end < length:
        start = tokens.end
        yield tokens.value(0), start, tokens.end


class _Tokens:
    """A text, and how far it is read."""

    def __init__(self, text: str, position: int) -> None:
        self.text, self.end = text, position
        self._match = _TOKEN.match

    def value(self, depth: int) -> Value:
        kind, found = self._next()
        if kind in {_CLOSE, _END}:
            raise UnreadablePdfError("a bracket is closed that was not opened")
        return self._of(kind, found, depth)

    def _next(self) -> tuple[int, str]:
        match = self._match(self.text, self.end)
        if match is None:
            raise UnreadablePdfError("an object holds what is no value")
        self.end = match.end()
        kind = match.lastindex or 0
        return kind, match[kind]

    def _of(self, kind: int, found: str, depth: int) -> Value:
        if kind == _OPEN:
            return self._dictionary(depth + 1)
        if kind == _BEGIN:
            return self._array(depth + 1)
        return _PLAIN_VALUES[kind](found)

    def _dictionary(self, depth: int) -> Dictionary:
        _check(depth)
        entries: Dictionary = {}
        while True:
            kind, key = self._next()
            if kind == _CLOSE:
                return entries
            if kind != _NAME:
                raise UnreadablePdfError("the key of a dictionary is no name")
            if "#" in key:
                key = _decoded(key)
            if key in entries:
                raise UnreadablePdfError("a dictionary has one key twice")
            kind, found = self._next()
            if kind in {_CLOSE, _END}:
                raise UnreadablePdfError("a key of a dictionary has no value")
            entries[key] = self._of(kind, found, depth)

    def _array(self, depth: int) -> list[Value]:
        _check(depth)
        entries: list[Value] = []
        while True:
            kind, found = self._next()
            if kind == _END:
                return entries
            if kind == _CLOSE:
                raise UnreadablePdfError("a bracket is closed that was not opened")
            entries.append(self._of(kind, found, depth))


def _check(depth: int) -> None:
    if depth > DEPTH:
        raise OversizePdfError(f"objects stand in each other, {DEPTH} deep and deeper")


def _decoded(name: str) -> str:
    return _CODED.sub(lambda found: chr(int(found[1], 16)), name)


def _unescaped(written: str) -> str:
    return _ESCAPE.sub(_character, written)


def _character(found: re.Match[str]) -> str:
    escaped = found[1]
    if escaped.isdigit():
        return chr(int(escaped, 8) & 255)
    if escaped in {"\r\n", "\r", "\n"}:
        return ""
    return _ESCAPED.get(escaped, escaped)


def _from_hexadecimal(written: str) -> str:
    padded = written + "0" * (len(written) % 2)
    return bytes.fromhex(padded).decode("latin-1")


def _string(content: str) -> str:
    """A string as text where it is text, else as its bytes."""
    if _PLAIN.fullmatch(content):
        return "u:" + content
    for mark, encoding in (("\xfe\xff", "utf-16-be"), ("\xef\xbb\xbf", "utf-8")):
        if content.startswith(mark):
            try:
                text = content[len(mark) :].encode("latin-1").decode(encoding)
            except UnicodeDecodeError as error:
                raise UnreadablePdfError("a string is no text") from error
            return "u:" + text
    text = content.translate(_DOCUMENT)
    if _UNDEFINED in text or any(letter < " " for letter in text):
        return "b:" + content.encode("latin-1").hex()
    return "u:" + text


_PLAIN_VALUES: Final[dict[int, Callable[[str], Value]]] = {
    _NAME: lambda found: _decoded(found) if "#" in found else found,
    _REFERENCE: str,
    _NUMBER: lambda found: float(found) if "." in found else int(found),
    _NUMBERS: lambda found: [int(number) for number in found.split()],
    _REFERENCES: _REFERENCE_IN_ARRAY.findall,
    _LITERAL: lambda found: _string(_unescaped(found) if "\\" in found else found),
    _HEXADECIMAL: lambda found: _string(_from_hexadecimal(found)),
    _WORD: _WORDS.__getitem__,
}
