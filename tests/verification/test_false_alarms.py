"""What looks like a broken law and is none; and what must not hide behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefgen.diagnostics import Location
from briefgen.documents import (
    Paragraph,
    Part,
    PdfDocument,
    Section,
    Text,
    Withheld,
    WithheldText,
)
from briefgen.typesetting import typeset
from briefgen.verification.checks.furniture import running_heads_are_artifacts
from tests.verification import sample
from tests.verification.breaking import resaved

if TYPE_CHECKING:
    from pikepdf import Pdf

    from briefgen.verification.checks.examined import Examined

SAME = "The same words begin each page."
HAN = "東京の港は来年の春に閉鎖される見込みである"


def _leaks(document: PdfDocument, withheld: str) -> bool:
    texts = (WithheldText(Location("brief.yaml", 7, 1), withheld),)
    found = sample.verified(document, sample.edition(), Withheld(texts))
    return "H102" in {fault.code for fault in found}


@pytest.mark.parametrize(
    "withheld",
    ["how long it would last. see the trade", "R 1 of 5"],
    ids=["words that meet in print, with a link between", "four very short words"],
)
def test_withheld_words_that_stand_there_anyway_are_no_leak(withheld: str) -> None:
    assert not _leaks(sample.typeset_sample(), withheld)


def test_a_withheld_sentence_without_blanks_is_a_leak() -> None:
    def tell(pdf: Pdf) -> None:
        pdf.docinfo["/Keywords"] = f"…{HAN[2:]}…"

    assert _leaks(resaved(tell), HAN)


def _of_equal_pages(times: int) -> Examined:
    """Four pages that begin with the same words; the edition says them so often."""
    words = Part(Paragraph((Text(SAME),)))
    parts = (words,) * times
    section = Section("prose", "1", "one", "One", quoted=False, parts=parts)
    body = f'<p style="break-after: page">{SAME}</p>' * 3 + f"<p>{SAME}</p><h1>One</h1>"
    document = typeset(sample.html(body))
    edition = sample.edition(
        sections=(section,), judgments=None, summary=None, sources=()
    )
    return sample.examined(document, edition, Withheld())


def test_paragraphs_that_begin_alike_are_no_running_head() -> None:
    assert not list(running_heads_are_artifacts(_of_equal_pages(4)))


def test_what_the_edition_says_once_is_not_read_on_every_page() -> None:
    found = list(running_heads_are_artifacts(_of_equal_pages(1)))

    assert [fault.code for fault in found] == ["A118"]
