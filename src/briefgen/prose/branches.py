"""The parser's flat tokens as a tree."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markdown_it.token import Token


@dataclass(slots=True)
class Branch:
    """A token that opens something, or stands alone, with what it holds."""

    token: Token
    inner: list[Branch] = field(default_factory=list)

    @property
    def kind(self) -> str:
        """What it is: ``paragraph``, ``list_item``, ``inline``."""
        return self.token.type.removesuffix("_open")


def grow(tokens: Iterable[Token]) -> list[Branch]:
    """The tree of the tokens."""
    top: list[Branch] = []
    open_branches: list[list[Branch]] = [top]
    for token in tokens:
        if token.nesting < 0:
            open_branches.pop()
            continue
        branch = Branch(token)
        open_branches[-1].append(branch)
        if token.nesting > 0:
            open_branches.append(branch.inner)
    return top
