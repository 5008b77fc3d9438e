"""What a machine lacks is named, with the line that installs it here."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from briefgen.diagnostics import BriefgenError, MachineError
from briefgen.typesetting import launch, typeset
from briefgen.typesetting.machine import install_line
from briefgen.typesetting.startup import load_weasyprint
from tests.typesetting.documents import document

load_weasyprint()
import weasyprint  # noqa: E402 - loaded the quiet way, as on a machine without fonts
from weasyprint.text import ffi  # noqa: E402

from briefgen.typesetting import hooks  # noqa: E402

SRC = str(Path(__file__).parents[2] / "src")


@pytest.mark.parametrize(
    ("release", "line"),
    [
        (
            'ID=debian\nVERSION_ID="12"\n',
            "apt install libpango-1.0-0 libpangoft2-1.0-0",
        ),
        ("ID=ubuntu\nID_LIKE=debian\n", "libharfbuzz-subset0"),
        ('ID=linuxmint\nID_LIKE="ubuntu debian"\n', "apt install"),
        ("ID=fedora\n", "dnf install pango"),
        ('ID="rocky"\nID_LIKE="rhel centos fedora"\n', "dnf install pango"),
        ("ID=arch\n", "pacman -S pango"),
        ("ID=alpine\n", "apk add pango"),
        ("ID=plan9\n", "install Pango 1.44 or later"),
        ("", "install Pango 1.44 or later"),
    ],
)
def test_the_install_line_is_that_of_the_system(
    tmp_path: Path, release: str, line: str
) -> None:
    (tmp_path / "os-release").write_text(release)
    assert line in install_line("linux", tmp_path / "os-release")


def test_a_system_that_does_not_say_its_name_gets_words(tmp_path: Path) -> None:
    assert install_line("linux", tmp_path / "absent").startswith("install Pango")
    assert install_line("darwin") == "`brew install pango`"


def broken(monkeypatch: pytest.MonkeyPatch, first: str) -> BriefgenError:
    """The error of a worker in which something is done before it starts."""
    # The worker's own places are set by its first line.
    head, found, rest = launch.START.partition("sys.argv.pop())")
    start = f"{head}{found}\n{first}\n{rest.lstrip('; ')}"
    monkeypatch.setattr(launch, "START", start)
    with pytest.raises(BriefgenError) as caught:
        typeset(document("<p>x</p>"))
    return caught.value


def test_missing_pango_is_named_without_a_banner(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    hide = (
        "import cffi\nopen_ = cffi.FFI.dlopen\n"
        "def dlopen(self, name, *rest):\n"
        "    if name and 'pango' in name:\n"
        "        raise OSError(f'cannot load library {name!r}: no such file')\n"
        "    return open_(self, name, *rest)\n"
        "cffi.FFI.dlopen = dlopen"
    )
    (found,) = broken(monkeypatch, hide).diagnostics
    assert found.code == "M101"
    assert found.hint
    assert "install" in found.hint
    assert capfd.readouterr() == ("", "")


def test_what_libraries_print_is_not_taken_for_an_answer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first = (
        "from briefgen.typesetting import startup\nload = startup.load_weasyprint\n"
        "def load_and_talk(): print('hello', flush=True); load()\n"
        "startup.load_weasyprint = load_and_talk"
    )
    head, found, rest = launch.START.partition("sys.argv.pop())")
    start = f"{head}{found}\n{first}\n{rest.lstrip('; ')}"
    monkeypatch.setattr(launch, "START", start)
    assert typeset(document("<p>x</p>")).pages == 1


def test_missing_harfbuzz_subset_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ffi, "harfbuzz_subset", None)
    with pytest.raises(MachineError, match="HarfBuzz-subset"):
        hooks.check_libraries()


def test_another_weasyprint_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weasyprint, "__version__", "71.0")
    with pytest.raises(MachineError, match=r"WeasyPrint 71.0 is installed"):
        hooks.check_libraries()


def test_a_worker_looks_at_its_libraries(monkeypatch: pytest.MonkeyPatch) -> None:
    first = "import weasyprint; weasyprint.__version__ = '71.0'"
    (found,) = broken(monkeypatch, first).diagnostics
    assert found.code == "M103"


def test_a_font_of_another_version_stops_the_pdf(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first = "from briefgen.fonts import faces; faces.checksums = lambda: {}"
    (found,) = broken(monkeypatch, first).diagnostics
    assert found.code == "M105"


def test_content_that_the_tag_tree_misses_stops_the_pdf(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first = (
        "from briefgen.typesetting.startup import load_weasyprint; load_weasyprint()\n"
        "from briefgen.typesetting import hooks\n"
        "from briefgen.typesetting.tags.fragment import Fragment\n"
        "hooks.fragment = lambda page, marks: Fragment(None)"
    )
    (found,) = broken(monkeypatch, first).diagnostics
    assert (found.code, "outside the tag tree" in found.message) == ("T153", True)


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    first = "import sys; sys.modules['tinycss2'] = None"
    (found,) = broken(monkeypatch, first).diagnostics
    assert (found.code, "`tinycss2`" in found.message) == ("M107", True)


def test_a_hook_that_does_not_fire_stops_the_pdf() -> None:
    with (
        pytest.raises(MachineError, match="hooked into"),
        hooks.installed(lambda *_: None, {}),
    ):
        pass  # WeasyPrint wrote its PDF without coming past


def test_the_hooks_are_gone_afterwards() -> None:
    before = (weasyprint.pdf.add_tags, weasyprint.pdf.fonts.Font.__init__)
    with pytest.raises(MachineError), hooks.installed(lambda *_: None, {}):
        pass
    after = (weasyprint.pdf.add_tags, weasyprint.pdf.fonts.Font.__init__)
    assert before == after


def in_a_new_process(script: str) -> str:
    found = subprocess.run(
        [sys.executable, "-c", script],
        env={"PYTHONPATH": SRC, "PATH": "/usr/bin"},
        capture_output=True,
        text=True,
        check=True,
    )
    return found.stdout.strip()


LOAD = (
    "import sys\nfrom briefgen.typesetting.startup import load_weasyprint\n"
    "load_weasyprint()\n"
)


def test_loading_leaves_out_what_is_not_needed() -> None:
    names = "('fontTools', 'fontTools.subset', 'fontTools.ttLib', 'ssl')"
    script = LOAD + f"print([n for n in {names} if n in sys.modules])"
    assert in_a_new_process(script) == "[]"


def test_what_was_left_out_is_there_when_it_is_touched() -> None:
    script = LOAD + (
        "import io\nfrom weasyprint.pdf import fonts\n"
        "from briefgen.fonts import face_path\n"
        "data = face_path('NotoSans-Regular.ttf').read_bytes()\n"
        "font = fonts.TTFont(io.BytesIO(data))\n"
        "import fontTools.ttLib\n"
        "print(len(font['cmap'].tables) > 0, type(font) is fontTools.ttLib.TTFont,\n"
        "      fonts.subset.Options(hinting=False).hinting)"
    )
    assert in_a_new_process(script) == "True True False"


def test_loading_undoes_what_weasyprint_does_to_pillow() -> None:
    script = LOAD + "from PIL import ImageFile; print(ImageFile.LOAD_TRUNCATED_IMAGES)"
    assert in_a_new_process(script) == "False"


def test_tls_can_be_had_afterwards() -> None:
    assert in_a_new_process(LOAD + "import ssl; print(ssl.PROTOCOL_TLS)")


def test_library_names_are_searched_as_before_afterwards() -> None:
    script = LOAD + ("from ctypes import util; print(util.find_library.__module__)")
    assert in_a_new_process(script) == "ctypes.util"
