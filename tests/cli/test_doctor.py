"""``briefgen doctor``."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from importlib import metadata
from typing import TYPE_CHECKING

import pytest

from briefgen import fonts
from briefgen.cli.checkup import PACKAGES
from briefgen.cli.libraries import LIBRARIES
from tests.support.projects import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from tests.cli.conftest import Outcome

    Cli = Callable[..., Outcome]


def doctor(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT / "src"), **variables}
    command = [sys.executable, "-m", "briefgen", "doctor", *arguments]
    return subprocess.run(
        command, env=surroundings, capture_output=True, text=True, check=False
    )


def checks(told: str) -> Mapping[str, Mapping[str, object]]:
    return {check["name"]: check for check in json.loads(told)["checks"]}


def test_a_machine_that_is_well_is_said_to_be_ready(cli: Cli) -> None:
    told = cli("doctor")

    assert (told.code, told.err) == (0, "")
    assert told.out.endswith("\nthis machine is ready\n")
    assert "✗" not in told.out


def test_everything_that_pages_need_is_looked_at(cli: Cli) -> None:
    looked_at = checks(cli("doctor", "--format", "json").out)

    assert {"Python", "WeasyPrint starts", *PACKAGES} <= set(looked_at)
    assert {library.name for library in LIBRARIES} <= set(looked_at)
    assert {face.file for face in fonts.FACES} <= {
        check["found"] for check in looked_at.values()
    }


def test_a_missing_pango_is_told_with_the_line_that_installs_it(
    tmp_path: Path,
) -> None:
    (tmp_path / "libpango-1.0.so.0").touch()  # stands in the way of the real one

    done = doctor(LD_LIBRARY_PATH=str(tmp_path))

    assert done.returncode == 3
    assert "✗  Pango: libpango-1.0.so.0 cannot be loaded [M101]\n     mend: " in (
        done.stdout
    )
    assert done.stdout.endswith("\nthis machine is not ready\n")
    assert "Traceback" not in done.stdout + done.stderr


def test_a_missing_subsetter_is_told(tmp_path: Path) -> None:
    (tmp_path / "libharfbuzz-subset.so.0").touch()

    done = doctor("--format", "json", LD_LIBRARY_PATH=str(tmp_path))

    said = json.loads(done.stdout)
    check = checks(done.stdout)["HarfBuzz-subset"]
    assert done.returncode == 3
    assert said["ok"] is False
    assert (check["ok"], check["code"]) == (False, "M101")
    assert check["mend"]


@pytest.mark.parametrize(
    ("version", "found"),
    [
        ("71.0", "71.0, but briefgen needs weasyprint 70 or later, before 71"),
        ("69.1", "69.1, but briefgen needs weasyprint 70 or later, before 71"),
        ("70.2", "70.2"),
    ],
)
def test_a_version_that_briefgen_is_not_made_for_is_told(
    cli: Cli, monkeypatch: pytest.MonkeyPatch, version: str, found: str
) -> None:
    real = metadata.version

    def pretend(name: str) -> str:
        return version if name == "weasyprint" else real(name)

    monkeypatch.setattr(metadata, "version", pretend)

    assert checks(cli("doctor", "--format", "json").out)["weasyprint"]["found"] == found


def test_a_missing_package_is_told(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    def pretend(name: str) -> str:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "version", pretend)

    told = cli("doctor")

    assert told.code == 3
    assert "✗  jinja2: missing [M107]" in told.out


def test_a_missing_face_is_told(
    cli: Cli, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("briefgen.fonts.faces.font_folder", lambda: tmp_path)

    told = cli("doctor")

    assert told.code == 3
    assert "✗  EB Garamond 400 italic: " in told.out


def test_the_packages_are_those_that_the_project_depends_on() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

    wanted = {
        f"{name}>={least}" + (f",<{end}" if end else "")
        for name, (least, end) in PACKAGES.items()
    }

    assert wanted == set(project["project"]["dependencies"])
