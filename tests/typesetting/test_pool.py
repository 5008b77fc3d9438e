"""Many documents, a few warm workers: each gets its own pages, or its own reason."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

import pytest

from briefgen.diagnostics import BriefgenError
from briefgen.documents import HtmlDocument, PdfDocument
from briefgen.typesetting import typeset
from briefgen.typesetting.pool import Pool
from briefgen.typesetting.supervisor import Limits
from tests.typesetting.documents import STYLES, document

if TYPE_CHECKING:
    from collections.abc import Mapping

ENDLESS = document("<p>" + "<div style='display: flex'>" * 11 + "x")
BROKEN = STYLES + "p { colour: red }"


def all_done(
    documents: Mapping[str, HtmlDocument], size: int = 2, limits: Limits | None = None
) -> dict[str, PdfDocument | BriefgenError]:
    with Pool[str](size, limits or Limits()) as pool:
        for ticket, html in documents.items():
            pool.submit(ticket, html)
        found: dict[str, PdfDocument | BriefgenError] = {}
        while done := list(pool.done()):
            found |= {typeset.ticket: typeset.result for typeset in done}
    return found


def data(result: PdfDocument | BriefgenError) -> bytes:
    assert isinstance(result, PdfDocument)
    return result.data


def test_each_document_gets_the_bytes_that_it_gets_alone() -> None:
    documents = {f"{n}": document(f"<h1>{n}</h1><p>북한 {n}</p>") for n in range(5)}
    documents["other looks"] = document(
        "<h1>0</h1>", styles=STYLES + "p { color: red }"
    )

    found = all_done(documents)

    assert found.keys() == documents.keys()
    alone = {ticket: typeset(html).data for ticket, html in documents.items()}
    assert {ticket: data(result) for ticket, result in found.items()} == alone


def test_a_fault_of_a_style_sheet_is_told_for_each_document() -> None:
    documents = {f"{n}": document(f"<p>{n}", styles=BROKEN) for n in range(3)}

    found = all_done(documents, size=1)

    codes = [
        fault.code
        for result in found.values()
        if isinstance(result, PdfDocument)
        for fault in result.diagnostics
    ]
    assert codes == ["T120"] * 3


def test_a_document_without_end_costs_its_own_pages_alone() -> None:
    documents = {"before": document("<p>1"), "endless": ENDLESS} | {
        f"after {n}": document(f"<p>{n}") for n in range(3)
    }

    found = all_done(documents, limits=Limits(seconds=4))

    failed = {ticket for ticket, got in found.items() if isinstance(got, BriefgenError)}
    assert failed == {"endless"}


def test_a_worker_that_was_killed_while_it_waited_costs_nothing() -> None:
    with Pool[str](1) as pool:
        pool.submit("first", document("<p>1"))
        list(pool.done())
        (worker,) = pool._idle  # noqa: SLF001 - nothing else tells its number
        os.kill(worker.pid, signal.SIGKILL)
        os.waitid(os.P_PID, worker.pid, os.WEXITED | os.WNOWAIT)
        pool.submit("second", document("<p>2"))
        (done,) = pool.done()

    assert isinstance(done.result, PdfDocument)


def test_a_worker_that_is_killed_at_work_costs_its_document() -> None:
    with Pool[str](1) as pool:
        pool.submit("first", ENDLESS)
        pool.submit("second", document("<p>2"))
        (worker,) = pool._busy  # noqa: SLF001 - nothing else tells its number
        os.kill(worker.pid, signal.SIGKILL)
        found: dict[str, PdfDocument | BriefgenError] = {}
        while done := list(pool.done()):
            found |= {typeset.ticket: typeset.result for typeset in done}

    assert isinstance(found["second"], PdfDocument)
    first = found["first"]
    assert isinstance(first, BriefgenError)
    assert [fault.code for fault in first.diagnostics] == ["T103"]


def test_no_more_workers_are_started_than_there_are_to_be() -> None:
    with Pool[int](2) as pool:
        for ticket in range(4):
            pool.submit(ticket, document("<p>1"))

        assert pool.waiting == 2
        assert len(pool._busy) == 2  # noqa: SLF001 - nothing else tells it


def test_a_closed_pool_leaves_no_folder() -> None:
    with Pool[int](1) as pool:
        pool.submit(1, document("<p>1"))
        list(pool.done())
        (worker,) = pool._idle  # noqa: SLF001 - nothing else tells its folder
        assert worker.folder.path.is_dir()

    assert not worker.folder.path.exists()


@pytest.mark.parametrize("size", [1, 2])
def test_nothing_to_do_is_done_at_once(size: int) -> None:
    assert all_done({}, size) == {}
