"""Which of all editions are asked for: by tag, template, page size, age, machine.

Takes the editions that there are; gives those that a request asks for. What no
edition has is told, since it is a slip: nothing is built in silence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefgen.building.since import touched
from briefgen.diagnostics import CommandLineError, Diagnostic

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from pathlib import Path

    from briefgen.building.jobs import Job, Target, Unchanged
    from briefgen.building.request import Request


class Candidate(NamedTuple):
    """An edition, with what it can be chosen by."""

    target: Target
    work: Job | Unchanged
    files: tuple[str, ...]  # of its brief, by their paths in the project
    tags: tuple[str, ...]
    template: str
    page_size: str


def chosen(
    found: Sequence[Candidate], request: Request, project: Path
) -> tuple[Candidate, ...]:
    """The editions that a request asks for, in their order.

    Raises:
        CommandLineError: no edition has what is asked for, or git knows no such
            revision.
    """
    if faults := tuple(_unknown(found, request)):
        raise CommandLineError(*faults)
    left = [
        one
        for one in found
        if _is_among(one.tags, request.tags)
        and _is_among((one.template,), request.templates)
        and _is_among((one.page_size,), request.page_sizes)
    ]
    if request.since:
        changed = touched(project, request.since)
        left = [one for one in left if changed.has_any(one.files)]
    shard = request.shard
    return tuple(one for place, one in enumerate(left) if shard.takes(place))


def _is_among(has: Collection[str], wanted: Collection[str]) -> bool:
    return not wanted or not set(wanted).isdisjoint(has)


def _unknown(found: Sequence[Candidate], request: Request) -> Iterator[Diagnostic]:
    kinds = (
        ("tag", request.tags, {tag for one in found for tag in one.tags}),
        ("template", request.templates, {one.template for one in found}),
        ("page size", request.page_sizes, {one.page_size for one in found}),
    )
    for kind, wanted, there in kinds:
        for name in dict.fromkeys(wanted):
            if found and name not in there:
                some = ", ".join(f"`{one}`" for one in sorted(there)[:8]) or "none"
                yield Diagnostic(
                    "C140",
                    f"no edition here has the {kind} `{name}`",
                    hint=f"those that there are: {some}",
                )
