"""One broken brief among many."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.faults.harness import Ground, pdfs
from tests.support.projects import brief_file, house_file

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("many", [10, pytest.param(100, marks=pytest.mark.long)])
@pytest.mark.parametrize(
    ("line", "body", "code"),
    [
        ("titel: A slip", "Words.", "S110"),
        ("[", "Words.", "S1"),
        ("subtitle: One", "'See [](#nowhere).'", "S"),
    ],
)
def test_one_broken_brief_costs_itself_and_is_named(
    tmp_path: Path, many: int, line: str, body: str, code: str
) -> None:
    (tmp_path / "tmp").mkdir()
    house_file(tmp_path, "press")
    for number in range(many):
        brief_file(tmp_path, f"b{number}", body=f"Words {number}.")
    brief_file(tmp_path, "broken", line, body=body)

    done = Ground(tmp_path, tmp_path, tmp_path).build()

    assert done.code == 1
    assert "briefs/broken:\n" in done.err
    assert f"[{code}" in done.err
    assert not re.search(r"briefs/b\d.*(error|warning)", done.err)
    assert pdfs(tmp_path / "dist").keys() == {
        f"b{number}-press.pdf" for number in range(many)
    }
