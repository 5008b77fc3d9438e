"""`briefgen build` makes what changed, and nothing else."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import time
from typing import TYPE_CHECKING

import pytest

from briefgen.building import before
from briefgen.diagnostics import Diagnostic
from briefgen.documents import Verification
from tests.assets.test_packed_pixels import png
from tests.support.projects import brief_file, house_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Outcome

    Cli = Callable[..., Outcome]

LEAKY = Verification((Diagnostic("H999", "a word that this audience may not read"),))
BODY = """{ file: words.md }
      - { figure: { file: map.png, alt: A map } }
      - { table: { file: grain.csv, columns: [{ title: A }], row_headers: false } }
      - { file: ../shared.md }"""


@pytest.fixture
def project(nowhere: Path, cli: Cli) -> Path:
    """A project with the briefs `a` and `b`, that was built; its files are old."""
    house_file(nowhere, "press", "public")
    folder = brief_file(nowhere, "a", "tags: [grain]", body=BODY)
    (folder / "words.md").write_text("Words of a file.")
    (folder / "map.png").write_bytes(png())
    (folder / "grain.csv").write_text("A\n480\n")
    (nowhere / "briefs" / "shared.md").write_text("Words of all.")
    brief_file(nowhere, "b", "audiences: [press]")
    for path in nowhere.rglob("*"):
        os.utime(path, (1_600_000_000, 1_600_000_000))
    time.sleep(0.02)  # what is touched in the moment of loading counts as changed
    assert cli("build").code == 0
    return nowhere


def states(told: Outcome) -> dict[str, str]:
    """Of each edition what became of it, and why."""
    found = json.loads(told.out)["editions"]
    return {
        f"{one['brief'].removeprefix('briefs/')}/{one['audience']}": (
            f"{one['state']}: {one['why']}" if one["why"] else one["state"]
        )
        for one in found
        if one["state"] != "not for"
    }


def build(cli: Cli, *arguments: str) -> dict[str, str]:
    time.sleep(0.02)  # what is touched in the moment of loading is looked at again
    return states(cli("build", "--format", "json", *arguments))


ALL = ("a/press", "a/public", "b/press")
UNCHANGED = dict.fromkeys(ALL, "unchanged")


def all_built(why: str) -> dict[str, str]:
    return dict.fromkeys(ALL, f"built: {why}")


@pytest.mark.usefixtures("project")
def test_where_nothing_changed_no_brief_is_loaded(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefgen.loading.load", lambda *_: 1 / 0)
    monkeypatch.setattr("briefgen.loading.load_house", lambda *_: 1 / 0)

    assert build(cli) == UNCHANGED


def test_and_nothing_is_written(cli: Cli, project: Path) -> None:
    times = {path: path.stat().st_mtime_ns for path in project.rglob("*.pdf")}

    cli("build")

    assert {path: path.stat().st_mtime_ns for path in project.rglob("*.pdf")} == times


@pytest.mark.parametrize(
    "name",
    [
        "briefs/a/words.md",
        "briefs/a/grain.csv",
        "briefs/a/brief.yaml",
        "briefs/shared.md",
    ],
)
def test_a_file_of_a_brief_has_its_editions_made(
    cli: Cli, project: Path, name: str
) -> None:
    with (project / name).open("a") as file:
        file.write("\n")

    assert build(cli) == {
        **dict.fromkeys(ALL[:2], f"built: {name} changed"),
        "b/press": "unchanged",
    }
    assert build(cli) == UNCHANGED


def test_a_picture_has_its_editions_made(cli: Cli, project: Path) -> None:
    (project / "briefs/a/map.png").write_bytes(png(colour=(9, 9, 9)))

    assert build(cli)["a/press"] == "built: briefs/a/map.png changed"


def test_a_file_that_no_edition_names_changes_nothing(cli: Cli, project: Path) -> None:
    (project / "briefs/a/notes.txt").write_text("later")
    (project / "briefs/a/other.md").write_text("later")

    assert build(cli) == UNCHANGED


def test_a_new_date_of_the_same_content_changes_nothing(
    cli: Cli, project: Path
) -> None:
    for path in project.rglob("*"):
        os.utime(path)

    assert build(cli) == UNCHANGED


def test_a_change_under_an_old_date_is_seen(cli: Cli, project: Path) -> None:
    file = project / "briefs/a/words.md"
    file.write_text("Woods of a file.")  # of the same length
    os.utime(file, (1_600_000_000, 1_600_000_000))

    assert build(cli)["a/press"] == "built: briefs/a/words.md changed"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("styles/themes/own.css", ":root {}\n"),
        (
            "templates/base/blocks/divider.html.j2",
            "{# none #}",
        ),
        ("scales/own.toml", None),
        ("briefgen.toml", "# a comment\n"),
    ],
)
def test_what_all_are_made_from_has_all_made(
    cli: Cli, project: Path, name: str, text: str | None
) -> None:
    path = project / name
    path.parent.mkdir(parents=True, exist_ok=True)
    old = path.read_text() if path.exists() else ""
    if text is None:
        shipped = before.__file__.replace("building/before.py", "data/scales")
        shutil.copy(f"{shipped}/phia-2025.toml", path)
    else:
        path.write_text(old + text)

    assert build(cli) == all_built(f"{name} changed")
    assert build(cli) == UNCHANGED


def test_a_file_that_is_gone_is_made_again(cli: Cli, project: Path) -> None:
    (project / "dist/a-press.pdf").unlink()

    assert build(cli) == {**UNCHANGED, "a/press": "built: its file is gone"}


def test_a_file_that_somebody_changed_is_made_again(cli: Cli, project: Path) -> None:
    file = project / "dist/a-press.pdf"
    data = bytearray(file.read_bytes())
    data[1000] ^= 1
    file.write_bytes(data)

    assert build(cli) == {**UNCHANGED, "a/press": "built: its file was changed since"}


@pytest.mark.usefixtures("project")
def test_another_program_makes_all_anew(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    from briefgen.ledger import Program

    other = Program("another look", "another identity")
    monkeypatch.setattr("briefgen.building.before.this_program", lambda _: other)

    assert build(cli) == all_built(before.PROGRAM)


def test_what_failed_is_tried_again_until_it_is_right(
    cli: Cli, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    why = "briefs/a/words.md changed"
    (project / "briefs/a/words.md").write_text("Other words.")
    with monkeypatch.context() as patch:
        patch.setattr("briefgen.pipeline.verify", lambda *_, **__: LEAKY)
        for _ in range(2):
            assert build(cli)["a/press"] == f"failed: {why}"

    assert build(cli)["a/press"] == f"built: {why}"
    assert build(cli) == UNCHANGED


def test_what_is_as_it_was_before_it_failed_is_as_it_should_be(
    cli: Cli, project: Path
) -> None:
    words = project / "briefs/a/words.md"
    words.write_text("See [](#nowhere).")
    assert cli("build").code == 1

    words.write_text("Words of a file.")

    assert build(cli) == UNCHANGED


@pytest.mark.usefixtures("project")
def test_force_makes_all_anew(cli: Cli) -> None:
    assert build(cli, "--force") == all_built("asked for with --force")


def test_some_of_them_leave_the_others_as_they_are(cli: Cli, project: Path) -> None:
    (project / "briefs/a/words.md").write_text("Other words.")

    made = "briefs/a/words.md changed"
    assert build(cli, "-a", "press") == {
        "a/press": f"built: {made}",
        "b/press": "unchanged",
    }
    assert build(cli) == {**UNCHANGED, "a/public": f"built: {made}"}


def test_another_folder_has_a_ledger_of_its_own(cli: Cli, project: Path) -> None:
    assert build(cli, "-o", "out") == all_built(before.NEW)
    assert build(cli, "-o", "out") == UNCHANGED
    assert sorted(path.name for path in (project / "out").glob("*.pdf")) == [
        "a-press.pdf",
        "a-public.pdf",
        "b-press.pdf",
    ]


def test_a_dry_run_writes_nothing(cli: Cli, project: Path) -> None:
    (project / "briefs/a/words.md").write_text("Other words.")
    data = (project / "dist/a-press.pdf").read_bytes()

    told = cli("build", "--dry-run", "--explain")

    assert told.code == 0
    assert "dist/a-press.pdf   to be built  " in told.out
    assert told.out.splitlines()[0].endswith("briefs/a/words.md changed")
    assert told.out.endswith("\n1 unchanged, 2 to be built, 1 not for their audience\n")
    assert (project / "dist/a-press.pdf").read_bytes() == data


@pytest.mark.usefixtures("project")
def test_it_is_said_why(cli: Cli) -> None:
    lines = cli("build", "--explain").out.splitlines()

    assert [line.endswith("nothing changed") for line in lines] == [True] * 3 + [False]


@pytest.mark.usefixtures("project")
def test_quiet_says_the_counts_alone(cli: Cli) -> None:
    told = cli("build", "--force", "--quiet")

    assert (told.out, told.err) == ("3 written, 1 not for their audience\n", "")


# ── Some of them ─────────────────────────────────────────────────────────────


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("state", ["unchanged", "new"])
def test_editions_are_chosen_by_what_they_have(cli: Cli, state: str) -> None:
    into = () if state == "unchanged" else ("-o", "out", "--dry-run")

    assert {*build(cli, *into, "--tag", "grain")} == {"a/press", "a/public"}
    assert {*build(cli, *into, "--template", "policy-brief")} == {*ALL}
    assert {*build(cli, *into, "--page", "A4")} == {*ALL}


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("option", "name"), [("--tag", "grains"), ("--template", "one-page")]
)
def test_what_no_edition_has_is_told(cli: Cli, option: str, name: str) -> None:
    told = cli("build", option, name)

    assert told.code == 2
    assert f"`{name}` [C140]" in told.err


@pytest.mark.usefixtures("project")
def test_shards_are_a_partition(cli: Cli) -> None:
    parts = [set(build(cli, "--shard", f"{n}/2")) for n in (1, 2)]

    assert parts[0] | parts[1] == {*ALL}
    assert not parts[0] & parts[1]


@pytest.mark.parametrize("shard", ["0/2", "3/2", "2", "a/b", "1/0"])
def test_a_shard_that_is_none_is_refused(cli: Cli, shard: str) -> None:
    assert cli("build", "--shard", shard).code == 2


def git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    subprocess.run(
        ["git", *who, *arguments], cwd=folder, check=True, capture_output=True
    )


@pytest.fixture
def repository(project: Path) -> Path:
    """The project in git, with all of it committed."""
    git(project, "init", "-q")
    (project / ".gitignore").write_text("dist\nown cache\n")
    git(project, "add", ".")
    git(project, "commit", "-q", "-m", "all")
    return project


def test_since_a_revision_nothing_was_touched(cli: Cli, repository: Path) -> None:
    assert repository.is_dir()
    assert build(cli, "--since", "HEAD") == {}


def test_since_a_revision_a_brief_was_touched(cli: Cli, repository: Path) -> None:
    (repository / "briefs/shared.md").write_text("Other words.")
    assert {*build(cli, "--since", "HEAD")} == {"a/press", "a/public"}

    git(repository, "commit", "-q", "-a", "-m", "words")
    assert {*build(cli, "--since", "HEAD")} == set()
    assert {*build(cli, "--since", "HEAD~1")} == {"a/press", "a/public"}


def test_a_file_that_git_does_not_know_yet_counts(cli: Cli, repository: Path) -> None:
    brief_file(repository, "c", "audiences: [press]")

    assert {*build(cli, "--since", "HEAD")} == {"c/press"}


def test_a_style_that_is_gone_counts_for_all(cli: Cli, repository: Path) -> None:
    style = repository / "styles" / "themes" / "own.css"
    style.parent.mkdir(parents=True)
    style.write_text(":root {}")
    git(repository, "add", ".")
    git(repository, "commit", "-q", "-m", "style")
    style.unlink()

    assert {*build(cli, "--since", "HEAD")} == {*ALL}


@pytest.mark.parametrize("revision", ["nowhere", "-x", "--output=x", " "])
def test_a_revision_that_git_does_not_know_is_told(
    cli: Cli, repository: Path, revision: str
) -> None:
    told = cli("build", f"--since={revision}")

    assert told.code == 2
    assert "[C141]" in told.err
    assert not (repository / "x").exists()


@pytest.mark.usefixtures("project")
def test_without_a_repository_that_is_told(cli: Cli) -> None:
    told = cli("build", "--since", "HEAD")

    assert told.code == 2
    assert "not a git repository" in told.err


# ── Two at once ──────────────────────────────────────────────────────────────


def test_a_second_build_into_a_folder_is_told_who_is_at_it(
    cli: Cli, project: Path
) -> None:
    from briefgen.building import locked

    (project / "dist/a-press.pdf").unlink()
    with locked(project / "dist"):
        told = cli("build")

    assert told.code == 3
    assert f"dist: error: process {os.getpid()} on " in told.err
    assert "is building into this folder [M207]" in told.err
    assert build(cli)["a/press"] == "built: its file is gone"
    assert not (project / "dist/.briefgen.lock").exists()
