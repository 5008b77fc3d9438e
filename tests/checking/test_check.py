"""A file that is handed in is the edition and nothing more, or is told what it is."""

from __future__ import annotations

import io
from functools import cache
from typing import TYPE_CHECKING

import pikepdf
import pytest

from briefgen import Checked, Choice, check, render
from tests.support.briefs import audience, brief, house, section
from tests.verification.search.planting import EVERYWHERE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from briefgen.model.brief import Brief

SECRET = "The outer harbour has kestrels on every crane."  # noqa: S105
LINK = "[a list of ports](https://example.org/ports)"


def the_brief(words: str = "A paragraph.", title: str = "Title") -> Brief:
    """A brief for two audiences, one of which may read less."""
    readers = {
        "inner": audience(max_pages=2),
        "outer": audience(label="Guests", author_note="withheld"),
    }
    return brief(
        section("one", words, f"See {LINK}."),
        section("two", SECRET, audiences=["inner"]),
        of=house(**readers),
        title=title,
        marking="TLP:CLEAR",
        authors=[
            {
                "name": "Ada Quillfeather",
                "protect": ["Ada", "A.Q."],
                "note": {"withheld": "The author is not named."},
            }
        ],
    )


@cache
def rendered(reader: str = "outer", theme: str | None = None) -> bytes:
    rendering = render(the_brief(), audience=reader, choice=Choice(None, theme, None))
    assert not rendering.diagnostics
    return rendering.pdf.data


@pytest.fixture
def checked(tmp_path: Path) -> Callable[..., Checked]:
    def call(
        data: bytes,
        of: Brief | None = None,
        reader: str = "outer",
        theme: str | None = None,
        name: str = "title-outer.pdf",
    ) -> Checked:
        file = tmp_path / name
        file.write_bytes(data)
        choice = Choice(None, theme, None)
        return check(file, of or the_brief(), audience=reader, choice=choice)

    return call


def codes(found: Checked) -> list[str]:
    return [fault.code for fault in found.diagnostics]


def changed(change: Callable[[pikepdf.Pdf], object]) -> bytes:
    with pikepdf.open(io.BytesIO(rendered())) as pdf:
        change(pdf)
        target = io.BytesIO()
        pdf.save(target, static_id=True)
    return target.getvalue()


# ── The edition ──


def test_the_edition_is_good(checked: Callable[..., Checked]) -> None:
    found = checked(rendered())

    assert found.is_good
    assert found.diagnostics == ()


def test_it_is_told_how_much_was_looked_for(checked: Callable[..., Checked]) -> None:
    found = checked(rendered()).verification

    assert found.pages == 1
    assert found.channels > 15
    assert found.searched > 5
    assert found.too_short > 0


def test_from_a_reader_of_everything_nothing_is_withheld(
    checked: Callable[..., Checked],
) -> None:
    found = checked(rendered("inner"), reader="inner", name="x.pdf")

    assert found.is_good
    assert found.verification.searched == 0


def test_a_file_rendered_with_another_theme_is_named_by_it(
    checked: Callable[..., Checked],
) -> None:
    data = rendered(theme="ministry")

    assert checked(data, theme="ministry").is_good


# ── Another edition ──


def test_the_edition_of_another_audience_is_told(
    checked: Callable[..., Checked],
) -> None:
    (fault,) = checked(rendered("inner")).diagnostics

    assert fault.code == "H322"
    assert "`inner`" in fault.message


def test_the_edition_for_fewer_is_told_to_those_who_may_read_more(
    checked: Callable[..., Checked],
) -> None:
    (fault,) = checked(rendered(), reader="inner", name="x.pdf").diagnostics

    assert fault.code == "H322"
    assert "`outer`" in fault.message


def test_the_file_of_another_brief_is_told(checked: Callable[..., Checked]) -> None:
    found = checked(rendered(), of=the_brief(title="Another"))

    assert codes(found) == ["H323"]


def test_an_older_version_is_told_with_what_differs(
    checked: Callable[..., Checked],
) -> None:
    found = checked(rendered(), of=the_brief("A paragraph that came later."))

    assert codes(found)[0] == "H324"
    assert "A120" in codes(found)
    assert not found.is_good


# ── Changed files ──


def test_a_file_that_was_saved_again_is_told(checked: Callable[..., Checked]) -> None:
    assert codes(checked(changed(lambda _: None)))[0] == "H325"


