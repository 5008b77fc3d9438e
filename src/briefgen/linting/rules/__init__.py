"""The rules, in the order of their codes: one file for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.linting.rules.e101_likelihood_with_confidence import (
    likelihood_with_confidence,
)
from briefgen.linting.rules.e102_number_of_judgments import number_of_judgments
from briefgen.linting.rules.e103_judgment_without_support import (
    judgment_without_support,
)
from briefgen.linting.rules.e104_confidence_without_basis import (
    confidence_without_basis,
)
from briefgen.linting.rules.e201_summary_over_its_length import summary_over_its_length
from briefgen.linting.rules.h221_names_to_protect import names_to_protect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from briefgen.diagnostics import Diagnostic
    from briefgen.model.brief import Brief

RULES: tuple[Callable[[Brief], Iterator[Diagnostic]], ...] = (
    likelihood_with_confidence,
    number_of_judgments,
    judgment_without_support,
    confidence_without_basis,
    summary_over_its_length,
    names_to_protect,
)
