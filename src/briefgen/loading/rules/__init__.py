"""The rules of a well-formed brief, beyond its shape.

Each takes a draft and gives the faults it finds, with their places; none depends
on another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.loading.rules.characters import check_characters
from briefgen.loading.rules.designation import check_designation
from briefgen.loading.rules.limits import check_limits_in_prose
from briefgen.loading.rules.names import check_names, check_references
from briefgen.loading.rules.passages import check_passages
from briefgen.loading.rules.readers import check_markings, check_readers
from briefgen.loading.rules.reasons import check_reasons
from briefgen.loading.rules.sections import check_sections
from briefgen.loading.rules.tables import check_tables
from briefgen.loading.rules.terms import check_terms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from briefgen.diagnostics import Diagnostic
    from briefgen.loading.draft import Draft

RULES: tuple[Callable[[Draft], Iterator[Diagnostic]], ...] = (
    check_readers,
    check_markings,
    check_designation,
    check_limits_in_prose,
    check_reasons,
    check_names,
    check_references,
    check_terms,
    check_sections,
    check_passages,
    check_tables,
    check_characters,
)
