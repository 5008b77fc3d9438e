"""The plan of a build: which edition goes into which file."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.building import Job, NotFor, Plan, Request
from briefgen.building import plan as planned
from briefgen.diagnostics import CommandLineError, InvalidHouseError
from tests.support.projects import brief_file, house_file

EVERYONE = ("principal", "press", "public")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with three audiences and no brief, as the current folder."""
    monkeypatch.chdir(tmp_path)
    house_file(tmp_path, *EVERYONE)
    return tmp_path


def plan(
    briefs: list[Path] | None = None,
    audiences: list[str] | None = None,
    folder: Path | None = None,
) -> Plan:
    request = Request(tuple(briefs or ()), tuple(audiences or ()), folder)
    return planned(request, Path("cache").absolute())


def editions(jobs: tuple[Job | NotFor, ...]) -> list[tuple[str, str]]:
    return [(job.target.brief, job.target.audience) for job in jobs]


def test_every_brief_is_built_for_every_audience(project: Path) -> None:
    brief_file(project, "b")
    brief_file(project, "a")

    made = plan()

    assert editions(made.jobs) == [
        *(("briefs/a", name) for name in EVERYONE),
        *(("briefs/b", name) for name in EVERYONE),
    ]


def test_briefs_are_found_below_others_and_hidden_folders_are_not(
    project: Path,
) -> None:
    brief_file(project, "2026/spring")
    brief_file(project, "2026/spring/ko")
    brief_file(project, ".draft")

    made = plan(audiences=["press"])

    assert [job.target.brief for job in made.jobs] == [
        "briefs/2026/spring",
        "briefs/2026/spring/ko",
    ]


def test_a_link_to_a_brief_is_one(project: Path) -> None:
    (brief_file(project, "a")).rename(project / "elsewhere")
    (project / "briefs" / "link").symlink_to("../elsewhere")

    assert plan(audiences=["press"]).jobs[0].target.brief == "briefs/link"


def test_a_loop_of_links_is_not_walked(project: Path) -> None:
    brief_file(project, "a")
    (project / "briefs" / "loop").symlink_to(project / "briefs")

    assert len(plan(audiences=["press"]).jobs) == 1


def test_a_brief_that_is_named_twice_is_built_once(project: Path) -> None:
    brief_file(project, "a")
    paths = [Path("briefs/a"), Path("briefs/a/brief.yaml"), project / "briefs/a"]

    made = plan(paths, ["press"])

    assert editions(made.jobs) == [("briefs/a", "press")]


def test_the_order_of_audiences_is_that_of_the_house(project: Path) -> None:
    brief_file(project, "a")

    made = plan(audiences=["public", "principal", "public"])

    assert [job.target.audience for job in made.jobs] == ["principal", "public"]


def test_an_audience_that_may_not_have_a_brief_is_no_job(project: Path) -> None:
    brief_file(project, "a", "audiences: [press]")

    made = plan()

    assert editions(made.jobs) == [("briefs/a", "press")]
    assert editions(made.not_for) == [
        ("briefs/a", "principal"),
        ("briefs/a", "public"),
    ]


