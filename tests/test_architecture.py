"""The shape of the code: who imports whom, who sees what is withheld, and size."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "briefgen"
MODULES = sorted(PACKAGE.rglob("*.py"))

LONGEST_MODULE = 300
LONGEST_FUNCTION = 50
USUAL_MODULE = 110


def lines(module: Path) -> int:
    return len(module.read_text(encoding="utf-8").splitlines())


def name_of(module: Path) -> str:
    return str(module.relative_to(ROOT))


def functions() -> Iterator[tuple[str, int]]:
    for module in MODULES:
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                yield f"{name_of(module)}:{node.lineno} {node.name}", length


def names_in(module: Path) -> set[str]:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    attributes = {n.attr for n in ast.walk(tree) if isinstance(n, ast.Attribute)}
    imported = {n.name for n in ast.walk(tree) if isinstance(n, ast.alias)}
    return attributes | imported


def test_nobody_imports_what_the_contracts_forbid() -> None:
    linter = Path(sys.executable).with_name("lint-imports")

    done = subprocess.run(
        [linter, "--no-cache"],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(PACKAGE.parent)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr


def test_what_is_withheld_is_known_only_where_it_is_cut_and_verified() -> None:
    allowed = ("documents", "pipeline.py", "selection", "verification")

    strangers = [
        name_of(module)
        for module in MODULES
        if names_in(module) & {"Withheld", "WithheldText", "withheld"}
        and not module.relative_to(PACKAGE).parts[0].startswith(allowed)
    ]

    assert strangers == []


def test_no_module_is_too_long() -> None:
    too_long = {
        name_of(module): lines(module)
        for module in MODULES
        if lines(module) > LONGEST_MODULE
    }

    assert too_long == {}


def test_no_function_is_too_long() -> None:
    too_long = {name: size for name, size in functions() if size > LONGEST_FUNCTION}

    assert too_long == {}


def test_the_usual_module_is_short() -> None:
    sizes = {name_of(module): lines(module) for module in MODULES if lines(module)}
    longest_first = sorted(sizes.items(), key=lambda size: -size[1])

    assert median(sizes.values()) <= USUAL_MODULE, longest_first
