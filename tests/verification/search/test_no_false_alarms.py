"""Words of the edition are never reported, however a page sets them."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.diagnostics import Location
from briefgen.documents import WithheldText
from briefgen.verification.channels import Channel
from briefgen.verification.search import traces
from briefgen.verification.search.keys import plain
from briefgen.verification.search.released import Released
from briefgen.verification.search.sought import sought

LETTERS = "abcdeéß\N{LATIN SMALL LIGATURE FI}Σςдж한국東京の0189"
WORDS = st.text(LETTERS, min_size=1, max_size=14) | st.text("ab", min_size=4)
MARKS = st.sampled_from(["", "", "", ",", ".", "(", ")", "-", "\N{SOFT HYPHEN}"])
TEXTS = st.lists(st.tuples(WORDS, MARKS), min_size=1, max_size=9).map(
    lambda pairs: " ".join(word + mark for word, mark in pairs)
)


@st.composite
def set_on_a_page(draw: st.DrawFn, text: str) -> str:
    """``text`` as a page may set it: its lines broken, its words divided."""
    words = []
    for word in text.split(" "):
        at = draw(st.integers(0, len(word)))
        is_divided = 1 < at < len(word) - 1 and word.isalpha() and draw(st.booleans())
        words.append(f"{word[:at]}\N{HYPHEN}\n{word[at:]}" if is_divided else word)
    return draw(st.sampled_from([" ", "\n"])).join(words)


def cut_and_joined(texts: list[str]) -> str:
    """What one could take for words: pieces of words, and words that meet."""
    words = [word for text in texts for word in text.split()]
    pieces = [
        part for word in words for at in (5, 7) for part in (word[:at], word[at:])
    ]
    return " . ".join((*pieces, *map("".join, pairwise(words))))


@given(st.data(), st.lists(TEXTS, min_size=1, max_size=5), st.lists(TEXTS, max_size=4))
@settings(max_examples=300, deadline=None)
def test_what_the_edition_says_is_never_a_leak(
    data: st.DataObject, edition: list[str], withheld: list[str]
) -> None:
    said = Released(frozenset(map(plain, edition)))
    place = Location("brief.yaml", 1)
    withheld = [*withheld, *edition, cut_and_joined(edition)]
    texts = [WithheldText(place, text) for text in withheld]
    printed = [data.draw(set_on_a_page(text)) for text in edition]
    page = data.draw(st.sampled_from(["\n", "\x1f", " \n"])).join(printed)
    channels = (
        Channel("a page", page, "lines"),
        Channel("its first half", page.partition("\N{HYPHEN}\n")[0], "lines"),
        Channel("strings", "\n".join(edition), "words"),
        Channel("names", "\n".join(edition), "names"),
    )

    assert not list(traces(sought(texts, said), said, channels))


@given(st.lists(TEXTS, min_size=1, max_size=4), TEXTS)
@settings(max_examples=300, deadline=None)
def test_a_withheld_text_that_can_be_looked_for_is_found(
    edition: list[str], withheld: str
) -> None:
    said = Released(frozenset(map(plain, edition)))
    looked_for = sought([WithheldText(Location("brief.yaml", 1), withheld)], said)

    found = list(traces(looked_for, said, [Channel("a page", withheld, "words")]))

    assert bool(found) or not looked_for or _explained(looked_for.runs, said)


def _explained(runs: frozenset[str], said: Released) -> bool:
    return all(map(said.explains, runs))
