"""The words of an edition are looked for where they belong."""

from __future__ import annotations

from dataclasses import replace

from briefgen.documents import Abbreviation, Table
from briefgen.verification.folding import Script
from briefgen.verification.marks import Line
from briefgen.verification.pdf import read
from briefgen.verification.placing import Placing, placed
from tests.verification import sample


def script(*more: str) -> Script:
    pdf = read(sample.typeset_sample().data)
    lines = [line for top in pdf.tree.tops for line in pdf.lines(top)]
    headings = [
        line for kind in pdf.tree.of_type("H1", "H2", "H3") for line in pdf.lines(kind)
    ]
    return Script([*lines, *(Line(words, 5, 0, 0, 9) for words in more)], headings)


def missing(placing: Placing) -> list[str]:
    return [said.part for said in placing.missing]


def test_all_that_is_said_is_found_in_its_order() -> None:
    placing = placed(sample.edition(), script())

    assert (placing.missing, placing.displaced) == ((), ())


def test_a_section_is_placed_at_its_heading_and_not_in_the_contents() -> None:
    assert placed(sample.edition(), script()).places["trade"].page == 3


def test_a_part_that_the_template_leaves_out_is_not_missed() -> None:
    edition = replace(
        sample.edition(), abbreviations=(Abbreviation("UN", "United Nations"),)
    )

    assert missing(placed(edition, script())) == []


def test_a_piece_of_a_part_is_missed() -> None:
    edition = replace(
        sample.edition(),
        abbreviations=(
            Abbreviation("UN", "United Nations"),
            Abbreviation("EU", "European Union"),
        ),
    )

    assert missing(placed(edition, script("UN: United Nations"))) == [
        "the abbreviations"
    ]


def test_a_short_cell_is_not_found_far_away() -> None:
    edition = sample.edition()
    trade = edition.sections[1]
    table = trade.parts[2].block
    assert isinstance(table, Table)
    changed = replace(table, rows=(table.rows[1], table.rows[0]))
    parts = (*trade.parts[:2], replace(trade.parts[2], block=changed), *trade.parts[3:])
    sections = (edition.sections[0], replace(trade, parts=parts), edition.sections[2])

    placing = placed(replace(edition, sections=sections), script())

    assert {said.part for said in placing.displaced} == {"section 2"}
