"""Clusters for tests."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

import pytest

from tests.cluster.processes import DaskCluster, environment
from tests.support.projects import brief_file, house_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Build: TypeAlias = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DaskCluster]:
    """A scheduler and two workers that nobody harms."""
    with DaskCluster(tmp_path_factory.mktemp("pair")) as cluster:
        cluster.worker()
        cluster.worker()
        yield cluster


@pytest.fixture
def lone(tmp_path: Path) -> Iterator[DaskCluster]:
    """A scheduler without workers."""
    folder = tmp_path / "lone cluster"
    folder.mkdir()
    with DaskCluster(folder) as cluster:
        yield cluster


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Two briefs for two audiences."""
    house_file(tmp_path, "press", "public")
    brief_file(tmp_path, "a", body="Words of *a*, and 북한.")
    brief_file(tmp_path, "b", body="Words of b.")
    return tmp_path


@pytest.fixture
def build(project: Path) -> Build:
    """Runs `briefgen build` in the project, without its cache."""

    def call(
        *arguments: str, env: dict[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "briefgen", "build", "--force", *arguments],
            cwd=project,
            env=env or environment(),
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )

    return call


@pytest.fixture(autouse=True)
def _no_configuration(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No test finds how Dask is configured for whoever runs it."""
    for name in [name for name in os.environ if name.startswith("DASK_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("DASK_CONFIG", str(tmp_path / "no configuration"))
