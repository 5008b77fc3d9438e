"""The handling marking of the whole edition (docs/reference, who reads what, 5).

It is the audience's typed banner, else the highest marking that a person typed on
a part that is really in this edition. briefgen never invents a marking. With it
come the lines that the scheme asks for, as a person typed them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING

from briefgen.diagnostics import Diagnostic, Severity
from briefgen.documents import Banner, Designation, DesignationLine

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefgen.model.brief import Brief
    from briefgen.model.house import Audience
    from briefgen.model.marking import DesignationField, Marking
    from briefgen.selection.reading import Reader, Standing


@dataclass(frozen=True, slots=True)
class Handling:
    """The banner, the designation, and what is to be said about them."""

    banner: Banner | None = None
    designation: Designation | None = None
    remarks: tuple[Diagnostic, ...] = ()

    @property
    def lines(self) -> tuple[str, ...]:
        """The words that stand beside the label."""
        designated = self.designation.lines if self.designation else ()
        noted = self.banner.notes if self.banner else ()
        return (*noted, *(line.text for line in designated))


def marks_portions(whole: Standing, standings: Iterable[Standing]) -> bool:
    """Whether portions show their markings: all of them, or none.

    Where the brief itself has no marking, not every portion could show one.
    """
    return whole.marking is not None and any(one.portion for one in standings)


def handling(
    brief: Brief,
    audience: Audience,
    reader: Reader,
    whole: Standing,
    standings: Sequence[Standing],
) -> Handling:
    """The handling of an edition whose parts stand so."""
    inside = (standing.marking for standing in (whole, *standings))
    markings = [marking for marking in inside if marking is not None]
    highest = (
        reduce(lambda one, other: one.joined(other), markings) if markings else None
    )
    typed = reader.read_marking(audience.banner)
    remarks = list(_compared(brief, reader, typed, highest)) if typed else []
    if whole.marking is None and any(one.portion for one in standings):
        remarks.append(_unmarked(brief, reader))
    marking = typed or highest
    if marking is None:
        return Handling()
    remarks += _lacking(brief, audience, reader, marking)
    return Handling(
        _banner(brief, marking), _designation(brief, marking), tuple(remarks)
    )


def _unmarked(brief: Brief, reader: Reader) -> Diagnostic:
    return Diagnostic(
        "H120",
        f"some parts for audience `{reader.name}` are marked and others are not: no"
        " part shows its marking on the page",
        brief.source.at(("marking",)),
        "write `marking:` at the top of the brief, for all that has none",
        Severity.WARNING,
    )


def _compared(
    brief: Brief, reader: Reader, typed: Marking, highest: Marking | None
) -> Iterator[Diagnostic]:
    place = brief.house.at("audiences", reader.name, "banner")
    if highest is not None and not typed.covers(highest):
        content = highest.label
        message = f"the banner `{typed.label}` does not cover the content, marked"
        hint = f"type a banner of at least `{content}`, or mark the content lower"
        yield Diagnostic("H206", f"{message} `{content}`", place, hint)
    elif highest is None or not highest.covers(typed):
        needed = highest.label if highest else "none"
        message = f"the banner `{typed.label}` is higher than the content needs"
        yield Diagnostic("H207", f"{message} ({needed})", place, None, Severity.REMARK)


def _lacking(
    brief: Brief, audience: Audience, reader: Reader, marking: Marking
) -> Iterator[Diagnostic]:
    """What the scheme asks for beside the label, and nobody typed."""
    distribution = audience.distribution or brief.content.distribution
    if marking.level.needs_distribution and not distribution:
        yield Diagnostic(
            "H121",
            f"`{marking.label}`, and nothing says whom audience `{reader.name}` may"
            " share it with",
            brief.source.at(("distribution",)),
            "write `distribution:` in the brief or for the audience",
            Severity.WARNING,
        )
    written = dict(_written(brief, marking))
    for key in brief.content.designation:
        if not any(field.key == key for field in written):
            yield Diagnostic(
                "H130",
                f"`{key}` is not printed for audience `{reader.name}`: its edition is"
                f" marked `{marking.label}`, which has no designation",
                brief.source.at(("designation", key)),
                "where these readers must know it, say it in the text",
                Severity.REMARK,
            )
    for field, text in written.items():
        group = (g for g in marking.scheme.caveats if g.name == field.names)
        named = {caveat.label for g in group for caveat in g.caveats}
        for caveat in marking.caveats:
            if caveat in named and not _says(text, caveat):
                yield Diagnostic(
                    "H122",
                    f"`{field.key}` does not name `{caveat}`, which the edition for"
                    f" audience `{reader.name}` is marked with",
                    brief.source.at(("designation", field.key)),
                    f"name `{caveat}` there, or mark the part without it",
                    Severity.WARNING,
                )


def _says(text: str, caveat: str) -> bool:
    return re.search(rf"(?<![\w-]){re.escape(caveat)}(?![\w-])", text) is not None


def _written(brief: Brief, marking: Marking) -> Iterator[tuple[DesignationField, str]]:
    """The lines that a person typed, in the order of the scheme."""
    rule = marking.scheme.designation
    if rule is None or marking.level.label not in rule.levels:
        return
    for field in rule.fields:
        if text := brief.content.designation.get(field.key):
            yield field, text


def _banner(brief: Brief, marking: Marking) -> Banner:
    level, rule = marking.level, marking.scheme.banner
    notices = (marking.scheme.notice, brief.house.defaults.marking_notice)
    lines = [f.label + " " + t for f, t in _written(brief, marking) if f.every_page]
    return Banner(
        label=marking.banner,
        meaning=marking.meaning,
        color=level.color,
        background=level.background,
        places=tuple(place for place in ("head", "foot") if place in rule.places),
        align=rule.align,
        size=rule.size,
        notes=tuple(dict.fromkeys(note for note in (*notices, *lines) if note)),
    )


def _designation(brief: Brief, marking: Marking) -> Designation | None:
    rule = marking.scheme.designation
    lines = tuple(
        DesignationLine(field.label, text)
        for field, text in _written(brief, marking)
        if not field.every_page
    )
    return Designation(rule.place, lines) if rule and lines else None
