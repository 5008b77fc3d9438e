"""Parts that somebody may read, and that no page prints.

A template need not print every type of section. Where the only readers of a part
have such templates, its words reach nobody: that is allowed, and hardly meant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.diagnostics import Diagnostic, Severity
from briefgen.selection.walking import walk

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from briefgen.documents import SectionType
    from briefgen.model.brief import Brief
    from briefgen.model.source import ValuePath
    from briefgen.selection.reading import Reader, Standing


def unreached(
    brief: Brief,
    readers: Mapping[str, tuple[Reader, Standing]],
    types: Mapping[str, Collection[SectionType] | None],
) -> Iterator[Diagnostic]:
    """Tell of every part whose readers' templates all leave it out.

    ``types`` are, by audience, the types of section that its template prints.
    """
    read: dict[ValuePath, list[str]] = {}
    printed: set[ValuePath] = set()
    for name, (reader, whole) in readers.items():
        for index, section in enumerate(brief.content.sections):
            kind = getattr(section, "type", "prose")
            wanted = types[name]
            for walked in walk(reader, section, ("sections", index), whole):
                if walked.standing is not None:
                    read.setdefault(walked.path, []).append(name)
                    if wanted is None or kind in wanted:
                        printed.add(walked.path)
    lost = {path for path in read if path not in printed}
    for path in sorted(lost, key=str):
        if not any(path[:end] in lost for end in range(1, len(path))):
            yield _told(brief, path, read[path])


def _told(brief: Brief, path: ValuePath, names: list[str]) -> Diagnostic:
    audiences = ", ".join(f"`{name}`" for name in names)
    kind = getattr(brief.content.sections[int(path[1])], "type", "prose")
    return Diagnostic(
        "H210",
        f"no page prints this part: it is for {audiences}, whose template prints no"
        f" `{kind}` section",
        brief.source.at(path),
        "give the audience another template, or the part a reader whose pages have it",
        Severity.WARNING,
    )
