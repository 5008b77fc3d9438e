"""Projects of many briefs, as an office has them, and their HTML for other tools."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from briefgen import compose, load, select
from briefgen.fonts import face_path

ROOT = Path(__file__).parents[1]
SAMPLE = "would-russia-defend-north-korea"
AUDIENCE = "public"
ADDRESS = re.compile(r"briefgen:(/{0,3})([\w./%+-]+)")


def office(folder: Path, briefs: int) -> Path:
    """A project with so many briefs: the sample, each with a number."""
    folder.mkdir(parents=True)
    shutil.copy(ROOT / "briefgen.toml", folder)
    for number in range(1, briefs + 1):
        brief = folder / "briefs" / f"brief-{number:04}"
        shutil.copytree(ROOT / "briefs" / SAMPLE, brief)
        say(brief, f"Number {number}")
    return folder


def say(brief: Path, words: str) -> None:
    """Give a brief another subtitle, which is on its pages."""
    file = brief / "brief.yaml"
    text = re.sub(r"(?m)^subtitle:.*\n", "", file.read_text("utf-8"))
    file.write_text(f"subtitle: {words}\n{text}", "utf-8")


def export(brief: Path, folder: Path, audience: str = AUDIENCE) -> Path:
    """Write an edition's HTML and assets so that any tool can read them."""
    loaded = load(brief)
    html = compose(select(loaded, audience).edition, loaded.house.root)

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
