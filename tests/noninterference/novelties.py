"""New parts of every kind, and where each may be put."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.noninterference.briefs import judgment, source

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.noninterference.parts import Maker
    from tests.noninterference.scopes import Scope
    from tests.support.written import Tree


def fits(owner: Tree, name: str) -> bool:
    """Whether such a part may stand there: in a list of its kind, or in a free slot."""
    match name:
        case "caption":
            return not owner.get(name) and ("columns" in owner or "alt" in owner)
        case "credit":
            return not owner.get(name) and "alt" in owner
        case "note":
            return not owner.get(name) and "columns" in owner
        case "rows":
            return "rows" in owner
        case "sources":
            return "sections" in owner  # those of an editor's note are mentions
        case _:
            return isinstance(owner.get(name), list)


NEW: dict[str, Callable[[Maker, Scope], Tree]] = {
    "sections": lambda maker, scope: maker.section(scope),
    "body": lambda maker, scope: maker.item(scope),
    "items": lambda maker, scope: maker.passage(scope),
    "columns": lambda maker, scope: maker.column(scope, 100),
    "rows": lambda maker, scope: maker.row(scope, 100),
    "caption": lambda maker, scope: maker.phrase(scope),
    "credit": lambda maker, scope: maker.phrase(scope),
    "note": lambda maker, scope: maker.phrase(scope),
    "options": lambda maker, scope: maker.option(scope),
    "advantages": lambda maker, scope: maker.phrase(scope),
    "disadvantages": lambda maker, scope: maker.phrase(scope),
    "recommendations": lambda maker, scope: maker.recommendation(scope),
    "points": lambda maker, scope: maker.passage(scope),
    "judgments": judgment,
    "sources": source,
}
