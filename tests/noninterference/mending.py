"""A brief in which every mention leads somewhere, after parts of it are gone."""

from __future__ import annotations

import re
from dataclasses import replace

from tests.support.written import MARK, Written, changed, mappings

MENTION = re.compile(r"\[[^\[\]]*\]\(#(⟦[^⟧]+⟧)\)|\[@(⟦[^⟧]+⟧)[^\]]*\]")


def mended(written: Written, known: set[int]) -> Written:
    """The brief without mentions of parts that are gone."""
    counts = {
        item["_uid"]: item.get("_count", 1)
        for section in written.tree["sections"]
        for item in section.get("body") or ()
    }

    def leads(mark: str) -> bool:
        found = MARK.fullmatch(mark)
        if found is None or int(found[2]) not in known:
            return False
        return not found[3] or int(found[3]) <= counts.get(int(found[2]), 0)

    def change(text: str) -> str:
        return MENTION.sub(lambda m: m[0] if leads(m[1] or m[2]) else "", text)

    tree = dict(written.tree)
    tree["editor_notes"] = [n for n in tree["editor_notes"] if leads(n["at"])]
    for node in mappings(tree):
        for key in ("support", "sources"):
            if key in node and node is not tree:
                node[key] = [mark for mark in node[key] if leads(mark)]
    texts = {name: change(text) for name, text in written.texts.items()}
    return replace(written, tree=changed(tree, change), texts=texts)
