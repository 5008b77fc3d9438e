"""The JSON Schema of a brief, for editors that complete and check YAML.

Takes the model; gives the schema of what an author may write. The model reads
every scalar as the text that was written, while an editor reads ``version: 1.10``
as a number: so the schema lets a text be any scalar. It is never narrower than the
model, and where it is wider, ``briefgen lint`` says the rest.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TypeAlias

from briefgen.model.brief import Content
from briefgen.model.descriptions import descriptions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefgen.model.fields import Model

Schema: TypeAlias = "dict[str, Any]"

SCHEMA_ID = "urn:briefgen:brief"
_SCALARS = ["string", "number", "boolean"]


def brief_schema() -> Schema:
    """The schema of ``brief.yaml``, every field with its description."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        "title": "A brief, as briefgen reads it",
        **schema_of(Content),
    }


def brief_schema_text() -> str:
    """The schema as the text of a file."""
    return json.dumps(brief_schema(), ensure_ascii=False, indent=2) + "\n"


def schema_of(model: type[Model]) -> Schema:
    """The schema of one model, and of those that it is made of."""
    made = model.model_json_schema(by_alias=True)
    told = descriptions()
    parts = {
        name: _cleaned(_described(part, told[name]))
        for name, part in made.pop("$defs", {}).items()
    }
    whole = _cleaned(_described(made, told[model.__name__]))
    return {**whole, "$defs": parts}


def _described(schema: Schema, told: Mapping[str, str]) -> Schema:
    """A model's schema with the description of each of its fields."""
    fields = schema.get("properties", {}).items()
    described = {name: {**field, "description": told[name]} for name, field in fields}
    return {**schema, "properties": described}


def _cleaned(schema: Schema) -> Schema:
    """A schema without what pydantic adds for Python's sake."""
    kept = {key: value for key, value in schema.items() if key != "title"}
    if not kept.get("default", True) or isinstance(kept.get("default"), dict):
        del kept["default"]
    for key in ("items", "additionalProperties"):
        if isinstance(kept.get(key), dict):
            kept[key] = _cleaned(kept[key])
    if "properties" in kept:
        fields = kept["properties"].items()
        kept["properties"] = {name: _cleaned(field) for name, field in fields}
    for key in ("anyOf", "oneOf"):
        if key in kept:
            kept |= _alternatives(key, kept.pop(key))
    return _with_scalars(kept)


def _alternatives(key: str, schemas: list[Schema]) -> Schema:
    # An absent key is absent: `subtitle:` with nothing behind it is no spelling of it.
    given = [_cleaned(one) for one in schemas if one != {"type": "null"}]
    return given[0] if len(given) == 1 else {key: given}


def _with_scalars(schema: Schema) -> Schema:
    """A text may be written as any scalar, a figure too."""
    if schema.get("type") != "string":
        return schema
    if "enum" in schema:
        digits = [int(word) for word in schema["enum"] if word.isdigit()]
        return {"enum": [*schema["enum"], *digits]} | _description_of(schema)
    is_address = schema.get("pattern", "").startswith("^https:")
    if is_address or "const" in schema or "format" in schema:
        return schema
    return {**schema, "type": list(_SCALARS)}


def _description_of(schema: Schema) -> Schema:
    return {key: schema[key] for key in ("description", "default") if key in schema}
