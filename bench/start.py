"""Start-up: what it costs to say a version."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from measuring import Goal, take_turns, tell

ROUNDS = 7


def main() -> int:
    """Measure, print, and say whether the goal is reached."""
    tools = Path(sys.executable).parent
    commands: dict[str, list[str | Path]] = {
        "briefgen --version": [tools / "briefgen", "--version"],
        "weasyprint --version": [tools / "weasyprint", "--version"],
    }
    with tempfile.TemporaryDirectory() as folder:
        times = take_turns(commands, Path(folder), ROUNDS)
    goals = [Goal("briefgen --version", "weasyprint --version", 0.12)]
    return 0 if tell(times, goals) else 1


if __name__ == "__main__":
    sys.exit(main())
