"""Footnotes: every call has its note, every note its call.

Takes the notes as the parser found them; gives the words of a note to whoever
meets its call. A footnote is one paragraph, and calls no other.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefgen.prose.faults import Fault, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from briefgen.documents import Inlines
    from briefgen.prose.branches import Branch
    from briefgen.prose.places import Places


@dataclass(slots=True)
class _Note:
    branch: Branch
    place: tuple[int, int]
    words: Inlines | None = None
    called: bool = False


@dataclass(slots=True)
class Notes:
    """The footnotes of one text."""

    places: Places
    faults: list[Fault]
    read: Callable[[Branch], Inlines]  # the words of a paragraph
    allowed: bool = True
    _notes: dict[str, _Note] = field(default_factory=dict)
    _reading: bool = False

    def collect(self, branches: Iterable[Branch]) -> None:
        """Keep the notes that the text defines, wherever they stand in it."""
        for branch in _definitions(branches):
            label = branch.token.meta["label"]
            place = self.places.of_block(branch.token)
            if label in self._notes:
                message = f"the footnote `[^{label}]` is written twice"
                hint = "give one of them another label"
                self.faults.append(Fault(*place, "S209", message, hint))
            else:
                self._notes[label] = _Note(branch, place)

    def find(self, label: str, line: int, column: int) -> Inlines | None:
        """The words of a note; None, and a fault, where the call is wrong."""
        call = f"`[^{label}]`"
        if not self.allowed:
            hint = "a footnote wants a text of paragraphs; put a \\ before the bracket"
            message = f"no footnote can stand here: {call}"
            self.faults.append(Fault(line, column, "S217", message, hint))
            return None
        if self._reading:
            message = f"a footnote calls another one: {call}"
            hint = "say it in the note itself"
            self.faults.append(Fault(line, column, "S211", message, hint))
            return None
        note = self._notes.get(label)
        if note is None:
            hint = f"write it in the same text: `[^{label}]: …`"
            message = f"no footnote {call} in this text"
            self.faults.append(Fault(line, column, "S207", message, hint))
            return None
        return self._words(note)

    def report_uncalled(self) -> None:
        """Report the notes that nothing calls; they would not be printed."""
        for label, note in self._notes.items():
            if not note.called:
                self._words(note)
                message = f"nothing calls the footnote {shown(f'[^{label}]')}"
                hint = f"write `[^{label}]` where it belongs, or delete the note"
                self.faults.append(Fault(*note.place, "S208", message, hint))

    def _words(self, note: _Note) -> Inlines:
        note.called = True
        if note.words is None:
            self._reading = True
            note.words = self._read(note)
            self._reading = False
        return note.words

    def _read(self, note: _Note) -> Inlines:
        inner = [b for b in note.branch.inner if b.kind != "footnote_reference"]
        if len(inner) != 1 or inner[0].kind != "paragraph":
            message = "a footnote wants one paragraph"
            hint = "shorten the note, or move it into the text"
            if not inner:
                hint = "write its words after the colon, on the same line"
            self.faults.append(Fault(*note.place, "S210", message, hint))
        paragraphs = (b for b in inner if b.kind == "paragraph")
        return tuple(piece for b in paragraphs for piece in self.read(b))


def _definitions(branches: Iterable[Branch]) -> Iterator[Branch]:
    for branch in branches:
        if branch.kind == "footnote_reference":
            yield branch
        yield from _definitions(branch.inner)
