"""What bad input gets: a code, a place, a hint, and never a traceback or a file."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
import zlib
from typing import TYPE_CHECKING

import pytest

from tests.support.projects import BRIEF, ROOT, smallest_project

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Outcome

    Cli = Callable[..., Outcome]

RENDER = ("render", "briefs/b", "-a", "everyone", "-o", "out.pdf")
FILE = "briefs/b/brief.yaml"

# What stands in brief.yaml; where the fault is, and what is said of it.
TEXTS = {
    "broken YAML": ("title: [\nx\n", "1:8", "not YAML"),
    "an unknown key": (f"titel: T\n{BRIEF}      - x\n", "1:1", "`titel` [S110]"),
    "a wrong type": ("title: T\nsections: 3\n", "2:1", "wants a list, not `3` [S112]"),
    "a missing title": (
        BRIEF.partition("\n")[2] + "      - x\n",
        "1:1",
        "`title` is missing at the top level [S111]",
    ),
    "a duplicate key": (f"title: A\n{BRIEF}      - x\n", "2:1", "stands twice [S102]"),
    "an alias": (f"subtitle: &a T\n{BRIEF}      - *a\n", "1:11", "[S104]"),
}

# One item of a body; where the fault is, and its code.
ITEMS = {
    "an empty item": ('""', "6:9", "S117"),
    "levels of headings that jump": (
        "|\n        ## A\n\n        x\n\n        #### B\n\n        y",
        "11:9",
        "S201",
    ),
    "a reference to no section": ("See [](#nowhere).", "6:13", "S138"),
    "a citation of no source": ("It is so [@nobody].", "6:18", "S140"),
    "a table with ragged rows": (
        "table: { columns: [A, B], rows: [[a, b], [c]] }",
        "6:50",
        "S312",
    ),
    "an unknown kind": ("tabel: { columns: [A], rows: [[a]] }", "6:9", "S110"),
}


def told_of(outcome: Outcome, folder: Path) -> str:
    """What was said, once the rest is as it should be after a fault of the brief."""
    assert (outcome.code, outcome.out) == (1, "")
    assert "Traceback" not in outcome.err
    assert "M900" not in outcome.err
    assert not (folder / "out.pdf").exists()
    return outcome.err


@pytest.mark.parametrize(("text", "place", "said"), TEXTS.values(), ids=TEXTS)
def test_a_fault_in_the_file_is_told_with_its_place(
    cli: Cli, nowhere: Path, text: str, place: str, said: str
) -> None:
    (smallest_project(nowhere) / "brief.yaml").write_text(text, encoding="utf-8")

    told = told_of(cli(*RENDER), nowhere)

    assert f"{FILE}:{place}: error: " in told
    assert said in told


@pytest.mark.parametrize(("item", "place", "code"), ITEMS.values(), ids=ITEMS)
def test_a_fault_in_a_body_is_told_with_its_place(
    cli: Cli, nowhere: Path, item: str, place: str, code: str
) -> None:
    smallest_project(nowhere, item)

    told = told_of(cli(*RENDER), nowhere)

    assert told.startswith(f"{FILE}:{place}: error: ")
    assert f"[{code}]" in told


def test_an_empty_section_is_told(cli: Cli, nowhere: Path) -> None:
    path = smallest_project(nowhere) / "brief.yaml"
    path.write_text(BRIEF.replace("body:", "body: []"), encoding="utf-8")

    assert "`body` is empty [S117]" in told_of(cli(*RENDER), nowhere)


def test_a_paragraph_that_does_not_exist_is_told(cli: Cli, nowhere: Path) -> None:
    path = smallest_project(nowhere) / "brief.yaml"
    with path.open("a", encoding="utf-8") as file:
        file.write("judgments:\n  - { id: j, text: A., support: [one/p9] }\n")

    told = told_of(cli(*RENDER), nowhere)

    assert told.startswith(f"{FILE}:8:34: error: no paragraph 9 in `one` [S139]")


def test_a_fault_in_a_markdown_file_is_told_in_that_file(
    cli: Cli, nowhere: Path
) -> None:
    folder = smallest_project(nowhere, "file: prose.md")
    (folder / "prose.md").write_text("Words.\n\nSee [](#nowhere).\n", encoding="utf-8")

    told = told_of(cli(*RENDER), nowhere)

    assert told.startswith("briefs/b/prose.md:3:5: error: ")


def test_a_missing_brief_is_told(cli: Cli, nowhere: Path) -> None:
    told = told_of(cli("render", "briefs/none", "-a", "everyone"), nowhere)

    assert told.startswith("briefs/none: error: no such brief [S301]")


def test_a_folder_without_a_brief_is_told(cli: Cli, nowhere: Path) -> None:
    (nowhere / "empty").mkdir()

    told = told_of(cli("render", "empty", "-a", "everyone"), nowhere)

    assert told.startswith("empty: error: no `brief.yaml` in this folder [S301]")


def test_a_million_letters_without_a_blank_are_told(cli: Cli, nowhere: Path) -> None:
    folder = smallest_project(nowhere, "file: long.md")
    (folder / "long.md").write_text("x" * 999_999, encoding="utf-8")

    assert told_of(cli(*RENDER), nowhere)


# ── Pictures ─────────────────────────────────────────────────────────────────


def png(width: int, height: int, rows: bytes) -> bytes:
    """A grey picture, as large as it says it is or not."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        checksum = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + checksum

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows))
    return b"\x89PNG\r\n\x1a\n" + body + chunk(b"IEND", b"")


