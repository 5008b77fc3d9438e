"""A brief and all who may have it, in one view: for authors and releasing officers.

Takes a brief; gives its matrix. An audience for whom no edition can be cut is in it
all the same, with what stands in the way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.assets.shapes import read_shape
from briefgen.diagnostics import BriefgenError
from briefgen.documents import Matrix, MatrixReader, Reading
from briefgen.selection.admission import Choice, audiences_of, cut_for, layout_of
from briefgen.selection.assembly import assemble
from briefgen.selection.digest import digest
from briefgen.selection.matrix import Readings, rows
from briefgen.selection.outline import nodes_of, outline

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from briefgen.diagnostics import Diagnostic
    from briefgen.documents import Banner
    from briefgen.model.brief import Brief
    from briefgen.model.source import ValuePath
    from briefgen.selection.outline import Node


def matrix(brief: Brief, audiences: Sequence[str] | None = None) -> Matrix:
    """Who sees what of a brief, part by part; of all its audiences, or of these.

    Raises:
        TemplateError: a template does not say well what it prints.
    """
    roots, readers = outline(brief), audiences_of(brief)
    names = readers if audiences is None else tuple(audiences)
    seen = [_seen(brief, name, roots) for name in names]
    parts = list(rows(brief, roots, [readings for _, readings in seen]))
    # In the order of the file; what has no place of its own stays beside its like.
    parts.sort(key=lambda part: part.location)
    return Matrix(
        title=brief.content.title,
        language=brief.content.language,
        file=brief.source.file,
        digest=digest(brief, names, parts),
        readers=tuple(reader for reader, _ in seen),
        not_for=tuple(name for name in brief.house.audiences if name not in readers),
        parts=tuple(parts),
    )


def _seen(
    brief: Brief, name: str, roots: Sequence[Node]
) -> tuple[MatrixReader, Mapping[ValuePath, Reading]]:
    layout = layout_of(brief, name, Choice())
    types = read_shape(brief.house.root, layout.template).sections
    try:
        cut = cut_for(brief, name)
    except BriefgenError as fault:
        found = dict.fromkeys((node.path for node in nodes_of(roots)), Reading.INSIDE)
        return (
            _reader(brief, name, None, fault.diagnostics),
            {**found, (): Reading.MARKED},
        )
    cited: Collection[str] = ()
    banner = None
    try:
        made = assemble(cut, layout, types)
        cited, banner, remarks = made.kept.sources, made.edition.banner, made.remarks
    except BriefgenError as fault:
        remarks = fault.diagnostics
    readings = Readings(cut, types, cited).judge(roots)
    reader = _reader(brief, name, banner, remarks)
    return reader, {**readings, (): Reading.READS}


def _reader(
    brief: Brief, name: str, banner: Banner | None, found: tuple[Diagnostic, ...]
) -> MatrixReader:
    audience = brief.house.audiences[name]
    return MatrixReader(
        audience=name,
        label=audience.label,
        explicit=audience.release == "explicit",
        redacts=audience.redactions == "marked",
        clearance=audience.clearance or "",
        banner=banner.label if banner else "",
        diagnostics=found,
    )
