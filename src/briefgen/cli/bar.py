"""A bar with the time that is left, and what each worker is at, on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    TextColumn,
    TimeRemainingColumn,
)
from rich.progress import Progress as Bars
from rich.text import Text

from briefgen.cli.progress import Progress, named

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import RenderableType

    from briefgen.building import Outcome, Target


class _Shown(Bars):
    """A bar, and a line for each worker below it."""

    targets: tuple[Target, ...] = ()

    def get_renderables(self) -> Iterable[RenderableType]:
        """What is shown now."""
        yield from super().get_renderables()
        for target in self.targets:
            yield Text(f"  {named(target)}", style="dim", overflow="ellipsis")


class Bar(Progress):
    """Shown while a build is under way, and gone after it."""

    def __init__(self) -> None:
        """Nothing is shown yet."""
        self._shown = _Shown(
            TextColumn("typesetting"),
            BarColumn(bar_width=32),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        self._task = self._shown.add_task("", total=None)

    def __enter__(self) -> Self:
        """Begin to show."""
        self._shown.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Leave nothing behind."""
        self._shown.stop()

    def begin(self, total: int) -> None:
        """So many editions will be made."""
        self._shown.update(self._task, total=total)

    def at_work(self, targets: tuple[Target, ...]) -> None:
        """These are being typeset."""
        self._shown.targets = targets

    def tell(self, outcome: Outcome) -> None:
        """One is done."""
        del outcome
        self._shown.advance(self._task)
