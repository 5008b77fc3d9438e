"""What every PDF is: valid, the same each time, with its own fonts and statements."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import page
import pikepdf
import pytest

from briefgen.diagnostics import MachineError
from briefgen.typesetting import probe, typeset
from tests.typesetting.documents import STYLES, brief, document

if TYPE_CHECKING:
    from briefgen.documents import HtmlDocument, PdfDocument

ROOT = Path(__file__).parents[2]


def opened(html: HtmlDocument) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(typeset(html).data))


def fonts_of(pdf: pikepdf.Pdf) -> set[str]:
    return {str(font.BaseFont)[8:] for font in pdf.pages[0].Resources.Font.values()}


@pytest.mark.parametrize("profile", ["ua1", "3a"])
def test_a_brief_is_valid(typeset_brief: PdfDocument, profile: str) -> None:
    report = page.validate_pdf_bytes(typeset_brief.data, profile=profile)
    assert [(found.rule_id, found.message) for found in report.failures] == []
    assert report.is_compliant


def test_qpdf_has_nothing_to_say(typeset_brief: PdfDocument, tmp_path: Path) -> None:
    (tmp_path / "brief.pdf").write_bytes(typeset_brief.data)
    command = ["qpdf", "--check", str(tmp_path / "brief.pdf")]
    found = subprocess.run(command, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout + found.stderr


def test_a_brief_is_typeset_without_a_word(typeset_brief: PdfDocument) -> None:
    assert typeset_brief.diagnostics == ()


def test_pages_and_lines_are_counted(typeset_brief: PdfDocument) -> None:
    assert len(typeset_brief.lines) == typeset_brief.pages
    lines = "<p>one</p><p>two</p><table><tr><td>three</td><td>beside</td></tr></table>"
    note = '<p>four<span class="footnote">not counted</span></p>'
    empty = '<p><span style="display: inline-block; height: 9pt"></span></p>'
    assert typeset(document(lines + note + empty)).lines == (4,)


def test_the_same_document_gives_the_same_bytes(typeset_brief: PdfDocument) -> None:
    assert typeset(brief(4)).data == typeset_brief.data


@pytest.mark.parametrize(
    ("seed", "zone", "locale"),
    [("0", "UTC", "C"), ("1", "Asia/Seoul", "C.UTF-8"), ("2", "US/Samoa", "POSIX"),
     ("3", "Europe/Kyiv", "de_DE.UTF-8")],
)  # fmt: skip
def test_surroundings_change_no_byte(
    typeset_brief: PdfDocument, tmp_path: Path, seed: str, zone: str, locale: str
) -> None:
    script = (
        "import hashlib\nfrom briefgen.typesetting import typeset\n"
        "from tests.typesetting.documents import brief\n"
        "print(hashlib.sha256(typeset(brief(4)).data).hexdigest())"
    )
    surroundings = {
        "PATH": os.environ["PATH"],
        "PYTHONHASHSEED": seed,
        "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
        "TZ": zone,
        "LC_ALL": locale,
        "HOME": str(tmp_path),
        "SOURCE_DATE_EPOCH": seed,
    }
    found = subprocess.run(
        [sys.executable, "-c", script],
        env=surroundings, cwd=tmp_path, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert found.stdout.strip() == hashlib.sha256(typeset_brief.data).hexdigest()


@pytest.mark.parametrize("seed", ["0", "1", "2", "3"])
def test_the_hash_seed_of_the_worker_itself_changes_no_byte(
    typeset_brief: PdfDocument, tmp_path: Path, seed: str
) -> None:
    script = (
        "import hashlib\nfrom briefgen.typesetting.startup import load_weasyprint\n"
        "load_weasyprint()\nfrom briefgen.typesetting.rendering import render\n"
        "from briefgen.typesetting.exchange import job, source_of\n"
        "from tests.typesetting.documents import brief\n"
        "source = source_of(job(brief(4)))\n"
        "print(hashlib.sha256(render(source).data).hexdigest())"
    )
    (tmp_path / "fonts.conf").write_text("<fontconfig></fontconfig>")
    surroundings = {
        "FONTCONFIG_FILE": str(tmp_path / "fonts.conf"),
        "PATH": os.environ["PATH"],
        "PYTHONHASHSEED": seed,
        "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
    }
    found = subprocess.run(
        [sys.executable, "-c", script],
        env=surroundings, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert found.stdout.strip() == hashlib.sha256(typeset_brief.data).hexdigest()


def test_fonts_are_named_after_their_bytes_not_by_pango() -> None:
    # Pango 1.50 and 1.56 describe one font in two ways.
    with opened(document("<p>x</p>")) as pdf:
        names = [str(font.BaseFont) for font in pdf.pages[0].Resources.Font.values()]
    assert names == ["/ZJPPPZ+SourceSans3-Regular"]


def test_each_script_is_set_in_its_own_face(brief_pdf: pikepdf.Pdf) -> None:
    assert fonts_of(brief_pdf) == {
        "SourceSans3-Regular",
        "SourceSans3-Bold",
        "SourceSans3-Italic",
        "NotoSansKR-Bold",
        "NotoSansKR-Regular",
        "NotoSansJP-Regular",
        "NotoSansSC-Regular",
    }


def test_a_japanese_text_does_not_get_the_korean_face() -> None:
    with opened(document('<p lang="ja">東京の政府</p>')) as pdf:
        assert fonts_of(pdf) == {"NotoSansJP-Regular", "SourceSans3-Regular"}


def test_greek_cyrillic_and_arrows_need_no_other_font() -> None:
    with opened(document("<p>Ἀθῆναι Київ → ☐ a\u2010b ﬁ</p>")) as pdf:
        assert fonts_of(pdf) <= {"SourceSans3-Regular", "NotoSans-Regular"}


def test_a_sign_that_no_other_face_has_comes_from_an_eastern_one() -> None:
    with opened(document("<p>Point ①</p>")) as pdf:
        assert fonts_of(pdf) == {"SourceSans3-Regular", "NotoSansKR-Regular"}


def test_hyphenation_pulls_in_no_other_font() -> None:
    narrow = STYLES + "p { width: 12mm }"
    with opened(document("<p>international responsibility</p>", styles=narrow)) as pdf:
        assert fonts_of(pdf) == {"SourceSans3-Regular"}


def test_info_and_xmp_say_the_same(brief_pdf: pikepdf.Pdf) -> None:
    info, xmp = brief_pdf.docinfo, brief_pdf.open_metadata()
    assert xmp["dc:title"] == info["/Title"] == "A test of pages"
    assert xmp["dc:creator"] == ["A. Writer", "B. Other"]
    assert xmp["dc:description"] == info["/Subject"] == "What is tested"
    assert xmp["dc:language"] == {str(brief_pdf.Root.Lang)} == {"en"}
    assert xmp["pdf:Producer"] == info["/Producer"]
    assert info["/Author"] == "A. Writer, B. Other"


def test_a_document_without_a_date_has_none(brief_pdf: pikepdf.Pdf) -> None:
    assert not {"/CreationDate", "/ModDate"} & set(brief_pdf.docinfo.keys())
    assert b"Date>" not in brief_pdf.Root.Metadata.read_bytes()


def test_a_stated_date_is_in_info_and_xmp() -> None:
    head = '<meta name="dcterms.created" content="2026-03-01">'
    with opened(document("<p>x</p>", head=head)) as pdf:
        assert pdf.docinfo["/CreationDate"] == "D:20260301"
        assert "/ModDate" not in pdf.docinfo
        assert pdf.open_metadata()["xmp:CreateDate"] == "2026-03-01"


def test_markup_in_a_title_is_text_in_the_metadata() -> None:
    html = document("<p>x</p>")
    title = "A &amp; B &lt;c&gt; “d”"
    changed = type(html)(html.html.replace("A test of pages", title), html.assets)
    with opened(changed) as pdf:
        assert (
            pdf.open_metadata()["dc:title"] == pdf.docinfo["/Title"] == "A & B <c> “d”"
        )


def test_both_standards_are_declared_and_xmp_is_readable(
    typeset_brief: PdfDocument,
) -> None:
    assert b"<pdfuaid:part>1</pdfuaid:part>" in typeset_brief.data
    assert b"<pdfaid:part>3</pdfaid:part>" in typeset_brief.data
    assert b"<pdfaid:conformance>A</pdfaid:conformance>" in typeset_brief.data


def test_the_outline_follows_the_headings(brief_pdf: pikepdf.Pdf) -> None:
    with brief_pdf.open_outline() as outline:
        (top,) = outline.root
        assert top.title == "Would they help? 북한"
        assert [item.title for item in top.children] == [
            f"Section {number}" for number in range(1, 5)
        ]


def test_nothing_of_the_machine_is_in_the_file(typeset_brief: PdfDocument) -> None:
    expanded = io.BytesIO()
    with pikepdf.open(io.BytesIO(typeset_brief.data)) as pdf:
        pdf.save(
            expanded,
            compress_streams=False,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            stream_decode_level=pikepdf.StreamDecodeLevel.all,
        )
    text = expanded.getvalue()
    assert b"file:" not in text
    assert b"briefgen:" not in text
    assert b"/tmp" not in text
    assert str(Path.home()).encode() not in text


def test_the_machine_can_be_asked_for_its_libraries() -> None:
    found = probe()
    assert found["weasyprint"].startswith("70.")
    assert {"pango", "harfbuzz"} < set(found)


def test_typesetting_does_not_import_weasyprint_here() -> None:
    script = (
        "import sys\nimport briefgen.typesetting\n"
        "print([n for n in ('weasyprint', 'pydyf', 'PIL', 'ssl') if n in sys.modules])"
    )
    command = [sys.executable, "-c", script]
    environment = {"PYTHONPATH": str(ROOT / "src")}
    found = subprocess.run(
        command, env=environment, capture_output=True, text=True, check=True
    )
    assert found.stdout.strip() == "[]"


def test_a_full_disk_is_the_machine_at_fault(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "absent"))
    with pytest.raises(MachineError, match="no process can be started") as caught:
        typeset(document("<p>x</p>"))
    assert caught.value.diagnostics[0].code == "M106"
