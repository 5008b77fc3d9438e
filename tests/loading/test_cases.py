"""What is said of a brief that has a fault: to the letter, with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.loading.cases import Case, cases, said_of, write_project


@pytest.mark.parametrize("case", cases(), ids=str)
def test_what_is_said(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(write_project(tmp_path, case.files))

    assert said_of(Path("brief.yaml")) == case.expected
