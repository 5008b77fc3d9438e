"""The pattern for the names of finished files: is it one?

Takes ``output`` of a house; gives every fault of it. What the fields put in is
judged where editions get their names: here only what the house itself wrote.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.diagnostics import Diagnostic
from briefgen.loading.wording import listed, nearest, quoted
from briefgen.model.naming import (
    ENDING,
    FIELDS,
    SAFE,
    faults_of,
    fields_of,
    file_name,
    is_balanced,
    leads_elsewhere,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.diagnostics import Location


def pattern_faults(pattern: str, place: Location) -> Iterator[Diagnostic]:
    """Why names cannot be made by this pattern."""
    strange = [field for field in fields_of(pattern) if field not in FIELDS]
    for field in dict.fromkeys(strange):
        yield _unknown(field, place)
    if not is_balanced(pattern):
        message = f"a brace without its partner in {quoted(pattern)}"
        hint = f"the fields are {_fields()}, each in one pair of braces"
        yield Diagnostic("S191", message, place, hint)
    elif not strange:
        yield from _name_faults(pattern, place)


def _name_faults(pattern: str, place: Location) -> Iterator[Diagnostic]:
    name = file_name(pattern, brief="b", audience="a")
    if leads_elsewhere(name):
        message = f"{quoted(pattern)} leads out of the folder for finished files"
        hint = "name sub-folders only, as in `{audience}/{brief}`"
        yield Diagnostic("S192", message, place, hint)
        return
    reasons = dict.fromkeys(faults_of(name))
    if pattern.lower().endswith(ENDING):
        reasons[f"`{ENDING}` is added to it"] = None
    if reasons:
        message = (
            f"{quoted(pattern)} cannot be the name of a file: {'; '.join(reasons)}"
        )
        yield Diagnostic("S406", message, place, SAFE)


def _unknown(field: str, place: Location) -> Diagnostic:
    close = nearest(field, FIELDS)
    hint = f"did you mean `{{{close}}}`?" if close else f"the fields are {_fields()}"
    return Diagnostic("S190", f"unknown field {quoted(f'{{{field}}}')}", place, hint)


def _fields() -> str:
    return listed((f"{{{field}}}" for field in FIELDS), "and")
