"""``briefgen build``."""

from __future__ import annotations

import hashlib
import json
import os
import pty
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from briefgen import compose
from briefgen.cli import run
from briefgen.cli.interruption import Interruption
from briefgen.diagnostics import Diagnostic
from briefgen.documents import Verification
from briefgen.pipeline import composed
from tests.support.projects import brief_file, house_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from briefgen.documents import Edition, HtmlDocument, Selection
    from briefgen.model.brief import Brief
    from briefgen.pipeline import Composition
    from tests.cli.conftest import Outcome

    Cli = Callable[..., Outcome]

LEAK = Diagnostic("H999", "a word that this audience may not read")
DANGLING = "See [](#nowhere)."


@pytest.fixture
def two(nowhere: Path) -> Path:
    """A project with two audiences and the brief `a`."""
    house_file(nowhere, "press", "public")
    brief_file(nowhere, "a")
    return nowhere


def files(folder: Path) -> list[str]:
    """Every file below a folder, also hidden ones, but for the lists of all."""
    return sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and path.name not in ("manifest.json", "SHA256SUMS")
    )


def contents(folder: Path) -> dict[str, bytes]:
    """The files below a folder, with what is in them."""
    return {name: (folder / name).read_bytes() for name in files(folder)}


def editions(told: Outcome) -> dict[str, dict[str, object]]:
    """The editions of a JSON report by brief and audience."""
    found = json.loads(told.out)["editions"]
    return {f"{one['brief']}/{one['audience']}": one for one in found}


# ── What is written ──────────────────────────────────────────────────────────


def test_every_edition_is_written_and_told(cli: Cli, two: Path) -> None:
    brief_file(two, "b", "audiences: [public]")

    told = cli("build")

    assert told.code == 0
    assert sorted(line[6:] for line in told.err.splitlines()) == [
        "briefs/a for press: written",
        "briefs/a for public: written",
        "briefs/b for public: written",
    ]
    assert told.out == (
        "dist/a-press.pdf   1 page\n"
        "dist/a-public.pdf  1 page\n"
        "dist/b-public.pdf  1 page\n"
        "3 written, 1 not for their audience\n"
    )
    assert files(two / "dist") == ["a-press.pdf", "a-public.pdf", "b-public.pdf"]


def test_a_marking_is_told_as_it_is_printed(cli: Cli, nowhere: Path) -> None:
    house = house_file(nowhere, "press")
    house.write_text(
        '[defaults]\nmarking_scheme = "tlp-2"\n'
        + house.read_text("utf-8")
        + 'clearance = "TLP:AMBER"\n',
        "utf-8",
    )
    brief_file(nowhere, "a", "marking: TLP:GREEN")

    assert "dist/a-press.pdf  1 page  TLP:GREEN\n" in cli("build").out


def test_an_edition_has_the_bytes_that_render_gives_it(cli: Cli, two: Path) -> None:
    cli("build")
    cli("render", "briefs/a", "-a", "press", "-o", "alone.pdf")

    built = (two / "dist" / "a-press.pdf").read_bytes()
    assert built == (two / "alone.pdf").read_bytes()


def test_some_briefs_and_some_audiences_can_be_chosen(cli: Cli, two: Path) -> None:
    brief_file(two, "b")

    told = cli("build", "briefs/b", "--audience", "public", "--output-dir", "out")

    assert told.code == 0
    assert files(two / "out") == ["b-public.pdf"]
    assert not (two / "dist").exists()


def test_sub_folders_of_the_pattern_are_made(cli: Cli, nowhere: Path) -> None:
    house_file(nowhere, "press", "public", output="{audience}/{brief}")
    brief_file(nowhere, "a")

    assert cli("build").code == 0
    assert files(nowhere / "dist") == ["press/a.pdf", "public/a.pdf"]


def test_render_puts_its_file_into_sub_folders_too(cli: Cli, nowhere: Path) -> None:
    house_file(nowhere, "press", output="{audience}/{brief}")
    brief_file(nowhere, "a")

    assert cli("render", "briefs/a", "-a", "press").out == "press/a.pdf (1 page)\n"


