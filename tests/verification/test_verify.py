"""Each law is broken once, and the check that guards it notices."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from briefgen.documents import Selection, Withheld
from briefgen.verification import verify
from briefgen.verification.checks import CHECKS
from tests.verification import (
    broken_accounts,
    broken_files,
    broken_tags,
    sample,
    test_marking,
)
from tests.verification.breaking import SECRET, WITHHELD, Mutant, limited, resaved

MUTANTS = (*broken_tags.MUTANTS, *broken_files.MUTANTS, *broken_accounts.MUTANTS)
CODES = Path(__file__).parents[2] / "src" / "briefgen" / "data" / "codes"
ELSEWHERE = {
    "notices_are_said",  # below
    "every_object_is_in_use",  # test_accounting.py
    "the_identifier_is_made_from_the_content",  # test_accounting.py
    "every_byte_belongs_to_an_object",  # test_file.py
    "the_file_was_written_once",  # tested below
    "the_page_limit_holds",  # tested below
}


def test_the_good_pdf_is_good() -> None:
    assert sample.verified(sample.typeset_sample(), sample.edition(), WITHHELD) == ()


def test_the_good_pdf_written_anew_is_good() -> None:
    assert sample.verified(resaved(lambda _: None), sample.edition(), WITHHELD) == ()


@pytest.mark.parametrize("mutant", MUTANTS, ids=str)
def test_a_broken_law_is_noticed_by_its_check(mutant: Mutant) -> None:
    document = mutant.document()
    examined = sample.examined(document, sample.edition(), WITHHELD)
    (check,) = (check for check in CHECKS if check.__name__ == mutant.check)

    assert mutant.code in {found.code for found in check(examined)}


@pytest.mark.parametrize("mutant", MUTANTS, ids=str)
def test_a_broken_law_is_an_error_of_its_code(mutant: Mutant) -> None:
    found = sample.verified(mutant.document(), sample.edition(), WITHHELD)

    assert mutant.code in {fault.code for fault in found if fault.is_error}
    assert "A100" not in {fault.code for fault in found}


def test_every_check_is_seen_to_fail() -> None:
    broken = {mutant.check for mutant in MUTANTS} | ELSEWHERE

    broken |= {check.__name__ for check in test_marking.CHECKS}  # seen to fail there

    assert {check.__name__ for check in CHECKS} == broken


def test_every_code_is_explained() -> None:
    codes = {mutant.code for mutant in MUTANTS} | {"A100", "P102", "H103"}

    assert not [code for code in codes if not (CODES / f"{code}.md").is_file()]


def test_a_message_about_withheld_words_names_their_place_and_no_word() -> None:
    found = sample.verified(
        resaved(broken_files.secret_in_info), sample.edition(), WITHHELD
    )

    leaks = [fault for fault in found if fault.code == "H102"]
    assert {str(fault.location) for fault in leaks} == {"brief.yaml:7"}
    assert not [
        leak
        for leak in leaks
        if set(SECRET.split()) & {"admiral"} & set(leak.message.split())
    ]


def test_the_page_limit_says_by_how_many_lines() -> None:
    document = replace(sample.typeset_sample(), pages=5, lines=(13, 22, 4, 3, 0))

    (fault,) = sample.verified(document, limited(2), Withheld())

    assert fault.code == "P102"
    assert fault.message == (
        "5 pages where the audience `Principal` allows 2: 7 lines too many"
    )


def test_one_line_too_many_is_one_line() -> None:
    document = replace(sample.typeset_sample(), lines=(13, 22, 4, 3, 1))

    (fault,) = sample.verified(document, limited(4), Withheld())

    assert fault.message.endswith("allows 4: 1 line too many")


@pytest.mark.parametrize(
    ("notices", "codes"),
    [
        ((sample.GRAIN,), []),
        ((sample.GRAIN, "A part is withheld here."), ["H213"]),
        ((sample.GRAIN, sample.GRAIN), ["H213"]),
    ],
)
def test_a_notice_that_no_page_prints_is_missed(
    notices: tuple[str, ...], codes: list[str]
) -> None:
    html = replace(sample.html(), notices=notices)
    selection = Selection(sample.edition(), Withheld())

    found = verify(sample.typeset_sample(), html, selection).diagnostics

    assert [fault.code for fault in found] == codes


def test_a_limit_that_is_kept_is_no_fault() -> None:
    assert sample.verified(sample.typeset_sample(), limited(5), Withheld()) == ()


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data + b"\n%%EOF\n",
        lambda data: data + b"more words",
        lambda data: b"words before\n" + data,
    ],
    ids=["second end", "words after", "words before"],
)
def test_bytes_around_the_file_are_noticed(change: object) -> None:
    good = sample.typeset_sample()
    document = replace(good, data=change(good.data))  # type: ignore[operator]

    found = {
        fault.code for fault in sample.verified(document, sample.edition(), Withheld())
    }

    assert found & {"H103", "A100"}
