"""What the schema wants at a place: ask the models, step by step.

Takes a model and the steps of an error; gives the type that belongs there, and
which steps of the error are really in the author's file.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from briefgen.loading.tree import has_step

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pydantic.fields import FieldInfo

    from briefgen.model.source import ValuePath


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the file, with the type that belongs there."""

    path: ValuePath
    wanted: Any
    field: FieldInfo | None = None  # where it is the value of a key
    inner: Any = None  # the type that the error is about, behind a short form


def locate(steps: Sequence[int | str], tree: object, model: type[BaseModel]) -> Place:
    """The place that an error means: its steps, as far as they are in the file.

    An error also names what is not there: the kind of a section, and the keys
    that a short form leaves out.
    """
    node: Any = tree
    wanted: Any = model
    place = Place((), wanted)
    for step in steps:
        wanted, field = _into(wanted, step)
        if not has_step(node, step):
            continue
        node = node[step]
        place = Place((*place.path, step), wanted, field)
    return replace(place, inner=wanted)


def models_in(wanted: Any) -> tuple[type[BaseModel], ...]:  # noqa: ANN401
    """The models that a value of this type may be, not those of its items."""
    core = bare(wanted)
    if get_origin(core) in (Union, UnionType):
        return tuple(model for arg in get_args(core) for model in models_in(arg))
    return (core,) if isinstance(core, type) and issubclass(core, BaseModel) else ()


def fields_of(wanted: Any) -> dict[str, FieldInfo]:  # noqa: ANN401
    """The keys that a value of this type may have, as an author writes them."""
    return {
        field.alias or name: field
        for model in models_in(wanted)
        for name, field in model.model_fields.items()
    }


def bare(wanted: Any) -> Any:  # noqa: ANN401
    """A type without what is annotated to it, and without ``None``."""
    if get_origin(wanted) is Annotated:
        return bare(get_args(wanted)[0])
    if get_origin(wanted) in (Union, UnionType):
        others = [arg for arg in get_args(wanted) if arg is not NoneType]
        if len(others) == 1:
            return bare(others[0])
    return wanted


def _into(wanted: Any, step: int | str) -> tuple[Any, FieldInfo | None]:  # noqa: ANN401
    core = bare(wanted)
    if get_origin(core) is list:
        return (get_args(core)[0] if isinstance(step, int) else wanted), None
    if get_origin(core) is dict:
        return get_args(core)[1], None
    models = models_in(core)
    if len(models) > 1:
        chosen = [model for model in models if step in _tags(model)]
        return (chosen[0] if chosen else wanted), None
    field = fields_of(core).get(str(step))
    return (wanted, None) if field is None else (type_of(field), field)


def type_of(field: FieldInfo) -> Any:  # noqa: ANN401
    """The type of a field with everything annotated to it."""
    wanted: Any = field.annotation
    for extra in field.metadata:
        wanted = Annotated[wanted, extra]
    return wanted


def _tags(model: type[BaseModel]) -> tuple[str, ...]:
    field = model.model_fields.get("type")
    if field is None or get_origin(field.annotation) is not Literal:
        return ()
    return get_args(field.annotation)
