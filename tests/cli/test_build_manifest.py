"""``manifest.json``, ``SHA256SUMS`` and the ZIPs that ``briefgen build`` writes."""

from __future__ import annotations

import hashlib
import json
import subprocess
import time
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

from briefgen.cli import run
from briefgen.loading.manifest import read_manifest
from briefgen.model.manifest import manifest_schema
from tests.support.judging import fits
from tests.support.projects import brief_file, house_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Outcome

    Cli = Callable[..., Outcome]

HIDING = "{text: Quandary, audiences: [press]}\n      - Open."


@pytest.fixture
def two(nowhere: Path) -> Path:
    """A project that was built: two audiences, and a brief with a secret."""
    house_file(nowhere, "press", "public")
    brief_file(nowhere, "a", body=HIDING)
    time.sleep(0.02)  # what is touched in the moment of loading counts as changed
    assert run(["build", "--zip"]) == 0
    return nowhere


def manifest(project: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((project / "dist/manifest.json").read_bytes())
    return found


def listed(project: Path) -> list[str]:
    return [one["file"] for one in manifest(project)["editions"]]


# ── The lists ────────────────────────────────────────────────────────────────


def test_every_edition_is_listed_with_its_hash(two: Path) -> None:
    for one in manifest(two)["editions"]:
        data = (two / "dist" / one["file"]).read_bytes()
        assert (one["sha256"], one["bytes"]) == (
            hashlib.sha256(data).hexdigest(),
            len(data),
        )
    assert listed(two) == ["a-press.pdf", "a-public.pdf"]


def test_what_an_edition_was_made_from_is_listed(two: Path) -> None:
    public = manifest(two)["editions"][1]

    assert (public["brief"], public["audience"]) == ("briefs/a", "public")
    assert list(public["inputs"]) == ["briefs/a/brief.yaml"]
    assert list(manifest(two)["project"]["inputs"]) == ["briefgen.toml"]
    assert public["project"] == manifest(two)["project"]["stamp"]
    assert public["verification"]["searched"] > 0


def test_it_says_that_it_is_not_for_readers_and_quotes_no_brief(two: Path) -> None:
    text = (two / "dist/manifest.json").read_text("utf-8")

    assert "not for their readers" in text
    assert "quandary" not in text.lower()


def test_it_is_right_by_the_published_schema(two: Path) -> None:
    schema = manifest_schema()

    assert fits(manifest(two), schema, schema)
    assert not fits({**manifest(two), "notice": 1}, schema, schema)
    assert read_manifest((two / "dist/manifest.json").read_bytes(), "m").editions


@pytest.mark.usefixtures("two")
def test_the_schema_is_printed(cli: Cli) -> None:
    assert json.loads(cli("schema", "manifest").out) == manifest_schema()


def test_the_sums_are_those_that_sha256sum_reads(two: Path) -> None:
    done = subprocess.run(
        ["sha256sum", "--check", "--strict", "SHA256SUMS"],
        cwd=two / "dist",
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0
    assert done.stdout.count(": OK") == 3


def test_the_bytes_depend_neither_on_the_order_nor_on_the_place(
    cli: Cli, two: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cli("build", "-a", "public", "-o", "other")
    monkeypatch.chdir(two / "briefs")
    cli("build", "-a", "press", "-o", "../other", "--jobs", "1")

    for name in ("manifest.json", "SHA256SUMS"):
        assert (two / "other" / name).read_bytes() == (two / "dist" / name).read_bytes()


def test_what_is_gone_is_not_listed(cli: Cli, two: Path) -> None:
    (two / "dist/a-press.pdf").unlink()

    assert cli("build", "-a", "public").code == 0
    assert listed(two) == ["a-public.pdf"]


@pytest.mark.parametrize("name", ["manifest.json", "SHA256SUMS"])
def test_a_list_that_is_gone_or_altered_is_written_again_without_a_brief(
    cli: Cli, two: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = two / "dist" / name
    before = file.read_bytes()
    monkeypatch.setattr("briefgen.loading.load", lambda *_: 1 / 0)
    for spoil in (file.unlink, lambda: file.write_bytes(b"{}")):
        spoil()
        assert cli("build").code == 0
        assert file.read_bytes() == before


@pytest.mark.usefixtures("two")
def test_where_nothing_changed_nothing_is_written(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefgen.artifacts._replace", lambda *_, **__: 1 / 0)
    monkeypatch.setattr("briefgen.building.recording.write_ledger", lambda *_: None)

    assert cli("build", "--zip").code == 0


def test_a_folder_with_the_name_of_a_list_is_told(cli: Cli, two: Path) -> None:
    house_file(two, "press", output="SHA256SUMS/{brief}-{audience}")

    told = cli("build", "-o", "out")

    assert told.code == 1
    assert "[C153]" in told.err


# ── ZIPs ─────────────────────────────────────────────────────────────────────


def members(file: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(file) as found:
        assert found.testzip() is None
        return {name: found.read(name) for name in found.namelist()}


def test_a_zip_has_the_editions_of_its_audience_alone(two: Path) -> None:
    found = members(two / "dist/public.zip")

    assert list(found) == ["a-public.pdf", "manifest.json", "SHA256SUMS"]
    assert found["a-public.pdf"] == (two / "dist/a-public.pdf").read_bytes()
    told = json.loads(found["manifest.json"])
    assert list(told) == ["form", "briefgen", "editions"]
    assert told["editions"] == [
        {
            "file": "a-public.pdf",
            "title": "A Brief",
            "sha256": hashlib.sha256(found["a-public.pdf"]).hexdigest(),
            "bytes": len(found["a-public.pdf"]),
            "pages": 1,
            "marking": None,
        }
    ]
    assert b"press" not in (two / "dist/public.zip").read_bytes()


def test_what_an_audience_may_not_see_does_not_change_its_zip(
    cli: Cli, two: Path
) -> None:
    first = {n: (two / f"dist/{n}.zip").read_bytes() for n in ("press", "public")}
    longer = HIDING.replace("Quandary", "Two quandaries that nobody else may read")
    for file in (two / "dist").glob("*.zip"):
        file.unlink()  # else it would stay, since its editions are the same
    brief_file(two, "a", body=f"{longer}\n      - {{text: More, audiences: [press]}}")

    assert cli("build", "--zip").code == 0
    assert (two / "dist/public.zip").read_bytes() == first["public"]
    assert (two / "dist/press.zip").read_bytes() != first["press"]


def test_only_the_audiences_that_are_asked_for_get_one(cli: Cli, two: Path) -> None:
    cli("build", "-a", "public", "--zip", "-o", "out")

    assert [path.name for path in (two / "out").glob("*.zip")] == ["public.zip"]


def test_there_is_none_where_an_edition_failed_and_the_old_one_is_named(
    cli: Cli, two: Path
) -> None:
    before = (two / "dist/press.zip").read_bytes()
    brief_file(two, "a", body="See [](#nowhere).")

    told = cli("build", "--zip")

    assert told.code == 1
    assert "no ZIP for audience `press`: `briefs/a` cannot be read" in told.err
    assert "dist/press.zip: warning: a ZIP of an earlier build stays here" in told.err
    assert (two / "dist/press.zip").read_bytes() == before


def test_there_is_none_with_an_edition_that_changed_and_was_not_asked_for(
    cli: Cli, two: Path
) -> None:
    brief_file(two, "b")
    brief_file(two, "a", body="Other words.")

    told = cli("build", "briefs/b", "-a", "public", "--zip")

    assert told.code == 1
    assert "`a-public.pdf` is not what its brief says now" in told.err


def test_an_old_zip_is_named_by_a_build_without_one(cli: Cli, two: Path) -> None:
    assert "[C151]" not in cli("build").err
    brief_file(two, "a", body="Other words.")

    told = cli("build")

    assert told.code == 0
    assert told.err.count("[C151]") == 2


def test_an_unsafe_name_gets_no_zip(cli: Cli, nowhere: Path) -> None:
    house_file(nowhere, "con", output="{brief}-for-{audience}")
    brief_file(nowhere, "a")

    told = cli("build", "--zip")

    assert told.code == 1
    assert "`con` is a device on Windows" in told.err
    assert not (nowhere / "dist/con.zip").exists()
