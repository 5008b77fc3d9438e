"""Parts that name an audience, and that this audience does not get.

Nothing is released by it; but whoever writes a name means its reader to have the part,
and would look for it in vain.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.diagnostics import Diagnostic, Severity
from briefgen.model.walk import placed
from briefgen.selection.walking import walk

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefgen.model.brief import Brief
    from briefgen.model.fields import Model
    from briefgen.model.source import ValuePath
    from briefgen.selection.reading import Reader, Standing


def unheard(
    brief: Brief, readers: Mapping[str, tuple[Reader, Standing]]
) -> Iterator[Diagnostic]:
    """Tell of every part that names a reader who does not get it."""
    for name, (reader, whole) in readers.items():
        lost: set[ValuePath] = set()
        for path, root in _roots(brief):
            got = {
                step.path for step in walk(reader, root, path, whole) if step.standing
            }
            for found in placed(root, path):
                named = getattr(found.model, "audiences", None) or ()
                if name in named and found.path not in got:
                    lost.add(found.path)
        for path in sorted(lost, key=str):
            if not any(path[:end] in lost for end in range(len(path))):
                yield _told(brief, name, path)


def _roots(brief: Brief) -> Iterator[tuple[ValuePath, Model]]:
    content = brief.content
    yield ("summary",), content.summary
    for key in ("authors", "judgments", "sections"):
        yield from (((key, at), part) for at, part in enumerate(getattr(content, key)))


def _told(brief: Brief, name: str, path: ValuePath) -> Diagnostic:
    return Diagnostic(
        "H212",
        f"names audience `{name}`, which does not get this part",
        brief.source.at((*path, "audiences")),
        "look at what contains it, which must be released too, and at the markings",
        Severity.WARNING,
    )
