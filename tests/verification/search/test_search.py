"""What is looked for, what is too short or too common, and what is no leak."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefgen.diagnostics import Location
from briefgen.documents import WithheldText
from briefgen.verification.channels import Channel
from briefgen.verification.search import traces
from briefgen.verification.search.keys import plain
from briefgen.verification.search.released import Released
from briefgen.verification.search.sought import Sought, sought

if TYPE_CHECKING:
    from briefgen.verification.channels import Kind

NOTHING = Released(frozenset())


def released(*texts: str) -> Released:
    return Released(frozenset(map(plain, texts)))


def of(withheld: str, edition: Released = NOTHING) -> Sought:
    return sought([WithheldText(Location("brief.yaml", 1), withheld)], edition)


def found(
    withheld: str, printed: str, *edition: str, kind: Kind = "lines"
) -> frozenset[str]:
    """The keys that are found in one channel; ``|`` parts pieces of one line."""
    said = released(*edition)
    channel = Channel("a page", printed.replace("|", "\x1f"), kind)
    traced = list(traces(of(withheld, said), said, [channel]))
    return traced[0].keys if traced else frozenset()


# ── What is looked for ──


def test_words_of_five_letters_and_runs_of_four_words_are_looked_for() -> None:
    said = of("The old spies meet at noon")

    assert said.words == {"spies"}
    assert said.runs == {"theoldspiesmeet", "oldspiesmeetat", "spiesmeetatnoon"}
    assert len(said) == 4


def test_what_is_too_short_is_counted() -> None:
    assert of("Kim is 48").too_short == 3


def test_what_the_edition_has_too_is_counted() -> None:
    said = of("The spies met", released("No spies here."))

    assert (len(said), said.too_short, said.too_common) == (0, 2, 1)


def test_the_same_word_counts_once() -> None:
    assert len(of("spies and SPIES, and spies")) == 1 + len(
        of("spies and SPIES, and spies").runs
    )


def test_a_run_of_short_words_takes_more_words() -> None:
    assert of("a b c d e f g h i j k l m").runs == {"abcdefghijkl", "bcdefghijklm"}


# ── Single words on pages ──


@pytest.mark.parametrize(
    "printed",
    [
        "the secret plan",
        "the SECRET.",
        "the sec-\nret plan",
        "the sec\N{HYPHEN}\nret plan",
        "the sec|ret plan",
        "the s e c r e t plan",
        "a secret1",
        "top-secret",
        "secret\nplan",
        "secret|plan",
    ],
)
def test_a_withheld_word_is_found_on_a_page(printed: str) -> None:
    assert found("secret", printed, "the plan, and the top of a hill") == {"secret"}


@pytest.mark.parametrize(
    ("printed", "edition"),
    [
        ("the secretary", "the secretary"),
        ("the secret\nary", "the secretary"),
        ("the secret|ary", "the secretary"),
        ("https://example.org/secret\nary/1", "https://example.org/secretary/1"),
        ("the sec|ret", "sec and ret"),
        ("the sec ret", "sec and ret"),
        ("A|sec|ret|B", "sec ret A B"),
    ],
)
def test_words_of_the_edition_are_not_taken_for_a_withheld_one(
    printed: str, edition: str
) -> None:
    assert not found("secret", printed, edition)


def test_what_a_page_cuts_from_a_word_is_no_word() -> None:
    said = released("long negotiations here")
    pages = [
        "long negoti\N{HYPHEN}",
        "ations here",
        "long negoti\N{HYPHEN}\nations here",
    ]
    channels = [Channel("a page", text, "lines") for text in pages]

    assert not list(traces(of("ations negoti", said), said, channels))


# ── Single words elsewhere ──


@pytest.mark.parametrize(
    "printed",
    ["secret", "topsecret", "x-secret-7", "secretary", "SecretPlan.pdf", "se_cret"],
)
def test_in_a_name_a_withheld_word_is_found_anywhere(printed: str) -> None:
    assert found("secret", printed, "the plan", kind="names") == {"secret"}


def test_a_name_may_hold_what_the_edition_has() -> None:
    assert not found("secret", "secretary-1", "the secretary", kind="names")


def test_two_names_do_not_make_a_word() -> None:
    assert not found("secret", "sec\nret", kind="names")


@pytest.mark.parametrize("word", ["secret", "12345678"])
def test_among_bytes_a_short_word_or_a_number_is_chance(word: str) -> None:
    assert not found(word, f"xx {word} yy", kind="bytes")


def test_among_bytes_a_long_word_is_none() -> None:
    assert found("kestrelwatch", "xx kestrelwatch yy", kind="bytes")


def test_the_words_of_the_pinned_fonts_are_no_leak() -> None:
    assert not found("licensed periodcentered", "licensed periodcentered", kind="bytes")


def test_the_words_of_every_file_are_no_leak_beside_pages() -> None:
    assert not found("accessibility", "Universal Accessibility Schema", kind="words")
    assert found("accessibility", "Universal Accessibility Schema", kind="lines")


# ── Runs ──


@pytest.mark.parametrize(
    "printed",
    [
        "they will pay us more soon",
        "they\nwill pay|us more",
        "they will “pay” us: more",
        "theywillpayusmore",
        "they will\N{ZERO WIDTH SPACE} pay u\N{SOFT HYPHEN}s more",
    ],
)
def test_a_withheld_run_is_found_however_it_is_set(printed: str) -> None:
    assert found("They will pay us more", printed)


@pytest.mark.parametrize(
    ("printed", "edition"),
    [
        ("As of 1 April 2026", ("As of", "1", "April", "2026")),
        ("it ends here. Then we go", ("Where it ends here.", "Then we go home")),
        ("talk of peace\n2.\n3.\n4.", ("The talk of peace goes on", "2", "3", "4")),
    ],
)
def test_where_released_strings_meet_there_is_no_leak(
    printed: str, edition: tuple[str, ...]
) -> None:
    assert not found(printed, printed, *edition)


def test_released_words_in_another_order_are_a_leak() -> None:
    assert found(
        "we go where they end it", "we go where they end it", "They end it where we go"
    )


# ── Scripts without blanks ──


@pytest.mark.parametrize(
    ("withheld", "printed"),
    [
        ("著者は山田太郎です", "by 山田太郎"),
        ("東京の港は来年の春に閉鎖される", "東京の\n港は来年"),
        ("김철수는 말했다", "김철수가"),
        ("山田太", "山\N{ZERO WIDTH SPACE}田太"),
    ],
)
def test_three_withheld_characters_are_found(withheld: str, printed: str) -> None:
    assert found(withheld, printed)


def test_characters_that_the_edition_has_are_no_leak() -> None:
    assert not found("港は閉鎖される", "港は閉鎖", "この港は閉鎖")


def test_characters_that_merely_meet_are_no_leak() -> None:
    assert not found("春に閉", "来年の春に\n閉鎖", "来年の春に", "閉鎖")