def missing(path: Path) -> None:
    path.unlink(missing_ok=True)


def broken(path: Path) -> None:
    path.write_bytes(b"nonsense")


def truncated(path: Path) -> None:
    path.write_bytes(png(50, 50, os.urandom(51 * 50))[:1500])


def huge(path: Path) -> None:
    path.write_bytes(png(20_000, 20_000, b""))


def link_out(path: Path) -> None:
    outside = path.parents[3] / "outside.png"
    outside.write_bytes(png(5, 5, bytes(6 * 5)))
    path.symlink_to(outside)


def device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def pipe(path: Path) -> None:
    os.mkfifo(path)


def folder(path: Path) -> None:
    path.mkdir()


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (missing, "S301"),
        (broken, "S308"),
        (truncated, "S309"),
        (huge, "S310"),
        (link_out, "S302"),
        (device, "S302"),
        (pipe, "S303"),
        (folder, "S303"),
    ],
)
def test_a_picture_that_cannot_be_used_is_told(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: object, code: str
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.chdir(home)
    brief = smallest_project(home, "figure: { file: map.png, alt: A map }")
    assert callable(make)
    make(brief / "map.png")

    told = told_of(cli(*RENDER), home)

    assert told.startswith(f"{FILE}:6:19: error: `map.png`: ")
    assert f"[{code}]" in told


@pytest.mark.parametrize("name", ["../../../outside.png", "/etc/passwd"])
def test_a_picture_outside_the_project_is_told(
    cli: Cli, nowhere: Path, name: str
) -> None:
    smallest_project(nowhere, f"figure: {{ file: {name}, alt: A map }}")

    assert f"{FILE}:6:19: error: " in told_of(cli(*RENDER), nowhere)


# ── Templates and styles of the project ──────────────────────────────────────


@pytest.mark.parametrize(
    ("file", "text", "place"),
    [
        ("styles/project.css", "\np { colr: red }\n", "styles/project.css:2:5"),
        (
            "templates/policy-brief/brief.html.j2",
            "{# Mine. #}\n{% if %}\n",
            "templates/policy-brief/brief.html.j2:2",
        ),
        (
            "templates/policy-brief/brief.html.j2",
            "{# Mine. #}\n\n{{ nothing.there }}\n",
            "templates/policy-brief/brief.html.j2:3",
        ),
    ],
)
def test_a_broken_template_or_style_is_told_with_its_line(
    cli: Cli, nowhere: Path, file: str, text: str, place: str
) -> None:
    smallest_project(nowhere)
    path = nowhere / file
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")

    assert told_of(cli(*RENDER), nowhere).startswith(f"{place}: error: ")


# ── The machine ──────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("target", "code"), [("none/out.pdf", "M201"), ("briefs", "M205")]
)
def test_a_place_that_cannot_be_written_is_the_machines_fault(
    cli: Cli, nowhere: Path, target: str, code: str
) -> None:
    smallest_project(nowhere)

    told = cli("render", "briefs/b", "-a", "everyone", "-o", target)

    assert (told.code, told.out) == (3, "")
    assert told.err.startswith(f"{target}: error: ")
    assert f"[{code}]\n  hint: " in told.err


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_is_the_machines_fault(cli: Cli, nowhere: Path) -> None:
    smallest_project(nowhere)
    (nowhere / "locked").mkdir(mode=0o500)

    told = cli("render", "briefs/b", "-a", "everyone", "-o", "locked/out.pdf")

    assert told.code == 3
    assert "this file may not be written [M202]" in told.err


def test_without_pango_the_line_that_installs_it_is_told(nowhere: Path) -> None:
    smallest_project(nowhere)
    (nowhere / "lib").mkdir()
    (nowhere / "lib" / "libpango-1.0.so.0").touch()  # in the way of the real one
    surroundings = {
        **os.environ,
        "PYTHONPATH": str(ROOT / "src"),
        "LD_LIBRARY_PATH": str(nowhere / "lib"),
    }

    done = subprocess.run(
        [sys.executable, "-m", "briefgen", *RENDER],
        env=surroundings,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stdout) == (3, "")
    assert "Pango, which sets the text, cannot be loaded" in done.stderr
    assert "\n  hint: " in done.stderr
    assert "Traceback" not in done.stderr
    assert not (nowhere / "out.pdf").exists()
