"""CSV to cells that know their place. RFC 4180, with LF line ends as well.

Takes the text of a file; gives its rows, or the faults that make it unreadable.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.assets.faults import FileFault, UnusableFileError


@dataclass(frozen=True, slots=True)
class CsvCell:
    """A cell, with the place of its first character."""

    text: str
    line: int
    column: int


def read_csv(text: str) -> tuple[tuple[CsvCell, ...], ...]:
    """The rows of a file; an empty line at its end is none.

    Raises:
        UnusableFileError: where a quotation mark is out of place.
    """
    return _Reader(text).rows()


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text if not text or text.endswith("\n") else text + "\n"
        self.at = 0
        self.line = 1
        self.begin = 0  # of the line

    def rows(self) -> tuple[tuple[CsvCell, ...], ...]:
        rows = []
        row: list[CsvCell] = []
        while self.at < len(self.text):
            row.append(self._cell())
            if self._ends_row():
                rows.append(tuple(row))
                row = []
        return tuple(rows)

    def _cell(self) -> CsvCell:
        line, column = self.line, self.at - self.begin + 1
        if self.text[self.at] == '"':
            return CsvCell(self._quoted(), line, column + 1)
        start = self.at
        while self.text[self.at] not in ",\n":
            if self.text[self.at] == '"':
                hint = "put the whole cell in quotation marks, and double those in it"
                raise self._fault("a quotation mark within a cell", hint)
            self.at += 1
        return CsvCell(self.text[start : self.at], line, column)

    def _quoted(self) -> str:
        fault = self._fault("a quotation mark that is never closed", "close it")
        pieces = []
        while True:
            end = self.text.find('"', self.at + 1)
            if end < 0:
                raise fault
            piece = self.text[self.at + 1 : end]
            pieces.append(piece)
            if "\n" in piece:
                self.line += piece.count("\n")
                self.begin = self.at + 1 + piece.rindex("\n") + 1
            self.at = end + 1
            if self.text[self.at : self.at + 1] != '"':
                return '"'.join(pieces)

    def _ends_row(self) -> bool:
        sign = self.text[self.at] if self.at < len(self.text) else "\n"
        if sign not in ",\n":
            hint = "begin the next cell with a comma"
            raise self._fault("text behind the quotation mark of a cell", hint)
        self.at += 1
        if sign == "\n":
            self.line += 1
            self.begin = self.at
        return sign == "\n"

    def _fault(self, message: str, hint: str) -> UnusableFileError:
        column = self.at - self.begin + 1
        return UnusableFileError(FileFault("S311", message, hint, self.line, column))
