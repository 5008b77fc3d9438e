"""A cold render of the sample against the weasyprint command on the same HTML."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from measuring import Goal, take_turns, tell
from office import ROOT, SAMPLE, export

ROUNDS = 7
HERE = Path(__file__).parent
BRIEF = ROOT / "briefs" / SAMPLE
AUDIENCES = ("public", "working-level")


def main() -> int:
    """Measure, print, and say whether the goals are reached."""
    tools, good = Path(sys.executable).parent, True
    for audience in AUDIENCES:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            page = export(BRIEF, folder, audience)
            arguments: list[str | Path] = [
                "render",
                BRIEF,
                "--audience",
                audience,
                "-o",
                "briefgen.pdf",
            ]
            peer: list[str | Path] = [tools / "weasyprint", "--pdf-variant", "pdf/a-3a"]
            commands: dict[str, list[str | Path]] = {
                f"briefgen {audience}": [tools / "briefgen", *arguments],
                f"unverified {audience}": [
                    sys.executable,
                    HERE / "unverified.py",
                    *arguments,
                ],
                f"weasyprint {audience}": [*peer, page, "peer.pdf"],
            }
            times = take_turns(commands, folder, ROUNDS)
            goals = [
                Goal(f"briefgen {audience}", f"weasyprint {audience}", 1.2),
                Goal(f"unverified {audience}", f"weasyprint {audience}", 1.0),
            ]
            good = tell(times, goals) and good
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
