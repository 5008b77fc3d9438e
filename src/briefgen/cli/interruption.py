"""Ctrl-C, heard where it does no harm.

Between the moments in which it is heard, a finished file gets its name and is put
down as finished: so what is told of an interrupted build is what was done.
"""

from __future__ import annotations

import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType


class Interruption:
    """Holds Ctrl-C back, except where it is said to be heard."""

    def __init__(self) -> None:
        """Nobody has asked yet."""
        self._is_asked = False
        self._is_heard = False

    def __enter__(self) -> Self:
        """Take the signal over."""
        self._before = signal.signal(signal.SIGINT, self._note)
        return self

    def __exit__(self, *_: object) -> None:
        """Give the signal back."""
        signal.signal(signal.SIGINT, self._before)

    @property
    def is_asked(self) -> bool:
        """Whether somebody asked, heard or not."""
        return self._is_asked

    @contextmanager
    def heard(self) -> Iterator[None]:
        """A time in which Ctrl-C interrupts, also if it came before.

        Raises:
            KeyboardInterrupt: at once, where somebody asks.
        """
        self._is_heard = True
        try:
            if self._is_asked:
                raise KeyboardInterrupt
            yield
        finally:
            self._is_heard = False

    def _note(self, number: int, frame: FrameType | None) -> None:
        del number, frame
        self._is_asked = True
        if self._is_heard:
            raise KeyboardInterrupt
