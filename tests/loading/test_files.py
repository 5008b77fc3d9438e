"""Files that a brief names: what is read, and what is refused."""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from briefgen.diagnostics import InvalidBriefError, InvalidHouseError
from briefgen.loading import load
from briefgen.projects import find_project
from tests.loading.cases import said_of, write_project

HEAD = "title: T\nsections:\n  - id: one\n    title: One\n    body:\n"
PROSE = HEAD + "      - {file: one.md}\n"
FIGURE = HEAD + "      - figure: {file: map.png, alt: A map}\n"
TABLE = HEAD + "      - table: {columns: [a, b], file: rows.csv}\n"


def project(root: Path, brief: str, **files: bytes) -> Path:
    folder = write_project(root, {"brief.yaml": brief})
    for name, data in files.items():
        folder.joinpath(name.replace("_", ".")).write_bytes(data)
    return folder


def png(width: int = 4, height: int = 3, mode: str = "RGB") -> bytes:
    target = BytesIO()
    Image.new(mode, (width, height)).save(target, "PNG")
    return target.getvalue()


def said(folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(folder)
    return said_of(Path("brief.yaml"))


def test_a_brief_knows_what_its_files_hold(tmp_path: Path) -> None:
    brief = HEAD + "      - {file: one.md}\n      - table:\n"
    brief += "          columns: [a, b]\n          file: rows.csv\n"
    files = {"one_md": b"![x](map.png)\n", "map_png": png(), "rows_csv": b'1,"a, b"\n'}

    source = load(project(tmp_path, brief, **files)).source

    assert source.texts == {"one.md": "![x](map.png)\n"}
    assert source.tables == {"rows.csv": (("1", "a, b"),)}
    assert (source.images["map.png"].width, source.images["map.png"].height) == (4, 3)


def test_a_byte_that_is_not_utf8_has_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = project(tmp_path, PROSE, one_md=b"First\nZ\xfcrich\n")

    assert said(folder, monkeypatch) == (
        "one.md:2:2: error: the byte 0xFC is not UTF-8 [S306]\n"
        "  hint: save the file as UTF-8\n"
    )


def test_a_brief_in_utf16_is_named_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = project(tmp_path, "")
    folder.joinpath("brief.yaml").write_bytes("title: T\n".encode("utf-16"))

    assert said(folder, monkeypatch) == (
        "brief.yaml:1:1: error: the file is UTF-16 [S306]\n  hint: save it as UTF-8\n"
    )


def test_a_control_character_in_prose_has_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = project(tmp_path, PROSE, one_md=b"First\na \x00 b\n")

    assert said(folder, monkeypatch).startswith(
        "one.md:2:3: error: the character U+0000"
    )


def test_a_brief_over_the_limit_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = project(tmp_path, "title: T\n" + "# x\n" * 300_000)

    assert said(folder, monkeypatch) == (
        "brief.yaml: error: larger than 1 MB [S304]\n  hint: part the text\n"
    )


@pytest.mark.parametrize("brief", [PROSE, FIGURE, TABLE])
def test_a_link_out_of_the_project_is_refused(
    brief: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outside = tmp_path / "outside"
    outside.write_text("secret")
    inside = tmp_path / "project"
    inside.mkdir()
    folder = project(inside, brief)
    for name in ("one.md", "map.png", "rows.csv"):
        folder.joinpath(name).symlink_to(outside)

    found = said(folder, monkeypatch)

    assert "leads out of the project [S302]" in found
    assert "secret" not in found


def test_a_folder_that_leads_out_of_the_project_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    outside.joinpath("one.md").write_text("secret")
    inside = tmp_path / "project"
    inside.mkdir()
    folder = project(inside, HEAD + "      - {file: sub/one.md}\n")
    folder.joinpath("sub").symlink_to(outside)

    assert "leads out of the project [S302]" in said(folder, monkeypatch)


def test_a_link_inside_the_project_is_followed(tmp_path: Path) -> None:
    folder = project(tmp_path, PROSE)
    tmp_path.joinpath("shared.md").write_text("Shared.")
    folder.joinpath("one.md").symlink_to(tmp_path / "shared.md")

    assert load(folder).source.texts["one.md"] == "Shared."


@pytest.mark.parametrize("brief", [PROSE, FIGURE, TABLE])
def test_a_pipe_is_refused_without_waiting(
    brief: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = project(tmp_path, brief)
    for name in ("one.md", "map.png", "rows.csv"):
        os.mkfifo(folder / name)

    assert "a pipe or device, not a file [S303]" in said(folder, monkeypatch)


def test_a_brief_that_is_a_pipe_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = project(tmp_path, "")
    folder.joinpath("brief.yaml").unlink()
    os.mkfifo(folder / "brief.yaml")

    assert "a pipe or device, not a file [S303]" in said(folder, monkeypatch)


def test_a_folder_is_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = project(tmp_path, PROSE)
    folder.joinpath("one.md").mkdir()

    assert "a folder, not a file [S303]" in said(folder, monkeypatch)


def test_a_link_in_a_circle_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = project(tmp_path, PROSE)
    folder.joinpath("one.md").symlink_to(folder / "two.md")
    folder.joinpath("two.md").symlink_to(folder / "one.md")

    assert "brief.yaml:6:10: error: `one.md`: " in said(folder, monkeypatch)


def test_a_truncated_picture_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = png(200, 200)
    folder = project(tmp_path, FIGURE, map_png=data[: len(data) // 2])

    assert "`map.png`: a broken picture: " in said(folder, monkeypatch)


def test_a_picture_of_too_many_pixels_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = project(tmp_path, FIGURE, map_png=png(10_000, 5_001, "1"))

    found = said(folder, monkeypatch)

    assert "more than 50 million pixels (10,000 × 5,001) [S310]" in found


def test_a_table_of_too_many_rows_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = project(tmp_path, TABLE, rows_csv=b"1,2\n" * 5001)

    assert said(folder, monkeypatch) == (
        "brief.yaml:6:9: error: a table of 5,001 rows [S313]\n"
        "  hint: print at most 5,000, and say where the others are\n"
    )


def test_a_body_without_a_blank_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = project(tmp_path, PROSE, one_md=b"a" * 999_999)

    assert said(folder, monkeypatch) == (
        "one.md:1:1: error: a word of 999,999 letters, which no line can hold [S219]\n"
        "  hint: at most 1,000; put blanks where a line may end\n"
    )


def test_a_long_paragraph_without_blanks_is_fine_in_chinese(tmp_path: Path) -> None:
    text = ("朝鲜半岛的和平与稳定。" * 200).encode()

    source = load(project(tmp_path, PROSE, one_md=text)).source

    assert source.texts["one.md"].encode() == text


def test_faults_are_counted_when_there_are_too_many(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    brief = PROSE + "".join(f"key{n}: x\n" for n in range(5000))
    folder = project(tmp_path, brief, one_md=b"x")

    found = said(folder, monkeypatch)

    assert "at least 950 more faults follow [S199]" in found
    assert len(found) < 20_000


def test_a_missing_brief_suggests_its_neighbour(tmp_path: Path) -> None:
    folder = project(tmp_path, PROSE, one_md=b"x")

    with pytest.raises(InvalidBriefError) as error:
        load(folder.with_name("caes"))

    assert str(error.value) == (
        f"{folder.with_name('caes')}: error: no such brief [S301]\n"
        f"  hint: did you mean `{folder}`?"
    )


def test_a_folder_without_a_brief_suggests_the_one_inside(tmp_path: Path) -> None:
    folder = project(tmp_path, PROSE, one_md=b"x")

    with pytest.raises(InvalidBriefError) as error:
        load(folder.parent)

    assert f"did you mean `{folder}`?" in str(error.value)
    assert error.value.exit_code == 1


def test_a_brief_outside_of_a_project_is_refused(tmp_path: Path) -> None:
    tmp_path.joinpath("brief.yaml").write_text(PROSE)

    with pytest.raises(InvalidHouseError) as error:
        load(tmp_path)

    assert "no `briefgen.toml` here or in a folder above [S402]" in str(error.value)


def test_the_project_is_found_upwards_and_named_as_short(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = project(tmp_path, PROSE)
    monkeypatch.chdir(folder)

    assert find_project(Path()) == Path("../..")
    assert find_project(folder) == tmp_path
