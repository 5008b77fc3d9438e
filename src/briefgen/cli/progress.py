"""What a build is at, for whoever waits.

On a terminal a bar with the time that is left, and a line for each worker; elsewhere
a plain line for each edition; for another program an event on a line of its own, in
JSON. All of it goes to standard error.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from briefgen.building import Built, Failed
from briefgen.cli import output

if TYPE_CHECKING:
    from briefgen.building import Outcome, Target


class Progress:
    """Nothing is said."""

    def __enter__(self) -> Self:
        """Begin to show."""
        return self

    def __exit__(self, *_: object) -> None:
        """Leave nothing behind."""

    def begin(self, total: int) -> None:
        """So many editions will be made."""

    def at_work(self, targets: tuple[Target, ...]) -> None:
        """These are being typeset."""

    def tell(self, outcome: Outcome) -> None:
        """One is done."""


class _Lines(Progress):
    """A line for each edition."""

    def __init__(self) -> None:
        self._total = self._done = 0

    def begin(self, total: int) -> None:
        self._total = total

    def tell(self, outcome: Outcome) -> None:
        self._done += 1
        output.note(
            f"[{self._done}/{self._total}] {named(outcome.target)}: {_state(outcome)}"
        )


class _Events(Progress):
    """An event for another program, as it happens."""

    def __init__(self) -> None:
        self._begun: set[int] = set()

    def begin(self, total: int) -> None:
        output.note_json({"event": "began", "editions": total})

    def at_work(self, targets: tuple[Target, ...]) -> None:
        for target in targets:
            if id(target) not in self._begun:
                self._begun.add(id(target))
                output.note_json({"event": "started", **_as_json(target)})

    def tell(self, outcome: Outcome) -> None:
        state = {"event": "finished", **_as_json(outcome.target)}
        output.note_json({**state, "state": _state(outcome)})


def progress_of(form: str, *, is_quiet: bool) -> Progress:
    """What suits who waits."""
    if is_quiet:
        return Progress()
    if form == "json":
        return _Events()
    if output.stderr_is_terminal():
        from briefgen.cli.bar import Bar

        return Bar()
    return _Lines()


def named(target: Target) -> str:
    """An edition in words."""
    return f"{output.plain(target.brief)} for {target.audience}"


def _state(outcome: Outcome) -> str:
    match outcome:
        case Built(from_cache=from_cache):
            return "written, from the cache" if from_cache else "written"
        case Failed():
            return "failed"
        case _:
            return "unchanged"


def _as_json(target: Target) -> dict[str, Any]:
    return {
        "brief": target.brief,
        "audience": target.audience,
        "file": str(target.path),
    }
