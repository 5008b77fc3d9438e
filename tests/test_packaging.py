"""The wheel and the sdist: what they hold, and that an installed one renders."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
BRIEF = "would-russia-defend-north-korea"

# What a checkout holds beside its sources.
LEFTOVERS = ("__pycache__", ".report")


def files(folder: Path) -> set[str]:
    """The files of a folder of the checkout, by their names from the root."""
    return {
        path.relative_to(ROOT).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and not set(LEFTOVERS) & set(path.parts)
    }


def built(target: str, source: Path, folder: Path) -> Path:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", folder],
        cwd=source,
        check=True,
        capture_output=True,
    )
    (made,) = folder.iterdir()
    return made


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built("sdist", ROOT, tmp_path_factory.mktemp("sdist"))


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built("wheel", ROOT, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def unpacked(sdist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sdist, unpacked."""
    folder = tmp_path_factory.mktemp("unpacked")
    subprocess.run(["tar", "-xzf", sdist, "-C", folder], check=True)
    (top,) = folder.iterdir()
    return top


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment with this wheel, beside the packages that are here."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, with_pip=False, symlinks=True)
    python = folder / "bin" / "python"
    options = ["--no-deps", "--no-index", "--quiet", "--disable-pip-version-check"]
    subprocess.run(
        [sys.executable, "-m", "pip", "--python", python, "install", *options, wheel],
        check=True,
    )
    (packages,) = folder.glob("lib/python3*/site-packages")
    (packages / "beside.pth").write_text(sysconfig.get_path("purelib"))
    return folder / "bin"


def bare(command: list[str | Path], cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a program that knows nothing of this checkout."""
    hidden = ("PYTHON", "COV", "PYTEST")
    kept = {k: v for k, v in os.environ.items() if not k.startswith(hidden)}
    return subprocess.run(
        command, cwd=cwd, env=kept, capture_output=True, text=True, check=False
    )


def test_the_wheel_holds_the_package_with_templates_and_styles(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if ".dist-info/" not in name}

    code = {name.removeprefix("src/") for name in files(ROOT / "src" / "briefgen")}
    assets = files(ROOT / "templates") | files(ROOT / "styles")
    assert held == code | {f"briefgen/_assets/{name}" for name in assets}


def test_the_wheel_carries_the_licence(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()

    assert [name for name in names if name.endswith("/licenses/LICENSE")]


@pytest.mark.parametrize(
    "folder",
    [
        "src",
        "templates",
        "styles",
        "briefs",
        "tests",
        "docs",
        "scripts",
        "bench",
        ".ci",
    ],
)
def test_the_sdist_holds_every_folder_whole(unpacked: Path, folder: str) -> None:
    held = {
        path.relative_to(unpacked).as_posix()
        for path in (unpacked / folder).rglob("*")
        if path.is_file()
    }

    assert held == files(ROOT / folder)


def test_the_sdist_holds_what_a_build_and_a_start_need(unpacked: Path) -> None:
    needed = ["LICENSE", "README.md", "pyproject.toml", "briefgen.toml", "Dockerfile"]

    assert [name for name in needed if not (unpacked / name).is_file()] == []
    assert os.access(unpacked / "run", os.X_OK)


def test_the_sdist_gives_the_very_same_wheel(
    wheel: Path, unpacked: Path, tmp_path: Path
) -> None:
    assert built("wheel", unpacked, tmp_path).read_bytes() == wheel.read_bytes()


def test_an_editable_install_copies_nothing(tmp_path: Path) -> None:
    program = f"from hatchling.build import build_editable as b; b({str(tmp_path)!r})"
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True)
    (editable,) = tmp_path.iterdir()

    with zipfile.ZipFile(editable) as archive:
        held = [name for name in archive.namelist() if ".dist-info/" not in name]

    assert held == ["_briefgen.pth"]


def test_an_installed_briefgen_does_not_look_into_the_checkout(
    installed: Path, tmp_path: Path
) -> None:
    program = "import briefgen; print(briefgen.__file__)"

    found = bare([installed / "python", "-c", program], tmp_path).stdout

    assert Path(found).is_relative_to(installed.parent)


def test_an_installed_briefgen_renders_from_another_folder(
    installed: Path, tmp_path: Path
) -> None:
    brief = tmp_path / "project" / "briefs" / BRIEF
    shutil.copytree(ROOT / "briefs" / BRIEF, brief)
    shutil.copy(ROOT / "briefgen.toml", tmp_path / "project")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    options = ["--audience", "public", "-o", "out.pdf"]

    done = bare([installed / "briefgen", "render", brief, *options], elsewhere)

    assert done.returncode == 0, done.stderr
    assert (elsewhere / "out.pdf").read_bytes().startswith(b"%PDF-")