def test_files_go_to_dist_of_the_project_from_any_folder(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = brief_file(project, "a")
    monkeypatch.chdir(folder)

    made = plan(audiences=["press"])

    assert made.jobs[0].target.path.resolve() == project / "dist" / "a-press.pdf"


def test_the_house_names_files_and_sub_folders(project: Path) -> None:
    house_file(project, "press", output="{audience}/of {brief}")
    brief_file(project, "a")

    made = plan(folder=Path("out"))

    assert made.jobs[0].target.path == Path("out/press/of a.pdf")


def test_a_broken_brief_does_not_stop_the_others(project: Path) -> None:
    brief_file(project, "a", "titel: A slip")
    brief_file(project, "b")

    made = plan(audiences=["press"])

    assert editions(made.jobs) == [("briefs/b", "press")]
    assert [brief.name for brief in made.unreadable] == ["briefs/a"]
    assert made.unreadable[0].diagnostics[0].code == "S110"


def test_a_brief_that_is_not_there_is_told_as_one_that_cannot_be_read(
    project: Path,
) -> None:
    brief_file(project, "harbour")

    made = plan([Path("briefs/harbor"), Path("briefs/harbour")], ["press"])

    (missing,) = made.unreadable
    assert missing.diagnostics[0].hint == "did you mean `briefs/harbour`?"
    assert len(made.jobs) == 1


# ── Audiences that cannot be meant ───────────────────────────────────────────


def test_unknown_audiences_are_refused_all_at_once(project: Path) -> None:
    brief_file(project, "a")

    with pytest.raises(CommandLineError) as caught:
        plan(audiences=["pres", "publiс"])  # noqa: RUF001 (a Cyrillic letter)

    first, second = caught.value.diagnostics
    assert (first.code, first.hint) == ("C110", "did you mean `press`?")
    assert "CYRILLIC" in (second.hint or "").upper()


def test_an_audience_that_no_brief_is_for_is_told(project: Path) -> None:
    brief_file(project, "a", "audiences: [press]")

    made = plan(audiences=["press", "public"])

    (found,) = made.diagnostics
    assert (found.code, found.is_error) == ("C123", False)
    assert "`public`" in found.message


def test_where_nothing_else_was_asked_for_that_is_an_error(project: Path) -> None:
    brief_file(project, "a", "audiences: [press]")

    made = plan(audiences=["public"])

    assert made.jobs == ()
    assert [found.is_error for found in made.diagnostics] == [True]


# ── Projects ─────────────────────────────────────────────────────────────────


def test_a_project_without_a_brief_is_told(project: Path) -> None:
    with pytest.raises(CommandLineError, match="C120"):
        plan()
    assert not (project / "dist").exists()


def test_outside_a_project_there_is_nothing_to_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    with pytest.raises(InvalidHouseError, match="S402"):
        plan()


def test_briefs_of_several_projects_are_refused(project: Path) -> None:
    brief_file(project, "a")
    other = project / "other"
    other.mkdir()
    house_file(other, "press")
    brief_file(other, "b")

    with pytest.raises(CommandLineError, match="C126"):
        plan([Path("briefs/a"), Path("other/briefs/b")])


# ── Names ────────────────────────────────────────────────────────────────────


def test_two_editions_in_one_file_are_refused_with_both_names(project: Path) -> None:
    house_file(project, "press", "public", output="{brief}")
    brief_file(project, "a")

    with pytest.raises(InvalidHouseError) as caught:
        plan()

    (found,) = caught.value.diagnostics
    assert found.message == (
        "`briefs/a` for `press` and `briefs/a` for `public` would both be the file"
        " `dist/a.pdf`"
    )
    assert found.hint == "name `{audience}` in `output`"
    assert str(found.location) == "briefgen.toml:2:1"


@pytest.mark.parametrize(
    ("one", "other"), [("Port", "port"), ("caf\u00e9", "cafe\u0301")]
)
def test_names_that_differ_in_capitals_or_form_alone_are_refused(
    project: Path, one: str, other: str
) -> None:
    brief_file(project, one)
    brief_file(project, other)

    with pytest.raises(InvalidHouseError) as caught:
        plan(audiences=["press"])

    (found,) = caught.value.diagnostics
    assert found.code == "C121"
    assert f"briefs/{one}" in found.message
    assert f"briefs/{other}" in found.message


def test_briefs_of_one_name_in_two_folders_are_refused(project: Path) -> None:
    brief_file(project, "2025/port")
    brief_file(project, "2026/port")

    with pytest.raises(InvalidHouseError) as caught:
        plan()

    assert [found.code for found in caught.value.diagnostics] == ["C121"] * 3


def test_a_link_from_one_edition_to_another_is_refused(project: Path) -> None:
    brief_file(project, "a")
    (project / "dist").mkdir()
    (project / "dist" / "a-public.pdf").symlink_to("a-principal.pdf")

    with pytest.raises(InvalidHouseError, match="would both be one file"):
        plan()


def test_every_fault_of_a_name_is_told_at_once(project: Path) -> None:
    brief_file(project, "what: now?")
    brief_file(project, "-rf")
    brief_file(project, "Port")
    brief_file(project, "port")

    with pytest.raises(InvalidHouseError) as caught:
        plan(audiences=["press"])

    codes = sorted(found.code for found in caught.value.diagnostics)
    assert codes == ["C121", "C122", "C122"]


def test_a_device_may_stand_before_the_hyphen_of_an_audience(project: Path) -> None:
    brief_file(project, "con")

    assert plan(audiences=["press"]).jobs[0].target.path.name == "con-press.pdf"


def test_a_name_that_no_terminal_shows_is_refused(project: Path) -> None:
    brief_file(project, "a\u202efdp")

    with pytest.raises(InvalidHouseError, match="a character that cannot be seen"):
        plan()


# ── Files of an earlier build ────────────────────────────────────────────────


def test_the_old_file_of_an_audience_that_may_no_longer_have_it_is_seen(
    project: Path,
) -> None:
    brief_file(project, "a", "audiences: [press]")
    (project / "dist").mkdir()
    (project / "dist" / "a-public.pdf").write_bytes(b"old")

    made = plan()

    assert [skipped.old for skipped in made.not_for] == [
        None,
        Path("dist/a-public.pdf"),
    ]


def test_the_old_files_of_a_broken_brief_are_seen(project: Path) -> None:
    brief_file(project, "a", "titel: A slip")
    (project / "dist").mkdir()
    (project / "dist" / "a-public.pdf").write_bytes(b"old")

    (broken,) = plan().unreadable

    assert broken.old == (Path("dist/a-public.pdf"),)
