"""What an audience may not see changes nothing that is made for it: the PDF.

Both briefs of a pair are typeset one after the other by the same warm process, so that
nothing of the first may be left in the second either.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.diagnostics import BriefgenError
from briefgen.typesetting.pool import Pool
from tests.noninterference.houses import KINDS
from tests.noninterference.pairs import Family, families, laws, made_for, tell

if TYPE_CHECKING:
    from briefgen.documents import HtmlDocument

FIRST = ("cleared", "one page", "evidence")
HALVES = {
    "of one half": FIRST,
    "of the other": tuple(kind for kind in KINDS if kind not in FIRST),
}


def typeset(pool: Pool[int], html: HtmlDocument) -> bytes:
    """The PDF, by a warm process."""
    pool.submit(0, html)
    (found,) = pool.done()
    assert not isinstance(found.result, BriefgenError), found.result
    return found.result.data


def compare(pool: Pool[int], family: Family) -> bool:
    """Hold the PDF of each brief against that of the first; whether both build."""
    documents = [made_for(family.first)]
    for other in family.others:
        tell(other)
        documents.append(made_for(other.sample))
    made = [typeset(pool, html) for html in documents if html is not None]
    assert len(set(made)) == 1
    return len(made) > 1


@pytest.mark.parametrize("half", HALVES)
def test_what_is_withheld_changes_no_byte_of_the_pdf(half: str) -> None:
    kinds = st.sampled_from([KINDS[name] for name in HALVES[half]])
    compared = []
    with Pool[int](1) as pool:

        @laws(11)
        @given(kinds.flatmap(lambda kind: families(kind, 1)))
        def holds(family: Family) -> None:
            compared.append(compare(pool, family))

        holds()
    assert sum(compared) >= 10


@pytest.mark.long
def test_what_is_withheld_changes_no_byte_of_a_thousand_pdfs() -> None:
    kinds = st.sampled_from(list(KINDS.values()))
    with Pool[int](1) as pool:

        @laws(1000, anew=True)
        @given(kinds.flatmap(lambda kind: families(kind, 1)))
        def holds(family: Family) -> None:
            compare(pool, family)

        holds()
