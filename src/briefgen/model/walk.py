"""Walk over everything that an author wrote.

Takes a model; gives every part with the part that contains it, and every text
with its path, so that a rule over all of them is written once. New fields and new
blocks are walked without a word here.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, get_args

from pydantic import BaseModel

from briefgen.model.fields import Prose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.model.source import ValuePath

TextKind: TypeAlias = Literal["passage", "phrase", "plain"]

# Fields whose text serves briefgen and is not printed.
UNPRINTED = frozenset(
    {
        "align", "allow", "at", "audiences", "file", "id", "kind", "language",
        "marking", "protect", "scale", "sources", "support", "translation_of", "type",
        "voice",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Placed:
    """A model in its place, with the one that contains it."""

    path: ValuePath
    model: BaseModel
    inside: Placed | None


@dataclass(frozen=True, slots=True)
class WrittenText:
    """A text that may be printed. ``is_key``: it is the key of a mapping."""

    path: ValuePath
    text: str
    kind: TextKind
    is_key: bool = False


def placed(
    model: BaseModel, path: ValuePath = (), inside: Placed | None = None
) -> Iterator[Placed]:
    """The model and every one within it, from the outside in."""
    here = Placed(path, model, inside)
    yield here
    for name, key, _ in _fields(type(model)):
        for at, value in _values(getattr(model, name), (*path, key)):
            if isinstance(value, BaseModel):
                yield from placed(value, at, here)


def texts(model: BaseModel, path: ValuePath = ()) -> Iterator[WrittenText]:
    """Every text that may be printed, in the order of the models' fields."""
    for step in placed(model, path):
        if "allow" in step.path:
            continue
        for name, key, kind in _fields(type(step.model)):
            if key in UNPRINTED:
                continue
            yield from _texts(getattr(step.model, name), (*step.path, key), kind)


def _texts(value: object, path: ValuePath, kind: TextKind) -> Iterator[WrittenText]:
    if isinstance(value, dict):
        for word in value:
            yield WrittenText((*path, word), word, "plain", is_key=True)
    for at, text in _values(value, path):
        if isinstance(text, str):
            yield WrittenText(at, text, kind)


def _values(value: object, path: ValuePath) -> Iterator[tuple[ValuePath, object]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _values(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _values(inner, (*path, index))
    else:
        yield path, value


@cache
def _fields(model: type[BaseModel]) -> tuple[tuple[str, str, TextKind], ...]:
    """The fields by name, by key as written, and by what their text is."""
    return tuple(
        (name, field.alias or name, _kind((field.annotation, *field.metadata)))
        for name, field in model.model_fields.items()
    )


def _kind(annotation: Any) -> TextKind:  # noqa: ANN401 (any type may be annotated)
    for part in annotation if isinstance(annotation, tuple) else (annotation,):
        if isinstance(part, Prose):
            return "phrase" if part.inline else "passage"
        inner = get_args(part)
        if inner and (found := _kind(inner)) != "plain":
            return found
    return "plain"
