"""Is a tree a brief? Every fault of it at once, and what can still be read of it.

Takes the tree of a file; gives its content and the faults of its shape. Content
with faults holds stand-ins, whose paths are spoiled: it serves to find the other
faults, and is never printed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from briefgen.loading.faults import Found, translate
from briefgen.loading.salvage import Salvage
from briefgen.model.brief import Content

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefgen.diagnostics import Diagnostic, Location
    from briefgen.model.source import ValuePath

_ENOUGH = 1000  # faults, to mend before looking for others
_ROUNDS = 6  # a stand-in may uncover what its container lacks


@dataclass(slots=True)
class Shaped:
    """A tree as content; ``content`` is None where nothing could be made of it."""

    content: Content | None
    faults: list[Diagnostic] = field(default_factory=list)
    spoiled: set[ValuePath] = field(default_factory=set)


def shape(
    tree: dict[str, Any],
    spoiled: set[ValuePath],
    at: Callable[[ValuePath], Location],
) -> Shaped:
    """The content of a tree. Faults on spoiled paths have been said already."""
    salvage = Salvage(tree, spoiled)
    said: list[Diagnostic] = []
    content = None
    for _ in range(_ROUNDS):
        try:
            content = Content.model_validate(salvage.tree)
        except ValidationError as problems:
            translated = translate(problems, salvage.tree, Content, at)
            found = list(islice(translated, _ENOUGH))
        else:
            break
        spoiled = salvage.spoiled
        holders = {path[:-1] for path in spoiled}
        new = (f for f in found if not _is_said(f, spoiled, holders))
        said.extend([f.diagnostic for f in new])
        if len(found) == _ENOUGH:
            break
        salvage.mend(found)
    return Shaped(content, said, salvage.spoiled)


def _is_said(found: Found, spoiled: set[ValuePath], holders: set[ValuePath]) -> bool:
    path, kind = found.path, found.error["type"]
    if any(path[:end] in spoiled for end in range(len(path) + 1)):
        return True
    match kind:
        case "one_of":  # a key without a value is why nothing of its kind is there
            return path in holders
        case "extra_forbidden":  # the key may fit the type that was meant
            return (*path[:-1], "type") in spoiled
        case _:
            return False
