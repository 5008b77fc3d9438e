"""``briefgen schema``: what editors complete and check with."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from briefgen.model.schema import brief_schema, brief_schema_text
from tests.support.projects import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Outcome

    Cli = Callable[..., Outcome]

SAMPLES = sorted((ROOT / "briefs").glob("*/brief.yaml"))
KINDS: dict[str, type | tuple[type, ...]] = {
    "string": str,
    "number": (int, float),
    "integer": int,
    "boolean": bool,
    "array": list,
    "object": dict,
}
MINIMAL = {"title": "T", "sections": [{"id": "one", "title": "One", "body": "Words."}]}


def fits(value: Any, schema: dict[str, Any], whole: dict[str, Any]) -> bool:  # noqa: ANN401
    """Whether a value is right by the keywords of JSON Schema that we use."""
    if not schema:
        return True
    if "$ref" in schema:
        return fits(value, whole["$defs"][schema["$ref"].rpartition("/")[2]], whole)
    if "anyOf" in schema:
        return any(fits(value, one, whole) for one in schema["anyOf"])
    if "oneOf" in schema:
        return sum(fits(value, one, whole) for one in schema["oneOf"]) == 1
    if "enum" in schema:
        return value in schema["enum"]
    if "const" in schema:
        return bool(value == schema["const"])
    kinds = schema.get("type", list(KINDS))
    kinds = kinds if isinstance(kinds, list) else [kinds]
    if not any(isinstance(value, KINDS[kind]) for kind in kinds):
        return False
    return fits_inside(value, schema, whole)


def fits_inside(value: object, schema: dict[str, Any], whole: dict[str, Any]) -> bool:
    match value:
        case str():
            is_long_enough = len(value) >= schema.get("minLength", 0)
            return is_long_enough and bool(re.search(schema.get("pattern", ""), value))
        case list():
            return len(value) >= schema.get("minItems", 0) and all(
                fits(one, schema["items"], whole) for one in value
            )
        case dict():
            fields, rest = schema.get("properties", {}), schema["additionalProperties"]
            has_all = set(schema.get("required", [])) <= set(value)
            return has_all and all(
                fits(inside, fields.get(key, rest), whole)
                if key in fields or rest
                else False
                for key, inside in value.items()
            )
        case _:
            return True


def is_right(brief: object) -> bool:
    whole = brief_schema()
    return fits(brief, whole, whole)


class CoreLoader(yaml.SafeLoader):
    """Reads YAML 1.2, as editors do: there, a date is a text."""


CoreLoader.yaml_implicit_resolvers = {
    first: [(tag, rule) for tag, rule in rules if not tag.endswith("timestamp")]
    for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.parent.name)
def test_a_sample_brief_is_right_by_the_schema(path: Path) -> None:
    assert is_right(yaml.load(path.read_text(encoding="utf-8"), CoreLoader))  # noqa: S506


@pytest.mark.parametrize(
    "body",
    [
        "Words.",
        ["Words.", {"text": "Words."}],
        {"file": "prose.md"},
        {"list": {"items": ["one", {"text": "two", "audiences": ["some"]}]}},
        {"table": {"columns": ["Year", {"title": "Trade"}], "rows": [[2019, 48.5]]}},
        {"figure": {"file": "map.png", "alt": "A map", "caption": "Map"}},
    ],
)
def test_short_and_long_forms_are_right(body: object) -> None:
    section = {"id": "one", "title": "One", "body": body}

    assert is_right({**MINIMAL, "sections": [section]})


@pytest.mark.parametrize(
    "confidence",
    ["moderate", "not stated", {"level": "low"}, {"level": "low", "basis": "One."}],
)
def test_every_way_to_state_a_confidence_is_right(confidence: object) -> None:
    judgment = {"id": "j", "text": "It is.", "confidence": confidence}

    assert is_right({**MINIMAL, "judgments": [judgment]})


@pytest.mark.parametrize(
    "field",
    [
        {"version": 1.10},
        {"number": 7},
        {"date": "2026-11-01"},
        {"as_of": "not stated"},
        {"summary": {"short": "Words."}},
    ],
)
def test_a_text_that_editors_read_as_a_number_is_right(field: dict[str, Any]) -> None:
    assert is_right(MINIMAL | field)


@pytest.mark.parametrize(
    "field",
    [
        {"audiance": ["public"]},
        {"sections": []},
        {"sections": [{"id": "one", "title": "One"}]},
        {"sections": [{"id": "one", "title": "One", "type": "essay", "body": "x"}]},
        {"judgments": [{"id": "j", "text": "It is.", "confidence": "certain"}]},
        {"subtitle": None},
        {"tags": "one"},
    ],
)
def test_a_slip_is_wrong_by_the_schema(field: dict[str, Any]) -> None:
    assert not is_right(MINIMAL | field)


def test_every_field_has_a_description() -> None:
    schema = brief_schema()
    models = {"the brief": schema, **schema["$defs"]}

    lacking = [
        f"{name}.{key}"
        for name, model in models.items()
        for key, field in model["properties"].items()
        if not field.get("description", "").endswith(".")
    ]

    assert lacking == []


def test_the_schema_says_what_it_is() -> None:
    schema = brief_schema()

    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == "urn:briefgen:brief"
    assert schema["title"] == "A brief, as briefgen reads it"


def test_every_reference_of_the_schema_leads_somewhere() -> None:
    names = set(re.findall(r'"#/\$defs/(\w+)"', brief_schema_text()))

    assert names <= set(brief_schema()["$defs"])


def test_the_schema_is_printed(cli: Cli) -> None:
    assert json.loads(cli("schema").out) == brief_schema()


def test_the_schema_is_written_to_a_file(cli: Cli, nowhere: Path) -> None:
    told = cli("schema", "-o", "s.json")

    assert (told.code, told.out) == (0, "s.json\n")
    assert (nowhere / "s.json").read_text(encoding="utf-8") == brief_schema_text()


@pytest.mark.usefixtures("nowhere")
def test_a_folder_that_is_not_there_is_told(cli: Cli) -> None:
    told = cli("schema", "-o", "none/s.json")

    assert told.code == 3
    assert told.err.startswith("none/s.json: error: the folder for this file does not")