def test_render_refuses_a_name_that_build_refuses(cli: Cli, nowhere: Path) -> None:
    house_file(nowhere, "press", output="{audience}/{brief}")
    brief_file(nowhere, "con")

    told = cli("render", "briefs/con", "-a", "press")

    assert told.code == 2
    assert "`con` is a device on Windows [C122]" in told.err


def test_a_link_in_place_of_the_folder_is_followed(cli: Cli, two: Path) -> None:
    (two / "elsewhere").mkdir()
    (two / "dist").symlink_to("elsewhere")

    assert cli("build").code == 0
    assert files(two / "elsewhere") == ["a-press.pdf", "a-public.pdf"]
    assert (two / "dist").is_symlink()


# ── What fails does so alone ─────────────────────────────────────────────────


def test_one_broken_brief_does_not_stop_the_others(cli: Cli, two: Path) -> None:
    brief_file(two, "broken", "titel: A slip")
    brief_file(two, "pointer", body=DANGLING)
    brief_file(two, "z")

    told = cli("build", "-a", "press")

    assert told.code == 1
    assert files(two / "dist") == ["a-press.pdf", "z-press.pdf"]
    assert told.out.splitlines()[-1] == "2 written, 2 unreadable"
    assert "briefs/broken     unreadable  S110 briefs/broken/brief.yaml" in told.out
    assert "briefs/broken:\nbriefs/broken/brief.yaml:" in told.err


def test_an_edition_that_fails_is_told_with_code_and_place(
    cli: Cli, nowhere: Path
) -> None:
    house = house_file(nowhere, "press", "public")
    with house.open("a", encoding="utf-8") as file:
        file.write('release = "explicit"\n')
    brief_file(nowhere, "a")

    told = cli("build")

    assert told.code == 1
    assert "dist/a-public.pdf  failed  H209 briefs/a/brief.yaml" in told.out
    assert "briefs/a for public:\n" in told.err
    assert "dist/a-press.pdf   1 page\n" in told.out


