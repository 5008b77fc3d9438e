"""The words that pages print of themselves, in the language of the brief.

Takes a BCP 47 tag; gives labels and dates from ``data/languages/``. A region's
file (``en-us.toml``) changes single entries of its language's; a language without
a file gets the English words, which then say that they are English.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

FOLDER = Path(__file__).parents[1] / "data" / "languages"
FALLBACK = "en"
_TAG = re.compile(r"[a-z]{2,3}(-[a-z0-9]+)*")
_PLACE = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Words:
    """Labels by key, and how a date is written. ``language`` is their own."""

    language: str
    labels: Mapping[str, str]
    months: tuple[str, ...]
    formats: Mapping[str, str]

    def pieces(self, key: str) -> tuple[str, ...]:
        """A label cut at its placeholders: text, name, text, name, … text."""
        return tuple(_PLACE.split(self.labels[key]))

    def day(self, date: dt.date) -> str:
        """A date as it is written in this language."""
        form = self.formats["first" if date.day == 1 else "full"]
        return form.format(
            day=date.day,
            month=self.months[date.month - 1],
            number=date.month,
            year=date.year,
        )


@cache
def words_of(language: str) -> Words:
    """The words for a document in this language."""
    tag = language.lower()
    primary = tag.partition("-")[0]
    is_known = _TAG.fullmatch(tag) and (FOLDER / f"{primary}.toml").is_file()
    base = primary if is_known else FALLBACK
    steps = tag.split("-") if is_known else [base]
    labels: dict[str, str] = {}
    formats: dict[str, str] = {}
    months: tuple[str, ...] = ()
    for length in range(1, len(steps) + 1):
        path = FOLDER / f"{'-'.join(steps[:length])}.toml"
        if not path.is_file():
            continue
        table = tomllib.loads(path.read_text("utf-8"))
        labels |= table.get("labels", {})
        formats |= table.get("dates", {})
        months = tuple(formats.pop("months", months))
    formats.setdefault("first", formats["full"])
    return Words(base, MappingProxyType(labels), months, MappingProxyType(formats))
