"""The first brief holds the article as its author wrote it, and invents nothing."""

from __future__ import annotations

import hashlib
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefgen.loading import load
from briefgen.pipeline import render
from tests.support.pdf import ask

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.model.brief import (
        Brief,
        Content,
        EditorsNote,
        KeyJudgment,
        SummaryVariant,
    )
    from tests.support.pdf import Asked

FOLDER = Path(__file__).parents[1] / "briefs" / "would-russia-defend-north-korea"
FURNITURE = "Leave a Comment"
EVERYONE = ["principal", "working-level", "public"]
AS_WRITTEN = "1c2a983678791f73dca2bdeb649e8197493de043dc2f7b9b0ebe55a5e893c9c3"


# ── The author's text ────────────────────────────────────────────────────────


def test_the_copy_beside_the_brief_is_the_article() -> None:
    digest = hashlib.sha256(read("article.txt").encode()).hexdigest()

    assert digest == AS_WRITTEN


def test_each_sentence_of_the_article_stands_once_in_order_and_no_other_does() -> None:
    printed = [*(read(name) for name in section_files()), read("author.md")]

    assert sentences("\n".join(printed)) == sentences("\n".join(bodies()))


def test_the_article_has_the_fifty_sentences_that_were_counted() -> None:
    assert len(sentences("\n".join(bodies()))) == 50


def test_each_section_has_the_paragraphs_of_the_article() -> None:
    *sections, bio = bodies()

    assert [paragraphs(name) for name in section_files()] == [
        section.split("\n") for section in sections
    ]
    assert paragraphs("author.md") == [bio]


def test_the_headings_are_those_of_the_article() -> None:
    assert [section.title for section in content().sections] == headings()


def test_the_title_is_that_of_the_article() -> None:
    assert content().title == read("article.txt").splitlines()[0]


def test_each_section_is_marked_as_the_author_wrote_it() -> None:
    assert {section.voice for section in content().sections} == {"quoted"}


def test_the_furniture_of_the_page_stands_only_in_the_copy_of_the_article() -> None:
    found = [path.name for path in files() if FURNITURE in path.read_text("utf-8")]

    assert found == ["article.txt"]


# ── What the author did not state ────────────────────────────────────────────


def test_no_date_is_given_to_the_brief() -> None:
    assert content().date is None
    assert content().as_of is None


def test_nothing_is_invented_for_the_title_block() -> None:
    invented = ("subtitle", "series", "number", "version", "issuer", "to", "from_")

    assert [key for key in invented if getattr(content(), key)] == []


def test_no_confidence_stands_anywhere_in_the_brief() -> None:
    assert [judgment.confidence for judgment in content().judgments] == [None] * 6


def test_no_alternatives_or_indicators_are_invented() -> None:
    written = [j for j in content().judgments if j.alternatives or j.indicators]

    assert written == []


@pytest.mark.parametrize("audience", EVERYONE)
def test_no_date_stands_in_the_metadata(audience: str) -> None:
    pdf = edition(audience)

    assert [key for key in pdf.metadata if "date" in key.casefold()] == []
    assert pdf.pdf.xmp.dates == ()


@pytest.mark.parametrize("audience", EVERYONE)
def test_no_confidence_stands_in_the_metadata(audience: str) -> None:
    pdf = edition(audience)
    words = [*pdf.metadata.values(), *pdf.pdf.xmp.properties.values()]

    assert "confidence" not in " ".join(words).casefold()


@pytest.mark.parametrize("audience", EVERYONE)
def test_page_one_says_that_the_dates_are_not_stated(audience: str) -> None:
    assert edition(audience).page(1).text.count("not stated") >= 2


@pytest.mark.parametrize("audience", EVERYONE)
def test_the_furniture_of_the_page_is_not_in_the_finished_file(audience: str) -> None:
    assert FURNITURE.casefold() not in edition(audience).everything().casefold()


@pytest.mark.parametrize("audience", ["working-level", "public"])
def test_each_sentence_of_the_sections_is_read_out(audience: str) -> None:
    written = sentences("\n".join(bodies()[:-1]))

    assert [words for words in written if not edition(audience).says(words)] == []


# ── Summaries ────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("variant", "words"), [("headline", 24), ("short", 50), ("standard", 150)]
)
def test_a_summary_has_the_length_that_was_written(variant: str, words: int) -> None:
    assert len(summary_text(variant).split()) == words


def test_the_full_summary_is_the_longest_and_stays_within_a_fifth() -> None:
    length = len(summary_text("full").split())

    assert 150 < length <= len(" ".join(bodies()[:-1]).split()) / 5


@pytest.mark.parametrize("variant", ["headline", "short", "standard", "full"])
def test_highly_unlikely_is_said_of_the_price_and_never_of_intervening(
    variant: str,
) -> None:
    said = [s for s in sentences(summary_text(variant)) if "highly unlikely" in s]

    assert all("risk" in sentence for sentence in said)


@pytest.mark.parametrize("variant", ["headline", "short", "standard", "full"])
def test_a_summary_hedges_only_in_the_words_of_the_article(variant: str) -> None:
    foreign = r"\b(might|perhaps|possibly|probabl[ey]|presumably|appears?|suggests?)\b"

    assert re.findall(foreign, summary_text(variant)) == []


def test_each_summary_and_judgment_rests_on_paragraphs_that_exist() -> None:
    places = [set(statement.support) for statement in statements()]

    assert all(places)
    assert set().union(*places) <= set(named_paragraphs())


# ── Key judgments ────────────────────────────────────────────────────────────


