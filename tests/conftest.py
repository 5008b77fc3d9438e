"""What every test has."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.measuring import measured_workers

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="session", autouse=True)
def _measured_workers() -> Iterator[None]:
    with measured_workers():
        yield
