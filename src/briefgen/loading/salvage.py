"""What is left of a file that does not fit its schema, to find its other faults.

Takes the tree and the errors that were found; gives a tree that fits, with
stand-ins for what does not, and the paths that are therefore not the author's.
Nothing of it is ever printed: the errors stop the brief.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin

from briefgen.loading.shapes import bare, fields_of, models_in, type_of
from briefgen.loading.tree import has_step

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pydantic.fields import FieldInfo

    from briefgen.loading.faults import Found
    from briefgen.model.source import ValuePath

_KEYS = {"id": "stand-in-{}", "url": "https://example.org", "archived": "https://a.b"}
_WORDS = "-"


def copied(tree: Any) -> Any:  # noqa: ANN401
    """The same tree, to be changed."""
    if isinstance(tree, dict):
        return {key: copied(value) for key, value in tree.items()}
    if isinstance(tree, list):
        return [copied(value) for value in tree]
    return tree


class Salvage:
    """Makes stand-ins, each with an id of its own."""

    def __init__(self, tree: Any, spoiled: Iterable[ValuePath]) -> None:  # noqa: ANN401
        """Begin with the tree as it was read; it is copied before it is changed."""
        self.tree = tree
        self.spoiled = set(spoiled)
        self._is_copied = False
        self._count = 0

    def mend(self, errors: Iterable[Found]) -> None:
        """Put a stand-in where something does not fit, or leave it out."""
        if not self._is_copied:
            self.tree, self._is_copied = copied(self.tree), True
        for found in errors:
            if found.error["type"] == "union_tag_invalid":
                self._put((*found.path, "type"), "prose")
                self.spoiled.add((*found.path, "type"))
                continue
            self.spoiled.add(found.path)
            match found.error["type"]:
                case "missing":
                    field = fields_of(found.place.inner).get(str(found.path[-1]))
                    self._put(found.path, self._of_field(field, found.path[-1]))
                case "extra_forbidden":
                    self._drop(found.path)
                case "one_of":
                    self._choose_one(found)
                case _:
                    self._replace(found)

    def _choose_one(self, found: Found) -> None:
        given = found.error.get("ctx", {}).get("given", [])
        for key in given[1:]:
            self._drop((*found.path, key))
        if not given:
            keys = fields_of(found.place.inner)
            key, words = ("text", _WORDS) if "text" in keys else ("rows", [[_WORDS]])
            self._put((*found.path, key), words)

    def _replace(self, found: Found) -> None:
        field = found.place.field
        if field is not None and not field.is_required():
            self._drop(found.path)
        else:
            self._put(found.path, self._of_type(found.place.wanted, found.path[-1:]))

    def _of_field(self, field: FieldInfo | None, key: object) -> Any:  # noqa: ANN401
        return _WORDS if field is None else self._of_type(type_of(field), (key,))

    def _of_type(self, wanted: Any, key: tuple[object, ...]) -> Any:  # noqa: ANN401
        core = bare(wanted)
        origin = get_origin(core)
        if origin is list:
            return [self._of_type(get_args(core)[0], ())]
        if origin is dict:
            return {}
        if origin is Literal:
            return get_args(core)[0]
        if models := models_in(core):
            return self._of_model(models[0])
        self._count += 1
        return _KEYS.get(str(key[0]) if key else "", _WORDS).format(self._count)

    def _of_model(self, model: type) -> dict[str, Any]:
        fields = fields_of(model)
        made = {
            key: self._of_field(field, key)
            for key, field in fields.items()
            if field.is_required()
        }
        if not made and "text" in fields:
            made["text"] = _WORDS
        if "rows" in fields:
            made["rows"] = [[_WORDS]]
        return made

    def _drop(self, path: ValuePath) -> None:
        holder = self._holder(path)
        if isinstance(holder, dict) and path:
            holder.pop(path[-1], None)

    def _put(self, path: ValuePath, value: Any) -> None:  # noqa: ANN401
        holder = self._holder(path)
        if not path:
            self.tree = value
        elif isinstance(holder, dict) or has_step(holder, path[-1]):
            holder[path[-1]] = value

    def _holder(self, path: ValuePath) -> Any:  # noqa: ANN401
        node = self.tree
        for step in path[:-1]:
            if not has_step(node, step):
                return None
            node = node[step]
        return node
