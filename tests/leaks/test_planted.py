"""Of what is planted for the insider, nothing reaches anybody else.

Each edition is made by the program as a user starts it, in surroundings of its own.
"""

from __future__ import annotations

import io
import itertools
import os
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from tests.leaks.planting import (
    BRIEF,
    LETTER,
    NUMBERS,
    OUTSIDERS,
    plant,
    planted,
    withheld_pictures,
)
from tests.support.dissecting import Channel, letters_of_pdf
from tests.support.leakcheck import leaks_in, leaks_in_pdf, leaks_in_text

if TYPE_CHECKING:
    from pathlib import Path

TEMPLATES = ("policy-brief", "one-page")
THEMES = ("institute", "ministry")
PAGES = ("A4", "Letter")
LOOKS = list(itertools.product(OUTSIDERS, TEMPLATES, THEMES, PAGES))
SOME = [
    ("public", "policy-brief", "institute", "A4"),
    ("public", "one-page", "ministry", "Letter"),
    ("partner", "policy-brief", "ministry", "A4"),
    ("staff", "policy-brief", "institute", "Letter"),
]


@dataclass(frozen=True)
class Made:
    """What one run of the program leaves behind."""

    out: str
    err: str
    pdfs: dict[str, bytes]  # by name
    kept: dict[str, bytes]  # what it keeps at home for the next time, by name
    rest: list[str]  # names of what it left in the folder for temporary files
    papers: dict[str, bytes]  # what it writes beside the PDFs, by name


def made(folder: Path, *arguments: str) -> Made:
    """What the program makes of the planted brief."""
    plant(folder)
    for name in ("home", "tmp", "out"):
        (folder / name).mkdir()
    paths = ":".join(path for path in sys.path if path)
    surroundings = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": paths,
        "HOME": str(folder / "home"),
        "TMPDIR": str(folder / "tmp"),
        "XDG_CACHE_HOME": str(folder / "home"),
    }
    done = subprocess.run(
        [sys.executable, "-B", "-m", "briefgen", *arguments],
        cwd=folder,
        env=surroundings,
        capture_output=True,
        text=True,
        check=False,
    )
    out = folder / "out"
    assert done.returncode == 0, done.stderr
    home = [path for path in (folder / "home").rglob("*") if path.is_file()]
    written = {path.name: path.read_bytes() for path in sorted(out.iterdir())}
    return Made(
        done.stdout,
        done.stderr,
        {name: data for name, data in written.items() if name.endswith(".pdf")},
        {path.name: path.read_bytes() for path in home},
        [path.name for path in (folder / "tmp").rglob("*")],
        {name: data for name, data in written.items() if not name.endswith(".pdf")},
    )


def render(folder: Path, audience: str, *looks: str) -> Made:
    """What rendering one edition leaves behind."""
    names = ("--template", "--theme", "--page")
    options = itertools.chain(*zip(names, looks, strict=False))
    target = ("-o", f"out/harbour-{audience}.pdf", "--format", "json")
    return made(folder, "render", str(BRIEF), "-a", audience, *options, *target)


def leaks(found: Made) -> list[str]:
    """Everything of what is planted that was found, told by what it stands for."""
    known = planted().all
    quoted = {**planted().words, **planted().unprinted}
    hits = [*leaks_in_text(found.out, quoted, "standard output")]
    hits += leaks_in_text(found.err, quoted, "standard error")
    told = []
    for name, data in found.pdfs.items():
        hits += leaks_in_text(name, known, "name of the file")
        hits += leaks_in_pdf(data, known, withheld_pictures())
        told += [f"a font with {LETTER}"] * (LETTER in letters_of_pdf(data))
    for name, data in found.kept.items():
        if name.endswith(".json"):  # the ledger knows files by their names, no words
            hits += leaks_in_text(data.decode("ascii"), quoted, "ledger")
            continue
        head, mark, pages = data.partition(b"%PDF-")
        hits += leaks_in(Channel(name, head + name.encode()), known)
        hits += leaks_in_pdf(mark + pages, known) if mark else []
    told += [
        f"{known.get(hit.what, hit.what)} in {hit.channel} ({hit.form})" for hit in hits
    ]
    return told + found.rest


@pytest.mark.parametrize("look", SOME, ids=" ".join)
def test_nothing_that_is_planted_reaches_an_outsider(
    look: tuple[str, str, str, str], tmp_path: Path
) -> None:
    assert leaks(render(tmp_path, *look)) == []


@pytest.mark.long
@pytest.mark.parametrize("look", LOOKS, ids=" ".join)
def test_nothing_reaches_an_outsider_in_any_template_theme_and_page_size(
    look: tuple[str, str, str, str], tmp_path: Path
) -> None:
    assert leaks(render(tmp_path, *look)) == []


def test_the_insider_gets_every_word_that_is_planted_and_no_name(
    tmp_path: Path,
) -> None:
    (data,) = render(tmp_path, "insider").pdfs.values()
    pictures = withheld_pictures()
    hits = {leak.what for leak in leaks_in_pdf(data, planted().all, pictures)}
    hits |= {LETTER} & letters_of_pdf(data)
    wanted = {*planted().words, *pictures, *NUMBERS, LETTER}
    assert {planted().all.get(one, one) for one in hits ^ wanted} == set()


def test_more_than_fifty_parts_are_planted() -> None:
    assert len(planted().words) > 50


def test_building_all_editions_leaks_nothing(tmp_path: Path) -> None:
    audiences = itertools.chain(*(("-a", name) for name in OUTSIDERS))
    found = made(tmp_path, "build", str(BRIEF), *audiences, "-o", "out", "--zip")
    assert (leaks(found), len(found.pdfs)) == ([], len(OUTSIDERS))
    zips = [f"{name}.zip" for name in OUTSIDERS]
    assert sorted(found.papers) == sorted(["SHA256SUMS", "manifest.json", *zips])
    # The office's own manifest names places, and quotes nothing.
    quoted = {**planted().words, **planted().unprinted}
    manifest = found.papers["manifest.json"].decode()
    assert leaks_in_text(manifest, quoted, "manifest") == []


def test_what_is_sent_to_an_outsider_leaks_nothing(tmp_path: Path) -> None:
    found = made(tmp_path, "build", str(BRIEF), "-a", "public", "-o", "out", "--zip")
    with zipfile.ZipFile(io.BytesIO(found.papers["public.zip"])) as sent:
        names = sent.namelist()
        texts = [sent.read(n).decode() for n in names if not n.endswith(".pdf")]
        sent_pdfs = [sent.read(n) for n in names if n.endswith(".pdf")]
    assert sent_pdfs == list(found.pdfs.values())
    for text in (*names, *texts):
        assert leaks_in_text(text, planted().all, "ZIP") == []


@pytest.mark.parametrize("audience", OUTSIDERS)
def test_the_text_of_an_edition_quotes_nothing(audience: str, tmp_path: Path) -> None:
    found = made(tmp_path, "show", "edition", str(BRIEF), "-a", audience)
    hits = leaks_in_text(found.out, planted().all, "standard output")
    assert hits + leaks_in_text(found.err, planted().all, "standard error") == []
