"""A hundred documents like the sample, compiled by Typst in one process.

    python bench/in_typst.py 100

Typst makes untagged pages of the same words: headings, prose, a table, a contents list
and notes. It does less than briefgen, and is the fastest there is.
"""

from __future__ import annotations

import re
import sys

import typst
from office import AUDIENCE, ROOT, SAMPLE

from briefgen import compose, load, select
from briefgen.composition.plaintext import as_text

HEAD = """\
#set page(paper: "a4", margin: 25mm, numbering: "1 of 1")
#set text(size: 11pt, hyphenate: true)
#set par(justify: true)
#set heading(numbering: "1.")
#outline()
"""
SPECIAL = re.compile(r"([\\*_`$#@<>~\[\]/])")


def escaped(words: str) -> str:
    """Words that say themselves."""
    return SPECIAL.sub(r"\\\1", words)


def document(text: str, number: int) -> str:
    """The words of an edition, as Typst is written."""
    lines = [f"= Number {number}"]
    for line in text.splitlines():
        mark, _, words = line.partition(" ")
        if mark in {"#", "##", "###"}:
            lines.append(f"{'=' * len(mark)} {escaped(words)}")
        else:
            lines.append(escaped(line))
    return HEAD + "\n".join(lines)


def main() -> None:
    """Compile so many."""
    brief = load(ROOT / "briefs" / SAMPLE)
    edition = select(brief, AUDIENCE).edition
    text = as_text(edition, compose(edition, brief.house.root))
    for number in range(int(sys.argv[1])):
        typst.compile(document(text, number).encode())


if __name__ == "__main__":
    main()
