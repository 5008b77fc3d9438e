"""The public names, used as the documentation says."""

from __future__ import annotations

from pathlib import Path

import briefgen

BRIEF = Path(__file__).parents[1] / "briefs" / "would-russia-defend-north-korea"


def test_the_stages_one_by_one_make_the_bytes_that_render_makes() -> None:
    brief = briefgen.load(str(BRIEF))
    selection = briefgen.select(brief, "principal")
    html = briefgen.compose(selection.edition, brief.house.root)
    pdf = briefgen.typeset(html)
    found = briefgen.verify(pdf, html, selection)
    assert found.diagnostics == ()
    assert pdf.data == briefgen.render(brief, audience="principal").pdf.data


def test_every_public_name_is_there() -> None:
    assert [name for name in briefgen.__all__ if not hasattr(briefgen, name)] == []
    assert set(briefgen.__all__) <= set(dir(briefgen))
