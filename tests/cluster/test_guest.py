"""What a Dask worker keeps for briefgen, and for how long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.typesetting import exchange, identification
from briefgen.typesetting.cluster import guest
from briefgen.typesetting.frames import pack, unpack
from briefgen.typesetting.results import result_of
from briefgen.typesetting.supervisor import Limits
from tests.cluster.processes import until
from tests.typesetting.documents import document

if TYPE_CHECKING:
    import pytest

JOB = pack(exchange.job(document("<p>1")))
LIMITS = Limits()


def worked() -> bytes:
    identity = identification.word_of(guest.facts())
    return guest.work(JOB, identity, LIMITS.seconds, LIMITS.memory)


def test_a_process_that_nobody_wants_any_more_ends(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(guest, "_IDLE_FOR", 0.5)
    worked()
    (worker,) = guest._idle._ends  # noqa: SLF001 - nothing else tells its number

    until(lambda: not worker.is_alive)
    until(lambda: not worker.folder.path.exists())


def test_a_job_for_another_identity_is_not_done() -> None:
    answer = guest.work(JOB, "another", LIMITS.seconds, LIMITS.memory)

    assert unpack(answer) == guest.STRANGER
    assert result_of(unpack(answer), LIMITS).diagnostics  # nobody takes it for pages


def test_being_asked_anew_starts_processes_anew() -> None:
    worked()
    (before,) = guest._idle._ends  # noqa: SLF001 - nothing else tells its number
    guest.describe()
    (after,) = guest._idle._ends  # noqa: SLF001

    assert not before.is_alive
    assert after is not before
    guest.dismiss()
