"""The operands of a content stream: names, strings, matrices.

Takes what stands before an operator, as written; gives it as Python values.
Decides nothing about its meaning.
"""

from __future__ import annotations

import re
from typing import Final, TypeAlias

from briefgen.verification.objects import UnreadablePdfError

Matrix: TypeAlias = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)

_NAME = re.compile(rb"/([^\s\0()<>\[\]{}/%]*)")
_HEXADECIMAL = re.compile(rb"<([0-9A-Fa-f\s\0]*)>")
_STRING = re.compile(
    rb"<([0-9A-Fa-f\s\0]*)>|\(((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*)\)", re.DOTALL
)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_ESCAPED: Final = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}

# What an operation may be given, where it may be given words at all. Names are those
# that resources list, or that marks and colours have.
_SHOWN = re.compile(
    rb"(?:[\s\0\[\]]++|[-+.0-9]++|<[0-9A-Fa-f\s\0]*+>"
    rb"|\((?>[^()\\]++|\\.|\((?>[^()\\]++|\\.)*+\))*+\))*+",
    re.DOTALL,
)
_RESOURCE = re.compile(rb"\s*/(?:[aA][0-9.e-]+|[spx]\d+|i[0-9a-f]{32}[01])\s*")
_COLOUR = re.compile(rb"\s*(?:[-+.0-9]+\s+)*(?:/p\d+)?\s*")
_FORMS: Final[dict[bytes, re.Pattern[bytes]]] = {
    **dict.fromkeys((b"Tj", b"TJ", b"'", b'"'), _SHOWN),
    **dict.fromkeys((b"gs", b"Do", b"sh"), _RESOURCE),
    **dict.fromkeys((b"sc", b"SC", b"scn", b"SCN"), _COLOUR),
    **dict.fromkeys(
        (b"cs", b"CS"),
        re.compile(rb"\s*/(?:Pattern|Device(?:RGB|Gray|CMYK)|lab-d[56][05]|srgb)\s*"),
    ),
    b"Tf": re.compile(rb"\s*/[A-Z]{6}\s+[-+.0-9]+\s*"),
    b"BMC": re.compile(rb"\s*/Artifact\s*"),
    b"BDC": re.compile(
        rb"\s*/(?:Span|Figure)\s*<<\s*/MCID\s+\d+\s*>>\s*"
        rb"|\s*/Artifact\s*<<\s*(?:/Type\s*/(?:Pagination|Layout)\s*"
        rb"|/Subtype\s*/(?:Header|Footer)\s*)*>>\s*"
    ),
}
_NUMBERS = re.compile(rb"[-+.0-9\s\0\[\]]*+")


def is_known(operator: bytes, operands: bytes) -> bool:
    """Whether an operation is given what WeasyPrint and our tags give it."""
    return _FORMS.get(operator, _NUMBERS).fullmatch(operands) is not None


def names(operands: bytes) -> list[str]:
    """The names, without their slash."""
    return [name.decode("ascii", "replace") for name in _NAME.findall(operands)]


def last_name(operands: bytes) -> str:
    """The name that an operation ends with."""
    found = names(operands)
    if not found:
        raise UnreadablePdfError("an operation lacks its name")
    return found[-1]


def codes(operands: bytes) -> bytes:
    """The glyph codes of the strings in an operand or an array."""
    if b"(" not in operands:  # as WeasyPrint writes
        return bytes.fromhex(b"".join(_HEXADECIMAL.findall(operands)).decode())
    return b"".join(
        bytes.fromhex(h.decode()) if h else _ESCAPE.sub(_unescaped, literal)
        for h, literal in _STRING.findall(operands)
    )


def _unescaped(found: re.Match[bytes]) -> bytes:
    escaped = found[1]
    if escaped.isdigit():
        return bytes([int(escaped, 8) & 255])
    if escaped in {b"\r\n", b"\r", b"\n"}:
        return b""
    return _ESCAPED.get(escaped, escaped)


def text_string(written: bytes) -> str:
    """A string that is text, not glyphs."""
    found = codes(written)
    if found.startswith(b"\xfe\xff"):
        return found[2:].decode("utf-16-be", "replace")
    return found.decode("latin-1")


def matrix_of(operands: bytes) -> Matrix:
    """Six numbers as a matrix."""
    a, b, c, d, e, f = (float(number) for number in operands.split())
    return a, b, c, d, e, f


def product(inner: Matrix, outer: Matrix) -> Matrix:
    """The matrix that does ``inner`` first, then ``outer``."""
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )
