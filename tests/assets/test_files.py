"""Files inside a root: what is read, and what is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefgen.assets.faults import UnusableFileError
from briefgen.assets.files import find, read_bytes, read_text

if TYPE_CHECKING:
    from pathlib import Path


def refusal(name: str, folder: Path, root: Path) -> str:
    with pytest.raises(UnusableFileError) as error:
        find(name, folder, root)
    return error.value.faults[0].code


@pytest.mark.parametrize(
    "name",
    [
        "/etc/passwd",
        "../../etc/passwd",
        "a/../../../etc/passwd",
        "./../../x",
        "//etc/passwd",
        "~root/x",
        "file:///etc/passwd",
        "FILE:/etc/passwd",
        "\\\\host\\share",
    ],
)
def test_what_leads_out_is_refused(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "root" / "brief"
    folder.mkdir(parents=True)

    assert refusal(name, folder, tmp_path / "root") == "S302"


def test_a_neighbour_inside_the_root_is_found(tmp_path: Path) -> None:
    folder = tmp_path / "brief"
    folder.mkdir()
    tmp_path.joinpath("shared.md").write_text("x")

    assert find("../shared.md", folder, tmp_path).name == "shared.md"


def test_a_name_with_a_percent_sign_is_not_decoded(tmp_path: Path) -> None:
    assert refusal("%2e%2e/x", tmp_path, tmp_path) == "S301"


def test_a_name_that_is_too_long_is_missing(tmp_path: Path) -> None:
    assert refusal("a" * 300, tmp_path, tmp_path) in ("S301", "S305")


def test_a_device_is_refused_before_it_is_opened(tmp_path: Path) -> None:
    tmp_path.joinpath("zero").symlink_to("/dev/zero")

    with pytest.raises(UnusableFileError, match="device"):
        read_bytes(tmp_path / "zero", tmp_path.parents[-1])


def test_a_file_over_the_limit_is_refused(tmp_path: Path) -> None:
    tmp_path.joinpath("a").write_bytes(b"x" * 11)

    assert read_bytes(tmp_path / "a", tmp_path, limit=11) == b"x" * 11
    with pytest.raises(UnusableFileError, match="larger"):
        read_bytes(tmp_path / "a", tmp_path, limit=10)


def test_text_loses_its_byte_order_mark_and_dos_line_ends(tmp_path: Path) -> None:
    tmp_path.joinpath("a").write_bytes(b"\xef\xbb\xbfa\r\nb\rc\n")

    assert read_text(tmp_path / "a", tmp_path) == "a\nb\nc\n"


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b"ab\r\nc\xffd", (2, 2)),
        (b"\xef\xbb\xbf\xff", (1, 1)),
        ("한\n국".encode() + b"\xe2\x82", (2, 2)),
        ("a\u202eb".encode(), (1, 2)),
        ("a\nb\U000e0020".encode(), (2, 2)),
        (b"a\x1b[31m", (1, 2)),
        (b"a\n\nb\x00", (3, 2)),
    ],
)
def test_a_character_that_no_text_holds_has_its_place(
    data: bytes, place: tuple[int, int], tmp_path: Path
) -> None:
    tmp_path.joinpath("a").write_bytes(data)

    with pytest.raises(UnusableFileError) as error:
        read_text(tmp_path / "a", tmp_path)

    fault = error.value.faults[0]
    assert (fault.line, fault.column) == place


def test_joiners_and_direction_marks_are_text(tmp_path: Path) -> None:
    text = "می‌خواهم \u200f\u200e \u200d \u00ad\u2060\n"
    tmp_path.joinpath("a").write_text(text, encoding="utf-8")

    assert read_text(tmp_path / "a", tmp_path) == text


def test_a_link_that_leads_nowhere_is_not_suggested_for_itself(tmp_path: Path) -> None:
    tmp_path.joinpath("map.png").symlink_to("gone.png")

    with pytest.raises(UnusableFileError) as error:
        find("map.png", tmp_path, tmp_path)

    (fault,) = error.value.faults
    assert (fault.code, fault.message) == ("S301", "a link that leads nowhere")
