"""What ./run does on which system, and when it does nothing."""

from __future__ import annotations

import os
import stat
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


# ── ./run ────────────────────────────────────────────────────────────────────


def run(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [ROOT / "run", *arguments], cwd=cwd, capture_output=True, text=True, check=False
    )


def test_run_without_a_command_tells_the_commands(tmp_path: Path) -> None:
    done = run(cwd=tmp_path)

    assert done.returncode == 0
    assert done.stdout.startswith("usage: ./run COMMAND")


def test_an_unknown_command_is_a_fault_of_the_command_line(tmp_path: Path) -> None:
    assert run("tset", cwd=tmp_path).returncode == 2


def script(folder: Path, name: str, text: str) -> Path:
    """A program of this name, in a folder that stands first on the path."""
    path = folder / "bin" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


def shell(tmp_path: Path, commands: str) -> subprocess.CompletedProcess[str]:
    """Run commands beside the functions of the set-up, with stand-ins first."""
    sources = "".join(
        f'. "{ROOT}/scripts/{name}.sh"\n' for name in ("system", "environment")
    )
    (tmp_path / "bin").mkdir(exist_ok=True)
    return subprocess.run(
        [
            "sh",
            "-euc",
            f'root="{tmp_path}"\nvenv="{tmp_path}/.venv"\n{sources}{commands}',
        ],
        env={"PATH": f"{tmp_path}/bin:{os.environ['PATH']}"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


# What a machine is, told to the functions of the set-up in place of a look.
DEBIAN = """
os_release() { case $1 in ID) echo debian ;; VERSION_ID) echo 12 ;; esac; }
"""
UNKNOWN = """
os_release() { case $1 in ID) echo haiku ;; esac; }
"""
LACKING = """
find_missing() {
    missing='libpango-1.0 libharfbuzz-subset '
    python=python3
    if [ -e "$root/installed" ]; then missing=; fi
}
"""
ROOT_USER = "id() { echo 0; }\n"
SOMEONE = "id() { echo 1000; }\n"
WITHOUT_SUDO = '[ "$1" != sudo ] && command -v "$1" >/dev/null'


def test_root_on_debian_gets_what_is_missing_and_nothing_else(tmp_path: Path) -> None:
    log = tmp_path / "installed"
    script(tmp_path, "apt-get", f'echo "$@" >>"{log}"')

    done = shell(tmp_path, DEBIAN + LACKING + ROOT_USER + "prepare_system run")

    assert done.returncode == 0, done.stderr
    assert log.read_text(encoding="utf-8").splitlines() == [
        "update",
        "install -y --no-install-recommends libharfbuzz-subset0 libpango-1.0-0",
    ]


def test_what_is_installed_is_told_with_its_reason(tmp_path: Path) -> None:
    script(tmp_path, "apt-get", f'touch "{tmp_path}/installed"')

    done = shell(tmp_path, DEBIAN + LACKING + ROOT_USER + "prepare_system run")

    assert "libpango-1.0: sets the text" in done.stderr
    assert "apt-get install -y --no-install-recommends" in done.stderr


def test_nothing_is_asked_of_apt_where_nothing_is_missing(tmp_path: Path) -> None:
    script(tmp_path, "apt-get", "exit 9")
    (tmp_path / "installed").touch()

    done = shell(tmp_path, DEBIAN + LACKING + ROOT_USER + "prepare_system run")

    assert (done.returncode, done.stderr) == (0, "")


def test_a_failed_installation_is_the_machines_fault(tmp_path: Path) -> None:
    script(tmp_path, "apt-get", "exit 100")

    done = shell(tmp_path, DEBIAN + LACKING + ROOT_USER + "prepare_system run")

    assert done.returncode == 3


@pytest.mark.parametrize(
    ("has", "line"),
    [
        ("true", "sudo sh -c 'apt-get update; "),
        (WITHOUT_SUDO, "su -c 'apt-get update; "),
    ],
)
def test_without_a_terminal_nobody_becomes_root(
    tmp_path: Path, has: str, line: str
) -> None:
    script(tmp_path, "apt-get", f'touch "{tmp_path}/installed"')
    script(tmp_path, "sudo", f'touch "{tmp_path}/installed"')

    done = shell(
        tmp_path, f"{DEBIAN}{LACKING}{SOMEONE}has() {{ {has}; }}\nprepare_system run"
    )

    assert done.returncode == 3
    assert done.stderr.splitlines()[-1].startswith(line)
    assert not (tmp_path / "installed").exists()


def test_an_unknown_system_is_told_which_libraries_it_needs(tmp_path: Path) -> None:
    done = shell(tmp_path, UNKNOWN + LACKING + "prepare_system test")

    assert done.returncode == 3
    assert "this system is not known here" in done.stderr
    assert "libpango-1.0, libpangoft2-1.0" in done.stderr
    assert "qpdf" in done.stderr


def test_a_system_that_is_not_tested_is_told_so(tmp_path: Path) -> None:
    script(tmp_path, "dnf", f'touch "{tmp_path}/installed"')
    fedora = DEBIAN.replace("debian", "fedora")

    done = shell(tmp_path, fedora + LACKING + ROOT_USER + "prepare_system run")

    assert done.returncode == 0
    assert "untested on this system, treated as fedora" in done.stderr
    assert "dnf install -y harfbuzz pango" in done.stderr


# ── The private environment ──────────────────────────────────────────────────


def checkout(tmp_path: Path) -> None:
    """A clone with locks, and a Python that only notes what it is told."""
    (tmp_path / "requirements").mkdir()
    for name in ("run", "build", "test"):
        (tmp_path / "requirements" / f"{name}.txt").write_text(f"# {name}\n")
    (tmp_path / "pyproject.toml").touch()
    environment = tmp_path / ".venv"
    script(
        tmp_path,
        "python",
        f"""
        echo "$@" >>"{tmp_path}/log"
        case $* in
            *sys.version*) cat "{tmp_path}/version" ;;
            *"-m venv"*)
                rm -f "{environment}/"*.stamp
                mkdir -p "{environment}/bin"
                cp "$0" "{environment}/bin/python"
                ;;
        esac
        """,
    )
    (tmp_path / "version").write_text("3.11.2\n")


def prepared(tmp_path: Path, what: str) -> list[str]:
    """What the Python was told, but for the questions about its version."""
    (tmp_path / "log").write_text("")
    done = shell(tmp_path, f"python=python\nprepare_environment {what}")
    assert done.returncode == 0, done.stderr
    log = (tmp_path / "log").read_text().splitlines()
    return [line for line in log if "sys.version" not in line]


def test_every_download_is_checked_against_a_hash(tmp_path: Path) -> None:
    checkout(tmp_path)

    installs = [line for line in prepared(tmp_path, "run") if " install " in line]

    locked, briefgen = installs
    assert "--require-hashes --only-binary :all:" in locked
    assert locked.endswith("/requirements/build.txt")
    assert "--no-deps --no-build-isolation --no-index" in briefgen


@pytest.mark.parametrize("what", ["run", "test"])
def test_a_second_start_installs_nothing(tmp_path: Path, what: str) -> None:
    checkout(tmp_path)
    prepared(tmp_path, what)

    assert prepared(tmp_path, what) == []


def test_what_is_ready_for_the_tests_is_ready_to_run(tmp_path: Path) -> None:
    checkout(tmp_path)
    prepared(tmp_path, "test")

    assert prepared(tmp_path, "run") == []


def test_the_tests_add_to_what_is_there(tmp_path: Path) -> None:
    checkout(tmp_path)
    prepared(tmp_path, "run")

    assert not [line for line in prepared(tmp_path, "test") if "-m venv" in line]


@pytest.mark.parametrize("changed", ["requirements/run.txt", "version"])
def test_another_lock_or_python_makes_a_new_environment(
    tmp_path: Path, changed: str
) -> None:
    checkout(tmp_path)
    prepared(tmp_path, "run")
    (tmp_path / changed).write_text("another")

    told = prepared(tmp_path, "run")

    assert told[0].startswith("-m venv --clear")
    assert told[-1].endswith("scripts/compile.py")
    assert len(told) == 4


def test_no_package_of_an_older_test_lock_stays_behind(tmp_path: Path) -> None:
    checkout(tmp_path)
    prepared(tmp_path, "run")
    prepared(tmp_path, "test")
    (tmp_path / "requirements" / "test.txt").write_text("another")

    assert prepared(tmp_path, "test")[0].startswith("-m venv --clear")
