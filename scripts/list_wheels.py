"""List the wheels that the supported machines install, with their hashes.

Takes the locks in requirements/ and asks uv for the file names behind their
hashes; gives requirements/wheels.txt, a line ``sha256  file name`` for each wheel
that CPython 3.11 to 3.13 on Linux, x86-64 or arm64, may choose. A lock alone holds
hashes without names, so that nobody could tell offline what it covers.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import Any

REQUIREMENTS = Path(__file__).parents[1] / "requirements"
LOCKS = ("run", "build", "test", "lock")
HEAD = """\
# The wheels that Linux on x86-64 and arm64 chooses from, by their hashes in the
# locks beside this file. Written by ./run lock; tests/test_setup.py reads it.
"""
USABLE = re.compile(
    r"-(py3|py2\.py3|cp311|cp312|cp313|cp3[0-9]+-abi3)"
    r".*(any|manylinux.*_(x86_64|aarch64))\.whl$"
)


def locked_again(lock: Path, folder: Path) -> dict[str, Any]:
    """The same lock in the format that tells file names."""
    written = folder / f"pylock.{lock.stem}.toml"
    uv = Path(sys.executable).with_name("uv")
    command: list[str | Path] = [uv, "--no-config", "pip", "compile", lock]
    options = ["--universal", "--no-deps", "--python-version", "3.11", "--quiet"]
    options += ["--only-binary", ":all:", "--output-file", str(written)]
    subprocess.run([*command, *options], check=True)
    return tomllib.loads(written.read_text(encoding="utf-8"))


def wheels(locked: dict[str, Any]) -> set[tuple[str, str]]:
    """File name and hash of each wheel that a supported machine may choose."""
    every = (wheel for package in locked["packages"] for wheel in package["wheels"])
    named = {(w["url"].rpartition("/")[2], w["hashes"]["sha256"]) for w in every}
    return {(name, digest) for name, digest in named if USABLE.search(name)}


def main() -> None:
    """Write the list."""
    found: set[tuple[str, str]] = set()
    with tempfile.TemporaryDirectory() as folder:
        for name in LOCKS:
            lock = REQUIREMENTS / f"{name}.txt"
            found |= wheels(locked_again(lock, Path(folder)))
    lines = [f"{digest}  {name}\n" for name, digest in sorted(found)]
    target = REQUIREMENTS / "wheels.txt"
    target.write_text(HEAD + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
