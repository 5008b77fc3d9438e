"""What WeasyPrint says, as diagnostics.

WeasyPrint logs a message where others raise an error, leaves the part out, and
goes on. For a brief every such message is an error; one that is not known here is
an error too, so that an update cannot add one that goes unnoticed.
"""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from briefgen.diagnostics import Diagnostic, Location

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_CSS = "correct or remove it; WeasyPrint's documentation lists the CSS it knows"
_PICTURE = "save the picture anew, as PNG or JPEG"
_MARKUP = "this is a fault of the template"


@dataclass(frozen=True, slots=True)
class _Kind:
    """Messages that mean the same. ``found`` may take its words from the pattern."""

    pattern: re.Pattern[str]
    code: str
    found: str
    hint: str


def _kind(pattern: str, code: str, found: str, hint: str) -> _Kind:
    return _Kind(re.compile(pattern, re.DOTALL), code, found, hint)


_KINDS = (
    _kind(
        r'^\.notdef glyph .*"(?P<char>.)" \((?P<code>U\+\w+)\)',
        "T130",
        "no font of this style has the character `{char}` ({code})",
        "write it another way, or choose a theme whose fonts have it",
    ),
    _kind(
        r"^Font-face '(?P<family>.*)' cannot be loaded",
        "T132",
        "no face of the font `{family}` can be loaded",
        "name a pinned face: `src: url(briefgen:fonts/NotoSans-Regular.ttf)`",
    ),
    _kind(
        r"^(?:No anchor #(?P<name>.*) for internal URI"
        r"|Content discarded: target points to undefined anchor '(?P<target>.*)')",
        "T140",
        "a link points to `#{name}{target}`, which is not in this edition",
        _MARKUP,
    ),
    _kind(
        r"^Anchor defined twice: '(?P<name>.*)'",
        "T141",
        "two elements have the id `{name}`",
        _MARKUP,
    ),
    _kind(
        r"^Failed to load image at '(?:briefgen:)?(?P<name>.*)': ",
        "T112",
        "the picture `{name}` cannot be read",
        _PICTURE,
    ),
    _kind(
        r"^Failed to render SVG image (?:briefgen:)?(?P<name>.*)",
        "T112",
        "the picture `{name}` cannot be drawn",
        _PICTURE,
    ),
    _kind(
        r"^Failed to load (?P<kind>inline SVG|stylesheet|attachment)"
        r"(?: at (?:briefgen:)?(?P<name>\S+?) ?: )?",
        "T111",
        "a part of the document cannot be loaded: {kind} `{name}`",
        _MARKUP,
    ),
    _kind(
        r"^Relative URI reference without a base URI: (?P<name>.*)",
        "T110",
        "the address `{name}` is relative to nothing",
        "begin it with `briefgen:`",
    ),
    _kind(
        r"^(?P<text>Ignored .*|Error: .*|Deprecated .*|Parse error .*"
        r"|Unknown .* at \d+:\d+.*"
        r"|Invalid .*(?:selector|math function|rule|name|type|@page|prelude).*"
        r"|Unsupported .*|Empty @page .*|Missing .* descriptor .*|@\w+ rule .*"
        r"|Expected a media type.*|In counter style .*|No source for profile.*)",
        "T120",
        "CSS that WeasyPrint does not understand: {text}",
        _CSS,
    ),
)


class MessageLog(logging.Handler):
    """Collects what WeasyPrint logs while one document is typeset."""

    def __init__(self, sheets: Mapping[str, bytes], served: Sequence[str]) -> None:
        """``served`` names the style sheets in the order of their reading."""
        super().__init__(logging.WARNING)
        self._sheets = sheets
        self._served = served
        self.found: list[Diagnostic] = []

    def __enter__(self) -> Self:
        """Listen; nobody else does."""
        logger = logging.getLogger("weasyprint")
        logger.handlers, logger.propagate = [self], False
        logger.setLevel(logging.WARNING)
        return self

    def __exit__(self, *_: object) -> None:
        """Stop listening."""
        logging.getLogger("weasyprint").handlers = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a message as a diagnostic."""
        message = record.getMessage()
        found = diagnosed(message)
        if found.code == "T120":
            place = css_place(message, self._sheets, self._served)
            found = Diagnostic(found.code, found.message, place, found.hint)
        self.found.append(found)


def diagnosed(message: str) -> Diagnostic:
    """A message of WeasyPrint, in our words."""
    for kind in _KINDS:
        if match := kind.pattern.search(message):
            words = {name: word or "" for name, word in match.groupdict().items()}
            words["text"] = _plain(words.get("text", ""))
            return Diagnostic(kind.code, kind.found.format(**words), hint=kind.hint)
    text = " ".join(message.split())
    return Diagnostic("T190", f"WeasyPrint says: {text}", hint="report this, please")


def _plain(text: str) -> str:
    """A message without its place, which is told apart, and without its stop."""
    text = re.sub(r",? at \d+:\d+", "", " ".join(text.split())).replace(" `,", "`,")
    return text[:1].lower() + text[1:].rstrip(".")


def css_place(
    message: str, sheets: Mapping[str, bytes], served: Sequence[str]
) -> Location | None:
    """Where the CSS stands that a message is about.

    The message says line and column, not the file: that is the sheet being read,
    or - for what turns out wrong only in use - the one that has it there.
    """
    if not (match := re.search(r" at (\d+):(\d+)", message)):
        return _quoted_place(message, sheets, served[-1]) if served else None
    line, column = int(match[1]), int(match[2])
    start = re.match(r"\w+ `([\w-]+)", message)
    word = start[1].encode() if start else b""
    # Of a value that was wrong only in use, the column is the value's.
    for start_at in (column - 1, 0):
        for name in reversed(served):
            lines = sheets.get(name, b"").splitlines()
            text = lines[line - 1][start_at:] if line <= len(lines) else b""
            if text.startswith(word) or (not start_at and word and word in text):
                return Location(name, line, column)
    return None


def _quoted_place(message: str, sheets: Mapping[str, bytes], name: str) -> Location:
    """Where the words stand that a message quotes, in the sheet being read."""
    quoted = re.search(r"'\s*(.*\S)\s*'", message, re.DOTALL)
    text = sheets.get(name, b"").decode("utf-8", "replace")
    at = text.find(quoted[1]) if quoted else -1
    if at < 0:
        return Location(name)
    return Location(name, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))
