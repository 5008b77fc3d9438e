"""The handling marking of the whole edition (docs/reference, who reads what, 5).

It is the audience's typed banner, else the highest marking that a person typed on
a part that is really in this edition. briefgen never invents a marking.
"""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

from briefgen.diagnostics import Diagnostic, Severity
from briefgen.documents import Banner

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefgen.model.brief import Brief
    from briefgen.model.house import Audience
    from briefgen.model.marking import Marking, Scheme
    from briefgen.selection.reading import Reader


def banner(
    brief: Brief, audience: Audience, reader: Reader, inside: Iterable[Marking | None]
) -> tuple[Banner | None, tuple[Diagnostic, ...]]:
    """The banner over the markings inside, and what is to be said about it."""
    scheme = reader.scheme
    if scheme is None:
        return None, ()
    markings = [marking for marking in inside if marking is not None]
    highest = (
        reduce(lambda one, other: one.joined(other), markings) if markings else None
    )
    typed = reader.read_marking(audience.banner)
    if typed is None:
        return (_printed(scheme, highest) if highest else None), ()
    found = _compared(brief, reader, scheme, typed, highest)
    return _printed(scheme, typed), found


def _compared(
    brief: Brief,
    reader: Reader,
    scheme: Scheme,
    typed: Marking,
    highest: Marking | None,
) -> tuple[Diagnostic, ...]:
    place = brief.house.at("audiences", reader.name, "banner")
    label = scheme.printed(typed)
    if highest is not None and not typed.covers(highest):
        content = scheme.printed(highest)
        return (
            Diagnostic(
                "H206",
                f"the banner `{label}` does not cover the content, marked `{content}`",
                place,
                f"type a banner of at least `{content}`, or mark the content lower",
            ),
        )
    if highest is None or not highest.covers(typed):
        needed = scheme.printed(highest) if highest else "none"
        return (
            Diagnostic(
                "H207",
                f"the banner `{label}` is higher than the content needs ({needed})",
                place,
                None,
                Severity.REMARK,
            ),
        )
    return ()


def _printed(scheme: Scheme, marking: Marking) -> Banner:
    level = marking.level
    return Banner(scheme.printed(marking), level.meaning, level.color, level.background)
