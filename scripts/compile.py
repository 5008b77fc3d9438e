"""Compile briefgen where it stands: its modules, and the templates it ships.

Python keeps what it compiles, unless the surroundings forbid it; an installer
compiles what it installs, but not what it installs in place.
"""

from __future__ import annotations

import compileall
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def main() -> int:
    """Compile everything; 1 where a module cannot be."""
    sys.dont_write_bytecode = False
    from briefgen import compose, load, select
    from briefgen.selection import audiences_of

    # The samples use every template; composing them compiles what they use.
    for folder in sorted((ROOT / "briefs").iterdir()):
        brief = load(folder)
        for audience in audiences_of(brief):
            compose(select(brief, audience).edition, ROOT)
    return 0 if compileall.compile_dir(ROOT / "src", quiet=1) else 1


if __name__ == "__main__":
    sys.exit(main())
