"""``briefgen build --dask``: what a user gets, and what a user is told."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.cluster.processes import children, environment, until
from tests.support.projects import copy_of_this_project

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cluster.conftest import Build
    from tests.cluster.processes import DaskCluster

WITHOUT_DASK = (
    "import sys; sys.modules['distributed'] = None; sys.argv[0] = 'briefgen';"
    "from briefgen.__main__ import main; main()"
)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("*.pdf")}


def test_a_cluster_makes_the_files_that_this_machine_makes(
    pair: DaskCluster, build: Build, project: Path
) -> None:
    here = build("-q", "-o", "here")
    there = build("-q", "-o", "there", "--dask", pair.address)

    assert (there.returncode, there.stderr) == (0, "")
    assert there.stdout.replace("there/", "here/") == here.stdout
    made = contents(project / "there")
    assert len(made) == 4
    assert made == contents(project / "here")


@pytest.mark.parametrize(
    "address", ["nonsense", "10.0.0.1", "http://10.0.0.1:80", "tcp://h:99999", ""]
)
def test_what_is_no_address_is_refused(build: Build, address: str) -> None:
    told = build("--dask", address)

    assert told.returncode == 2
    assert told.stderr.startswith(f"error: `{address}` is not the address of a Dask")


@pytest.mark.long
def test_an_address_where_nothing_listens_is_named(build: Build) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]

    told = build("--dask", f"tcp://127.0.0.1:{port}")

    assert told.returncode == 3
    assert f"answers at `tcp://127.0.0.1:{port}`: " in told.stderr
    assert told.stderr.count("\n") == 2  # the error and its hint, and nothing of Dask's
    assert "[M142]" in told.stderr


@pytest.mark.long
def test_a_server_that_is_no_scheduler_is_named(build: Build) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        told = build("--dask", f"127.0.0.1:{server.getsockname()[1]}")

    assert told.returncode == 3
    assert "does not speak as a scheduler does [M142]" in told.stderr


def test_without_the_extra_its_name_is_told(project: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-c", WITHOUT_DASK, "build", "--dask", "tcp://127.0.0.1:1"],
        cwd=project,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )

    assert told.returncode == 3
    assert "[M140]" in told.stderr
    assert "pip install 'briefgen[dask]'" in told.stderr


@pytest.mark.long
def test_a_cluster_without_workers_is_refused(lone: DaskCluster, build: Build) -> None:
    told = build("--dask", lone.address)

    assert told.returncode == 3
    assert "error: the Dask cluster has no workers [M145]" in told.stderr


def test_names_are_judged_before_the_cluster_is_asked(
    build: Build, project: Path
) -> None:
    house = project / "briefgen.toml"
    house.write_text('[defaults]\noutput = "x"\n' + house.read_text("utf-8"), "utf-8")

    told = build("--dask", "tcp://127.0.0.1:1")

    assert "[M142]" not in told.stderr
    assert told.returncode == 1


@pytest.mark.long
def test_ctrl_c_ends_the_build_and_says_what_was_not_reached(
    lone: DaskCluster, tmp_path: Path
) -> None:
    worker = lone.worker()
    folder = tmp_path / "samples"
    folder.mkdir()
    copy_of_this_project(folder)
    build = subprocess.Popen(
        [sys.executable, "-m", "briefgen", "build", "--dask", lone.address],
        cwd=folder,
        env=environment(XDG_CACHE_HOME=str(tmp_path / "cache")),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with build:
        until(lambda: bool(list(folder.glob("dist/*.pdf"))) and bool(children(worker)))
        build.send_signal(signal.SIGINT)
        out, err = build.communicate()

    assert build.returncode == 130
    assert "not reached" in out
    assert "Traceback" not in err
    assert "distributed" not in err
