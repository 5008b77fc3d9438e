"""One way in which a PDF can hold words."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

# How words stand: in lines that may divide them; between blanks; as parts of names;
# or among bytes that mean something else.
Kind: TypeAlias = Literal["lines", "words", "names", "bytes"]

FIT = "\x1f"  # between pieces of one line; a blank to all that folds


class Channel(NamedTuple):
    """One way, and the words in it."""

    name: str
    text: str
    kind: Kind = "words"
