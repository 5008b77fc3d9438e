"""``briefgen verify --manifest``: a folder held against its list."""

from __future__ import annotations

import json
import os
import time
from typing import TYPE_CHECKING, Any

import pytest

from briefgen.cli import run
from tests.support.projects import brief_file, house_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Outcome

    Cli = Callable[..., Outcome]

FILE = "dist/manifest.json"


@pytest.fixture
def two(nowhere: Path) -> Path:
    """A project with two audiences and a brief, which was built."""
    house_file(nowhere, "press", "public")
    brief_file(nowhere, "a")
    time.sleep(0.02)  # what is touched in the moment of loading counts as changed
    assert run(["build"]) == 0
    return nowhere


def check(cli: Cli, *arguments: str) -> Outcome:
    return cli("verify", "--manifest", FILE, *arguments)


def rewrite(project: Path, **changes: Any) -> None:  # noqa: ANN401
    """Change the first edition of the manifest."""
    path = project / FILE
    content = json.loads(path.read_bytes())
    content["editions"][0] |= changes
    path.write_text(json.dumps(content))


@pytest.mark.usefixtures("two")
def test_a_folder_as_it_was_built_is_good(cli: Cli) -> None:
    told = check(cli)

    assert (told.code, told.err) == (0, "")
    assert told.out == (
        "ok dist/a-press.pdf\nok dist/a-public.pdf\n2 of 2 files as listed\n"
    )


def test_a_missing_a_changed_and_a_strange_file_are_told(cli: Cli, two: Path) -> None:
    (two / "dist/a-press.pdf").unlink()
    with (two / "dist/a-public.pdf").open("ab") as file:
        file.write(b" ")
    (two / "dist/old.pdf").write_bytes(b"old")

    told = check(cli)

    assert told.code == 4
    assert "dist/a-press.pdf: error: this file is listed, and not there [H330]" in (
        told.err
    )
    assert "dist/a-public.pdf: error: this is not the file that is listed" in told.err
    assert "dist/old.pdf: warning: this PDF is not listed [H332]" in told.err
    assert told.out.endswith("0 of 2 files as listed\n")


def test_changed_inputs_are_a_remark(cli: Cli, two: Path) -> None:
    brief_file(two, "a", body="Other words.")

    told = check(cli)

    assert told.code == 0
    assert "changed since it was built: briefs/a/brief.yaml [H333]" in told.err


@pytest.mark.usefixtures("two")
def test_editions_are_the_same_when_made_again(cli: Cli) -> None:
    told = check(cli, "--rebuild", "--jobs", "1", "--format", "json")

    assert told.code == 0
    assert [one["same_again"] for one in json.loads(told.out)["files"]] == [True, True]


def test_an_edition_that_would_be_another_now_is_told(cli: Cli, two: Path) -> None:
    brief_file(two, "a", body="Other words.")

    told = check(cli, "--rebuild")

    assert told.code == 4
    assert told.err.count("[H336]") == 2


def test_an_edition_whose_brief_is_gone_cannot_be_made_again(
    cli: Cli, two: Path
) -> None:
    (two / "briefs/a").rename(two / "briefs/b")

    told = check(cli, "--rebuild")

    assert told.code == 1
    assert "there is no brief `briefs/a` in this project [H337]" in told.err


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"file": "/etc/passwd.pdf"}, "`editions/0/file` is not what it may be"),
        ({"file": "../a.pdf"}, "`../a.pdf` leads out of the folder"),
        ({"file": "x/../../a.pdf"}, "leads out of the folder"),
        ({"file": "a\0.pdf"}, "leads out of the folder"),
        ({"file": "A-public.PDF"}, "`editions/0/file` is not what it may be"),
        ({"file": "A-Public.pdf"}, "is listed more than once"),
        ({"pages": "1"}, "`editions/0/pages` is not what it may be"),
        ({"bytes": True}, "`editions/0/bytes` is not what it may be"),
        ({"sha256": "f" * 63}, "`editions/0/sha256` is not what it may be"),
        ({"inputs": {"/etc/passwd": None}}, "is not what it may be"),
        ({"more": 1}, "`editions/0/more` is unknown"),
    ],
)
def test_a_hostile_entry_is_refused(
    cli: Cli, two: Path, changes: dict[str, Any], said: str
) -> None:
    rewrite(two, **changes)

    told = check(cli)

    assert (told.code, told.out) == (4, "")
    assert said in told.err
    assert "[H334]" in told.err


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"\xff",
        b"[]",
        b"null",
        b"[" * 100_000,
        b"1" * 10_000,
        b'{"form": "briefgen manifest 9"}',
    ],
)
def test_what_is_no_manifest_is_refused(cli: Cli, two: Path, data: bytes) -> None:
    (two / FILE).write_bytes(data)

    told = check(cli, "--format", "json")

    assert told.code == 4
    assert {one["code"] for one in json.loads(told.out)["diagnostics"]} == {"H334"}


def test_a_manifest_larger_than_any_is_not_read(cli: Cli, two: Path) -> None:
    os.truncate(two / FILE, 65_000_000)

    assert "the manifest is larger than any" in check(cli).err


def test_a_link_out_of_the_folder_is_not_followed(cli: Cli, two: Path) -> None:
    (two / "dist/a-press.pdf").rename(two / "elsewhere.pdf")
    (two / "dist/a-press.pdf").symlink_to("../elsewhere.pdf")

    told = check(cli)

    assert told.code == 4
    assert "leads out of the folder of the manifest [H335]" in told.err


def test_pipes_devices_and_huge_files_are_not_read(cli: Cli, two: Path) -> None:
    (two / "dist/a-press.pdf").unlink()
    os.mkfifo(two / "dist/a-press.pdf")
    os.truncate(two / "dist/a-public.pdf", 10**12)
    rewrite(two, inputs={"../../../../../../../../dev/zero": "f" * 64})

    told = check(cli)

    assert told.code == 4
    assert told.err.count("[H335]") == 2
    assert "dev/zero [H333]" in told.err


def test_inputs_are_left_alone_outside_any_project(cli: Cli, two: Path) -> None:
    (two / "briefgen.toml").unlink()

    assert check(cli).code == 0
    assert check(cli, "--rebuild").code == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("--manifest", FILE, "dist/a-press.pdf"),
        ("--manifest", FILE, "-a", "press"),
        ("--manifest", FILE, "--jobs", "2"),
        ("dist/a-press.pdf", "briefs/a", "-a", "press", "--rebuild"),
        ("dist/a-press.pdf",),
        (),
    ],
)
@pytest.mark.usefixtures("two")
def test_one_file_and_a_manifest_do_not_mix(
    cli: Cli, arguments: tuple[str, ...]
) -> None:
    told = cli("verify", *arguments)

    assert told.code == 2
    assert "[C154]" in told.err


@pytest.mark.usefixtures("two")
def test_a_manifest_that_is_not_there_is_told(cli: Cli) -> None:
    told = cli("verify", "--manifest", "none.json")

    assert told.code == 2
    assert "none.json: error: no such file [C113]" in told.err
    assert "name the manifest that is to be checked" in told.err
