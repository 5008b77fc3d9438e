"""A schema's complaints, in the words of who writes a brief.

Takes pydantic's errors, by their type and never by their English; gives
diagnostics at the place in the file, with what was probably meant.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from briefgen.diagnostics import Diagnostic, Location
from briefgen.loading.shapes import Place, fields_of, locate, models_in
from briefgen.loading.wording import (
    LIMITS,
    SLIP,
    UNLIMITED,
    folded,
    listed,
    nearest,
    quoted,
    suggestion,
)
from briefgen.model.descriptions import descriptions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from pydantic import BaseModel, ValidationError
    from pydantic_core import ErrorDetails

    from briefgen.model.source import ValuePath


# What else an author may call a limit.
SYNONYMS = {
    **dict.fromkeys(("access", "readers", "recipients", "visibility"), "audiences"),
    **dict.fromkeys(("classification", "clearance", "handling", "tlp"), "marking"),
}
LIMITS_OF = frozenset(LIMITS)


class Found(NamedTuple):
    """An error with its place: ``path`` is in the file, ``at`` is what is wrong."""

    path: ValuePath
    place: Place
    error: ErrorDetails
    diagnostic: Diagnostic


class _Words(NamedTuple):
    code: str
    message: str
    hint: str | None = None


# By the pattern that a text does not match: what it should have been.
_FORMS = {
    r"^[a-z0-9]+(-[a-z0-9]+)*$": (
        "S116",
        "is not an id",
        "lower-case letters a–z, digits, and single hyphens between them",
    ),
    r"^[a-z0-9-]+(/p[1-9][0-9]*(@[0-9a-z]+)?)?$": (
        "S116",
        "is not the place of a paragraph",
        "write the id of a section or block, and `/p2` for its second paragraph",
    ),
    r"^[a-z][a-z0-9]*(_[a-z0-9]+)*$": (
        "S116",
        "is not a key",
        "lower-case letters a–z, digits, and single `_` between them",
    ),
    r"^https://\S+$": ("S205", "is not an address", "write it in full: `https://…`"),
    r"^#[0-9A-Fa-f]{6}$": ("S119", "is not a colour", "write it as `#RRGGBB`"),
}
_LANGUAGE = ("S119", "is not a language", "write its code: `en`, `en-GB`, `ko`")
_KINDS = {
    "string_type": "a text",
    "list_type": "a list",
    "dict_type": "a mapping of keys",
    "model_type": "a mapping of keys",
    "model_attributes_type": "a mapping of keys",
    "bool_type": "`true` or `false`",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "float_parsing": "a number",
}


def translate(
    problems: ValidationError,
    tree: object,
    model: type[BaseModel],
    at: Callable[[ValuePath], Location],
) -> Iterator[Found]:
    """Every error of a file that does not fit its schema."""
    for error in problems.errors(include_url=False):
        steps = [step for step in error["loc"] if step != "[key]"]
        kind = error["type"]
        place = locate(steps[:-1] if kind == "missing" else steps, tree, model)
        path = (*place.path, steps[-1]) if kind == "missing" else place.path
        code, message, hint = _words(error, place, str(steps[-1]) if steps else "")
        where = at(_pointed_at(error, place, tree))
        yield Found(path, place, error, Diagnostic(code, message, where, hint))


def _pointed_at(error: ErrorDetails, place: Place, tree: object) -> ValuePath:
    """For an unknown type, the key that says it."""
    if error["type"] == "union_tag_invalid":
        node: Any = tree
        for step in place.path:
            node = node[step]
        if isinstance(node, dict) and "type" in node:
            return (*place.path, "type")
    return place.path


def _words(error: ErrorDetails, place: Place, step: str) -> _Words:
    context, name = error.get("ctx", {}), _name(place)
    match error["type"]:
        case "missing":
            return _missing(step, place)
        case "extra_forbidden":
            return _unknown_key(place)
        case "union_tag_invalid":
            types = re.findall(r"'([^']*)'", str(context.get("expected_tags", "")))
            message = f"unknown type of section {quoted(context.get('tag'))}"
            return _Words("S113", message, suggestion(str(context.get("tag")), types))
        case "literal_error":
            choices = re.findall(r"'([^']*)'", str(context.get("expected", "")))
            value = _plain(_value(error))
            message = f"{name} cannot be {_shape(value)}"
            return _Words("S113", message, suggestion(str(value), choices))
        case "string_pattern_mismatch":
            form = _FORMS.get(str(context.get("pattern")), _LANGUAGE)
            return _Words(form[0], f"{quoted(_value(error))} {form[1]}", form[2])
        case "one_of":
            return _one_of(context)
        case kind:
            return _by_kind(kind, error, place)


def _by_kind(kind: str, error: ErrorDetails, place: Place) -> _Words:
    name = _name(place)
    if kind in _KINDS:
        value = _value(error)
        message = f"{name} wants {_KINDS[kind]}, not {_shape(value)}"
        return _Words("S112", message, _mend_kind(kind, value))
    context = error.get("ctx", {})
    match kind:
        case "string_too_short" | "too_short":
            return _too_short(context.get("min_length", 1), place)
        case "string_too_long":
            limit = context.get("max_length")
            return _Words(
                "S119", f"{name} is longer than {limit} letters", "shorten it"
            )
        case "stated_date":
            hint = "write it as `2026-11-01`, or `not stated`"
            return _Words("S114", f"{quoted(_value(error))} is not a date", hint)
        case "count":
            value = _value(error)
            if str(value).lstrip("-").isdecimal():
                words = f"{name} cannot be {quoted(value)}"
                return _Words("S115", words, "it is at least 0 and at most 999999")
            message = f"{quoted(value)} is not a whole number"
            return _Words("S115", message, "write digits only")
        case "flag" | "greater_than_equal" | "less_than_equal":
            return _Words(
                "S115", f"{name} cannot be {quoted(_value(error))}", _bound(context)
            )
        case _:
            return _Words("S112", f"{name} does not fit: {error['msg'].lower()}")


def _bound(context: dict[str, Any]) -> str:
    if "ge" in context:
        return f"it is at least {context['ge']}"
    if "le" in context:
        return f"it is at most {context['le']}"
    return "write `true` or `false`"


def _too_short(least: int, place: Place) -> _Words:
    name = _name(place)
    must = place.field is not None and place.field.is_required()
    hint = "fill it" if must else "fill it, or leave the key out"
    if not LIMITS_OF.isdisjoint(place.path[-2:]):
        hint = f"fill it: {UNLIMITED}"
    if least > 1:
        return _Words("S117", f"{name} wants at least {least} items", hint)
    return _Words("S117", f"{name} is empty", hint)


def _missing(key: str, place: Place) -> _Words:
    hint = f"write `{key}: …`"
    told = _descriptions()
    of_models = [told.get(model.__name__, {}) for model in models_in(place.inner)]
    meaning = next((of[key] for of in of_models if key in of), "").rstrip(".")
    if meaning:
        hint += f" – {meaning[0].lower()}{meaning[1:]}"
    return _Words("S111", f"`{key}` is missing {_where(place)}", hint)


@cache
def _descriptions() -> Mapping[str, Mapping[str, str]]:
    return descriptions()


def _where(place: Place) -> str:
    if not place.path:
        return "at the top level"
    if isinstance(place.path[-1], int):
        owner = next((s for s in reversed(place.path) if isinstance(s, str)), "")
        return f"in item {place.path[-1] + 1} of `{owner}`"
    return f"in {quoted(place.path[-1])}"


def _unknown_key(place: Place) -> _Words:
    key = str(place.path[-1])
    choices = sorted(fields_of(place.inner))
    message = f"unknown key {quoted(key)}"
    limit = nearest(key, LIMITS, SLIP)
    if (meant := SYNONYMS.get(folded(key))) in choices:
        return _Words("S110", message, suggestion(str(meant), choices))
    if limit is not None and limit not in choices:
        message += ": what stands here cannot be limited by itself"
        return _Words("S110", message, "limit what contains it")
    return _Words("S110", message, suggestion(key, choices, "delete it"))


def _one_of(context: dict[str, Any]) -> _Words:
    keys = re.findall(r"`([^`]*)`", str(context.get("keys", "")))
    given = context.get("given", [])
    if given:
        message = f"{listed(given, 'and')} exclude each other"
        return _Words("S118", message, "keep one of them")
    return _Words("S118", "nothing to print here", f"write {listed(keys)}")


def _name(place: Place) -> str:
    if not place.path:
        return "the file"
    last = place.path[-1]
    if isinstance(last, int):
        owner = next((s for s in reversed(place.path) if isinstance(s, str)), "")
        return f"item {last + 1} of {quoted(owner)}"
    return quoted(last)


def _value(error: ErrorDetails) -> object:
    value: object = error["input"]
    return value


def _shape(value: object) -> str:
    match value:
        case dict():
            return "a mapping of keys"
        case list():
            return "a list"
        case None:
            return "nothing"
        case bool():
            return quoted(str(value).lower())
        case _:
            return quoted(value)


def _plain(value: object) -> object:
    """A value of TOML as it is written."""
    return str(value).lower() if isinstance(value, bool) else value


def _mend_kind(kind: str, value: object) -> str | None:
    if kind == "string_type" and isinstance(value, dict) and LIMITS_OF & {*value}:
        return "this cannot be limited; limit what contains it, or leave it out"
    if kind == "list_type" and isinstance(value, str):
        return f"write it in brackets: {quoted(f'[{value}]')}"
    if kind == "string_type" and isinstance(value, dict | list):
        return "put a text with colons or brackets in quotation marks"
    if kind == "string_type":
        return "put it in quotation marks"
    if kind == "list_type":
        return "begin each item with `- ` on a line of its own"
    return None
