"""Cells stand in the first columns that nothing from above reaches into."""

from __future__ import annotations

from briefgen.documents.spans import columns_of


def test_cells_without_spans_stand_side_by_side() -> None:
    assert columns_of([[(1, 1), (1, 1)]], 2) == [(0, 1)]


def test_a_cell_that_spans_columns_moves_the_next_one() -> None:
    assert columns_of([[(2, 1), (1, 1)]], 3) == [(0, 2)]


def test_a_cell_that_spans_rows_is_gone_round_below() -> None:
    rows = [[(1, 1), (1, 3), (1, 1)], [(1, 1), (1, 1)], [(1, 1), (1, 1)], [(3, 1)]]

    assert columns_of(rows, 3) == [(0, 1, 2), (0, 2), (0, 2), (0,)]


def test_a_row_may_be_taken_from_above_altogether() -> None:
    assert columns_of([[(2, 2)], [], [(1, 1), (1, 1)]], 2) == [(0,), (), (0, 1)]
