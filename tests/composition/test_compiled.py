"""Compiled templates: kept for what briefgen ships, and never a word of an edition."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from briefgen.composition import compiled, compose
from tests.composition.editions import edition
from tests.support.projects import ROOT

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder in the place of the package's own."""
    monkeypatch.setattr(compiled, "FOLDER", tmp_path)
    monkeypatch.setattr(compiled, "_compiled_here", {})
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path


def test_an_edition_is_the_same_from_compiled_templates(folder: Path) -> None:
    first = compose(edition(), ROOT)
    assert list(folder.iterdir())
    assert compose(edition(), ROOT) == first


def test_a_second_edition_has_nothing_compiled(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = compose(edition(), ROOT)
    for file in folder.iterdir():
        file.unlink()
    monkeypatch.setattr("jinja2.Environment.compile", lambda *_: 1 / 0)

    assert compose(edition(), ROOT) == first


def test_compiled_templates_serve_editions_of_every_language(folder: Path) -> None:
    compose(edition(language="en"), ROOT)
    kept = compose(edition(language="ja"), ROOT)
    for file in folder.iterdir():
        file.unlink()
    assert compose(edition(language="ja"), ROOT) == kept


def test_nothing_is_kept_where_python_keeps_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    compose(edition(), ROOT)
    assert list(folder.iterdir()) == []


def test_a_folder_that_may_not_be_written_is_no_fault(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = folder / "taken"
    taken.write_text("", encoding="utf-8")
    monkeypatch.setattr(compiled, "FOLDER", taken / "inside")
    assert compose(edition(), ROOT).html


def test_a_projects_own_template_is_not_kept(folder: Path, tmp_path: Path) -> None:
    project = tmp_path / "project"
    own = project / "templates" / "policy-brief" / "brief.html.j2"
    own.parent.mkdir(parents=True)
    text = '{% extends "bundled/policy-brief/brief.html.j2" %}{# sesame #}'
    own.write_text(text, encoding="utf-8")
    compose(edition(), project)
    kept = [file.read_bytes() for file in folder.glob("template-*")]
    assert kept
    assert not any(str(project).encode() in code for code in kept)