def test_a_leak_is_exit_code_four_whatever_else_fails(
    cli: Cli, two: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    brief_file(two, "broken", "titel: A slip")

    def verify(_: object, __: object, selection: Selection) -> Verification:
        is_leaking = selection.edition.audience == "Press"
        return Verification((LEAK,) if is_leaking else ())

    monkeypatch.setattr("briefgen.pipeline.verify", verify)

    told = cli("build")

    assert told.code == 4
    assert "dist/a-press.pdf   failed      H999\n" in told.out
    assert files(two / "dist") == ["a-public.pdf"]


def test_a_page_that_says_a_withheld_word_fails_its_edition_alone(
    cli: Cli, two: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hidden = "Sesame Street reopens under another name"
    brief_file(two, "a", body=f"{{text: {hidden}, audiences: [press]}}\n      - Open.")

    def careless(edition: Edition, project: Path) -> HtmlDocument:
        made = compose(edition, project)
        added = f"<p>{hidden}</p></section>"
        return replace(made, html=made.html.replace("</section>", added, 1))

    monkeypatch.setattr("briefgen.pipeline.compose", careless)

    told = cli("build", "-a", "public")

    assert told.code == 4
    assert "dist/a-public.pdf  failed  " in told.out
    assert "sesame" not in (told.out + told.err).lower()
    assert files(two / "dist") == []


def test_a_withheld_word_in_the_pattern_of_names_fails_the_edition(
    cli: Cli, two: Path
) -> None:
    house_file(two, "press", "public", output="quandary-{brief}-{audience}")
    brief_file(two, "a", body="{text: Quandary, audiences: [press]}\n      - Open.")

    told = cli("build")

    assert told.code == 4
    assert "the name of the file" in told.err
    assert files(two / "dist") == ["quandary-a-press.pdf"]


def test_the_name_of_a_brief_is_everybodys_like_its_title(cli: Cli, two: Path) -> None:
    body = "{text: Quandary, audiences: [press]}\n      - Open."
    brief_file(two, "quandary", body=body)

    assert cli("build", "briefs/quandary").code == 0


def test_the_name_of_a_brief_names_no_protected_author(cli: Cli, two: Path) -> None:
    house = two / "briefgen.toml"
    asked = house.read_text("utf-8").replace('note = "none"', 'note = "withheld"')
    house.write_text(asked, "utf-8")
    author = "{name: Ada Quill, protect: [Quill], note: {withheld: Not named.}}"
    brief_file(two, "on-quill", f"authors: [{author}]")

    told = cli("build", "briefs/on-quill")

    assert told.code == 4
    assert "failed  H320" in told.out
    assert files(two / "dist") == []


def test_a_fault_of_briefgen_in_one_edition_does_not_stop_the_others(
    cli: Cli, two: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(brief: Brief, *, audience: str) -> Composition:
        if audience == "press":
            raise ZeroDivisionError
        return composed(brief, audience=audience)

    monkeypatch.setattr("briefgen.building.working.composed", failing)

    told = cli("build")

    assert told.code == 3
    assert "dist/a-press.pdf   failed  M900\n" in told.out
    assert files(two / "dist") == ["a-public.pdf"]


def test_a_house_with_a_fault_stops_everything(cli: Cli, two: Path) -> None:
    house_file(two, "press", output="{title}")

    told = cli("build")

    assert (told.code, told.out) == (1, "")
    assert "briefgen.toml:2:1: error: unknown field `{title}` [S190]" in told.err


def test_a_collision_is_told_before_anything_is_rendered(cli: Cli, two: Path) -> None:
    house_file(two, "press", "public", output="{brief}")

    told = cli("build")

    assert (told.code, told.out) == (1, "")
    assert "[C121]\n  hint: name `{audience}` in `output`\n" in told.err
    assert not (two / "dist").exists()


def test_an_audience_that_there_is_not_is_refused(cli: Cli, two: Path) -> None:
    told = cli("build", "-a", "pres")

    assert (told.code, told.out) == (2, "")
    assert told.err == (
        "error: unknown audience `pres` [C110]\n  hint: did you mean `press`?\n"
    )
    assert not (two / "dist").exists()


def test_an_audience_that_no_brief_is_for_is_a_fault_where_it_is_all(
    cli: Cli, two: Path
) -> None:
    brief_file(two, "a", "audiences: [press]")

    told = cli("build", "-a", "public")

    assert told.code == 2
    assert "error: no brief here is for audience `public` [C123]" in told.err
    assert not (two / "dist").exists()


def test_a_limit_stops_an_edition(cli: Cli, two: Path) -> None:
    told = cli("build", "-a", "press", "--time-limit", "0.1")

    assert told.code == 1
    assert "[T101]" in told.err
    assert files(two / "dist") == []


def test_as_many_workers_as_are_asked_for_make_the_same_files(
    cli: Cli, two: Path
) -> None:
    made = []
    for jobs in ("1", "3"):
        assert cli("build", "--jobs", jobs, "-o", jobs).code == 0
        made.append(contents(two / jobs))

    assert made[0] == made[1]
    assert len(made[0]) == 2


# ── The cache ────────────────────────────────────────────────────────────────


@pytest.fixture
def cached(two: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project that was built once, with a cache of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(two / "cache"))
    assert run(["build"]) == 0
    return two


def test_pages_that_are_kept_are_not_made_again(
    cli: Cli, cached: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = contents(cached / "dist")
    (cached / "dist" / "a-press.pdf").unlink()
    (cached / "dist" / "a-public.pdf").write_bytes(b"%PDF-1.7")
    monkeypatch.setattr("briefgen.typesetting.pool.launch", lambda _: 1 / 0)

    told = cli("build")

    assert told.code == 0
    assert told.out.endswith("2 written, 2 of them from the cache\n")
    assert contents(cached / "dist") == first


def test_a_changed_brief_is_made_anew_and_the_others_are_not(
    cli: Cli, cached: Path
) -> None:
    brief_file(cached, "b")
    cli("build")
    brief_file(cached, "b", "subtitle: Now with one")

    told = cli("build")

    assert told.out.endswith("2 written, 2 unchanged\n")


@pytest.mark.usefixtures("cached")
def test_force_makes_everything_anew(cli: Cli) -> None:
    assert cli("build", "--force").out.endswith("\n2 written\n")


def test_pages_of_the_cache_are_verified(
    cli: Cli, cached: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (cached / "dist" / "a-press.pdf").unlink()
    leaky = Verification((LEAK,))
    monkeypatch.setattr("briefgen.pipeline.verify", lambda *_, **__: leaky)

    assert cli("build").code == 4


def test_a_key_that_can_be_guessed_is_refused(cli: Cli, cached: Path) -> None:
    (cached / "key").write_text("secret")
    with (cached / "briefgen.toml").open("a") as house:
        house.write('[cache]\nkey = "key"\n')

    told = cli("build")

    assert told.code == 1
    assert "error: the key of the cache has 6 bytes: it could be guessed" in told.err


def test_the_cache_is_shown_and_cleared(cli: Cli, cached: Path) -> None:
    shown = json.loads(cli("cache", "show", "--format", "json").out)
    assert (shown["editions"], shown["folder"]) == (2, f"{cached}/cache/briefgen/pages")

    assert cli("cache", "clear").out.startswith("2 editions, ")
    assert json.loads(cli("cache", "show", "--format", "json").out)["bytes"] == 0


# ── The machine ──────────────────────────────────────────────────────────────


def test_a_file_in_place_of_the_folder_is_told_before_anything_is_rendered(
    cli: Cli, two: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (two / "dist").write_bytes(b"mine")
    monkeypatch.setattr("briefgen.building.working.composed", lambda *_, **__: 1 / 0)

    told = cli("build")

    assert (told.code, told.out) == (3, "")
    assert "dist: error: not a folder [M205]" in told.err
    assert (two / "dist").read_bytes() == b"mine"


def test_a_folder_in_place_of_a_file_fails_alone(cli: Cli, two: Path) -> None:
    (two / "dist" / "a-press.pdf").mkdir(parents=True)

    told = cli("build")

    assert told.code == 3
    assert "dist/a-press.pdf   failed  M205 dist/a-press.pdf\n" in told.out
    assert "[C125]" not in told.err
    assert files(two / "dist") == ["a-public.pdf"]


def test_a_file_in_place_of_a_sub_folder_fails_alone(cli: Cli, nowhere: Path) -> None:
    house_file(nowhere, "press", "public", output="{audience}/{brief}")
    brief_file(nowhere, "a")
    (nowhere / "dist").mkdir()
    (nowhere / "dist" / "press").write_bytes(b"mine")

    told = cli("build")

    assert told.code == 3
    assert "dist/press: error: not a folder [M205]" in told.err
    assert files(nowhere / "dist") == ["press", "public/a.pdf"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_is_the_machines_fault(cli: Cli, two: Path) -> None:
    (two / "dist").mkdir(mode=0o500)

    told = cli("build")

    assert told.code == 3
    assert told.out.count("failed  M202") == 2


def test_a_full_disk_is_told_of_each_and_leaves_nothing_half_written(
    cli: Cli, two: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    (two / "dist").mkdir()
    (two / "dist" / "a-press.pdf").write_bytes(b"old")
    monkeypatch.setattr("briefgen.artifacts.os.fsync", full)

    told = cli("build")

    assert told.code == 3
    assert told.out.count("failed  M203") == 2
    assert files(two / "dist") == ["a-press.pdf"]


# ── Files of an earlier build ────────────────────────────────────────────────


def test_the_old_file_of_an_edition_that_fails_stays_and_is_told(
    cli: Cli, two: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cli("build")
    before = (two / "dist" / "a-press.pdf").read_bytes()
    brief_file(two, "a", "subtitle: Now with one")
    monkeypatch.setattr(
        "briefgen.pipeline.verify", lambda *_, **__: Verification((LEAK,))
    )

    told = cli("build", "-a", "press")

    assert (two / "dist" / "a-press.pdf").read_bytes() == before
    assert "dist/a-press.pdf: warning: a file of an earlier build stays here" in (
        told.err
    )


def test_the_old_files_of_a_brief_that_is_broken_now_are_told(
    cli: Cli, two: Path
) -> None:
    cli("build")
    brief_file(two, "a", "titel: A slip")

    told = cli("build")

    assert told.code == 1
    assert told.err.count("[C125]") == 2
    assert files(two / "dist") == ["a-press.pdf", "a-public.pdf"]


def test_the_old_file_of_a_reader_who_may_not_have_the_brief_now_is_told(
    cli: Cli, two: Path
) -> None:
    cli("build")
    brief_file(two, "a", "audiences: [press]")

    told = cli("build")

    assert told.code == 0
    stays = "dist/a-public.pdf: warning: a file of an earlier build stays here"
    assert f"briefs/a for public:\n{stays}" in told.err


# ── For another program ──────────────────────────────────────────────────────


def test_another_program_is_told_everything(cli: Cli, two: Path) -> None:
    brief_file(two, "b", "audiences: [press]")
    brief_file(two, "broken", "titel: A slip")

    told = cli("build", "--format", "json")

    said = json.loads(told.out)
    assert told.code == 1
    assert {key: said[key] for key in ("folder", "exit_code", "interrupted")} == {
        "folder": "dist",
        "exit_code": 1,
        "interrupted": False,
    }
    assert said["counts"] == {
        "built": 3,
        "from_cache": 0,
        "unchanged": 0,
        "failed": 0,
        "not_reached": 0,
        "not_for": 1,
        "unreadable": 1,
    }
    data = (two / "dist" / "a-press.pdf").read_bytes()
    assert editions(told)["briefs/a/press"] == {
        "brief": "briefs/a",
        "audience": "press",
        "file": "dist/a-press.pdf",
        "state": "built",
        "why": "it was not built before",
        "pages": 1,
        "marking": None,
        "sha256": hashlib.sha256(data).hexdigest(),
        "from_cache": False,
        "old_file": False,
        "diagnostics": [],
    }
    assert editions(told)["briefs/b/public"]["state"] == "not for"
    assert [brief["brief"] for brief in said["unreadable"]] == ["briefs/broken"]
    assert said["unreadable"][0]["diagnostics"][0]["code"] == "S110"


def test_another_program_is_told_what_failed_and_what_stays(
    cli: Cli, two: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert cli("build", f"{two}/briefs/a").code == 0
    brief_file(two, "a", "subtitle: Now with one")
    monkeypatch.setattr(
        "briefgen.pipeline.verify", lambda *_, **__: Verification((LEAK,))
    )

    told = cli("build", "--format", "json")

    press = editions(told)["briefs/a/press"]
    assert told.code == 4
    assert (press["state"], press["pages"], press["old_file"]) == ("failed", None, True)
    found = press["diagnostics"]
    assert [one["code"] for one in found] == ["H999", "C125"]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("arguments", "code"), [(["-a", "pres"], 2), (["briefs/a", "other/briefs/b"], 2)]
)
def test_a_build_that_is_refused_has_the_same_shape(
    cli: Cli, two: Path, arguments: list[str], code: int
) -> None:
    (two / "other").mkdir()
    house_file(two / "other", "press")
    brief_file(two / "other", "b")
    whole = set(json.loads(cli("build", "--format", "json").out))

    told = cli("build", *arguments, "--format", "json")

    said = json.loads(told.out)
    assert (told.code, said["exit_code"]) == (code, code)
    assert set(said) == whole
    assert said["diagnostics"]
    assert set(said["counts"].values()) == {0}


# ── Terminals and Ctrl-C ─────────────────────────────────────────────────────


def started(*arguments: str, cwd: Path, **streams: object) -> subprocess.Popen[str]:
    """The command as a user starts it."""
    paths = ":".join(path for path in sys.path if path)
    return subprocess.Popen(  # type: ignore[call-overload,no-any-return]
        [sys.executable, "-m", "briefgen", *arguments],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": paths},
        text=True,
        **streams,
    )


def test_a_terminal_is_told_what_is_being_built(two: Path) -> None:
    reader, writer = pty.openpty()
    pipe = subprocess.PIPE

    with started("build", cwd=two, stdout=pipe, stderr=writer) as process:
        out, _ = process.communicate()
    os.close(writer)
    shown = ""
    with suppress(OSError):  # so a terminal ends
        while piece := os.read(reader, 1 << 16):
            shown += piece.decode()
    os.close(reader)

    assert "typesetting" in shown
    assert "0/2" in shown
    assert "briefs/a for p" in shown  # press or public: several are made at once
    assert out.endswith("2 written\n")


def interrupted(project: Path, *arguments: str) -> tuple[int, str, str]:
    """A build of many editions, interrupted after the first one."""
    pipe = subprocess.PIPE
    with started("build", *arguments, cwd=project, stdout=pipe, stderr=pipe) as process:
        until = time.monotonic() + 60
        while not [*project.glob("dist/*.pdf")] and time.monotonic() < until:
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        asked = time.monotonic()
        out, err = process.communicate(timeout=60)
        assert time.monotonic() - asked < 10
    return process.returncode, out, err


@pytest.fixture
def many(nowhere: Path) -> Path:
    """A project that takes a while."""
    house_file(nowhere, *(f"reader-{number}" for number in range(20)))
    brief_file(nowhere, "a")
    (nowhere / "dist").mkdir()
    return nowhere


def test_ctrl_c_leaves_what_is_finished_and_says_what_that_is(many: Path) -> None:
    code, out, err = interrupted(many)

    rows = [line.split() for line in out.splitlines()[:-1]]
    written = sorted(row[0] for row in rows if row[1:] == ["1", "page"])
    assert code == 130
    assert err.endswith("\ninterrupted: what is named as written is whole\n")
    assert sorted(f"dist/{name}" for name in files(many / "dist")) == written
    assert len(rows) == 20
    assert out.splitlines()[-1].endswith("not reached")
    for path in (many / "dist").glob("*.pdf"):
        assert path.read_bytes().rstrip().endswith(b"%%EOF")


def test_ctrl_c_is_told_to_another_program(many: Path) -> None:
    code, out, err = interrupted(many, "--format", "json")

    said = json.loads(out)
    events = [json.loads(line) for line in err.splitlines()]
    finished = [one for one in events if one["event"] == "finished"]
    assert (code, events[0]) == (130, {"event": "began", "editions": 20})
    assert len(finished) == said["counts"]["built"]
    assert (said["interrupted"], said["exit_code"]) == (True, 130)
    assert said["counts"]["built"] == len(files(many / "dist"))
    assert said["counts"]["not_reached"] == 20 - said["counts"]["built"]


def test_ctrl_c_is_held_back_while_a_file_gets_its_name() -> None:
    steps = []

    with Interruption() as interruption:
        signal.raise_signal(signal.SIGINT)
        steps.append("named")
        with pytest.raises(KeyboardInterrupt), interruption.heard():
            steps.append("begun")

    assert steps == ["named"]


def test_ctrl_c_is_heard_while_pages_are_made() -> None:
    def interrupt(interruption: Interruption) -> None:
        with interruption.heard():
            signal.raise_signal(signal.SIGINT)
            pytest.fail("it was not heard")

    with Interruption() as interruption, pytest.raises(KeyboardInterrupt):
        interrupt(interruption)


def test_ctrl_c_is_what_it_was_afterwards() -> None:
    before = signal.getsignal(signal.SIGINT)
    with Interruption():
        pass

    assert signal.getsignal(signal.SIGINT) is before
