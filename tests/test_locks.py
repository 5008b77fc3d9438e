"""The locks: what they pin, for which machines, and what they do not say."""

from __future__ import annotations

import re
import tomllib
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.tags import Tag, compatible_tags, cpython_tags
from packaging.utils import canonicalize_name, parse_wheel_filename

ROOT = Path(__file__).parents[1]
LOCKS = ("run", "build", "test", "lock")
PIN = re.compile(
    r"^(?P<name>[a-z0-9-]+)==(?P<version>\S+?)(?: ; (?P<marker>.+?))? \\\n"
    r"(?P<hashes>(?: {4}--hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)",
    re.MULTILINE,
)


def lock(name: str) -> str:
    return (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")


def pins(name: str) -> dict[str, str]:
    return {pin["name"]: pin["version"] for pin in PIN.finditer(lock(name))}


def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def wanted(name: str) -> list[str]:
    groups = project()["dependency-groups"]
    asked: dict[str, list[str]] = {
        "run": project()["project"]["dependencies"],
        "build": project()["build-system"]["requires"],
        "test": [entry for entry in groups["test"] if isinstance(entry, str)],
        "lock": groups["lock"],
    }
    return asked[name]


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_holds_what_the_project_asks_for(name: str) -> None:
    pinned = pins(name)

    for entry in map(Requirement, wanted(name)):
        version = pinned[canonicalize_name(entry.name)]
        assert entry.specifier.contains(version), f"{entry}, locked: {version}"


@pytest.mark.parametrize("name", LOCKS)
def test_every_line_of_a_lock_is_a_pin_with_hashes_or_a_comment(name: str) -> None:
    rest = PIN.sub("", lock(name))

    assert [
        line for line in rest.splitlines() if not line.strip().startswith("#")
    ] == []


@pytest.mark.parametrize("name", [*LOCKS, "wheels"])
def test_a_lock_names_no_host_and_no_path(name: str) -> None:
    assert (
        re.findall(r"://|www\.|\.org|\.io|\.com|--[a-gi-z]\S+|\s/\S+", lock(name)) == []
    )


def test_the_test_lock_adds_to_the_other_locks_and_changes_nothing() -> None:
    assert pins("run").items() | pins("build").items() <= pins("test").items()


MACHINES = list(product([(3, 11), (3, 12), (3, 13)], ["x86_64", "aarch64"]))


def tags(python: tuple[int, int], machine: str) -> set[Tag]:
    # Debian 12 has glibc 2.36.
    platforms = [f"manylinux_2_{minor}_{machine}" for minor in range(36, 16, -1)]
    platforms.append(f"manylinux2014_{machine}")
    return {*cpython_tags(python, platforms=platforms)} | {
        *compatible_tags(python, platforms=platforms)
    }


@pytest.mark.parametrize(("python", "machine"), MACHINES)
@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_has_a_wheel_of_every_package_for_every_machine(
    name: str, python: tuple[int, int], machine: str
) -> None:
    hashed = [
        entry.split("  ")
        for entry in lock("wheels").splitlines()
        if not entry.startswith("#")
    ]

    covered = set()
    for digest, file in hashed:
        package, version, _, fits = parse_wheel_filename(file)
        if digest in lock(name) and fits & tags(python, machine):
            covered.add((package, str(version)))

    assert set(pins(name).items()) - covered == set()
