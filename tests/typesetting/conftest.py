"""One typeset brief for many questions."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pikepdf
import pytest

from briefgen.typesetting import typeset
from tests.typesetting.documents import brief

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.documents import PdfDocument


@pytest.fixture(scope="session")
def typeset_brief() -> PdfDocument:
    return typeset(brief(4))


@pytest.fixture(scope="session")
def brief_pdf(typeset_brief: PdfDocument) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(typeset_brief.data)) as pdf:
        yield pdf
