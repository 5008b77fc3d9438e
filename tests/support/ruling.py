"""What loading would say of a brief that was never a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.loading.csv_cells import CsvCell
from briefgen.loading.draft import Draft
from briefgen.loading.rules import RULES

if TYPE_CHECKING:
    from briefgen.diagnostics import Diagnostic
    from briefgen.model.brief import Brief


def faults_of(brief: Brief) -> list[Diagnostic]:
    """The errors for which the brief would not be loaded."""
    cells = {
        name: tuple(
            tuple(CsvCell(text, line, column) for column, text in enumerate(row, 1))
            for line, row in enumerate(rows, 1)
        )
        for name, rows in brief.source.tables.items()
    }
    draft = Draft(brief.content, brief.source, brief.house, brief.scale, [], cells)
    found = (fault for rule in RULES for fault in rule(draft))
    return [fault for fault in found if fault.is_error]
