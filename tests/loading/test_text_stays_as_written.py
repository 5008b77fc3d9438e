"""Every scalar is the text that its author wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefgen.loading import load
from briefgen.prose import parse, plain_text
from tests.loading.cases import write_project

if TYPE_CHECKING:
    from pathlib import Path

    from briefgen.model.brief import Brief

BRIEF = """\
title: {title}
tags: [{title}]
sections:
  - id: one
    title: {title}
    body: {title}
"""


def loaded(root: Path, text: str | bytes) -> Brief:
    folder = write_project(root, {"brief.yaml": ""})
    data = text if isinstance(text, bytes) else text.encode()
    folder.joinpath("brief.yaml").write_bytes(data)
    return load(folder)


@pytest.mark.parametrize(
    "words",
    [
        "NO",
        "no",
        "on",
        "010",
        "0x1F",
        "12:30",
        "12:30:45",
        "1.10",
        "1_000",
        ".nan",
        "~",
        "null",
        "true",
        "2026-11-01",
        "'{{ config }}'",
        "'{% include %}'",
        "'</p><script>'",
        "a</p>b",
        "C#",
        "a:b",
        "co\u200cop\u200d",
        "right\u200f-to-left mark\u200e",
        "soft\u00adhyphen",
        "한국",
    ],
)
def test_a_plain_word_stays_text(words: str, tmp_path: Path) -> None:
    content = loaded(tmp_path, BRIEF.format(title=words)).content

    wanted = words.strip("'")
    assert (content.title, content.tags) == (wanted, [wanted])
    assert content.sections[0].title == wanted


def test_a_byte_order_mark_and_dos_line_ends_are_fine(tmp_path: Path) -> None:
    text = "\ufefftitle: T\r\nsections:\r\n  - id: one\r\n    title: One\r\n"
    text += "    body: |\r\n      First.\r\n\r\n      [x](https://example.org)\r\n"

    brief = loaded(tmp_path, text)

    body = getattr(brief.content.sections[0], "body")[0].text  # noqa: B009
    assert body == "First.\n\n[x](https://example.org)\n"


def test_raw_html_in_prose_is_text(tmp_path: Path) -> None:
    text = BRIEF.format(title="'A <b>bold</b> claim &amp; more'")

    body = getattr(loaded(tmp_path, text).content.sections[0], "body")  # noqa: B009

    block = parse(body[0].text).blocks[0].block
    assert plain_text(block) == "A <b>bold</b> claim & more"


def test_not_stated_is_no_value(tmp_path: Path) -> None:
    text = "date: not stated\nas_of: not stated\njudgments:\n"
    text += "  - {id: j, text: x., likelihood: not stated, confidence: not stated}\n"

    content = loaded(tmp_path, text + BRIEF.format(title="T")).content

    judgment = content.judgments[0]
    assert (content.date, content.as_of) == (None, None)
    assert (judgment.likelihood, judgment.confidence) == (None, None)


def test_a_value_written_short_knows_its_place(tmp_path: Path) -> None:
    text = "title: T\nsections:\n  - id: one\n    title: One\n    body:\n"
    text += "      table:\n        columns: [a]\n        rows: [[x]]\n"

    source = loaded(tmp_path, text).source

    cell = ("sections", 0, "body", 0, "table", "rows", 0, "cells", 0, "text")
    place = source.at(cell)
    assert (place.line, place.column) == (8, 17)
