"""Ids that stand once, and references that lead somewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen import prose
from briefgen.diagnostics import Diagnostic
from briefgen.documents import PartMention, SourceMention
from briefgen.loading.names import collect
from briefgen.loading.wording import quoted, suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.diagnostics import Location
    from briefgen.loading.draft import Draft
    from briefgen.loading.names import Name, Names
    from briefgen.model.source import ValuePath

_ESCAPE = "put a \\ before the bracket if it is text"


def check_names(draft: Draft) -> Iterator[Diagnostic]:
    """Ids that stand twice."""
    names = collect(draft)
    for double in names.doubles:
        first = draft.source.at((*names.known[double.id].placed.path, "id"))
        message = f"the id {quoted(double.id)} stands twice"
        place = draft.source.at((*double.placed.path, "id"))
        hint = f"the first one is on line {first.line}; give each its own"
        yield Diagnostic("S137", message, place, hint)


def check_references(draft: Draft) -> Iterator[Diagnostic]:
    """References to parts, paragraphs and sources that the brief does not have."""
    names = collect(draft)
    yield from _keys(draft, names)
    for text in draft.texts:
        if text.kind == "plain":
            continue
        parsed = prose.parse(text.text, inline=text.kind == "phrase")
        for mention in prose.mentions(written.block for written in parsed.blocks):
            match mention:
                case SourceMention(source, _, line, column):
                    yield from _source(names, source, text.at(line, column), _ESCAPE)
                case PartMention(target, _, line, column):
                    yield from _target(names, target, text.at(line, column))
                case _:
                    pass


def _keys(draft: Draft, names: Names) -> Iterator[Diagnostic]:
    """The references that stand under a key of their own."""
    for part in draft.parts:
        keys: list[tuple[ValuePath, str]] = [
            ((*part.path, "support", index), place)
            for index, place in enumerate(_list(part.model, "support"))
        ]
        if flagged := getattr(part.model, "at", None):
            keys.append(((*part.path, "at"), flagged))
        for path, place in keys:
            if not draft.is_spoiled(path):
                yield from _passage(names, place, draft.source.at(path))
        if part.inside is not None:
            for index, source in enumerate(_list(part.model, "sources")):
                where = (*part.path, "sources", index)
                if not draft.is_spoiled(where):
                    hint = "add it under `sources`"
                    yield from _source(names, source, draft.source.at(where), hint)


def _list(model: object, key: str) -> list[str]:
    return getattr(model, key, None) or []


def _passage(names: Names, place: str, where: Location) -> Iterator[Diagnostic]:
    """A section, a block or a paragraph of the text."""
    name = place.partition("@")[0].partition("/p")[0]
    found = names.known.get(name)
    if found is not None and found.kind in ("judgment", "source"):
        message = f"{quoted(name)} is a {found.kind}, not a part of the text"
        hint = "name a section or block, or a paragraph: `outlook/p2`"
        yield Diagnostic("S138", message, where, hint)
        return
    yield from _part(names, place, where, names.of_kind("section", "block"))


def _target(names: Names, target: str, where: Location) -> Iterator[Diagnostic]:
    """Whatever `[](#…)` may point to."""
    found = names.known.get(target)
    if found is not None and found.kind == "source":
        message = f"{quoted(target)} is a source, not a part"
        yield Diagnostic("S138", message, where, f"write `[@{target}]`")
        return
    kinds = names.of_kind("section", "block", "judgment")
    yield from _part(names, target, where, kinds)


def _part(
    names: Names, place: str, where: Location, choices: list[str]
) -> Iterator[Diagnostic]:
    name, slash, number = place.partition("@")[0].partition("/p")
    found = names.known.get(name)
    if found is None:
        if not names.is_uncertain:
            message = f"no section or block {quoted(name)}"
            hint = suggestion(name, choices, "give a part this `id`")
            yield Diagnostic("S138", message, where, hint)
    elif slash:
        yield from _paragraph(found, number, where)


def _paragraph(found: Name, number: str, where: Location) -> Iterator[Diagnostic]:
    if not found.is_counted:
        message = f"{quoted(found.id)} has no numbered paragraphs"
        yield Diagnostic("S139", message, where, f"write {quoted(found.id)} alone")
    elif found.paragraphs is not None and not _has(found, number):
        message = f"no paragraph {number} in {quoted(found.id)}"
        hint = f"it has {len(found.paragraphs)}, headings not counted"
        yield Diagnostic("S139", message, where, hint)


def _has(found: Name, number: str) -> bool:
    count = len(found.paragraphs or ())
    return len(number) <= len(str(count)) and 1 <= int(number or 0) <= count


def _source(
    names: Names, source: str, where: Location, none: str
) -> Iterator[Diagnostic]:
    found = names.known.get(source)
    if found is None and not names.is_uncertain:
        message = f"no source {quoted(source)}"
        hint = suggestion(source, names.of_kind("source"), none)
        yield Diagnostic("S140", message, where, hint)
    elif found is not None and found.kind != "source":
        message = f"{quoted(source)} is a {found.kind}, not a source"
        hint = f"write `[](#{source})` to refer to it"
        yield Diagnostic("S140", message, where, hint)
