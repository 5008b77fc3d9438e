"""Whether a value is right by a JSON Schema: the keywords that the manifest's uses.

Written apart from pydantic, which made the schema. What it does not know is a fault.
"""

from __future__ import annotations

import re
from typing import Any

KINDS: dict[str, type] = {
    "string": str,
    "integer": int,
    "array": list,
    "object": dict,
    "null": type(None),
}
ASIDE = frozenset(("$schema", "$id", "$defs", "title", "description"))


def fits(value: Any, schema: Any, whole: Any) -> bool:  # noqa: ANN401
    """Whether a value is right by a schema, which is a part of ``whole``."""
    return all(
        _holds(value, key, rule, schema, whole)
        for key, rule in schema.items()
        if key not in ASIDE
    )


def _holds(value: Any, key: str, rule: Any, schema: Any, whole: Any) -> bool:  # noqa: ANN401, C901, PLR0912
    match key:
        case "$ref":
            return fits(value, whole["$defs"][rule.rpartition("/")[2]], whole)
        case "anyOf":
            return any(fits(value, one, whole) for one in rule)
        case "const":
            return bool(value == rule)
        case "enum":
            return value in rule
        case "type":
            return type(value) is KINDS[rule]
        case "pattern":
            return not isinstance(value, str) or bool(re.search(rule, value))
        case "maxLength":
            return not isinstance(value, str) or len(value) <= rule
        case "minimum":
            return not isinstance(value, int) or value >= rule
        case "items":
            return all(fits(one, rule, whole) for one in value)
        case "required":
            return set(rule) <= set(value)
        case "properties":
            return all(fits(value[n], rule[n], whole) for n in rule if n in value)
        case "propertyNames":
            return all(fits(name, rule, whole) for name in value)
        case "patternProperties":
            return all(
                fits(one, inner, whole)
                for pattern, inner in rule.items()
                for name, one in value.items()
                if re.search(pattern, name)
            )
        case "additionalProperties":
            rest = [
                v for n, v in value.items() if n not in schema.get("properties", {})
            ]
            return (
                not rest if rule is False else all(fits(v, rule, whole) for v in rest)
            )
        case _:
            raise AssertionError(key)
