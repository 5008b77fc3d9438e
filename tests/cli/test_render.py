"""``briefgen render``, when the brief is in order."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from briefgen.diagnostics import Diagnostic
from briefgen.documents import Verification
from tests.support.projects import SAMPLE, smallest_project

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Outcome

    Cli = Callable[..., Outcome]


def program(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[bytes]:
    """The command as a user starts it."""
    paths = ":".join(path for path in sys.path if path)
    return subprocess.run(
        [sys.executable, "-m", "briefgen", *arguments],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": paths},
        capture_output=True,
        check=False,
    )


def test_a_brief_becomes_a_pdf(cli: Cli, nowhere: Path) -> None:
    smallest_project(nowhere)

    told = cli("render", "briefs/b", "--audience", "everyone", "-o", "out.pdf")

    assert (told.code, told.out, told.err) == (0, "out.pdf (1 page)\n", "")
    assert (nowhere / "out.pdf").read_bytes().startswith(b"%PDF")


def test_the_project_is_found_from_any_folder(
    cli: Cli, nowhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = smallest_project(nowhere)
    monkeypatch.chdir("/")

    out = nowhere / "out.pdf"
    told = cli("render", f"{folder}/brief.yaml", "-a", "everyone", "-o", str(out))

    assert told.code == 0
    assert out.exists()


def test_the_house_names_the_file(cli: Cli, nowhere: Path) -> None:
    smallest_project(nowhere)
    house = nowhere / "briefgen.toml"
    named = '[defaults]\noutput = "{audience}.{brief}"\n'
    house.write_text(named + house.read_text(encoding="utf-8"), encoding="utf-8")

    told = cli("render", "briefs/b", "-a", "everyone")

    assert told.out == "everyone.b.pdf (1 page)\n"
    assert (nowhere / "everyone.b.pdf").exists()


@pytest.mark.usefixtures("project")
def test_without_an_audience_the_choices_are_named(cli: Cli) -> None:
    told = cli("render", f"briefs/{SAMPLE}")

    assert (told.code, told.out) == (2, "")
    assert told.err == (
        "error: no audience is named [C111]\n"
        "  hint: choose one with `--audience`: `principal`, `working-level`, `public`\n"
    )


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("audience", "hint"),
    [
        ("publik", "did you mean `public`?"),
        ("press", "the audiences are `principal`, `working-level`, `public`"),
    ],
)
def test_an_unknown_audience_is_a_fault_of_the_command_line(
    cli: Cli, audience: str, hint: str
) -> None:
    told = cli("render", f"briefs/{SAMPLE}", "-a", audience)

    assert told.code == 2
    assert told.err == (
        f"error: unknown audience `{audience}` [C110]\n  hint: {hint}\n"
    )


def test_standard_output_gets_the_pdf_alone(nowhere: Path) -> None:
    smallest_project(nowhere)

    done = program("render", "briefs/b", "-a", "everyone", "-o", "-", cwd=nowhere)

    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"%PDF")
    assert done.stdout.rstrip().endswith(b"%%EOF")


def test_a_fault_sends_nothing_to_standard_output(nowhere: Path) -> None:
    smallest_project(nowhere, "See [](#nowhere).")

    done = program("render", "briefs/b", "-a", "everyone", "-o", "-", cwd=nowhere)

    assert (done.returncode, done.stdout) == (1, b"")
    assert b"[S138]" in done.stderr


LEAK = Diagnostic("H999", "a word that this audience may not read")


@pytest.mark.parametrize("target", ["out.pdf", "-"])
def test_a_pdf_that_fails_its_verification_goes_nowhere(
    cli: Cli, nowhere: Path, monkeypatch: pytest.MonkeyPatch, target: str
) -> None:
    smallest_project(nowhere)
    monkeypatch.setattr(
        "briefgen.pipeline.verify", lambda *_, **__: Verification((LEAK,))
    )

    told = cli("render", "briefs/b", "-a", "everyone", "-o", target)

    assert (told.code, told.out) == (4, "")
    assert told.err == f"{LEAK}\n"
    assert not (nowhere / "out.pdf").exists()


def test_json_and_pdf_cannot_both_have_standard_output(cli: Cli, nowhere: Path) -> None:
    smallest_project(nowhere)

    told = cli("render", "briefs/b", "-a", "everyone", "-o", "-", "--format", "json")

    assert told.code == 2
    assert "[C112]\n  hint: name a file: `-o out.pdf`" in told.err


def test_another_program_is_told_the_file_and_its_pages(
    cli: Cli, nowhere: Path
) -> None:
    smallest_project(nowhere)
    call = ("render", "briefs/b", "-a", "everyone", "-o", "o.pdf", "--format", "json")

    told = cli(*call)

    assert json.loads(told.out) == {"output": "o.pdf", "pages": 1, "diagnostics": []}


def test_another_program_is_told_a_failure_too(cli: Cli, nowhere: Path) -> None:
    smallest_project(nowhere, "See [](#nowhere).")

    told = cli("render", "briefs/b", "-a", "everyone", "--format", "json")

    said = json.loads(told.out)
    assert (told.code, told.err) == (1, "")
    assert (said["output"], said["pages"]) == (None, None)
    assert said["diagnostics"][0]["code"] == "S138"


@pytest.mark.parametrize(
    ("option", "name", "code"),
    [("--template", "polcy-brief", "T205"), ("--theme", "institut", "T206")],
)
def test_an_unknown_template_or_theme_gets_a_suggestion(
    cli: Cli, nowhere: Path, option: str, name: str, code: str
) -> None:
    smallest_project(nowhere)

    told = cli("render", "briefs/b", "-a", "everyone", option, name)

    assert told.code == 2
    assert f"`{name}` [{code}]\n  hint: did you mean `" in told.err


def test_a_page_size_overrides_the_house(cli: Cli, nowhere: Path) -> None:
    smallest_project(nowhere)

    for page in ("A4", "Letter"):
        cli("render", "briefs/b", "-a", "everyone", "--page", page, "-o", f"{page}.pdf")

    assert (nowhere / "A4.pdf").read_bytes() != (nowhere / "Letter.pdf").read_bytes()


@pytest.mark.parametrize(
    ("limit", "value", "code"),
    [("--time-limit", "0.1", "T101"), ("--memory-limit", "64", "T102")],
)
def test_a_limit_stops_the_work(
    cli: Cli, project: Path, limit: str, value: str, code: str
) -> None:
    brief = "briefs/training-port-closure"

    told = cli("render", brief, "-a", "working-level", "-o", "o.pdf", limit, value)

    assert told.code == 1
    assert f"[{code}]" in told.err
    assert not (project / "o.pdf").exists()


def test_a_time_that_never_ends_is_refused(cli: Cli, tmp_path: Path) -> None:
    smallest_project(tmp_path)

    told = cli("render", str(tmp_path / "briefs/b"), "--time-limit", "nan")

    assert told.code == 2
    assert "`nan` is not a number of seconds" in told.err


def test_a_limit_beyond_all_machines_is_none(cli: Cli, tmp_path: Path) -> None:
    brief = smallest_project(tmp_path)
    target = tmp_path / "out.pdf"

    told = cli(
        *("render", str(brief), "-a", "everyone", "-o", str(target)),
        *("--memory-limit", "9" * 24),
    )

    assert told.code == 0


def test_faults_of_the_pages_are_told_without_what_follows_from_them(
    cli: Cli, tmp_path: Path
) -> None:
    brief = smallest_project(tmp_path)
    (tmp_path / "templates/own").mkdir(parents=True)
    template = '<link rel="stylesheet" href="{{ entry_sheet }}"><p>Other words.</p>'
    (tmp_path / "templates/own/brief.html.j2").write_text(template)

    told = cli("render", str(brief), "-a", "everyone", "--template", "own")

    assert told.code == 1
    assert "the document has no title [T150]" in told.err
    assert "[A" not in told.err


@pytest.mark.parametrize("written", ["①", "*★*", "**⇄ ≅**"])
def test_a_sign_that_only_an_eastern_face_has_is_set(
    cli: Cli, tmp_path: Path, written: str
) -> None:
    brief = smallest_project(tmp_path, f"'Words and {written}'")
    target = tmp_path / "out.pdf"

    told = cli("render", str(brief), "-a", "everyone", "-o", str(target))

    assert (told.code, told.err) == (0, "")
