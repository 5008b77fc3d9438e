"""Every sample, for every audience that may have it: valid, and as accepted."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefgen import compose, load, render, select, verify
from briefgen.diagnostics import Location
from briefgen.documents import Withheld, WithheldText
from briefgen.linting import lint
from briefgen.selection import audiences_of
from briefgen.verification.channels import channels
from briefgen.verification.pdf import read
from tests.support.pdf import describe, qpdf_check, violations

if TYPE_CHECKING:
    from briefgen.documents import PdfDocument
    from tests.support.snapshots import Snapshots

ROOT = Path(__file__).parents[1]
FOLDERS = sorted(
    file.parent
    for folder in (ROOT / "briefs", *(ROOT / "tests" / "samples").glob("*/briefs"))
    for file in folder.glob("*/brief.yaml")
)
EDITIONS = [
    (folder, audience) for folder in FOLDERS for audience in audiences_of(load(folder))
]
NAMES = [f"{folder.name}-{audience}" for folder, audience in EDITIONS]
editions = pytest.mark.parametrize(("folder", "audience"), EDITIONS, ids=NAMES)


@cache
def rendered(folder: Path, audience: str) -> PdfDocument:
    """The PDF of an edition, which may be given its name."""
    rendering = render(load(folder), audience=audience)
    assert not [found for found in rendering.diagnostics if found.is_error]
    return rendering.pdf


@editions
@pytest.mark.parametrize("profile", ["ua1", "3a"])
def test_every_edition_conforms(folder: Path, audience: str, profile: str) -> None:
    assert violations(rendered(folder, audience).data, profile) == []


@editions
def test_every_edition_is_well_formed(folder: Path, audience: str) -> None:
    assert qpdf_check(rendered(folder, audience).data) == ""


@editions
def test_every_edition_reads_as_it_was_accepted(
    folder: Path, audience: str, snapshots: Snapshots
) -> None:
    name = f"samples/{folder.name}-{audience}.yaml"
    snapshots.check(name, describe(rendered(folder, audience).data))


@editions
def test_nothing_that_a_file_says_is_taken_for_a_withheld_word(
    folder: Path, audience: str
) -> None:
    brief = load(folder)
    cut = select(brief, audience)
    pdf = rendered(folder, audience)
    said = [
        WithheldText(Location(channel.name), channel.text)
        for channel in channels(read(pdf.data))
        if channel.kind != "bytes"
    ]
    withheld = replace(cut, withheld=Withheld(tuple(said)))

    found = verify(pdf, compose(cut.edition, brief.house.root), withheld)

    assert found.diagnostics == ()


def test_no_snapshot_of_a_sample_is_unused(snapshots: Snapshots) -> None:
    wanted = {f"samples/{name}.yaml" for name in NAMES}
    assert snapshots.unused(wanted) == set()


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_rules_find_nothing_in_a_sample(folder: Path) -> None:
    assert lint(load(folder)) == ()
