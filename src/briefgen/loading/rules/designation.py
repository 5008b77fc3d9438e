"""Who designated what is marked: lines that the marking scheme asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.diagnostics import Diagnostic
from briefgen.loading.wording import listed, quoted, suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.loading.draft import Draft
    from briefgen.model.marking import DesignationRule

_PATH = ("designation",)


def check_designation(draft: Draft) -> Iterator[Diagnostic]:
    """Lines that the scheme does not know, or that it lacks."""
    written = draft.content.designation
    scheme = draft.house.scheme
    rule = scheme.designation if scheme else None
    if draft.is_spoiled(_PATH):
        return
    if rule is None:
        if written:
            message = "a designation, and the marking scheme of the house has none"
            hint = "delete it, or choose a scheme that asks for it in briefgen.toml"
            yield Diagnostic("S145", message, draft.source.at(_PATH), hint)
        return
    keys = [field.key for field in rule.fields]
    for key in written:
        if key not in keys:
            message = f"unknown line of the designation {quoted(key)}"
            place = draft.source.at((*_PATH, key))
            yield Diagnostic("S143", message, place, suggestion(key, keys))
    yield from _exclusive(draft, rule)
    if _is_needed(draft, rule):
        yield from _lacking(draft, rule)


def _exclusive(draft: Draft, rule: DesignationRule) -> Iterator[Diagnostic]:
    for keys, _ in _choices(rule):
        given = [key for key in keys if key in draft.content.designation]
        if len(given) > 1:
            message = f"{listed(given, 'and')} exclude each other"
            place = draft.source.at((*_PATH, given[1]))
            yield Diagnostic("S146", message, place, "keep one of them")


def _lacking(draft: Draft, rule: DesignationRule) -> Iterator[Diagnostic]:
    for keys, is_required in _choices(rule):
        if is_required and not any(key in draft.content.designation for key in keys):
            message = f"the marking asks for {listed(keys)} in `designation`"
            hint = f"write `{keys[0]}: …` under `designation:`"
            yield Diagnostic("S144", message, draft.source.at(_PATH), hint)


def _choices(rule: DesignationRule) -> Iterator[tuple[list[str], bool]]:
    """The keys of which one is written, and whether one must be."""
    seen: set[str] = set()
    for field in rule.fields:
        same = [
            one for one in rule.fields if field.one_of and one.one_of == field.one_of
        ] or [field]
        keys = [one.key for one in same]
        if keys[0] not in seen:
            seen.add(keys[0])
            yield keys, any(one.required for one in same)


def _is_needed(draft: Draft, rule: DesignationRule) -> bool:
    """Whether a part, or an edition as a whole, has a marking that asks for it."""
    scheme, content = draft.house.scheme, draft.content
    labels = [getattr(part.model, "marking", None) for part in draft.parts]
    for name, audience in draft.house.audiences.items():
        if content.audiences is None or name in content.audiences:
            labels.append(audience.banner)
    markings = [scheme.read(label) for label in labels if scheme and label]
    return any(one is not None and one.level.label in rule.levels for one in markings)
