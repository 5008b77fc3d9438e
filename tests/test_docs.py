"""The documentation: it is current, its links lead somewhere, its examples run."""

from __future__ import annotations

import contextlib
import io
import re
import shlex
import tomllib
from typing import TYPE_CHECKING, NamedTuple

import pytest
from scripts.reference import references

import briefgen
from briefgen.cli import COMMANDS, run
from briefgen.model.house import Audience, Cache, Defaults
from briefgen.model.marking import (
    BannerRule,
    Caveat,
    CaveatGroup,
    DesignationField,
    DesignationRule,
    Level,
    Scheme,
)
from briefgen.model.schema import brief_schema
from tests.support.projects import ROOT, copy_of_this_project

if TYPE_CHECKING:
    from pathlib import Path

DOCS = ROOT / "docs"
PAGES = sorted([*DOCS.rglob("*.md"), *ROOT.glob("*.md")])
MARKED = re.compile(
    r"<!-- run(?:: (?P<where>\w+))? -->\n```(?P<kind>\w+)\n(?P<text>.*?)```", re.DOTALL
)
LINK = re.compile(r"\]\((?!https?:|mailto:)([^)\s]*)\)")
CODE = re.compile(r"```.*?```|`[^`\n]*`|^    [^\n]*$", re.DOTALL | re.MULTILINE)


def words(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


# ── Current ──────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("path", references(), ids=name_of)
def test_what_the_code_knows_best_is_current(path: Path) -> None:
    assert words(path) == references()[path], "run: python scripts/reference.py"


def test_every_command_is_in_the_reference() -> None:
    page = words(DOCS / "reference" / "command-line.md")

    assert all(f"\n## briefgen {name}\n" in page for name in COMMANDS)


def test_every_field_of_a_brief_is_in_the_reference() -> None:
    page = words(DOCS / "reference" / "brief.md")
    schema = brief_schema()
    tables = {
        name: page.partition(f"<!-- fields: {name} -->")[2].partition("<!-- end -->")[0]
        for name in ("Content", *schema["$defs"])
    }

    lacking = [
        f"{name}.{key}"
        for name, model in {"Content": schema, **schema["$defs"]}.items()
        for key in model["properties"]
        if f"`{key}`" not in tables[name]
    ]

    assert lacking == []


def test_every_key_of_a_marking_scheme_is_in_the_reference() -> None:
    page = words(DOCS / "reference" / "markings.md")
    inner = (Level, CaveatGroup, Caveat, BannerRule, DesignationRule, DesignationField)
    keys = {key for model in (Scheme, *inner) for key in model.model_fields}

    assert [key for key in sorted(keys) if f"| `{key}`" not in page] == []


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_no_page_claims_that_a_marking_complies(page: Path) -> None:
    claims = re.findall(
        r"\b(?:complian\w*|complies|certif(?!icates?\b)\w+|accredit\w+)\b",
        words(page),
        re.IGNORECASE,
    )

    assert claims == []


def test_every_setting_of_a_house_is_in_the_reference() -> None:
    page = words(DOCS / "reference" / "house.md")
    models = (Defaults, Audience, Cache)
    keys = {key for model in models for key in model.model_fields}

    assert [key for key in sorted(keys) if f"| `{key}`" not in page] == []


def test_every_public_name_is_in_the_reference() -> None:
    page = words(DOCS / "reference" / "python-api.md")

    assert [name for name in briefgen.__all__ if f"| `{name}" not in page] == []


def test_every_shipped_template_and_theme_is_in_the_reference() -> None:
    page = words(DOCS / "reference" / "themes-and-templates.md")
    templates = {path.parent.name for path in ROOT.glob("templates/*/brief.html.j2")}
    themes = {path.stem for path in ROOT.glob("styles/themes/*.css")}

    shipped = (templates - {"base"}) | themes
    assert [name for name in sorted(shipped) if f"| `{name}` |" not in page] == []


def test_every_dependency_has_a_page_with_its_reasons() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    pages = " ".join(words(page) for page in (DOCS / "decisions").glob("0*.md"))
    names = {re.split("[<>=]", one)[0] for one in project["project"]["dependencies"]}

    assert [name for name in sorted(names) if f"`{name}" not in pages] == []


def test_every_page_is_in_the_table_of_contents() -> None:
    contents = words(DOCS / "README.md") + words(DOCS / "decisions" / "README.md")

    lacking = [
        name_of(page) for page in DOCS.rglob("*.md") if f"{page.name})" not in contents
    ]

    assert lacking == []


def test_the_layers_are_told_as_they_are_checked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = project["tool"]["importlinter"]["contracts"]
    (layers,) = (one["layers"] for one in contracts if one["type"] == "layers")

    assert "\n".join(layers) in words(DOCS / "architecture.md")


# ── Links ────────────────────────────────────────────────────────────────────


def anchors(page: Path) -> set[str]:
    """The anchors that a page's headings get, as GitHub makes them."""
    headings = re.findall(r"^#+ (.*)$", CODE.sub("", words(page)), re.MULTILINE)
    headings += re.findall(r"^#+ (.*)$", words(page), re.MULTILINE)
    kept = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in headings)
    return {heading.replace(" ", "-") for heading in kept}


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_link_leads_somewhere(page: Path) -> None:
    dead = []
    for target in LINK.findall(CODE.sub("", words(page))):
        name, _, anchor = target.partition("#")
        file = (page.parent / name).resolve() if name else page
        if not file.exists() or (anchor and anchor not in anchors(file)):
            dead.append(target)

    assert dead == []


# ── Examples ─────────────────────────────────────────────────────────────────


class Example(NamedTuple):
    """A block that is marked to be run."""

    where: str  # `empty`: an empty folder; else a copy of this project
    kind: str
    text: str


def examples(page: Path) -> list[Example]:
    return [
        Example(found["where"] or "", found["kind"], found["text"])
        for found in MARKED.finditer(words(page))
    ]


RUNNABLE = [page for page in PAGES if examples(page)]


def transcript(text: str) -> list[tuple[str, list[str]]]:
    """The commands of a console, each with the lines that follow it."""
    told: list[tuple[str, list[str]]] = []
    for line in text.splitlines():
        if line.startswith("$ "):
            told.append((line.removeprefix("$ "), []))
        else:
            told[-1][1].append(line)
    return told


def pattern(lines: list[str]) -> str:
    """What the output must match: an ellipsis stands for any words or lines."""
    made = ""
    for line in lines:
        if line == "…":
            made += "(?:.*\\n)*"
        else:
            made += ".*".join(map(re.escape, line.split("…"))) + "\\n"
    return made


def check_console(text: str) -> None:
    for command, lines in transcript(text):
        printed = io.StringIO()
        with (
            contextlib.redirect_stdout(printed),
            contextlib.redirect_stderr(printed),
        ):
            run(shlex.split(command)[1:])
        assert re.fullmatch(pattern(lines), printed.getvalue()), printed.getvalue()


@pytest.mark.parametrize("page", RUNNABLE, ids=name_of)
def test_the_examples_run_and_say_what_they_are_said_to(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty, project = tmp_path / "empty", tmp_path / "project"
    empty.mkdir()
    copy_of_this_project(project)

    for example in examples(page):
        monkeypatch.chdir(empty if example.where == "empty" else project)
        if example.kind == "python":
            exec(compile(example.text, page.name, "exec"), {})  # noqa: S102
        else:
            check_console(example.text)


def test_examples_are_run() -> None:
    assert len([one for page in PAGES for one in examples(page)]) >= 8