def test_the_judgments_are_six_with_one_likelihood_each() -> None:
    assert [(j.id, j.likelihood) for j in content().judgments] == [
        ("no-military-intervention", "unlikely"),
        ("diplomatic-support", "likely"),
        ("relationships-and-reputation", "highly unlikely"),
        ("support-for-negotiations", "likely"),
        ("no-call-for-intervention", "unlikely"),
        ("too-costly", "likely"),
    ]


def test_a_judgment_says_its_likelihood_once_and_no_other() -> None:
    said = [likelihoods(judgment.text) for judgment in content().judgments]

    assert said == [[judgment.likelihood] for judgment in content().judgments]


def test_a_judgment_takes_its_likelihood_from_a_paragraph_that_supports_it() -> None:
    orphaned = [
        judgment.id
        for judgment in content().judgments
        if judgment.likelihood not in likelihoods(supporting_text(judgment))
    ]

    assert orphaned == []


# ── The author ───────────────────────────────────────────────────────────────


def test_the_short_note_keeps_the_disclosure_of_advocacy() -> None:
    (author,) = content().authors

    assert author.note.short is not None
    assert "active advocate for human rights" in flat(author.note.short.text or "")


def test_the_notes_without_a_name_hold_nothing_that_is_protected() -> None:
    (author,) = content().authors
    nameless = (author.note.descriptor, author.note.withheld)
    words = " ".join(note.text or "" for note in nameless if note)

    assert words == "The author is a journalist. Author name withheld."
    assert [word for word in author.protect if word in words] == []


def test_what_identifies_the_author_is_protected() -> None:
    (author,) = content().authors

    assert {"Cassie Grissom", "Cassie", "Grissom", "C.G.", "Seoul"} <= set(
        author.protect
    )


def test_what_is_protected_of_the_author_stands_nowhere_in_the_article() -> None:
    (author,) = content().authors
    article = " ".join(read(name) for name in section_files())

    assert [word for word in author.protect if word in article] == []


# ── Editor's notes ───────────────────────────────────────────────────────────


def test_a_note_quotes_the_author_to_the_letter() -> None:
    article = flat("\n".join(bodies())).casefold()
    quoted = [q for note in notes() for q in re.findall("“([^”]+)”", flat(note.text))]
    foreign = [q for q in quoted if q.rstrip(".").casefold() not in article]

    assert quoted
    assert foreign == []


def test_a_note_flags_a_paragraph_that_exists() -> None:
    assert {note.at for note in notes()} <= set(named_paragraphs())


def test_a_note_has_its_date() -> None:
    assert [note.at for note in notes() if note.date is None] == []


def test_only_the_working_level_reads_the_notes() -> None:
    assert {tuple(note.audiences or ()) for note in notes()} == {("working-level",)}


def test_the_sources_are_those_that_the_notes_rest_on() -> None:
    used = {source for note in notes() for source in note.sources}

    assert {source.id for source in content().sources} == used


def test_a_note_without_a_source_says_what_is_to_be_found_out() -> None:
    bare = [flat(note.text) for note in notes() if not note.sources]

    assert [text.split("**")[1] for text in bare] == [
        "Gas pipeline.",
        "Two bands.",
        "“Heavily reliant on its energy exports.”",
    ]


# ── Who reads it ─────────────────────────────────────────────────────────────


def test_everything_but_the_notes_names_each_of_the_three_audiences() -> None:
    parts = [*content().sections, *content().authors, *statements()]

    assert [part for part in parts if part.audiences != EVERYONE] == []


# ── The material ─────────────────────────────────────────────────────────────


@cache
def brief() -> Brief:
    return load(FOLDER)


def content() -> Content:
    return brief().content


@cache
def edition(audience: str) -> Asked:
    """The finished PDF of an audience."""
    return ask(render(brief(), audience=audience).pdf.data)


def read(name: str) -> str:
    return (FOLDER / name).read_text("utf-8")


def files() -> list[Path]:
    return sorted(path for path in FOLDER.rglob("*") if path.is_file())


def article_parts() -> list[str]:
    """The title, then heading and body by turns, the bio, the page's furniture."""
    return read("article.txt").strip().split("\n\n")


def headings() -> list[str]:
    return article_parts()[1:-2:2]


def bodies() -> list[str]:
    """The body of each section, and the bio at the end."""
    parts = article_parts()
    assert parts[-1] == FURNITURE
    return [*parts[2:-2:2], parts[-2]]


def section_files() -> list[str]:
    return [
        item.file or ""
        for section in content().sections
        for item in getattr(section, "body", ())
    ]


def paragraphs(name: str) -> list[str]:
    return read(name).strip().split("\n\n")


def sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.?!])\s+", text.strip())


def flat(text: str) -> str:
    return " ".join(text.split())


def summary_text(variant: str) -> str:
    written: SummaryVariant = getattr(content().summary, variant)
    return flat(read(written.file) if written.file else written.text or "")


def statements() -> list[SummaryVariant | KeyJudgment]:
    summary = content().summary
    variants = (summary.headline, summary.short, summary.standard, summary.full)
    return [*(variant for variant in variants if variant), *content().judgments]


def notes() -> list[EditorsNote]:
    return content().editor_notes


def named_paragraphs() -> dict[str, str]:
    """Each paragraph by the name that `support` calls it."""
    return dict(_named_paragraphs())


def _named_paragraphs() -> Iterator[tuple[str, str]]:
    for section, name in zip(content().sections, section_files(), strict=True):
        for number, paragraph in enumerate(paragraphs(name), 1):
            yield f"{section.id}/p{number}", paragraph


def supporting_text(judgment: KeyJudgment) -> str:
    return " ".join(named_paragraphs()[place] for place in judgment.support)


def likelihoods(text: str) -> list[str]:
    return re.findall(r"\bhighly unlikely\b|\bunlikely\b|\blikely\b", flat(text))
