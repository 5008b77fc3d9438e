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


def house_file(folder: Path, *audiences: str, output: str = "") -> Path:
    """A house with these audiences, which ask for no variant."""
    text = f'[defaults]\noutput = "{output}"\n' if output else ""
    for name in audiences:
        table = HOUSE.replace("everyone", name).replace("Everyone", name.title())
        text += f"\n{table}"
    path = folder / "briefgen.toml"
    path.write_text(text, encoding="utf-8")
    return path


def brief_file(folder: Path, name: str, *lines: str, body: str = "Words.") -> Path:
    """A brief of a project, with these lines at its beginning; its folder."""
    path = folder / "briefs" / name / "brief.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    text = "".join(f"{line}\n" for line in lines) + BRIEF + f"      - {body}\n"
    path.write_text(text, encoding="utf-8")
    return path.parent
