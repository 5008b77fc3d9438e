"""A parser's complaint about YAML, in the words of who writes a brief."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from briefgen.diagnostics import Diagnostic, Location

if TYPE_CHECKING:
    from collections.abc import Sequence

_QUOTE = "put the value in quotation marks"
_INDENT = "give the keys of one mapping the same indentation"

# What libyaml says, what it means, what to do; the first that fits.
_MEANINGS: Sequence[tuple[str, str, str]] = (
    (
        "mapping values are not allowed",
        "a second colon in one line, or a line that is indented too far",
        "put a text with a colon in quotation marks, or look at the indentation",
    ),
    (
        "found unexpected end of stream",
        "a quotation mark that is opened here is never closed",
        "close it, or put a \\ before a quotation mark of the text",
    ),
    (
        "found a tab character",
        "a tab where the indentation is",
        "indent with blanks",
    ),
    (
        "could not find expected ':'",
        "a line that is neither `key: value` nor an item of a list",
        "write a blank after the colon or the dash, or indent the line as text",
    ),
    (
        "did not find expected key",
        "a line that does not fit into the mapping around it",
        _INDENT + ", and close what is in quotation marks at the end of the value",
    ),
    (
        "did not find expected '-' indicator",
        "a line that does not fit into the list around it",
        "begin it with `- `, or look at the indentation",
    ),
    (
        "block sequence entries are not allowed",
        "a list that begins in the middle of a line",
        "write each item on a line of its own; quote a text that begins with a dash",
    ),
    ("did not find expected ',' or ']'", "a `[` that is never closed", _QUOTE),
    ("did not find expected ',' or '}'", "a `{` that is never closed", _QUOTE),
    (
        "found unknown escape character",
        "a \\ before a letter that wants none",
        "use 'single' quotation marks, or write \\\\",
    ),
    (
        "escape character",
        "an escape that names no character",
        "write the letter itself",
    ),
    ("escape code", "an escape that names no character", "write the letter itself"),
    ("expected hexdecimal", "an escape that names no character", "write it in full"),
    ("while scanning an alias", "a text that begins with `*`", _QUOTE),
    ("while scanning an anchor", "a text that begins with `&`", _QUOTE),
    ("while scanning a tag", "a text that begins with `!`", _QUOTE),
    ("while parsing a tag", "a text that begins with `!`", _QUOTE),
    (
        "while scanning a block scalar",
        "something behind the `|` or `>`",
        "begin the text on the next line",
    ),
    ("<document start>", "text after the end of the document", "delete the `...`"),
    ("directive", "a line that begins with `%`", _QUOTE),
    ("incompatible", "a version of YAML that is not known", "delete the `%YAML` line"),
)


def in_plain_words(error: yaml.YAMLError, text: str, file: str) -> Diagnostic:
    """The diagnostic for a file that is not YAML."""
    if not isinstance(error, yaml.MarkedYAMLError):
        message = f"not YAML: {getattr(error, 'reason', None) or 'it cannot be read'}"
        return Diagnostic("S101", message, Location(file), "write it anew from here")
    said = f"{error.context or ''} {error.problem or ''}"
    mark = error.problem_mark or error.context_mark
    if any(words in said for words in ("simple key", "end of stream", "a flow ")):
        mark = error.context_mark or mark
    place = _place(mark, file)
    if "cannot start any token" in said:
        return _bad_start(mark, text, place)
    for needle, meaning, hint in _MEANINGS:
        if needle in said:
            return Diagnostic("S101", f"not YAML: {meaning}", place, hint)
    message = f"not YAML: {(error.problem or 'it cannot be read').strip()}"
    return Diagnostic("S101", message, place, _QUOTE)


def _bad_start(mark: Any, text: str, place: Location) -> Diagnostic:  # noqa: ANN401
    lines = text.split("\n")
    line = lines[mark.line] if mark and mark.line < len(lines) else ""
    sign = line[mark.column : mark.column + 1] if mark else ""
    if sign == "\t":
        message = "not YAML: a tab where the indentation is"
        return Diagnostic("S101", message, place, "indent with blanks")
    message = f"not YAML: a text that begins with `{sign}`"
    return Diagnostic("S101", message, place, _QUOTE)


def _place(mark: Any, file: str) -> Location:  # noqa: ANN401 (PyYAML's two kinds)
    if mark is None:
        return Location(file)
    return Location(file, mark.line + 1, mark.column + 1)
