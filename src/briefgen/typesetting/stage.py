"""Typeset an edition: HTML in, a finished PDF out.

The work is done in a process of its own, which gets bytes and nothing else, and
is killed when it takes too long or too much. This side never imports WeasyPrint.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefgen.diagnostics import BriefgenError
from briefgen.typesetting import exchange, failures
from briefgen.typesetting.launch import launch
from briefgen.typesetting.results import result_of
from briefgen.typesetting.supervisor import Limits, WorkerFailure, answer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefgen.documents import HtmlDocument, PdfDocument
    from briefgen.typesetting.frames import Frame

_DEFAULT = Limits()


def typeset(html: HtmlDocument, *, limits: Limits = _DEFAULT) -> PdfDocument:
    """The pages of an HTML document, with what was found while making them.

    Raises:
        TypesettingError: when the pages cannot be made from this input, or not
            within the limits.
        MachineError: when this machine lacks a library or a font.
    """
    result = result_of(_reply(exchange.job(html), limits), limits)
    if isinstance(result, BriefgenError):
        raise result
    return result


def probe(*, limits: Limits = _DEFAULT) -> Mapping[str, Any]:
    """What pages would be typeset with here: names of libraries and versions.

    Raises:
        MachineError: when something is missing; it says how to mend that.
    """
    reply = _reply(exchange.PROBE, limits)
    exchange.raise_failure(reply)
    found: Mapping[str, Any] = reply.header["found"]
    return found


def _reply(job: Frame, limits: Limits) -> Frame:
    with launch(limits) as worker:
        try:
            return answer(worker, job)
        except WorkerFailure as failure:
            raise failures.named(failure, limits) from failure
