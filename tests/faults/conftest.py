"""A project to have bad luck with."""

from __future__ import annotations

import pytest

from tests.faults.harness import Ground, make_ground


@pytest.fixture(scope="session")
def _ground(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    return make_ground(tmp_path_factory.mktemp("faults"))


@pytest.fixture
def ground(_ground: Ground) -> Ground:
    """A project with old files and new briefs."""
    _ground.reset()
    return _ground
