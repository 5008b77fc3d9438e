"""Coverage of the processes that typeset.

They are isolated from their parent's variables, and killed once they have answered.
So coverage is started by their command, and saved before each answer.
"""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from unittest import mock

import coverage

from briefgen.typesetting import launch

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
START = f"""
import json, sys
sys.path[:] = json.loads(sys.argv.pop())
import coverage
measured = coverage.Coverage(
    config_file={str(ROOT / "pyproject.toml")!r},
    data_file={str(ROOT / ".coverage")!r},
    data_suffix=True,
    source={[str(ROOT / "src" / "briefgen")]!r},
)
measured.config.patch = []
measured.start()
from briefgen.typesetting import worker
def write(descriptor, content, write=worker._write):
    measured.save()
    write(descriptor, content)
worker._write = write
worker.main()
"""


@contextmanager
def measured_workers() -> Iterator[None]:
    """Measure the workers too, where this process is measured."""
    if coverage.Coverage.current() is None:
        yield
    else:
        with mock.patch.object(launch, "START", START):
            yield
