"""The banner, the designation, and what the scheme asks for beside the label."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from briefgen.diagnostics import InvalidBriefError
from briefgen.model.house import Defaults
from briefgen.selection import select
from tests.support.briefs import audience, brief, house, scheme, section

if TYPE_CHECKING:
    from briefgen.model.house import House

LINES = {"controlled_by": "The port office", "category": "SP-XXX", "poc": "A. Pilot"}


def of_scheme(name: str, clearance: str, **settings: object) -> House:
    """A house with another scheme, whose outer audience has this clearance."""
    reader = audience(clearance=clearance, **settings)
    return replace(house(outer=reader), scheme=scheme(name))


def codes(**fields: Any) -> list[str]:  # noqa: ANN401
    """The codes of what is said of the outer edition."""
    return [found.code for found in select(brief(**fields), "outer").remarks]


def test_the_banner_stands_where_its_scheme_says() -> None:
    uk = of_scheme("uk-gscp", "OFFICIAL-SENSITIVE")
    banner = select(brief(of=uk, marking="OFFICIAL"), "outer").edition.banner

    assert banner is not None
    assert (banner.places, banner.align, banner.size) == (
        ("head", "foot"),
        "center",
        12,
    )


def test_the_banner_joins_the_caveats_of_all_parts() -> None:
    uk = of_scheme("uk-gscp", "OFFICIAL-SENSITIVE COMMERCIAL PERSONAL DATA")
    of = brief(
        section("one", {"text": "a", "marking": "OFFICIAL-SENSITIVE COMMERCIAL"}),
        section("two", {"text": "b", "marking": "OFFICIAL PERSONAL DATA"}),
        of=uk,
        marking="OFFICIAL",
    )
    banner = select(of, "outer").edition.banner

    assert banner is not None
    assert banner.label == "OFFICIAL-SENSITIVE COMMERCIAL PERSONAL DATA"


def test_a_caveat_that_the_clearance_lacks_withholds_the_part() -> None:
    uk = of_scheme("uk-gscp", "SECRET")
    of = brief(
        section("one", "open", {"text": "b", "marking": "OFFICIAL COMMERCIAL"}), of=uk
    )
    assert len(select(of, "outer").edition.sections[0].parts) == 1


def test_the_notices_of_scheme_and_house_stand_with_the_banner() -> None:
    cui = of_scheme("us-cui-nara", "CUI")
    cui = replace(cui, defaults=Defaults(marking_notice="A COURSE"))
    banner = select(brief(of=cui, marking="CUI"), "outer").edition.banner

    assert banner is not None
    assert banner.notes == ("MARKINGS FOR TRAINING USE ONLY", "A COURSE")


def test_a_restriction_stands_with_the_banner() -> None:
    of = brief(marking="TLP:RED", designation={"restriction": "Not by e-mail."})
    banner = select(of, "outer").edition.banner

    assert banner is not None
    assert banner.notes == ("Restriction: Not by e-mail.",)


def test_the_lines_of_the_designation_stand_in_the_order_of_the_scheme() -> None:
    dod = of_scheme("us-cui-dod", "CUI//SP-XXX")
    of = brief(of=dod, marking="CUI//SP-XXX", designation=dict(reversed(LINES.items())))
    found = select(of, "outer").edition.designation

    assert found is not None
    assert found.place == "lower-right"
    assert [line.text for line in found.lines] == [
        "The port office",
        "SP-XXX",
        "A. Pilot",
    ]


def test_an_edition_of_another_level_has_no_designation() -> None:
    dod = of_scheme("us-cui-dod", "UNCLASSIFIED")
    of = brief(
        section("one", "open", {"text": "b", "marking": "CUI"}),
        of=dod,
        marking="UNCLASSIFIED",
        designation=LINES,
    )
    assert select(of, "outer").edition.designation is None


def test_an_edition_without_a_marking_has_no_designation() -> None:
    dod = of_scheme("us-cui-dod", "CUI")
    assert select(brief(of=dod, designation=LINES), "outer").edition.designation is None


def test_a_category_that_the_designation_does_not_name_is_told() -> None:
    dod = of_scheme("us-cui-dod", "CUI//SP-XXX/YYY")
    of: dict[str, Any] = {"of": dod, "marking": "CUI//SP-XXX/YYY"}

    assert codes(**of, designation=LINES | {"category": "SP-YYY, SP-XXX"}) == ["H122"]
    assert codes(**of, designation=LINES | {"category": "SP-XXX and YYY"}) == []


def test_a_level_that_asks_for_a_distribution_line_is_told() -> None:
    assert codes(marking="TLP:GREEN") == ["H121"]
    assert codes(marking="TLP:GREEN", distribution="The forum.") == []
    assert codes(marking="TLP:AMBER") == []


def test_the_distribution_line_may_be_the_audiences() -> None:
    readers = house(outer=audience(distribution="The forum."))
    assert codes(of=readers, marking="TLP:GREEN") == []


def test_a_marked_part_among_unmarked_ones_is_told() -> None:
    marked = section("one", "a", {"text": "b", "marking": "TLP:AMBER"})
    of = brief(marked)
    found = select(of, "outer")

    assert [remark.code for remark in found.remarks] == ["H120"]
    assert [part.portion for part in found.edition.sections[0].parts] == ["", ""]


@pytest.mark.parametrize(("marking", "expected"), [("TLP:CLEAR", ["H220"]), (None, [])])
def test_a_notice_that_names_a_protected_author_is_refused_where_it_is_printed(
    marking: str | None, expected: list[str]
) -> None:
    note = {"withheld": "Author withheld."}
    of = brief(
        of=replace(
            house(outer=audience(author_note="withheld")),
            defaults=Defaults(marking_notice="By leave of Quorrin"),
        ),
        authors=[{"name": "Ada Quorrin", "protect": ["Quorrin"], "note": note}],
        **({"marking": marking} if marking else {}),  # type: ignore[arg-type]
    )
    found: list[str] = []
    try:
        select(of, "outer")
    except InvalidBriefError as error:
        found = [fault.code for fault in error.diagnostics]
    assert found == expected
