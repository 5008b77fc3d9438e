"""What somebody asks a build for. As typed, and not yet looked at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path


class Shard(NamedTuple):
    """One of several machines that share a build: the second of five."""

    number: int
    total: int

    def takes(self, place: int) -> bool:
        """Whether the edition at a place of the whole, from 0, is its own."""
        return place % self.total == self.number - 1


WHOLE = Shard(1, 1)


@dataclass(frozen=True, slots=True)
class Request:
    """Which editions, and where to. What is empty asks for all."""

    briefs: tuple[Path, ...] = ()
    audiences: tuple[str, ...] = ()
    folder: Path | None = None  # by default dist/ of the project
    tags: tuple[str, ...] = ()
    templates: tuple[str, ...] = ()
    page_sizes: tuple[str, ...] = ()
    since: str = ""  # a revision of git: only what was touched after it
    shard: Shard = WHOLE
    force: bool = False  # also what is up to date
