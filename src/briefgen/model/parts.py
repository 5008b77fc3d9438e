"""Parts: everything that can be limited to some readers or marked."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from briefgen.model.fields import (
    ExactText,
    FilePath,
    Identifier,
    InlineMarkdown,
    Markdown,
    Model,
    PlainText,
    Shorthand,
)


class LimitedPart(Model):
    """A part that may be limited to some readers.

    A part narrows what contains it and never widens it.
    """

    audiences: Annotated[list[ExactText], Field(min_length=1)] | None = None
    """The audiences that may read this part; without it, those of what contains it."""
    marking: ExactText | None = None
    """The handling marking of this part; without it, that of what contains it."""


class BarredPart(LimitedPart):
    """A part in whose place a bar may stand where it is withheld."""

    reason: PlainText | None = None
    """Printed on the bar that stands for this part, for audiences that get bars."""


class NamedPart(BarredPart):
    """A part that others may refer to."""

    id: Identifier | None = None
    """A name for this part, unique in the brief, for `[](#name)` and `support`."""


def one_of(model: Model, *keys: str) -> None:
    """Raise unless exactly one of the keys has a value."""
    given = [key for key in keys if getattr(model, key) is not None]
    if len(given) != 1:
        kind = "one_of"
        message = "wants exactly one of {keys}"
        raise PydanticCustomError(
            kind,
            message,
            {"keys": ", ".join(f"`{key}`" for key in keys), "given": given},
        )


class ProseOrFile(LimitedPart):
    """Prose in place, or in a Markdown file beside the brief."""

    text: Markdown | None = None
    """The prose itself, as a literal block (`|`) where it has more than one line."""
    file: FilePath | None = None
    """A Markdown file that holds the prose."""

    @model_validator(mode="after")
    def _has_one_origin(self) -> ProseOrFile:
        one_of(self, "text", "file")
        return self


class Phrase(LimitedPart):
    """A single paragraph that can be limited: a caption, a note, a point."""

    text: InlineMarkdown
    """The words."""


class Passage(BarredPart):
    """One or more paragraphs that can be limited: a list item, a point."""

    text: Markdown
    """The words."""


ShortPhrase = Annotated[Phrase, Shorthand("text")]
ShortPassage = Annotated[Passage, Shorthand("text")]
