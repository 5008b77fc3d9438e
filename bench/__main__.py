"""``./run bench``: all measurements, or those that are named."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

BENCHES = ("start", "render")


def main(names: list[str]) -> int:
    """Run the benches; 1 where one missed its goal, 2 for an unknown name."""
    unknown = [name for name in names if name not in BENCHES]
    if unknown:
        print(f"no bench {', '.join(unknown)}; there are {', '.join(BENCHES)}")
        return 2
    missed = 0
    for name in names or BENCHES:
        print(f"── {name}", flush=True)
        script = Path(__file__).with_name(f"{name}.py")
        missed |= subprocess.run([sys.executable, script], check=False).returncode
    return missed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
