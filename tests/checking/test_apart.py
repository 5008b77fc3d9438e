"""Whatever happens to the process that reads a file, the one that asked goes on."""

from __future__ import annotations

import os
import signal
import sys
import time
from typing import TYPE_CHECKING, NoReturn

import pytest

from briefgen.checking.apart import apart
from briefgen.diagnostics import VerificationError
from briefgen.typesetting import Limits
from briefgen.typesetting.frames import Frame

if TYPE_CHECKING:
    from collections.abc import Callable


def code_of(work: Callable[[], Frame], limits: Limits | None = None) -> str:
    with pytest.raises(VerificationError) as raised:
        apart(work, limits or Limits(seconds=20))
    (fault,) = raised.value.diagnostics
    return fault.code


def hangs() -> NoReturn:
    while True:
        time.sleep(1)


def turns() -> NoReturn:
    while True:
        pass


def fills() -> Frame:
    return Frame({"length": len(b"x" * 4_000_000_000)})


def grows() -> NoReturn:
    kept = []
    while True:
        kept.append(os.urandom(10_000_000))


def fails() -> Frame:
    raise RuntimeError("secret words")


def dies() -> NoReturn:
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def test_the_answer_comes_back() -> None:
    assert apart(lambda: Frame({"answer": "é" * 100_000}), Limits()).header == {
        "answer": "é" * 100_000
    }


def test_the_work_is_done_by_another_process() -> None:
    found = apart(lambda: Frame({"process": os.getpid()}), Limits())

    assert found.header["process"] != os.getpid()


@pytest.mark.parametrize("work", [hangs, turns])
def test_work_that_never_ends_is_ended(work: Callable[[], Frame]) -> None:
    begun = time.monotonic()

    assert code_of(work, Limits(seconds=0.5)) == "H321"
    assert time.monotonic() - begun < 5


@pytest.mark.parametrize("work", [fills, grows])
def test_work_that_fills_the_memory_is_ended(work: Callable[[], Frame]) -> None:
    assert code_of(work, Limits(seconds=60, memory=300_000_000)) == "H321"


@pytest.mark.parametrize("work", [fails, dies])
def test_work_that_dies_is_an_unreadable_file(work: Callable[[], Frame]) -> None:
    assert code_of(work) == "A100"


def test_an_answer_that_is_none_is_an_unreadable_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    module = sys.modules[apart.__module__]
    monkeypatch.setattr(module, "pack", lambda _: b"nonsense" * 99)

    assert code_of(lambda: Frame({})) == "A100"


def test_no_process_is_left_behind() -> None:
    code_of(hangs, Limits(seconds=0.2))

    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_nothing_that_the_process_prints_is_seen(
    capfd: pytest.CaptureFixture[str],
) -> None:
    code_of(fails)

    assert capfd.readouterr() == ("", "")
