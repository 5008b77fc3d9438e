"""The fields that only one type of section has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.documents import (
    Decision,
    Gap,
    Option,
    Point,
    Reason,
    Recommendation,
    Redaction,
)
from briefgen.model import sections as written
from briefgen.selection.cutting import keep
from briefgen.selection.redactions import gaps, with_bars

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefgen.model.parts import BarredPart, Phrase
    from briefgen.model.source import ValuePath
    from briefgen.selection.desk import Desk
    from briefgen.selection.reading import Standing
    from briefgen.selection.targets import PlacedSection


def section_fields(desk: Desk, placed: PlacedSection) -> Mapping[str, object]:
    """The fields of the section's own type that have something for the reader."""
    section, path = placed.kept.section, placed.kept.path
    inside = placed.kept.standing
    found: dict[str, object]
    match section:
        case written.Options():
            found = {"options": _options(desk, section, path, placed.anchor, inside)}
            found["gaps"] = _gaps(desk, section.options, inside)
        case written.Recommendations():
            found = {"recommendations": _recommendations(desk, section, placed)}
            found["gaps"] = _gaps(desk, section.recommendations, inside)
        case written.PointsToMake():
            found = {"points": _points(desk, section, path, inside)}
        case written.DecisionAsked():
            found = {"decision": _decision(desk, section, path, inside)}
        case _:
            found = {}
    return {name: value for name, value in found.items() if value}


def _options(
    desk: Desk,
    section: written.Options,
    path: ValuePath,
    anchor: str,
    inside: Standing,
) -> tuple[Option, ...]:
    options = section.options or []
    worded = []
    for number, (index, where) in enumerate(keep(desk.reader, options, inside), 1):
        option, at = options[index], (*path, "options", index)
        text = option.text
        worded.append(
            Option(
                number=number,
                anchor=f"{anchor}-{number}",
                title=option.title,
                blocks=desk.wording.passage(text, (*at, "text")) if text else (),
                advantages=_reasons(
                    desk, option.advantages, (*at, "advantages"), where
                ),
                disadvantages=_reasons(
                    desk, option.disadvantages, (*at, "disadvantages"), where
                ),
                portion=desk.portion(where),
            )
        )
    return tuple(worded)


def _reasons(
    desk: Desk, phrases: Sequence[Phrase], path: ValuePath, inside: Standing
) -> tuple[Reason, ...]:
    return tuple(
        Reason(
            desk.wording.phrase(phrases[index].text, (*path, index, "text")),
            desk.portion(where),
        )
        for index, where in keep(desk.reader, phrases, inside)
    )


def _recommendations(
    desk: Desk, section: written.Recommendations, placed: PlacedSection
) -> tuple[Recommendation, ...]:
    given = section.recommendations or []
    kept = keep(desk.reader, given, placed.kept.standing)
    worded = []
    for number, (index, where) in enumerate(kept, 1):
        at = (*placed.kept.path, "recommendations", index, "text")
        worded.append(
            Recommendation(
                number=number,
                anchor=f"{placed.anchor}-{number}",
                blocks=desk.wording.passage(given[index].text, at),
                owner=given[index].owner or "",
                deadline=given[index].deadline,
                decision=given[index].decision,
                portion=desk.portion(where),
            )
        )
    return tuple(worded)


def _gaps(
    desk: Desk, parts: Sequence[BarredPart] | None, inside: Standing
) -> tuple[Gap, ...]:
    return gaps(where for _, where in with_bars(desk.reader, parts or (), inside))


def _points(
    desk: Desk, section: written.PointsToMake, path: ValuePath, inside: Standing
) -> tuple[Point, ...]:
    points = section.points or []
    return tuple(
        Point((where,))
        if isinstance(where, Redaction)
        else Point(
            desk.wording.passage(points[index].text, (*path, "points", index, "text")),
            desk.portion(where),
        )
        for index, where in with_bars(desk.reader, points, inside)
    )


def _decision(
    desk: Desk, section: written.DecisionAsked, path: ValuePath, inside: Standing
) -> Decision | None:
    if section.question is None:
        return None
    question = desk.wording.phrase(section.question, (*path, "question"))
    choices, portion = tuple(section.choices or ()), desk.portion(inside)
    return Decision(question, choices, section.deadline, portion)
