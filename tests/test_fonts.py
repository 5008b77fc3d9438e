"""The pinned fonts: their tables tell the truth, scripts are told apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from scripts.font_tables import tables

from briefgen.diagnostics import MachineError
from briefgen.fonts import (
    FACES,
    FAMILIES,
    covers,
    face_path,
    faces,
    missing_characters,
    read_face,
    runs,
    uncovered,
)

if TYPE_CHECKING:
    from pathlib import Path


def test_the_tables_say_what_the_font_files_hold() -> None:
    for path, text in tables().items():
        assert path.read_text("utf-8") == text, (
            f"run scripts/font_tables.py: {path.name}"
        )


def test_every_face_is_installed_and_is_the_pinned_one() -> None:
    assert all(read_face(face.file)[:4] == b"\0\1\0\0" for face in FACES)


@pytest.mark.parametrize(
    "text", ["한국", "日本", "中国", "Київ", "Ἀθῆναι", "Çağ ệ ł", "→ ☐"]
)
def test_the_scripts_of_a_brief_are_covered(text: str) -> None:
    assert not missing_characters(text)


def test_a_character_that_no_face_has_is_named() -> None:
    assert missing_characters("fine 😀 שלום") == frozenset("😀שלום")


def test_what_needs_no_glyph_is_never_missing() -> None:
    assert not missing_characters("a\u200db\u200cc\ufe0f\u00ad\n\t\u2060\ufeff")
    assert covers("EB Garamond", "\u200d")


def test_coverage_differs_between_families() -> None:
    assert covers("Source Sans 3", "☐")
    assert not covers("EB Garamond", "☐")
    assert uncovered("a☐한", ["EB Garamond", "Noto Sans"]) == {"☐", "한"}


def test_the_large_tables_are_read_only_when_a_character_needs_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from briefgen.fonts import coverage

    opened: list[str] = []

    def note(family: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
        opened.append(family)
        return (0,), (0x24F,)

    monkeypatch.setattr(coverage, "_ranges", note)
    missing_characters("Plain Latin text")
    assert opened
    assert not any(family.startswith("Noto Sans ") for family in opened)
    assert FAMILIES.index("Noto Sans KR") > FAMILIES.index("Noto Sans")


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("plain", "en", (("plain", None),)),
        ("(한국)", "en", (("(", None), ("한국", "ko"), (")", None))),
        ("북한 러시아", "en", (("북한 러시아", "ko"),)),
        ("日本の", "en", (("日本の", "ja"),)),
        ("한국의 大統領", "en", (("한국의 大統領", "ko"),)),
        ("中国。", "en", (("中国。", "zh"),)),
        ("東京", "ja", (("東京", "ja"),)),
        ("東京", "ko-KR", (("東京", "ko"),)),
        ("「東京」", "en", (("「東京」", "zh"),)),
        ("한국日本語の", "en", (("한국", "ko"), ("日本語の", "ja"))),
        ("\uff01", "en", (("\uff01", None),)),
        ("", "en", ()),
    ],
)
def test_text_is_cut_by_language(
    text: str, language: str, expected: tuple[tuple[str, str | None], ...]
) -> None:
    assert runs(text, language) == expected


def test_a_missing_font_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(faces, "_MODULE", "no_such_fonts")
    faces.font_folder.cache_clear()
    try:
        with pytest.raises(MachineError, match="`rendercv-fonts` is missing") as caught:
            face_path("NotoSans-Regular.ttf")
    finally:
        faces.font_folder.cache_clear()
    assert caught.value.diagnostics[0].code == "M104"


def test_a_face_of_another_version_is_not_used(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "Noto Sans").mkdir()
    (tmp_path / "Noto Sans" / "NotoSans-Regular.ttf").write_bytes(b"other")
    monkeypatch.setattr(faces, "font_folder", lambda: tmp_path)
    with pytest.raises(MachineError, match="not the one that briefgen is made for"):
        read_face("NotoSans-Regular.ttf")
