"""The editor's notes that this audience reads, beside what they flag."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefgen.documents import Citation, EditorNote

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefgen.model.brief import EditorsNote
    from briefgen.selection.desk import Desk
    from briefgen.selection.reading import Reader, Standing


@dataclass(slots=True)
class Notes:
    """The notes that stay, by the name of what they flag; numbered as printed."""

    kept: dict[str, list[tuple[int, EditorsNote, Standing]]] = field(
        default_factory=dict
    )
    _printed: int = 0

    def word(self, desk: Desk, names: Sequence[str]) -> tuple[EditorNote, ...]:
        """The notes on a part, which has one or more names."""
        return tuple(
            self._word(desk, *note)
            for name in names
            for note in self.kept.get(name, ())
        )

    def standings(self) -> Iterator[Standing]:
        """Where the notes that stay stand."""
        return (note[2] for notes in self.kept.values() for note in notes)

    def _word(
        self, desk: Desk, index: int, note: EditorsNote, standing: Standing
    ) -> EditorNote:
        path = ("editor_notes", index)
        self._printed += 1
        blocks = desk.wording.passage(note.text, (*path, "text"))
        citations = [
            citation
            for position, source in enumerate(note.sources)
            for citation in desk.wording.cite(
                source, "", desk.brief.source.at((*path, "sources", position))
            )
        ]
        return EditorNote(
            number=self._printed,
            anchor=f"note-{self._printed}",
            date=note.date,
            blocks=blocks,
            citations=tuple(c for c in citations if isinstance(c, Citation)),
            portion=desk.portion(standing),
        )


def keep_notes(
    notes: Sequence[EditorsNote], reader: Reader, standings: dict[str, Standing]
) -> Notes:
    """The notes whose flagged part stays and that the reader may have.

    ``standings`` has the name of every part that is printed.
    """
    kept = Notes()
    for index, note in enumerate(notes):
        name = note.at.partition("@")[0]
        inside = standings.get(name)
        standing = reader.enter(note, inside) if inside else None
        if standing is not None:
            kept.kept.setdefault(name, []).append((index, note, standing))
    return kept
