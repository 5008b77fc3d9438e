"""What a page paints, with the forms and patterns that it draws on.

Takes the objects of a file and the content stream of a page; gives its marked
content, words decoded and placed. Decides what the operators mean (ISO 32000-1,
Annex A), as far as words, marks and the bare fact of painting go.
"""

from __future__ import annotations

import re
from math import hypot
from typing import TYPE_CHECKING, NamedTuple

from briefgen.verification.lettering import Face, read_face
from briefgen.verification.marks import Line, Mark, MarkStack
from briefgen.verification.objects import UnreadablePdfError
from briefgen.verification.operands import (
    IDENTITY,
    Matrix,
    codes,
    is_known,
    last_name,
    matrix_of,
    names,
    product,
    text_string,
)
from briefgen.verification.operations import operations

if TYPE_CHECKING:
    from briefgen.verification.objects import Dictionary, Objects, Value


_MCID = re.compile(rb"/MCID\s*(\d+)")
_SUBTYPE = re.compile(rb"/Subtype\s*/(\w+)")
_ACTUAL = re.compile(
    rb"/ActualText\s*(<[0-9A-Fa-f\s]*>|\((?:[^()\\]|\\.)*\))", re.DOTALL
)
_SHOWING = frozenset((b"Tj", b"TJ", b"'", b'"'))
_MOVING = frozenset((b"BT", b"Tm", b"Td", b"TD", b"T*"))
_PAINTING = frozenset(b"S s f F f* B B* b b* sh BI".split())
_DEEPEST = 12  # forms in forms; WeasyPrint nests two or three


class _State(NamedTuple):
    """What ``q`` keeps and ``Q`` brings back."""

    matrix: Matrix = IDENTITY
    face: Face | None = None
    size: float = 0


class Painter:
    """Reads pages; a font is read once for all of them."""

    def __init__(self, objects: Objects) -> None:
        """Begin with no font read."""
        self.objects = objects
        self._faces: dict[str, Face] = {}
        self.page = 0
        self.strange: set[tuple[int, str]] = set()  # operations, by page

    def blame(self, operator: bytes) -> None:
        """An operation of this page is given what is not known."""
        self.strange.add((self.page, operator.decode()))

    def marks(
        self, page: int, container: str, stream: bytes, resources: Value
    ) -> tuple[Mark, ...]:
        """All that ``stream`` paints on a page.

        Raises:
            UnreadablePdfError: when it cannot be read with certainty.
        """
        self.page = page
        stack = MarkStack(container)
        _Reader(self, stack, container, resources, _State(), 0).read(stream)
        return stack.finish()

    def face(self, resources: Dictionary, name: str) -> Face:
        """The font that a stream calls ``name``."""
        reference = self.objects.dictionary(resources.get("/Font")).get(f"/{name}")
        if reference is None:
            raise UnreadablePdfError(f"the font `{name}` is nowhere defined")
        return self.read(str(reference))

    def read(self, reference: str) -> Face:
        """The font that stands at ``reference``."""
        if reference not in self._faces:
            self._faces[reference] = read_face(self.objects, reference)
        return self._faces[reference]


