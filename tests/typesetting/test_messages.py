"""Every message of WeasyPrint is known, so that a new one is noticed."""

from __future__ import annotations

import ast
import re
from importlib.util import find_spec
from pathlib import Path

import pytest

from briefgen.diagnostics import Location
from briefgen.typesetting.messages import css_place, diagnosed

_SPEC = find_spec("weasyprint")
SOURCE = Path(str(_SPEC and _SPEC.origin)).parent
# Not met: about fonts, options and documents that briefgen never has. A message
# that is not known becomes T190, an error all the same.
NEVER = (
    "Unknown PDF option", "Unknown rendering option", "Please install HarfBuzz",
    "Too many glyphs", "Unable to", "Unknown bitmap", "Unsupported bitmap",
    "Unknown subglyph", "Using fontTools instead", "Missing href in <link",
    "Unknown image mode", "Failed to apply CSS rule in SVG", "Malformed",
    "Error when closing", '"', "%s unit resolved", "Subgrids", "Baseline alignment",
    "Inline grids", "Only strings are allowed", "This row has more columns",
    "Missing required", "Image ", "Anchor", "Invalid date", "Invalid created",
)  # fmt: skip


def templates() -> set[str]:
    """The texts of all messages that WeasyPrint can log."""
    found = set()
    for file in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            match node:
                case ast.Call(
                    func=ast.Attribute(
                        value=ast.Name(id="LOGGER"), attr="warning" | "error"
                    ),
                    args=[ast.Constant(value=str(text)), *_],
                ):
                    found.add(text)
                case _:
                    pass
    return found


def test_weasyprint_still_has_messages() -> None:
    assert len(templates()) > 60


@pytest.mark.parametrize("template", sorted(templates()))
def test_a_message_is_known_or_cannot_be_met(template: str) -> None:
    message = re.sub(r"%(04X|r|s|d)", lambda m: "1" if m[1] == "d" else "'x'", template)
    message = message.replace("U+'x'", "U+1F600").replace("\"'x'\"", '"x"')
    known = diagnosed(message).code != "T190"
    assert known or template.startswith(NEVER), message


def test_an_unknown_message_is_an_error() -> None:
    found = diagnosed("The moon is\n  full")
    assert (found.code, found.message) == ("T190", "WeasyPrint says: The moon is full")
    assert found.is_error


def test_css_is_found_in_the_sheet_that_has_it_there() -> None:
    sheets = {"a.css": b"p { color: red }", "b.css": b"p { width: 1 }"}
    served = ["a.css", "b.css"]
    place = css_place("Ignored `color: red` at 1:5, x.", sheets, served)
    assert place == Location("a.css", 1, 5)
    assert css_place("Ignored `height: 1` at 1:5, x.", sheets, served) is None
    assert css_place("Invalid selector", sheets, served) == Location("b.css")


def test_a_selector_without_a_place_is_looked_for_in_its_sheet() -> None:
    sheets = {"own.css": b"p { margin: 0 }\n  :nope(a) { margin: 0 }\n"}
    message = "Invalid or unsupported selector, '\n  :nope(a) '"

    assert css_place(message, sheets, ["own.css"]) == Location("own.css", 2, 3)
