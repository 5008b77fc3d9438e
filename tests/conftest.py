"""What every test has."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.support.measuring import measured_workers
from tests.support.snapshots import Snapshots

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="session", autouse=True)
def _measured_workers() -> Iterator[None]:
    with measured_workers():
        yield


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test finds, or leaves, pages in the cache of whoever runs it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that accepts new snapshots."""
    parser.addoption("--update", action="store_true", help="accept new snapshots")


@pytest.fixture
def snapshots(request: pytest.FixtureRequest) -> Snapshots:
    """The accepted texts."""
    update = bool(request.config.getoption("--update"))
    if update and os.environ.get("CI"):
        pytest.fail("snapshots are not accepted in CI")
    return Snapshots(update=update)