class _Reader:
    """Reads one stream of a page."""

    def __init__(  # noqa: PLR0913, PLR0917 - a stream is read in all of this
        self,
        painter: Painter,
        stack: MarkStack,
        container: str,
        resources: Value,
        state: _State,
        depth: int,
    ) -> None:
        if depth > _DEEPEST:
            raise UnreadablePdfError("forms are nested too deeply")
        self._painter = painter
        self._objects = painter.objects
        self._stack = stack
        self._container = container
        self._resources = painter.objects.dictionary(resources)
        self._state = state
        self._kept: list[_State] = []
        self._text: Matrix = IDENTITY
        self._moved = True
        self._depth = depth

    def read(self, stream: bytes) -> None:
        """Perform every operation of ``stream``."""
        level = self._stack.depth
        for operator, operands in operations(stream):
            if operands and not is_known(operator, operands):
                self._painter.blame(operator)
            if operator in _SHOWING:
                self._show(operator, operands)
            elif operator in _MOVING:
                self._move(operator, operands)
            elif operator in _PAINTING:
                self._stack.paint()
                if operator == b"BI":  # a picture that no object holds
                    self._painter.blame(operator)
            else:
                self._perform(operator, operands)
        if self._stack.depth != level:
            raise UnreadablePdfError("a mark is opened and not closed")

    def _perform(self, operator: bytes, operands: bytes) -> None:
        match operator:
            case b"q" | b"Q" | b"cm" | b"Tf":
                self._change(operator, operands)
            case b"BDC" | b"BMC":
                self._begin(operands)
            case b"EMC":
                self._stack.end()
            case b"Do" | b"scn" | b"SCN" | b"gs":
                self._use(operator, operands)
            case _:
                pass  # settings that change neither words nor marks

    def _change(self, operator: bytes, operands: bytes) -> None:
        state = self._state
        match operator:
            case b"q":
                self._kept.append(state)
            case b"Q":
                if not self._kept:
                    raise UnreadablePdfError("a state is restored that was not kept")
                self._state = self._kept.pop()
            case b"cm":
                matrix = product(matrix_of(operands), state.matrix)
                self._state = state._replace(matrix=matrix)
            case _:
                face = self._painter.face(self._resources, last_name(operands))
                size = float(operands.split()[-1])
                self._state = state._replace(face=face, size=size)

    # ── Words ──

    def _move(self, operator: bytes, operands: bytes) -> None:
        self._moved = True
        match operator:
            case b"BT":
                self._text = IDENTITY
            case b"Tm":
                self._text = matrix_of(operands)
            case b"Td" | b"TD":
                x, y = (float(number) for number in operands.split())
                self._text = product((1, 0, 0, 1, x, y), self._text)
            case _:  # T*: how far down does not matter, only that it is another line
                self._text = product((1, 0, 0, 1, 0, -self._state.size), self._text)

    def _show(self, operator: bytes, operands: bytes) -> None:
        state = self._state
        if state.face is None:
            raise UnreadablePdfError("words are painted without a font")
        if operator in {b"'", b'"'}:
            self._move(b"T*", b"")
        text = state.face.read(codes(operands))
        _, _, c, d, x, y = product(self._text, state.matrix)
        line = Line(text, self._painter.page, x, y, state.size * hypot(c, d))
        self._stack.show(line, moved=self._moved)
        self._moved = False

    # ── Marks ──

    def _begin(self, operands: bytes) -> None:
        found = names(operands)
        tag = found[0]
        properties = operands
        if len(found) > 1 and b"<<" not in operands:
            properties = self._named_properties(found[1])
        number = _MCID.search(properties)
        subtype = _SUBTYPE.search(properties)
        if tag == "Artifact":
            kind = subtype[1].decode() if subtype else ""
            self._stack.begin(self._container, "artifact", -1, kind)
        elif number is not None:
            self._stack.begin(self._container, "tagged", int(number[1]), tag)
        else:
            actual = _ACTUAL.search(properties)
            self._stack.begin_inner(text_string(actual[1]) if actual else None)

    def _named_properties(self, name: str) -> bytes:
        """Properties from the resources, as they would stand in the stream."""
        named = self._objects.dictionary(self._resource("/Properties", name))
        words = [
            f"{key} {self._objects.resolve(named[key])}"
            for key in ("/MCID", "/Subtype")
            if key in named
        ]
        if "/ActualText" in named:
            actual = self._objects.string(named["/ActualText"])
            words.append(f"/ActualText <feff{actual.encode('utf-16-be').hex()}>")
        return " ".join(words).encode()

    # ── Forms, pictures, patterns ──

    def _resource(self, kind: str, name: str) -> Value:
        return self._objects.dictionary(self._resources.get(kind)).get(f"/{name}")

    def _use(self, operator: bytes, operands: bytes) -> None:
        if operator in {b"scn", b"SCN"} and b"/" not in operands:
            return  # a colour
        name = last_name(operands)
        match operator:
            case b"Do":
                self._stack.paint()
                self._draw(self._resource("/XObject", name))
            case b"gs":
                setting = self._objects.dictionary(self._resource("/ExtGState", name))
                self._set(setting)
            case _:
                pattern = self._resource("/Pattern", name)
                if pattern in self._objects.streams:  # else it is a plain shading
                    self._draw(pattern)

    def _set(self, setting: Dictionary) -> None:
        if "/Font" in setting:
            raise UnreadablePdfError("a font is set by a graphics state")
        mask = self._objects.resolve(setting.get("/SMask"))
        if isinstance(mask, dict):
            self._draw(mask.get("/G"))

    def _draw(self, reference: Value) -> None:
        drawn = self._objects.dictionary(reference)
        if self._objects.string(drawn.get("/Subtype")) == "Image":
            return
        stream = self._objects.streams.get(reference)
        if stream is None:
            raise UnreadablePdfError("a form cannot be read")
        matrix = self._state.matrix
        if (own := self._objects.array(drawn.get("/Matrix"))) != []:
            matrix = product(matrix_of(" ".join(map(str, own)).encode()), matrix)
        resources = drawn.get("/Resources", self._resources)
        state = self._state._replace(matrix=matrix)
        _Reader(
            self._painter, self._stack, reference, resources, state, self._depth + 1
        ).read(stream)
