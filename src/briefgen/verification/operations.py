"""A content stream as a row of operations.

Takes the decoded bytes of a page, a form or a pattern; gives operators with
their operands. Decides how such a stream is cut into words, and nothing about
what they mean. What it does not know, it refuses: content that cannot be read could say
anything. A comment stands among the operands of what follows it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from briefgen.verification.objects import UnreadablePdfError

if TYPE_CHECKING:
    from collections.abc import Iterator

Operation: TypeAlias = tuple[bytes, bytes]  # the operator, and its operands as written

# Operators that neither paint nor move text nor mark: whole runs are passed over.
_IDLE = (
    rb"[\s\0]*+(?>(?:[-+.0-9]++[\s\0]++)*+"
    rb"(?:re|rg|RG|[mlcvyhnwJjMdiGgKk]|ri|W\*?|Tc|Tw|Tz|TL|Ts|CS|cs|SC)"
    rb"(?:[\s\0]++|$))*+"
)
_OPERATION = re.compile(
    _IDLE
    + rb"""((?>
        [\s\0]++ | %[^\r\n]*+                               # blanks, comments
      | [-+.0-9]++                                          # numbers
      | /[^\s\0()<>\[\]{}/%]*+                              # names
      | \((?>[^()\\]++|\\.|\((?>[^()\\]++|\\.)*+\))*+\)     # strings
      | <[0-9A-Fa-f\s\0]*+>                                 # strings in hexadecimal
      | << | >> | \[ | \]                                   # dictionaries, arrays
      | (?:true|false|null)(?![A-Za-z0-9*])
    )*+)
    ([A-Za-z][A-Za-z0-9]*+\*?+|'|")""",
    re.VERBOSE | re.DOTALL,
)
_IDLE_TAIL = re.compile(_IDLE)
_INLINE_IMAGE = re.compile(rb".*?[\s\0]ID[\s\0].*?[\s\0]EI(?=[\s\0]|$)", re.DOTALL)
_REST = re.compile(rb"(?:[\s\0]++|%[^\r\n]*+|[-+.0-9]++)*+")

_KNOWN = frozenset(
    b"b B b* B* BDC BI BMC BT c cm CS cs d Do EMC ET f F f* G g gs h i"
    b" j J K k l m M n q Q re RG rg ri s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL"
    b" Tm Tr Ts Tw Tz v w W W* y ' \"".split()
)


def operations(stream: bytes) -> Iterator[Operation]:
    """The operations of ``stream`` in order, without those that change no text.

    Raises:
        UnreadablePdfError: at anything that is not an operation.
    """
    position, end = 0, len(stream)
    while (found := _OPERATION.match(stream, position)) is not None:
        operands, operator = found.groups()
        if operator not in _KNOWN:
            raise UnreadablePdfError(f"unknown operator `{_printable(operator)}`")
        position = found.end()
        if operator == b"BI":
            position = _after_inline_image(stream, position)
        yield operator, operands
    rest = _REST.match(stream, _skipped(stream, position))
    if rest is None or rest.end() != end:
        raise UnreadablePdfError("a content stream ends in what is no operation")
    if b"%" in rest[0]:
        yield b"%", rest[0]


def _skipped(stream: bytes, position: int) -> int:
    """Where the idle operations that begin at ``position`` end."""
    found = _IDLE_TAIL.match(stream, position)
    return found.end() if found else position


def _after_inline_image(stream: bytes, position: int) -> int:
    found = _INLINE_IMAGE.match(stream, position)
    if found is None:
        raise UnreadablePdfError("an inline image does not end")
    return found.end()


def _printable(operator: bytes) -> str:
    return operator[:20].decode("ascii", "replace")
