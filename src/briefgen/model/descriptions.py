"""What each field of the model means: the text that stands under it in the source.

Pydantic can collect these texts too, but does so whenever a model is imported, and
every command would pay for what only the schema needs.
"""

from __future__ import annotations

import ast
import inspect
import sys
from itertools import pairwise
from typing import TYPE_CHECKING

from briefgen.model.fields import Model

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def descriptions() -> Mapping[str, Mapping[str, str]]:
    """The text under each field, by model and by the key that an author writes."""
    return {model.__name__: dict(_fields(model)) for model in _models(Model)}


def _models(base: type[Model]) -> Iterator[type[Model]]:
    for model in base.__subclasses__():
        yield model
        yield from _models(model)


def _fields(model: type[Model]) -> Iterator[tuple[str, str]]:
    told: dict[str, str] = {}
    for ancestor in reversed(model.__mro__):
        if issubclass(ancestor, Model):
            told |= _written_under_fields(ancestor)
    for name, field in model.model_fields.items():
        if name in told:
            yield field.alias or name, told[name]


def _written_under_fields(model: type[Model]) -> dict[str, str]:
    module = ast.parse(inspect.getsource(sys.modules[model.__module__]))
    body = next(
        node.body
        for node in module.body
        if isinstance(node, ast.ClassDef) and node.name == model.__name__
    )
    told = {}
    for field, text in pairwise(body):
        match field, text:
            case (
                ast.AnnAssign(target=ast.Name(id=name)),
                ast.Expr(value=ast.Constant(value=str(words))),
            ):
                told[name] = inspect.cleandoc(words)
            case _:
                pass
    return told
