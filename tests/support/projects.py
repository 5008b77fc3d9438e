"""Projects on the disk: a copy of this repository's, and the smallest one."""

from __future__ import annotations

import shutil
from pathlib import Path

ROOT = Path(__file__).parents[2]
SAMPLE = "would-russia-defend-north-korea"
HOUSE = """\
[audiences.everyone]
label = "Everyone"
summary = "none"
judgments = "none"
author_note = "none"
"""
BRIEF = """\
title: A Brief
sections:
  - id: one
    title: One
    body:
"""


def copy_of_this_project(folder: Path) -> Path:
    """The repository's briefs and house, in a folder where they may be changed."""
    shutil.copytree(ROOT / "briefs", folder / "briefs")
    shutil.copy(ROOT / "briefgen.toml", folder)
    return folder


def smallest_project(folder: Path, *body: str) -> Path:
    """A project with one brief, `briefs/b`, of one section with these body items."""
    (folder / "briefgen.toml").write_text(HOUSE, encoding="utf-8")
    path = folder / "briefs" / "b" / "brief.yaml"
    path.parent.mkdir(parents=True)
    items = body or ("Words.",)
    text = BRIEF + "".join(f"      - {item}\n" for item in items)
    path.write_text(text, encoding="utf-8")
    return path.parent
