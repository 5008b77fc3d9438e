"""Workers that die, hang, join late, or would make other pages."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefgen.documents import HtmlDocument, PdfDocument
from briefgen.typesetting import Limits, Pool, typeset
from briefgen.typesetting.cluster import cluster as joining
from tests.cluster.processes import (
    SOURCES,
    DaskCluster,
    children,
    end,
    environment,
    until,
)
from tests.typesetting.documents import STYLES, document

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from briefgen.diagnostics import BriefgenError, Diagnostic
    from briefgen.typesetting import Typesetter
    from briefgen.typesetting.cluster.cluster import Cluster
    from tests.cluster.conftest import Build

    Change = Callable[[Path, Path], None]
    Result = PdfDocument | BriefgenError

ENDLESS = document("<p>" + "<div style='display: flex'>" * 11 + "x")
PAGES = {n: document(f"<h1>{n}</h1><p>북한 {n}</p>") for n in range(8)}
GREEDY = document(f"<table>{'<tr><td>x</td><td>y</td></tr>' * 20_000}</table>")
DEADLY = """

def work(job: bytes, identity: str, seconds: float, size: int) -> bytes:
    import os
    os._exit(1)
"""
MARK = """

def work(job: bytes, identity: str, seconds: float, size: int) -> bytes:
    open({path!r}, "w").close()
    return describe()
