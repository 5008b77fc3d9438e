"""The words of the pages, followed through the HTML.

Takes the text of a document, and the lines of the pages as they are read out;
gives the lines that are not that text. Decides that each letter of the text
accounts for one letter of the pages: a line stands where the last one ended, or
where another piece of the text begins that nothing was read of yet. So neither a
foreign word is accounted for, nor a sentence made of the document's own words, nor
one that is said twice.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from briefgen.verification.folding import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefgen.verification.accounting.phrases import Phrases
    from briefgen.verification.marks import Line

_LONGEST = 7  # letters of a run that may be a counter: "xviii."
_KEY = 3  # letters by which a beginning is looked up


class Flow:
    """A text, and what of it was read."""

    def __init__(self, pieces: Iterable[str], generated: Phrases) -> None:
        """``pieces`` are folded; ``generated`` are what style sheets add."""
        self._generated = generated
        starts, length = [], 0
        kept = [piece for piece in pieces if piece]
        for piece in kept:
            starts.append(length)
            length += len(piece)
        self._text = "".join(kept)
        self._read = bytearray(length)
        self._at = 0
        self._doubtful: list[tuple[int, str]] = []  # last read, and could be counters
        self._left: list[int] = []  # where reading went elsewhere, inside a piece
        self._waiting = ""
        self._starts: defaultdict[str, list[int]] = defaultdict(list)
        for start in starts:
            for size in range(1, _KEY + 1):
                self._starts[self._text[start : start + size]].append(start)

    def follow(self, lines: Iterable[Line]) -> Iterator[Line]:
        """The lines that the text does not account for."""
        for line in lines:
            run = folded(line.text)
            if run and not self._accounts(run, line.text):
                yield line

    def _accounts(self, run: str, line: str) -> bool:
        if self._take(run, self._at) or self._take(run, self._after_signs()):
            self._doubt(run, line)
            return True
        if not any(map(str.isalnum, run)):
            return True  # a bullet, a quotation mark
        if self._instead_of_doubtful(run):
            self._doubt(run, line)
            return True
        if self._generated.holds(line):
            self._waiting = run
            return True
        return self._elsewhere(self._waiting + run) or self._elsewhere(run)

    def _take(self, run: str, at: int) -> bool:
        """Read a run at a place, if it stands there and nobody read it."""
        end = at + len(run)
        if not self._text.startswith(run, at) or self._read.find(1, at, end) >= 0:
            return False
        self._read[at:end] = b"\1" * len(run)
        self._at, self._waiting = end, ""
        return True

    def _after_signs(self) -> int:
        at, text = self._at, self._text
        while at < len(text) and not text[at].isalnum():
            at += 1
        return at

    def _instead_of_doubtful(self, run: str) -> bool:
        """Read a run where a counter was read that looked like the text."""
        for at, (start, _) in enumerate(self._doubtful):
            self._mark(self._doubtful[at:], read=False)
            if self._take(run, start):
                del self._doubtful[at:]
                return True
            self._mark(self._doubtful[at:], read=True)
        return False

    def _doubt(self, run: str, line: str) -> None:
        """Remember what was read, where it could be a counter."""
        if len(run) <= _LONGEST and self._generated.holds(line):
            self._doubtful.append((self._at - len(run), run))
        else:
            self._doubtful.clear()

    def _mark(self, runs: Iterable[tuple[int, str]], *, read: bool) -> None:
        for start, run in runs:
            self._read[start : start + len(run)] = bytes([read]) * len(run)

    def _elsewhere(self, run: str) -> bool:
        """Go on at another piece: the next that begins so, or the first."""
        before = self._at
        candidates = self._starts.get(run[:_KEY], ())
        ahead = [start for start in candidates if start >= before]
        behind = [start for start in candidates if start < before]
        for start in (*self._left, *ahead, *behind):
            if self._take(run, start):
                if start in self._left:
                    self._left.remove(start)
                self._left.append(before)
                self._doubtful.clear()
                return True
        return False