@pytest.mark.parametrize(
    "more",
    [
        b"\n1 0 obj\n<< /Type /Catalog >>\nendobj\nstartxref\n0\n%%EOF\n",
        b"%%EOF\n",
        b"the admiral was here",
    ],
)
def test_a_file_that_was_added_to_is_told(
    checked: Callable[..., Checked], more: bytes
) -> None:
    found = checked(rendered() + more)

    assert codes(found)[0] in {"H325", "H326"}
    assert not found.is_good


def with_script(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="x()")


def with_launch(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].Annots[0].A = pikepdf.Dictionary(S=pikepdf.Name.Launch, F="a.exe")


def with_file_address(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].Annots[0].A.URI = pikepdf.String("file:///home/writer/a.txt")


def with_path(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Source"] = pikepdf.String("/home/writer/briefs/brief.yaml")


def with_host(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Author"] = pikepdf.String("writer@desk-17")


def with_font(pdf: pikepdf.Pdf) -> None:
    font = next(iter(pdf.pages[0].Resources.Font.values()))
    font.DescendantFonts[0].FontDescriptor.FontFamily = pikepdf.String("Arial")


def with_page(pdf: pikepdf.Pdf) -> None:
    pdf.add_blank_page(page_size=(595.276, 841.89))


def with_two_pages(pdf: pikepdf.Pdf) -> None:
    with_page(pdf)
    with_page(pdf)


def without_conformance(pdf: pikepdf.Pdf) -> None:
    packet = pdf.Root.Metadata.read_bytes()
    pdf.Root.Metadata.write(packet.replace(b"<pdfuaid:part>1</pdfuaid:part>", b""))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (with_script, "H104"),
        (with_launch, "H104"),
        (with_file_address, "H106"),
        (with_path, "H106"),
        (with_host, "H303"),
        (with_font, "A119"),
        (with_page, "H101"),
        (without_conformance, "A107"),
    ],
)
def test_what_no_file_may_hold_is_found(
    checked: Callable[..., Checked],
    change: Callable[[pikepdf.Pdf], object],
    code: str,
) -> None:
    assert code in codes(checked(changed(change)))


@pytest.mark.parametrize(
    ("words", "code"), [("kestrels", "H102"), ("Ada Quillfeather", "H320")]
)
def test_what_is_withheld_is_found(
    checked: Callable[..., Checked], words: str, code: str
) -> None:
    (info,) = (plant for plant in EVERYWHERE if plant.__name__ == "info")
    found = checked(changed(lambda pdf: info(pdf, words)))

    assert code in codes(found)
    assert not [fault for fault in found.diagnostics if words in str(fault)]


def test_more_pages_than_the_audience_allows_are_told(
    checked: Callable[..., Checked],
) -> None:
    found = checked(changed(with_page), reader="inner", name="x.pdf")
    more = checked(changed(with_two_pages), reader="inner", name="x.pdf")

    assert "P102" not in codes(found)
    assert "P102" in codes(more)


# ── Hostile files, and names ──


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "the file is empty"),
        (b"hello", "this is no PDF"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 2000, "this is no PDF"),
        (b"%PDF-1.7\n" + b"[" * 100_000 + b"\n%%EOF", "another program"),
        (b"%PDF-1.7\n%%EOF", "another program"),
    ],
    ids=["empty", "text", "picture", "deep", "nothing"],
)
def test_what_is_no_pdf_is_told(
    checked: Callable[..., Checked], data: bytes, told: str
) -> None:
    found = checked(data)

    assert told in found.diagnostics[0].message
    assert "A100" in codes(found)


def test_a_file_that_was_cut_off_is_told(checked: Callable[..., Checked]) -> None:
    assert "cut off" in checked(rendered()[:9000]).diagnostics[0].message


@pytest.mark.parametrize("user", ["", "user"])
def test_an_encrypted_file_is_told(checked: Callable[..., Checked], user: str) -> None:
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(rendered())) as pdf:
        pdf.save(target, encryption=pikepdf.Encryption(user=user, owner="owner"))

    assert "encrypted" in checked(target.getvalue()).diagnostics[0].message


@pytest.mark.parametrize(
    ("name", "code"), [("kestrels.pdf", "H102"), ("by-ada.pdf", "H320")]
)
def test_a_name_that_tells_what_is_withheld_is_the_only_fault(
    checked: Callable[..., Checked], name: str, code: str
) -> None:
    assert codes(checked(rendered(), name=name)) == [code]
