"""H221: an author whose name can be withheld, and `protect` lacks parts of it.

It proposes words by their place alone: a message never quotes what may be withheld.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.diagnostics import Diagnostic, Severity
from briefgen.model.walk import texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.diagnostics import Location
    from briefgen.model.brief import Author, Brief
    from briefgen.model.source import ValuePath

_NAMELESS = ("descriptor", "withheld")  # variants of the note
_LEAST = 2  # letters; a single one is an initial


def names_to_protect(brief: Brief) -> Iterator[Diagnostic]:
    """Find words of names, and initials, that no `protect` lists."""
    for index, author in enumerate(brief.content.authors):
        if not any(getattr(author.note, variant) for variant in _NAMELESS):
            continue
        lacking = [*_words(author), *_initials(brief, author)]
        if lacking:
            yield Diagnostic(
                "H221",
                f"`protect` lacks {', and '.join(lacking)}",
                brief.source.at(("authors", index, "protect")),
                "list them, or an edition that withholds the name may hold them",
                Severity.WARNING,
            )


def _words(author: Author) -> Iterator[str]:
    words = [word.strip(",;") for word in author.name.split()]
    lacking = [
        str(number)
        for number, word in enumerate(words, 1)
        if len(words) > 1 and _is_a_name(word) and word not in _listed(author)
    ]
    if lacking:
        noun = "word" if len(lacking) == 1 else "words"
        yield f"{noun} {' and '.join(lacking)} of the name"


def _is_a_name(word: str) -> bool:
    """Whether a word of a name is a name by itself: `von` and `J.` are none."""
    letters = [char for char in word if char.isalpha()]
    return len(letters) >= _LEAST and letters[0] == letters[0].upper()


def _listed(author: Author) -> set[str]:
    """What is protected, or allowed to stand."""
    return {*author.protect, *(one.text for one in author.allow)}


def _initials(brief: Brief, author: Author) -> Iterator[str]:
    """The initials, in each form in which the brief itself writes them."""
    letters = [word[0] for word in author.name.split() if word[0].isupper()]
    if len(letters) < _LEAST:
        return
    written = r"[\s-]?".join(rf"{re.escape(letter)}\." for letter in letters)
    form = re.compile(rf"(?<![\w.]){written}(?!\w)")
    seen = _listed(author)
    for text, origin in _texts(brief):
        for found in form.finditer(text):
            if found[0] not in seen:
                seen.add(found[0])
                yield f"the initials at {_place(brief, origin, text, found.start())}"


def _texts(brief: Brief) -> Iterator[tuple[str, ValuePath | str]]:
    """Every text, with its path, or with the name of its file."""
    yield from ((found.text, found.path) for found in texts(brief.content))
    yield from ((text, name) for name, text in brief.source.texts.items())


def _place(brief: Brief, origin: ValuePath | str, text: str, at: int) -> Location:
    line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
    if isinstance(origin, str):
        return brief.source.in_file(origin, line, column)
    return brief.source.in_text(origin, line, column)
