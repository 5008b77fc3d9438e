"""What an audience asks for, and does not get: an error, never a silent gap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.model.source import ValuePath
    from briefgen.selection.cutting import KeptSection
    from briefgen.selection.desk import Desk


def lacks(desk: Desk, what: str, path: ValuePath) -> None:
    """Report what the brief does not have."""
    desk.wording.faults.append(
        Diagnostic(
            "S501",
            f"audience `{desk.reader.name}` asks for {what}, which the brief lacks",
            desk.brief.source.at(path),
            "write it, or let the audience ask for another variant or `none`",
        )
    )


def may_read_none(desk: Desk, what: str, paths: Sequence[ValuePath]) -> None:
    """Report what the brief has, and the audience may not read any of."""
    places = [desk.brief.source.at(path) for path in paths]
    message = f"audience `{desk.reader.name}` asks for {what}, which it may not read"
    if len(places) > 1:
        message += f": {', '.join(map(str, places))}"
    hint = "open it to the audience, or let the audience ask for another or `none`"
    if desk.reader.explicit:
        hint += f"; it reads only what names it: `audiences: [{desk.reader.name}]`"
    desk.wording.faults.append(Diagnostic("H205", message, places[0], hint))


def nothing_left(
    desk: Desk, template: str, readable: Sequence[KeptSection]
) -> Diagnostic:
    """Report that the audience gets nothing at all of the brief.

    ``readable`` are the sections that it may read: its template has no place for any.
    """
    name, place = desk.reader.name, desk.brief.source.at(("audiences",))
    message = f"nothing of this brief is for audience `{name}`"
    if readable:
        types = sorted({getattr(one.section, "type", "prose") for one in readable})
        message += f": its template `{template}` prints no section of type "
        message += ", ".join(f"`{kind}`" for kind in types)
        hint = "let the audience have another template, or ask for a summary or"
        return Diagnostic("H209", message, place, f"{hint} judgments")
    hint = "open the parts that it may read, or leave it out of the brief's `audiences`"
    if desk.reader.explicit:
        message += ", which reads only what names it"
        hint = f"write `audiences: [{name}]` at the parts that it may read"
    return Diagnostic("H209", message, place, hint)
