"""The way from the path of a brief to the brief.

Takes a folder, or its ``brief.yaml``; gives a valid brief, or every fault that
could be found in its files, each with its place.
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefgen.assets.faults import UnusableFileError
from briefgen.assets.files import MAX_TEXT, read_bytes
from briefgen.assets.texts import character_faults, decode_leniently, repaired
from briefgen.diagnostics import (
    Diagnostic,
    InvalidBriefError,
    Location,
    in_reading_order,
)
from briefgen.loading.draft import Draft
from briefgen.loading.house import load_house
from briefgen.loading.reading import FilesRead
from briefgen.loading.rules import RULES
from briefgen.loading.schema import shape
from briefgen.loading.tree import has_step, read_tree
from briefgen.loading.wording import nearest, quoted
from briefgen.model.brief import Brief
from briefgen.model.source import Source
from briefgen.model.walk import placed, texts
from briefgen.projects import BRIEF_FILE, find_project

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from briefgen.assets.faults import FileFault
    from briefgen.loading.tree import ReadTree, Tree
    from briefgen.model.brief import Content
    from briefgen.model.house import House
    from briefgen.model.source import Mark, ValuePath

MAX_FAULTS = 50  # that are reported at once


def load(path: Path | str, house: House | None = None) -> Brief:
    """The brief at a path: its folder, or its ``brief.yaml``.

    Raises:
        InvalidHouseError: where the settings of its house cannot be used.
        InvalidBriefError: with every fault of the brief.
    """
    file = _brief_file(Path(path))
    if house is None:
        house = load_house(find_project(file.parent))
    faults: list[Diagnostic] = []
    text = _text(file, house, faults)
    read = read_tree(repaired(text), str(file))
    faults += read.faults
    if read.is_whole and isinstance(read.tree, dict):
        return _load(file, text, read, house, faults)
    if read.is_whole:
        faults.append(_no_mapping(read, str(file)))
    raise InvalidBriefError(*_reported(faults))


def _load(
    file: Path, text: str, read: ReadTree, house: House, faults: list[Diagnostic]
) -> Brief:
    tree = read.tree if isinstance(read.tree, dict) else {}
    folder = Path(os.path.realpath(file.parent))
    source = Source(str(file), folder, house.root, read.marks, {}, {}, {}, {})
    shaped = shape(tree, read.spoiled, source.at)
    faults += shaped.faults
    if shaped.content is None:
        raise InvalidBriefError(*_reported(faults))
    content = shaped.content
    source = replace(source, marks=_marks(content, tree, read.marks))
    files = FilesRead(source)
    files.read(content, shaped.spoiled)
    faults += files.faults
    scale = house.scales.get(content.scale or house.defaults.scale)
    lines = text.split("\n")
    draft = Draft(
        content, files.filled(), house, scale, lines, files.cells, shaped.spoiled
    )
    for rule in RULES:
        faults += rule(draft)
    if any(fault.is_error for fault in faults) or scale is None:
        raise InvalidBriefError(*_reported(faults))
    return Brief(content, draft.source, house, scale)


def _brief_file(path: Path) -> Path:
    if os.path.isdir(path):  # noqa: PTH112 (Path.is_dir raises at a long name)
        if not os.path.lexists(path / BRIEF_FILE):
            message = f"no {quoted(BRIEF_FILE)} in this folder"
            place, hint = Location(str(path)), _inner_brief(path)
            raise InvalidBriefError(Diagnostic("S301", message, place, hint))
        return path / BRIEF_FILE
    if not os.path.lexists(path):
        names = [entry.name for entry in _entries(path.parent)]
        close = nearest(path.name, names)
        near = f"did you mean `{path.parent / close}`?" if close else None
        place = Location(str(path))
        raise InvalidBriefError(Diagnostic("S301", "no such brief", place, near))
    return path


def _inner_brief(folder: Path) -> str:
    for entry in _entries(folder):
        if os.path.lexists(entry / BRIEF_FILE):
            return f"did you mean `{entry}`?"
    return "`briefgen new` writes a first one"


def _entries(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def _text(file: Path, house: House, faults: list[Diagnostic]) -> str:
    try:
        text = decode_leniently(read_bytes(file, house.root, limit=MAX_TEXT))
    except UnusableFileError as error:
        raise InvalidBriefError(
            *(_of_file(fault, file) for fault in error.faults)
        ) from None
    faults += [_of_file(fault, file) for fault in character_faults(text)]
    return text


def _of_file(fault: FileFault, file: Path) -> Diagnostic:
    place = Location(str(file), fault.line, fault.column)
    return Diagnostic(fault.code, fault.message, place, fault.hint)


def _no_mapping(read: ReadTree, file: str) -> Diagnostic:
    hint = "begin with `title: …`; `briefgen new` writes a complete brief"
    if read.tree is None:
        return Diagnostic("S109", "the file is empty", Location(file, 1, 1), hint)
    message = "the file is not a mapping of keys"
    return Diagnostic("S109", message, Location(file, 1, 1), hint)


def _marks(
    content: Content, tree: Tree, marks: Mapping[ValuePath, Mark]
) -> dict[ValuePath, Mark]:
    """The places of all values, also under the paths of what was written short."""
    found = dict(marks)
    paths = [part.path for part in placed(content)]
    paths += [text.path for text in texts(content)]
    for path in paths:
        written = path if path in marks else _as_written(path, tree)
        if written != path and written in marks:
            found[path] = marks[written]
    return found


def _as_written(path: ValuePath, tree: Tree) -> ValuePath:
    """A path without the steps that a short form leaves out."""
    written: ValuePath = ()
    node: Any = tree
    for step in path:
        if has_step(node, step):
            node = node[step]
            written = (*written, step)
    return written


def _reported(faults: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The first faults in reading order, and how many more there are."""
    ordered = in_reading_order(faults)
    if len(ordered) <= MAX_FAULTS:
        return ordered
    more = f"at least {len(ordered) - MAX_FAULTS:,} more faults follow"
    last = ordered[MAX_FAULTS - 1].location
    rest = Diagnostic("S199", more, last, "mend these first")
    return (*ordered[:MAX_FAULTS], rest)
