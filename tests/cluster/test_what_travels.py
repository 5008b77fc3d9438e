"""What goes to the cluster, read on the wire."""

from __future__ import annotations

import socket
import subprocess
import threading
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

import pytest

from tests.cluster.processes import DaskCluster, environment
from tests.support.projects import brief_file, house_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.cluster.conftest import Build

SHOWN, WITHHELD = "quincunx-for-all", "zugzwang-for-some"
BODY = f"""{{text: {WITHHELD}, audiences: [press]}}
      - Words. {SHOWN}
  - id: two
    title: Two {WITHHELD}
    audiences: [press]
    body:
      - Words of {WITHHELD}."""


@contextmanager
def overheard(address: str) -> Iterator[tuple[str, bytearray]]:
    """Another address of a scheduler, and all that is said to it there."""
    host, _, port = address.removeprefix("tcp://").rpartition(":")
    heard = bytearray()

    def serve() -> None:
        while True:
            try:
                caller, _ = server.accept()
            except OSError:
                return
            other = socket.create_connection((host, int(port)))
            for source, sink, record in ((caller, other, heard), (other, caller, None)):
                threading.Thread(
                    target=passed_on, args=(source, sink, record), daemon=True
                ).start()

    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=serve, daemon=True).start()
        yield f"tcp://127.0.0.1:{server.getsockname()[1]}", heard
        server.shutdown(socket.SHUT_RDWR)


def passed_on(
    source: socket.socket, sink: socket.socket, record: bytearray | None
) -> None:
    with source, sink, suppress(OSError):  # either side may hang up
        while piece := source.recv(1 << 16):
            if record is not None:
                record += piece
            sink.sendall(piece)


def test_no_withheld_word_goes_to_the_cluster(
    pair: DaskCluster, build: Build, project: Path
) -> None:
    house_file(project, "press", "public")
    brief_file(project, "a", body=BODY)

    with overheard(pair.address) as (address, heard):
        told = build("briefs/a", "-a", "public", "--dask", address)
        public = bytes(heard)
        told_press = build("briefs/a", "-a", "press", "--dask", address)

    assert (told.returncode, told_press.returncode) == (0, 0), told.stderr
    assert SHOWN.encode() in public
    assert WITHHELD.encode() not in public
    assert b"brief.yaml" not in public
    assert str(project).encode() not in public
    assert WITHHELD.encode() in heard  # the wire does show what is sent


# ── TLS ──────────────────────────────────────────────────────────────────────


def certificates(folder: Path) -> dict[str, str]:
    """An authority of one's own and one certificate, as Dask's variables."""
    folder.mkdir()

    def openssl(*arguments: str) -> None:
        subprocess.run(
            ["openssl", *arguments], cwd=folder, check=True, capture_output=True
        )

    new = ("-newkey", "rsa:2048", "-nodes", "-subj")
    openssl(
        *("req", "-x509", "-days", "2", *new, "/CN=authority"),
        *("-keyout", "ca.key", "-out", "ca.pem"),
    )
    openssl("req", *new, "/CN=127.0.0.1", "-keyout", "own.key", "-out", "own.csr")
    openssl(
        *("x509", "-req", "-days", "2", "-in", "own.csr", "-out", "own.pem"),
        *("-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial"),
    )
    tls = "DASK_DISTRIBUTED__COMM__TLS__"
    roles = ("CLIENT", "SCHEDULER", "WORKER")
    return (
        {f"{tls}CA_FILE": str(folder / "ca.pem")}
        | {f"{tls}{role}__CERT": str(folder / "own.pem") for role in roles}
        | {f"{tls}{role}__KEY": str(folder / "own.key") for role in roles}
    )


@pytest.fixture
def private(tmp_path: Path) -> Iterator[tuple[DaskCluster, dict[str, str]]]:
    """A cluster that speaks TLS, with one worker; the variables of its people."""
    env = certificates(tmp_path / "certificates")
    folder = tmp_path / "cluster"
    folder.mkdir()
    with DaskCluster(folder, protocol="tls", env=env) as cluster:
        cluster.worker(env)
        yield cluster, env


def test_a_cluster_with_certificates_is_spoken_to_in_tls(
    private: tuple[DaskCluster, dict[str, str]], build: Build, project: Path
) -> None:
    cluster, env = private
    assert cluster.address.startswith("tls://")

    told = build("-q", "--dask", cluster.address, "-o", "there", env=environment(**env))
    build("-o", "here")

    assert (told.returncode, told.stderr) == (0, "")
    for path in (project / "here").glob("*.pdf"):
        assert path.read_bytes() == (project / "there" / path.name).read_bytes()


def test_without_certificates_tls_is_not_tried(build: Build) -> None:
    told = build("--dask", "tls://127.0.0.1:1")

    assert told.returncode == 3
    assert "[M141]" in told.stderr


@pytest.mark.long
def test_certificates_of_somebody_else_are_refused(
    private: tuple[DaskCluster, dict[str, str]], build: Build, tmp_path: Path
) -> None:
    cluster, _ = private
    others = certificates(tmp_path / "others")

    told = build("--dask", cluster.address, env=environment(**others))

    assert told.returncode == 3
    assert "[M142]" in told.stderr
    assert told.stderr.count("\n") == 2
