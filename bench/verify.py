"""What verification costs: a cold render with it and without, in turns."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from measuring import Goal, take_turns, tell

ROUNDS = 7
HERE = Path(__file__).parent
BRIEFS = HERE.parent / "briefs"
EDITIONS = (
    ("would-russia-defend-north-korea", "public"),
    ("would-russia-defend-north-korea", "working-level"),
    ("training-port-closure", "working-level"),  # the longest, with pictures
)
# Of a whole build at most 15 % is verification; so of the rest it is 15/85.
MOST = 1 / 0.85


def main() -> int:
    """Measure, print, and say whether the goals are reached."""
    good = True
    for brief, audience in EDITIONS:
        arguments: list[str | Path] = ["render", BRIEFS / brief, "--audience", audience]
        arguments += ["-o", "edition.pdf"]
        with_it, without = f"{audience} of {brief}", "the same, unverified"
        commands: dict[str, list[str | Path]] = {
            with_it: [Path(sys.executable).parent / "briefgen", *arguments],
            without: [sys.executable, HERE / "unverified.py", *arguments],
        }
        with tempfile.TemporaryDirectory() as folder:
            times = take_turns(commands, Path(folder), ROUNDS)
        good = tell(times, [Goal(with_it, without, round(MOST, 3))]) and good
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
