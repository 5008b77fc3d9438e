"""Likelihood scales: an ordered set of terms with bounds and a published source."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from briefgen.model.fields import Model, PlainText

Percentage = Annotated[float, Field(ge=0, le=100)]


class Term(Model):
    """A term of likelihood. Bounds are in per cent, as published."""

    term: PlainText
    """The word that is printed."""
    low: Percentage
    """The lower bound."""
    high: Percentage
    """The upper bound."""
    extent: PlainText
    """The bounds as the source prints them."""
    synonyms: list[PlainText] = []
    """Other words of the source for the same band."""
    inflections: list[PlainText] = []
    """Other forms of the words: `probably`."""


class Scale(Model):
    """A likelihood scale.

    Bounds of a gapped scale leave room between terms, and those of a nested one
    overlap; both are as published.
    """

    name: PlainText
    """What it is called in print."""
    source: PlainText
    """Where it was published."""
    date: PlainText
    """When it was published."""
    shape: Literal["contiguous", "gapped", "nested"]
    """How the bounds lie to each other."""
    confidence_in_sentence: bool
    """Whether a confidence may stand in one sentence with a likelihood."""
    terms: Annotated[list[Term], Field(min_length=2)]
    """The terms, from the least likely on."""

    def find(self, word: str) -> Term | None:
        """The term that a word of the scale names: itself, or a synonym."""
        for term in self.terms:
            if word in (term.term, *term.synonyms):
                return term
        return None
