"""What an answer means, to whoever asked for pages.

Takes the frame that came back, wherever the work was done; gives the PDF, or the
named reason why there is none. Nothing that came back is trusted to be an answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.diagnostics import BriefgenError
from briefgen.typesetting import exchange, failures
from briefgen.typesetting.supervisor import Limits, Reason, WorkerFailure

if TYPE_CHECKING:
    from briefgen.documents import PdfDocument
    from briefgen.typesetting.frames import Frame


def result_of(answer: Frame, limits: Limits) -> PdfDocument | BriefgenError:
    """The pages of an answer, or why there are none."""
    try:
        return exchange.pdf_of(answer)
    except BriefgenError as error:
        return error
    except (AttributeError, LookupError, TypeError, ValueError):
        return garbled("an answer of another kind", limits)


def garbled(what: str, limits: Limits) -> BriefgenError:
    """What came back is no answer."""
    return failures.named(WorkerFailure(Reason.GARBLED, what), limits)
