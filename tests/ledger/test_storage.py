"""A ledger is read whole, or it is no ledger."""

from __future__ import annotations

import json
import stat
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from briefgen.diagnostics import Diagnostic, Location, Severity
from briefgen.ledger import (
    BriefRecord,
    EditionRecord,
    Ledger,
    digest_of,
    ledger_file,
    read_ledger,
    write_ledger,
)

if TYPE_CHECKING:
    from pathlib import Path

EDITION = EditionRecord(
    name="briefs/a",
    audience="public",
    path="dist/a-public.pdf",
    file="a-public.pdf",
    sha256="f" * 64,
    size=1000,
    pages=3,
    marking="TLP:CLEAR",
    program="p",
    files={"briefs/a/brief.yaml": "e" * 64},
    project="s",
    template="policy-brief",
    theme="institute",
    page_size="A4",
    tags=("maritime",),
    searched=4,
    too_short=2,
    too_common=1,
    channels=45,
    diagnostics=(
        Diagnostic("H130", "said", Location("b", 2, 3), "do", Severity.REMARK),
        Diagnostic("H207", "said", None, None, Severity.WARNING),
    ),
    places=("b", ""),
)
LEDGER = Ledger(
    look="l",
    program="p",
    project={"briefgen.toml": "d" * 64},
    audiences=("public",),
    output="{brief}-{audience}",
    briefs={
        "/a/brief.yaml": BriefRecord(
            {"briefs/a/brief.yaml": "e" * 64}, "s", ("press",), {"public": EDITION}
        )
    },
    papers={"manifest.json": ("c" * 64, "b" * 64)},
    seen={"/a/brief.yaml": ("1 2 3 4", "e" * 64)},
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "cache" / "ledgers" / "a.json"
    write_ledger(path, LEDGER)
    return path


def test_what_is_written_is_read(file: Path) -> None:
    assert read_ledger(file) == LEDGER


def test_only_its_owner_reads_it(file: Path) -> None:
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize("at", [0, 20, 100, 500, -2])
def test_with_one_bit_flipped_it_is_no_ledger(file: Path, at: int) -> None:
    data = bytearray(file.read_bytes())
    data[at] ^= 1
    file.write_bytes(data)

    assert read_ledger(file) == Ledger()


@pytest.mark.parametrize("size", [0, 1, 50, 400])
def test_a_piece_of_one_is_none(file: Path, size: int) -> None:
    file.write_bytes(file.read_bytes()[:size])

    assert read_ledger(file) == Ledger()


def signed(data: object) -> bytes:
    body = json.dumps(data).encode()
    return f"briefgen ledger 1 {digest_of(body)}\n".encode() + body


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        {},
        {**LEDGER.as_data(), "briefs": {"/a": {}}},
        {**LEDGER.as_data(), "seen": {"/a": "no pair"}},
        {**LEDGER.as_data(), "briefs": [1]},
        {**LEDGER.as_data(), "papers": {"manifest.json": "c" * 64}},
    ],
)
def test_of_another_shape_it_is_none(file: Path, data: object) -> None:
    file.write_bytes(signed(data))

    assert read_ledger(file) == Ledger()


def test_of_another_form_it_is_none(file: Path) -> None:
    file.write_bytes(file.read_bytes().replace(b"ledger 1", b"ledger 9", 1))

    assert read_ledger(file) == Ledger()


def test_a_link_is_not_followed(file: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(file)

    assert read_ledger(tmp_path / "link") == Ledger()


def test_each_folder_has_its_own(tmp_path: Path) -> None:
    files = {
        ledger_file(tmp_path, tmp_path / project, tmp_path / folder)
        for project in ("a", "b")
        for folder in ("dist", "out")
    }
    assert len(files) == 4


def test_where_it_cannot_be_kept_nothing_fails(tmp_path: Path) -> None:
    (tmp_path / "cache").write_bytes(b"a file")

    write_ledger(tmp_path / "cache" / "ledgers" / "a.json", replace(LEDGER, look=""))

    assert (tmp_path / "cache").read_bytes() == b"a file"
