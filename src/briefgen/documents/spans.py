"""Where the cells of a table stand.

Takes the spans of each row's cells, in their order; gives the columns that they
begin in, after what reaches down from the rows above.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class SpanGrid:
    """The columns of a table, while its rows are laid one after another."""

    def __init__(self, width: int) -> None:
        """Begin a table of ``width`` columns above its first row."""
        self._covered = [0] * width  # for each column, how many rows are still taken

    @property
    def free(self) -> list[int]:
        """The columns that the next row has for itself."""
        return [column for column, rows in enumerate(self._covered) if not rows]

    def lay(self, spans: Iterable[tuple[int, int]]) -> tuple[int, ...]:
        """The first column of each cell of the next row, by columns and rows spanned.

        The cells are known to fit: see the rules that loading checks.
        """
        free = self.free
        firsts = []
        for across, down in spans:
            firsts.append(free[0])
            for column in free[:across]:
                self._covered[column] = down
            free = free[across:]
        self.skip()
        return tuple(firsts)

    def skip(self) -> None:
        """Go on below a row."""
        self._covered = [max(rows - 1, 0) for rows in self._covered]


def columns_of(
    rows: Iterable[Sequence[tuple[int, int]]], width: int
) -> list[tuple[int, ...]]:
    """For each row, the first column of each of its cells."""
    grid = SpanGrid(width)
    return [grid.lay(spans) for spans in rows]
