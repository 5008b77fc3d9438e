"""The kinds of value that a brief is made of.

Every scalar arrives as the text that the author wrote, so that ``NO``, ``010``
and ``1.10`` stay what they are; a field that wants a number, a date or a yes
reads it here, in one spelling each.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError, core_schema

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler

NOT_STATED = "not stated"


class Model(BaseModel):
    """A mapping with a closed set of keys.

    The text under a field is its description in the JSON Schema (``schema.py``).
    """

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        defer_build=True,  # one schema for the whole, when it is first needed
    )


@dataclass(frozen=True, slots=True)
class Prose:
    """Marks a field as Markdown. ``inline``: a single paragraph."""

    inline: bool = False

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Say what the text is written in."""
        extent = {"$comment": "a single paragraph"} if self.inline else {}
        return {**handler(schema), "contentMediaType": "text/markdown", **extent}


@dataclass(frozen=True, slots=True)
class Shorthand:
    """Lets an author write only the value of ``key`` for a mapping of one key."""

    key: str
    kind: str = "string"  # of the short form, in JSON Schema

    def _lengthen(self, value: object) -> object:
        return value if isinstance(value, dict | Model) else {self.key: value}

    def __get_pydantic_core_schema__(
        self, source: type, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Accept the short form before the long one is checked."""
        return core_schema.no_info_before_validator_function(
            self._lengthen, handler(source)
        )

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Say that both forms are right."""
        short: dict[str, Any] = {"type": self.kind}
        if self.kind == "array":
            short["items"] = {}
        return {"anyOf": [short, handler(schema)]}


@dataclass(frozen=True, slots=True)
class AlsoWritten:
    """Names, for JSON Schema, further spellings that a validator accepts."""

    spellings: tuple[str, ...]

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Say that both forms are right."""
        return {"anyOf": [{"enum": list(self.spellings)}, handler(schema)]}


@dataclass(frozen=True, slots=True)
class OneOrMore:
    """Says, for JSON Schema, that a list of one may be written without the list."""

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Say that both forms are right."""
        several = handler(schema)
        return {"anyOf": [several["items"], several]}


def _as_flag(value: object) -> object:
    match value:
        case "true" | True:
            return True
        case "false" | False:
            return False
        case _:
            kind, message = "flag", "not `true` or `false`"
            raise PydanticCustomError(kind, message)


def _as_count(value: object) -> object:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and re.fullmatch(r"[0-9]{1,6}", value):
        return int(value)
    kind, message = "count", "not a whole number"
    raise PydanticCustomError(kind, message)


def _as_date(value: object) -> object:
    if value is None or value == NOT_STATED:
        return None
    if isinstance(value, date):
        return value
    try:
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", str(value), re.ASCII):
            raise ValueError  # noqa: TRY301
        return date.fromisoformat(str(value))
    except ValueError:
        kind = "stated_date"
        message = "not a date in the form YYYY-MM-DD, nor `not stated`"
        raise PydanticCustomError(kind, message) from None


PlainText = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""Words without markup."""

ExactText = Annotated[str, StringConstraints(min_length=1)]
"""A name that is compared to the letter: a blank beside it is part of it."""

Markdown = Annotated[str, Field(min_length=1), Prose()]
"""Prose in Markdown: CommonMark with tables and footnotes, no raw HTML."""

InlineMarkdown = Annotated[str, Field(min_length=1), Prose(inline=True)]
"""A single paragraph of Markdown."""

CellMarkdown = Annotated[str, Prose(inline=True)]
"""The words of a table's cell; it may be empty."""

Identifier = Annotated[
    str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)
]
"""A name that other parts refer to: lower case, digits and single hyphens."""

FilePath = Annotated[str, StringConstraints(min_length=1, max_length=400)]
"""A file of the project, from the folder of the brief, with forward slashes."""

SupportPlace = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9-]+(/p[1-9][0-9]*(@[0-9a-z]+)?)?$"),
]
"""A section or block by its id, or a paragraph of it: `outlook/p2`."""

Flag = Annotated[
    bool,
    BeforeValidator(_as_flag),
    WithJsonSchema({"type": "boolean"}),
]
Count = Annotated[
    int, BeforeValidator(_as_count), WithJsonSchema({"type": "integer", "minimum": 0})
]
StatedDate = Annotated[
    date | None,
    BeforeValidator(_as_date),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "format": "date"},
                {"const": NOT_STATED},
            ]
        }
    ),
]
"""A date, or `not stated`. No date is ever invented."""
