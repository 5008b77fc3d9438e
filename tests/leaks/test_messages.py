"""What is said to the author names the place of what is withheld, never its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefgen.cli import run
from tests.leaks.planting import plant, planted
from tests.leaks.tokens import token
from tests.support.leakcheck import leaks_in_text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

SECTION, SOURCE = token("withheld-section"), token("withheld-source")
JUDGMENT = token("open-judgment")
OPEN = "A second port stays open"
ROW = "[Ansel Quay, none, "
LIMIT = "    audiences: [insider, public, partner, staff]"
NOT_PUBLIC = "    audiences: [insider, partner, staff]"
COLUMNS = "columns: [Port, Tons, "
RED = "marking: TLP:RED"
LABEL = 'label = "Staff"'
EVIDENCE = 'judgments = ["evidence"]\nauthor_note = "none"'

# The code, the audience, and what of the brief and the house is written otherwise.
FAULTS = {
    "a pointer": ("H201", "staff", {OPEN: f"{OPEN}, says [he](#{SECTION})"}),
    "a citation": ("H201", "public", {OPEN: f"{OPEN} [@{SOURCE}]"}),
    "an empty table": (
        "H202",
        "partner",
        {COLUMNS: f"columns: [{{ title: A, {RED} }}, {{ title: B, {RED} }}, "},
    ),
    "a cut span": (
        "H203",
        "staff",
        {f'{ROW}"12"]': f'[A, {{ text: "{token("prose")}", colspan: 2 }}]'},
    ),
    "an orphan": ("H204", "staff", {"[opening]": f"[opening, {SECTION}]"}),
    "no summary": (
        "H205",
        "public",
        {f"[opening]\n{LIMIT}\n  full": f"[opening]\n{NOT_PUBLIC}\n  full"},
    ),
    "a low banner": (
        "H206",
        "staff",
        {
            LABEL: f'{LABEL}\nbanner = "TLP:CLEAR"',
            "- id: opening": "- id: opening\n        marking: TLP:AMBER",
        },
    ),
    "a brief above": ("H208", "public", {"marking: TLP:CLEAR": "marking: TLP:AMBER"}),
    "nothing left": (
        "H209",
        "public",
        {
            LIMIT: NOT_PUBLIC,
            'summary = ["standard"]': 'summary = ["none"]',
            'judgments = ["table"]': 'judgments = ["none"]',
            'author_note = "descriptor"': 'author_note = "none"',
        },
    ),
    "a nameless pointer": (
        "H211",
        "staff",
        {
            EVIDENCE: EVIDENCE.replace("evidence", "none"),
            OPEN: f"{OPEN}, see [](#{JUDGMENT})",
        },
    ),
    "a protected name": (
        "H220",
        "public",
        {OPEN: f"{OPEN} for {token('name of an author')}"},
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("form", ["text", "json"])
def test_no_message_quotes_what_is_withheld(
    fault: str,
    form: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    code, audience, edits = FAULTS[fault]
    folder = broken(tmp_path, edits)
    run(["render", str(folder), "-a", audience, "--format", form])
    told = capsys.readouterr()
    words = {**planted().words, **planted().unprinted}
    assert code in told.out + told.err
    assert leaks_in_text(told.out + told.err, words, "what is said") == []


def broken(folder: Path, edits: Mapping[str, str]) -> Path:
    """The planted brief and its house, in which something is written otherwise."""
    brief = plant(folder)
    for path in (brief / "brief.yaml", folder / "briefgen.toml"):
        text = path.read_text("utf-8")
        for old, new in edits.items():
            text = text.replace(old, new)
        path.write_text(text, "utf-8")
    return brief
