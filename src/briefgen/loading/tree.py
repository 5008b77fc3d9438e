"""YAML to a plain tree in which every scalar is the text that was written.

Takes the text of a file; gives mappings, lists and texts, with the place of each.
Refused, each with its place: whatever YAML offers beyond these three (anchors,
aliases, merge keys, tags, several documents), keys that stand twice, values that
are missing, and nesting that no brief needs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

import yaml

from briefgen.assets.texts import forbidden
from briefgen.diagnostics import Diagnostic, Location
from briefgen.loading.marks import mark_of
from briefgen.loading.wording import LIMITS, UNLIMITED, quoted
from briefgen.loading.yaml_faults import in_plain_words

if TYPE_CHECKING:
    from briefgen.model.source import Mark, Step, ValuePath

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # PyYAML without libyaml: slower, the same events
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

MAX_DEPTH = 50
MAX_VALUES = 100_000

Tree: TypeAlias = "dict[str, Any] | list[Any] | str | None"

_COMMENT = re.compile(r"[ \t]+#[^\s#]")
_DROPPED = "\0"  # the key of a value that is read and thrown away


@dataclass(slots=True)
class ReadTree:
    """What a file holds.

    ``spoiled`` has the paths whose value is not what the author meant, as a fault
    already says. ``is_whole``: the file was read to its end.
    """

    tree: Tree = None
    marks: dict[ValuePath, Mark] = field(default_factory=dict)
    spoiled: set[ValuePath] = field(default_factory=set)
    faults: list[Diagnostic] = field(default_factory=list)
    is_whole: bool = True


@dataclass(slots=True)
class _Frame:
    """A mapping or list that is being read."""

    holds: dict[str, Any] | list[Any]
    path: ValuePath
    key: str | None = None
    key_event: Any = None


def read_tree(text: str, file: str) -> ReadTree:
    """The tree of a YAML file, with every fault that it has as YAML."""
    builder = _Builder(text.split("\n"), file)
    try:
        for event in yaml.parse(text, Loader=_Loader):
            if not builder.take(event):
                builder.read.is_whole = False
                break
    except yaml.YAMLError as error:
        builder.read.faults.append(in_plain_words(error, text, file))
        builder.read.is_whole = False
    return builder.read


class _Builder:
    """Takes the events of a parser, one by one."""

    def __init__(self, lines: list[str], file: str) -> None:
        self.lines = lines
        self.file = file
        self.read = ReadTree()
        self.stack: list[_Frame] = []
        self.documents = 0

    def take(self, event: Any) -> bool:  # noqa: ANN401 (PyYAML's events have no base)
        """Build on; False where nothing more can be read."""
        match event:
            case yaml.DocumentStartEvent():
                return self._document(event)
            case yaml.AliasEvent():
                self._refuse(event, "S104", f"the alias {quoted(f'*{event.anchor}')}")
                self.read.spoiled.add(self._next_path())
                return self._value(event, "")
            case yaml.ScalarEvent():
                return self._scalar(event)
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                return self._open(event)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self.stack.pop()
            case _:
                pass
        return True

    def _document(self, event: Any) -> bool:  # noqa: ANN401
        self.documents += 1
        if self.documents > 1:
            hint = "put the other one into a file of its own, or delete the `---`"
            self._fault(event, "S106", "a second document in one file", hint)
        return self.documents == 1

    def _open(self, event: Any) -> bool:  # noqa: ANN401
        self._refuse_features(event)
        if len(self.stack) >= MAX_DEPTH:
            hint = "no brief needs it; look at the indentation"
            self._fault(event, "S107", f"more than {MAX_DEPTH} levels deep", hint)
            return False
        holds: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
        path = self._next_path()
        self._value(event, holds)
        self.stack.append(_Frame(holds, path))
        return True

    def _scalar(self, event: Any) -> bool:  # noqa: ANN401
        self._refuse_features(event)
        frame = self.stack[-1] if self.stack else None
        is_key = frame and isinstance(frame.holds, dict) and frame.key is None
        if is_key and frame:
            self._key(frame, event)
            return True
        if event.value == "" and not event.style:
            return self._nothing(event)
        self._check_text(event)
        if len(self.read.marks) >= MAX_VALUES:
            hint = "put large tables into CSV files"
            self._fault(event, "S107", f"more than {MAX_VALUES:,} values", hint)
            return False
        return self._value(event, event.value)

    def _key(self, frame: _Frame, event: Any) -> None:  # noqa: ANN401
        name = event.value
        frame.key, frame.key_event = name, event
        if not event.style and name == "<<":
            self._refuse(event, "S104", "the merge key `<<`")
            frame.key = _DROPPED
        elif not name:
            hint = "write a word before the colon"
            self._fault(event, "S103", "a value without a key", hint)
            frame.key = _DROPPED
        elif name in frame.holds:
            first = self.read.marks[*frame.path, name].key.line
            hint = f"the first one is on line {first}; keep one of them"
            self._fault(event, "S102", f"the key {quoted(name)} stands twice", hint)
            frame.key = _DROPPED
        self._check_text(event)

    def _nothing(self, event: Any) -> bool:  # noqa: ANN401
        """A key or a dash with nothing behind it."""
        frame = self.stack[-1] if self.stack else None
        if frame is None:
            return True
        path = self._next_path()
        self.read.spoiled.add(path)
        if isinstance(frame.holds, dict):
            hint = "write a value, or leave the key out"
            if frame.key in LIMITS:
                hint = f"write a value: {UNLIMITED}"
            message = f"{quoted(frame.key)} has no value"
            self._fault(frame.key_event, "S105", message, hint)
        else:
            hint = "fill it, or delete it"
            self._fault(event, "S105", "an item without a value", hint)
        return self._value(event, None)

    def _value(self, event: Any, value: Tree) -> bool:  # noqa: ANN401
        """Put a value where the next one belongs."""
        frame = self.stack[-1] if self.stack else None
        path = self._next_path()
        key_event = frame.key_event if frame and frame.key is not None else None
        at_key = key_event or event
        self.read.marks[path] = mark_of(event, at_key, self.lines, self.file)
        if frame is None:
            self.read.tree = value
        elif isinstance(frame.holds, list):
            frame.holds.append(value)
        elif frame.key is None:
            self._fault(event, "S103", "a key that is not a word", "a key is one word")
            frame.key, frame.key_event = _DROPPED, event
        else:
            if frame.key != _DROPPED:
                frame.holds[frame.key] = value
            frame.key = None
        return True

    def _next_path(self) -> ValuePath:
        if not self.stack:
            return ()
        frame = self.stack[-1]
        step: Step = _DROPPED if frame.key is None else frame.key
        if isinstance(frame.holds, list):
            step = len(frame.holds)
        return (*frame.path, step)

    def _check_text(self, event: Any) -> None:  # noqa: ANN401
        """What only the value shows: an escape, or a comment by mistake."""
        if event.style == '"':
            for _, what, _ in forbidden(event.value):
                self._fault(event, "S307", what, "write it without this escape")
                break
        if not event.style:
            end = event.end_mark
            rest = self.lines[end.line][end.column :] if self.lines else ""
            if _COMMENT.match(rest):
                place = self._place(end.line, end.column + rest.index("#"))
                message = f"{quoted(rest.strip())} is a comment, not part of the text"
                hint = "put the whole value in quotation marks, or a blank behind the #"
                self.read.faults.append(Diagnostic("S108", message, place, hint))

    def _refuse_features(self, event: Any) -> None:  # noqa: ANN401
        if event.anchor is not None:
            self._refuse(event, "S104", f"the anchor {quoted('&' + event.anchor)}")
        if event.tag is not None:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._refuse(event, "S104", f"the tag {quoted(tag)}")

    def _refuse(self, event: Any, code: str, what: str) -> None:  # noqa: ANN401
        hint = "write the value itself, in quotation marks if it begins with that sign"
        self._fault(event, code, f"{what} has no meaning in a brief", hint)

    def _fault(self, event: Any, code: str, message: str, hint: str) -> None:  # noqa: ANN401
        place = self._place(event.start_mark.line, event.start_mark.column)
        self.read.faults.append(Diagnostic(code, message, place, hint))

    def _place(self, line: int, column: int) -> Location:
        return Location(self.file, line + 1, column + 1)


def has_step(node: object, step: Step) -> bool:
    """Whether a value holds another one under this key or number."""
    if isinstance(node, list):
        return isinstance(step, int) and step < len(node)
    return isinstance(node, dict) and step in node