"""


def join(
    address: str, limits: Limits | None = None, told: list[Diagnostic] | None = None
) -> Cluster[int]:
    warn = (told if told is not None else []).append
    return joining.join(address, limits or Limits(), warn)


def threads(cluster: Cluster[int]) -> int:
    """How many threads a cluster has, after another look."""
    cluster._go_on()  # noqa: SLF001 - a step of what waits for documents
    return cluster._roster.threads  # noqa: SLF001 - nothing else tells it


def rest(typesetter: Typesetter[int]) -> dict[int, Result]:
    found: dict[int, Result] = {}
    while done := list(typesetter.done()):
        found |= {typeset.ticket: typeset.result for typeset in done}
    return found


def all_done(
    typesetter: Typesetter[int], documents: Mapping[int, HtmlDocument]
) -> dict[int, Result]:
    for ticket, html in documents.items():
        typesetter.submit(ticket, html)
    return rest(typesetter)


def data(found: Mapping[int, Result]) -> dict[int, bytes]:
    assert all(isinstance(result, PdfDocument) for result in found.values()), found
    return {n: pdf.data for n, pdf in found.items() if isinstance(pdf, PdfDocument)}


def told_by(found: Mapping[int, Result]) -> dict[int, tuple[Diagnostic, ...]]:
    return {ticket: result.diagnostics for ticket, result in found.items()}


def code_of(result: Result) -> str:
    return result.diagnostics[0].code


# ── Workers that end ─────────────────────────────────────────────────────────


def test_a_worker_that_is_killed_in_the_middle_costs_no_document(
    lone: DaskCluster,
) -> None:
    doomed, other = lone.worker(), lone.worker()
    with join(lone.address) as cluster:
        for ticket, html in PAGES.items():
            cluster.submit(ticket, html)
        until(lambda: len(children(doomed)) > 0)
        end(doomed)
        found = rest(cluster)

    assert other.poll() is None
    assert data(found) == {n: typeset(html).data for n, html in PAGES.items()}


@pytest.mark.long
def test_what_ran_on_a_worker_dies_with_it_and_leaves_no_folder(
    lone: DaskCluster,
) -> None:
    worker = lone.worker()
    with join(lone.address) as cluster:
        cluster.submit(1, ENDLESS)
        until(lambda: bool(children(worker)))
        below = children(worker)
        os.kill(worker.pid, signal.SIGKILL)

        until(lambda: not any(Path(f"/proc/{pid}").exists() for pid in below))
        until(lambda: not any(folder.exists() for folder in below.values()))
    assert below


@pytest.mark.long
def test_where_no_worker_is_left_the_jobs_fail_by_name(lone: DaskCluster) -> None:
    workers = lone.worker(), lone.worker()
    with join(lone.address) as cluster:
        for ticket in range(4):
            cluster.submit(ticket, ENDLESS)
        for worker in workers:
            end(worker)
        found = rest(cluster)
        cluster.submit(9, PAGES[0])
        found |= rest(cluster)

    assert {
        ticket: code_of(result) for ticket, result in found.items()
    } == dict.fromkeys((0, 1, 2, 3, 9), "M146")


@pytest.mark.long
def test_a_scheduler_that_ends_fails_the_jobs_by_name(lone: DaskCluster) -> None:
    lone.worker()
    with join(lone.address) as cluster:
        cluster.submit(1, ENDLESS)
        end(lone.scheduler)
        found = rest(cluster)

    assert code_of(found[1]) == "M143"


@pytest.mark.long
def test_a_build_tells_of_what_could_not_be_done(
    lone: DaskCluster, build: Build, tmp_path: Path
) -> None:
    mine = environment(copied_sources(tmp_path / "deadly", DEADLY))
    lone.worker(mine)
    lone.worker(mine)

    told = build("--dask", lone.address, env=mine)

    assert told.returncode == 3
    assert told.stdout.count("failed  M146") == 4
    assert told.stdout.endswith("\n4 failed\n")


# ── Workers that would make other pages ──────────────────────────────────────


def copied_sources(folder: Path, more: str) -> Path:
    """A copy of this package whose workers behave in another way."""
    copy = folder / "src"
    shutil.copytree(SOURCES, copy, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("styles", "templates"):
        (folder / name).symlink_to(SOURCES.parent / name)
    guest = copy / "briefgen" / "typesetting" / "cluster" / "guest.py"
    guest.write_text(guest.read_text("utf-8") + more, "utf-8")
    return copy


def package_of(name: str) -> Path:
    """Where an installed package is."""
    (folder,) = {
        Path(place) / name for place in sys.path if (Path(place) / name).is_dir()
    }
    return folder


def other_briefgen(folder: Path, mark: Path) -> None:
    copy = copied_sources(folder, MARK.format(path=str(mark)))
    (folder / "briefgen").symlink_to(copy / "briefgen")


def other_weasyprint(folder: Path, mark: Path) -> None:
    del mark
    shutil.copytree(package_of("weasyprint"), folder / "weasyprint")
    start = folder / "weasyprint" / "__init__.py"
    text = start.read_text("utf-8")
    assert "'70.0'" in text
    start.write_text(text.replace("'70.0'", "'70.9'"), "utf-8")


def other_font(folder: Path, mark: Path) -> None:
    del mark
    fonts = folder / "rendercv_fonts"
    shutil.copytree(package_of("rendercv_fonts"), fonts, copy_function=os.symlink)
    face = next(fonts.rglob("NotoSans-Bold.ttf"))
    original = face.read_bytes()
    face.unlink()
    face.write_bytes(original + b"\0")


STRANGERS: dict[Change, str] = {
    other_briefgen: "the code of briefgen is another",
    other_weasyprint: "WeasyPrint 70.0 here, 70.9 there",
    other_font: "the font face `NotoSans-Bold.ttf` is not the one that briefgen is made"
    " for there",
}


def stranger(
    cluster: DaskCluster,
    folder: Path,
    *options: str,
    change: Change = other_briefgen,
) -> Path:
    """Have a worker join that differs in one thing; the mark it would leave."""
    folder.mkdir()
    mark = folder / "it worked"
    change(folder, mark)
    cluster.worker(environment(folder), *options)
    return mark


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(change, id=change.__name__, marks=[pytest.mark.long] * (at > 0))
        for at, change in enumerate(STRANGERS)
    ],
)
def test_a_worker_that_differs_is_refused_with_the_reason(
    lone: DaskCluster,
    build: Build,
    tmp_path: Path,
    change: Change,
) -> None:
    stranger(lone, tmp_path / "stranger", change=change)

    told = build("--dask", lone.address)

    assert told.returncode == 3
    warning, hint, error, *_ = told.stderr.splitlines()
    assert warning.startswith("warning: the Dask worker `tcp://127.0.0.1:")
    assert warning.endswith(f"` is not used: {STRANGERS[change]} [M144]")
    assert hint.startswith("  hint: ")
    assert error == "error: none of the 1 Dask workers can be used [M145]"


@pytest.mark.long
def test_a_worker_without_briefgen_is_refused(
    lone: DaskCluster, build: Build, tmp_path: Path
) -> None:
    (tmp_path / "empty" / "briefgen").mkdir(parents=True)
    (tmp_path / "empty" / "briefgen" / "__init__.py").touch()
    worker = lone.worker(environment(tmp_path / "empty"))

    told = build("--dask", lone.address)

    assert told.returncode == 3
    assert worker.poll() is None  # it may have other work to do
    assert "no briefgen like this one can be loaded there (" in told.stderr
    assert "Traceback" not in told.stderr


@pytest.mark.long
def test_a_refused_worker_gets_no_job(
    lone: DaskCluster, build: Build, project: Path, tmp_path: Path
) -> None:
    mark = stranger(lone, tmp_path / "stranger")
    lone.worker()

    told = build("--dask", lone.address, "-o", "there")

    assert told.returncode == 0
    assert told.stderr.count("[M144]") == 1
    assert len(list((project / "there").glob("*.pdf"))) == 4
    assert not mark.exists()


@pytest.mark.long
def test_a_worker_that_joins_later_is_asked_before_it_works(
    lone: DaskCluster, tmp_path: Path
) -> None:
    first = lone.worker()
    told: list[Diagnostic] = []
    with join(lone.address, told=told) as cluster:
        mark = stranger(lone, tmp_path / "stranger")
        lone.worker()
        until(lambda: threads(cluster) == 2)
        end(first)
        found = all_done(cluster, {2: PAGES[2]})

    assert [fault.code for fault in told] == ["M144"]
    assert isinstance(found[2], PdfDocument)
    assert not mark.exists()


@pytest.mark.long
def test_another_worker_at_a_known_address_is_noticed(
    lone: DaskCluster, tmp_path: Path
) -> None:
    known = lone.worker({}, "--worker-port", "0")
    told: list[Diagnostic] = []
    with join(lone.address, told=told) as cluster:
        (address,) = cluster._roster.accepted  # noqa: SLF001 - nothing else tells it
        end(known)
        other = tmp_path / "stranger"
        other.mkdir()
        other_weasyprint(other, other)
        lone.worker(environment(other), "--worker-port", address.rpartition(":")[2])
        found = all_done(cluster, {0: PAGES[0]})

    assert code_of(found[0]) == "M146"
    assert "WeasyPrint 70.0 here, 70.9 there" in told[0].message


# ── Limits ───────────────────────────────────────────────────────────────────


@pytest.mark.long
@pytest.mark.parametrize(
    ("html", "limits", "code"),
    [
        (ENDLESS, Limits(seconds=2), "T101"),
        (GREEDY, Limits(memory=100_000_000), "T102"),
        (document("<p>1", styles=STYLES + "p { colour: red }"), Limits(), "T120"),
    ],
    ids=["time", "memory", "a fault of the style"],
)
def test_a_document_is_told_the_same_as_on_this_machine(
    pair: DaskCluster, html: HtmlDocument, limits: Limits, code: str
) -> None:
    with Pool[int](1, limits) as pool:
        here = all_done(pool, {1: html})
    with join(pair.address, limits) as cluster:
        there = all_done(cluster, {1: html})

    assert code_of(here[1]) == code
    assert told_by(there) == told_by(here)


@pytest.mark.long
def test_a_process_stays_warm_from_job_to_job(lone: DaskCluster) -> None:
    worker = lone.worker()
    with join(lone.address) as cluster:
        all_done(cluster, {1: PAGES[1]})
        first = children(worker)
        all_done(cluster, {2: PAGES[2]})

        assert children(worker) == first
    assert len(first) == 1


@pytest.mark.long
def test_no_more_jobs_are_on_their_way_than_are_asked_for(pair: DaskCluster) -> None:
    with joining.join(pair.address, Limits(), print, at_once=1) as cluster:
        for ticket, html in PAGES.items():
            cluster.submit(ticket, html)

        assert cluster.waiting == len(PAGES) - 1
        assert data(rest(cluster)).keys() == PAGES.keys()
