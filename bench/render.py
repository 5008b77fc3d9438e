"""A cold render of the sample against the weasyprint command on the same HTML."""

from __future__ import annotations

import re
import sys
import tempfile
from pathlib import Path

from measuring import Goal, take_turns, tell

from briefgen import compose, load, select
from briefgen.fonts import face_path

ROUNDS = 7
HERE = Path(__file__).parent
BRIEF = HERE.parent / "briefs" / "would-russia-defend-north-korea"
AUDIENCES = ("public", "working-level")
ADDRESS = re.compile(r"briefgen:(/{0,3})([\w./%+-]+)")


def export(audience: str, folder: Path) -> Path:
    """Write the edition's HTML and assets so that any tool can read them."""
    brief = load(BRIEF)
    html = compose(select(brief, audience).edition, brief.house.root)

    def local(match: re.Match[str]) -> str:
        name = match[2]
        if name.startswith("fonts/"):
            return face_path(name.removeprefix("fonts/")).as_uri()
        return (folder / name).as_uri()

    for name, data in html.assets.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        is_style = name.endswith(".css")
        file.write_bytes(
            ADDRESS.sub(local, data.decode()).encode() if is_style else data
        )
    page = folder / "page.html"
    page.write_text(ADDRESS.sub(local, html.html), encoding="utf-8")
    return page


def main() -> int:
    """Measure, print, and say whether the goals are reached."""
    tools, good = Path(sys.executable).parent, True
    for audience in AUDIENCES:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            page = export(audience, folder)
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
