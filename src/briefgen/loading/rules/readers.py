"""Who may read what: a part narrows what contains it, and never widens it.

One rule for every kind of part. An editor's note is contained by what it flags;
every other part by the part around it, and in the end by the brief.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.diagnostics import Diagnostic
from briefgen.loading.labels import wrong_label
from briefgen.loading.names import collect
from briefgen.loading.wording import listed, quoted, suggestion
from briefgen.model.brief import EditorsNote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.loading.draft import Draft
    from briefgen.loading.names import Names
    from briefgen.model.walk import Placed


def check_readers(draft: Draft) -> Iterator[Diagnostic]:
    """Audiences that do not exist, stand twice, or may not read what is around."""
    names = collect(draft)
    known = list(draft.house.audiences)
    for part in draft.parts:
        given = getattr(part.model, "audiences", None)
        if not given or draft.is_spoiled((*part.path, "audiences")):
            continue
        allowed = _allowed(draft, names, _container(names, part))
        for index, audience in enumerate(given):
            path = (*part.path, "audiences", index)
            place = draft.source.at(path)
            if draft.is_spoiled(path):
                continue
            if audience not in known:
                message = f"unknown audience {quoted(audience)}"
                yield Diagnostic("S130", message, place, _meant(audience, known))
            elif audience in given[:index]:
                message = f"the audience {quoted(audience)} is named twice"
                yield Diagnostic("S131", message, place, "name it once")
            elif audience not in allowed:
                message = f"{quoted(audience)} may not read what contains this part"
                hint = f"that is for {listed(allowed, 'and')}; open it first"
                yield Diagnostic("S132", message, place, hint)


def _meant(written: str, known: list[str]) -> str:
    """What to write instead: never a name that says the contrary."""
    names = written.replace(",", " ").split()
    if len(names) > 1 and set(names) <= set(known):
        each = ", ".join(names)
        return f"one name in each item: {quoted(f'[{each}]')}"
    if any(sign in written for sign in "!*?^~|&"):
        return f"name each audience that may read this: {listed(known, 'and')}"
    return suggestion(written, known)


def check_markings(draft: Draft) -> Iterator[Diagnostic]:
    """Markings that the scheme of the house does not have."""
    scheme = draft.house.scheme
    for part in draft.parts:
        label = getattr(part.model, "marking", None)
        path = (*part.path, "marking")
        if label is None or draft.is_spoiled(path):
            continue
        place = draft.source.at(path)
        if scheme is None:
            message = "a marking, and the house has no marking scheme"
            hint = "set `marking_scheme` in briefgen.toml, or delete this key"
            yield Diagnostic("S134", message, place, hint)
        elif scheme.read(label) is None:
            message, hint = wrong_label(scheme, label)
            yield Diagnostic("S133", message, place, hint)


def _container(names: Names, part: Placed) -> Placed | None:
    if isinstance(part.model, EditorsNote):
        return names.owner(part.model.at) or part.inside
    return part.inside


def _allowed(draft: Draft, names: Names, part: Placed | None) -> list[str]:
    """The audiences that may read a part, in the order of the house."""
    while part is not None:
        given = getattr(part.model, "audiences", None)
        if given and not draft.is_spoiled((*part.path, "audiences")):
            allowed = [name for name in draft.house.audiences if name in given]
            if allowed:  # where every name is a slip, that is one fault and enough
                return allowed
        part = _container(names, part)
    return list(draft.house.audiences)
