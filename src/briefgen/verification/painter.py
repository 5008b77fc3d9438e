"""Performs the content stream of a page, as far as it can be seen.

Takes the objects of a file and a page; gives what is painted, in that order. What
the words are part of, and whether each operation is known, is in ``content``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.verification.operands import IDENTITY, matrix_of, names, product
from briefgen.verification.painting import Area, Painting, Shape, State, Words

if TYPE_CHECKING:
    from briefgen.verification.objects import Dictionary, Objects, Value
    from briefgen.verification.operands import Matrix
    from briefgen.verification.painting import Fonts

# A path is taken as a whole: few are looked at, and some have a thousand points.
_OPERATION = re.compile(
    rb"""[\s\0]*+((?>(?:[-+.0-9]++[\s\0]++)*+(?:re|[mlcvyh])[\s\0]++)*+)
    ((?>
        [\s\0]++ | [-+.0-9]++ | /[^\s\0()<>\[\]{}/%]*+
      | \((?>[^()\\]++|\\.|\((?>[^()\\]++|\\.)*+\))*+\)
      | <[0-9A-Fa-f\s\0]*+> | << | >> | \[ | \] | %[^\r\n]*+
      | (?:true|false|null)(?![A-Za-z0-9*])
    )*+)
    ([A-Za-z][A-Za-z0-9]*+\*?+|'|")""",
    re.VERBOSE | re.DOTALL,
)
_INLINE_IMAGE = re.compile(rb".*?[\s\0]ID[\s\0].*?[\s\0]EI(?=[\s\0]|$)", re.DOTALL)
_SUBTYPE = re.compile(rb"/Subtype\s*/(\w+)")
_FILLING = frozenset((b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"))
_ENDING = frozenset((b"n", b"S", b"s"))
_SHOWING = frozenset((b"Tj", b"TJ", b"'", b'"'))
_COLOURS = frozenset((b"rg", b"g", b"k", b"sc", b"scn"))


def paint(objects: Objects, fonts: Fonts, page: str) -> Painting:
    """What the page at a reference paints."""
    found = objects.dictionary(page)
    painter = _Painter(objects, fonts, found.get("/Resources"))
    contents = objects.array(found.get("/Contents"))
    painter.perform(b"\n".join(objects.streams[part] for part in contents))
    return Painting(painter.words, painter.areas)


class _Painter:
    """Performs a content stream."""

    def __init__(self, objects: Objects, fonts: Fonts, resources: Value) -> None:
        self._objects = objects
        self._fonts = fonts
        self._resources: Dictionary = objects.dictionary(resources)
        self._state = State()
        self._kept: list[State] = []
        self._path = b""
        self._clips = False
        self._text: Matrix = IDENTITY
        self._last: Words | None = None  # what is shown next follows it
        self._marks: list[str] = []
        self._alphas: dict[bytes, float | None] = {}
        self.words: list[Words] = []
        self.areas: list[Area] = []

    def perform(self, stream: bytes) -> None:
        """Perform every operation."""
        position = 0
        while (found := _OPERATION.match(stream, position)) is not None:
            path, operands, operator = found.groups()
            position = found.end()
            self._path += path
            if operator == b"BI":
                image = _INLINE_IMAGE.match(stream, position)
                position = image.end() if image else len(stream)
                self._picture(self._state.matrix)
            elif operator in _SHOWING:
                self._show(operands)
            elif operator in _FILLING or operator in _ENDING:
                self._paint(fills=operator in _FILLING)
            elif operator in _COLOURS:
                self._state = self._state._replace(fill=operands)
            else:
                self._set(operator, operands)

    def _set(self, operator: bytes, operands: bytes) -> None:
        state = self._state
        match operator:
            case b"q":
                self._kept.append(state)
            case b"Q":
                self._state = self._kept.pop()
            case b"cm":
                matrix = product(matrix_of(operands), state.matrix)
                self._state = state._replace(matrix=matrix)
            case b"gs":
                self._state = state._replace(alpha=self._alpha(operands))
            case b"W" | b"W*":
                self._clips = True
            case b"BDC" | b"BMC" | b"EMC":
                self._mark(operator, operands)
            case b"Do":
                self._draw(operands)
            case _:
                self._set_text(operator, operands)

    def _mark(self, operator: bytes, operands: bytes) -> None:
        if operator == b"EMC":
            self._marks.pop()
        else:
            subtype = _SUBTYPE.search(operands)
            self._marks.append(subtype[1].decode() if subtype else "")

    # ── Areas ──

    def _paint(self, *, fills: bool) -> None:
        if self._path and (fills or self._clips):
            shape = Shape(self._path, self._state.matrix)
            if fills:
                self._area(shape, self._state.fill if self._state.alpha == 1 else b"")
            if self._clips:
                clips = (*self._state.clips, shape)
                self._state = self._state._replace(clips=clips)
        self._path, self._clips = b"", False

    def _area(self, shape: Shape, fill: bytes) -> None:
        self.areas.append(Area(shape, self._state.clips, fill, len(self.words)))

    def _picture(self, matrix: Matrix) -> None:
        self._area(Shape(b"0 0 1 1 re", matrix), b"")

    def _draw(self, operands: bytes) -> None:
        drawn = self._resource("/XObject", operands)
        if self._objects.string(drawn.get("/Subtype")) == "Image":
            self._picture(self._state.matrix)
            return
        sides = [self._objects.number(s) for s in self._objects.array(drawn["/BBox"])]
        matrix = self._state.matrix
        if own := self._objects.array(drawn.get("/Matrix")):
            matrix = product(matrix_of(" ".join(map(str, own)).encode()), matrix)
        left, low, right, high = sides
        box = f"{left} {low} {right - left} {high - low} re".encode()
        self._area(Shape(box, matrix), b"")

    # ── Words ──

    def _set_text(self, operator: bytes, operands: bytes) -> None:
        self._last = None if operator in {b"BT", b"Tm", b"Td", b"TD"} else self._last
        match operator:
            case b"BT":
                self._text = IDENTITY
            case b"Tm":
                self._text = matrix_of(operands)
            case b"Td" | b"TD":
                x, y = (float(number) for number in operands.split())
                self._text = product((1, 0, 0, 1, x, y), self._text)
            case b"Tf":
                fonts = self._objects.dictionary(self._resources.get("/Font"))
                font = str(fonts.get(f"/{names(operands)[-1]}"))
                size = float(operands.split()[-1])
                self._state = self._state._replace(font=font, size=size)
            case b"Tr":
                self._state = self._state._replace(mode=int(operands))
            case _:
                pass  # settings that move no words and change no looks

    def _show(self, operands: bytes) -> None:
        if self._last is not None:
            self._text = product((1, 0, 0, 1, self._last.width, 0), self._text)
        matrix = product(self._text, self._state.matrix)
        kind = next((kind for kind in self._marks if kind), "")
        self._last = Words(operands, matrix, self._state, self._fonts, kind)
        self.words.append(self._last)

    def _alpha(self, operands: bytes) -> float:
        if operands not in self._alphas:
            setting = self._resource("/ExtGState", operands)
            has_one = "/ca" in setting
            found = self._objects.number(setting["/ca"]) if has_one else None
            self._alphas[operands] = found
        found = self._alphas[operands]
        return self._state.alpha if found is None else found

    def _resource(self, kind: str, operands: bytes) -> Dictionary:
        named = self._objects.dictionary(self._resources.get(kind))
        return self._objects.dictionary(named.get(f"/{names(operands)[-1]}"))
