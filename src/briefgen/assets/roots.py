"""Where templates, styles and scales are found, and what there is to choose from.

Takes the folder of a project and the name of a file; gives the project's own file
where it has one, else the one that briefgen ships. Only here is it decided which
of the two wins: file by file, the project.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Literal

from briefgen.assets.located import Found
from briefgen.diagnostics import Diagnostic, TemplateError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PACKAGE = Path(__file__).parents[1]
_COMMENT = re.compile(r"\s*(?:\{#-?|/\*)\s*(.+?)\s*(?:-?#\}|\*/)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Listed:
    """Something to choose: its name, one line on it, and who brings it."""

    name: str
    description: str
    origin: Literal["project", "briefgen"]


def bundled_root() -> Path:
    """The folder that holds the templates/ and styles/ that briefgen ships.

    An installed briefgen carries them inside the package. In a checkout they are
    the repository's own top-level folders, so that an edit shows at once.
    """
    packaged = PACKAGE / "_assets"
    return packaged if packaged.is_dir() else PACKAGE.parents[1]


def locate_bundled(name: str) -> Found | None:
    """A file that briefgen ships: ``templates/base/brief.html.j2``."""
    return _within(bundled_root(), name, f"briefgen:{name}")


def locate(project: Path, name: str) -> Found | None:
    """The project's file of this name, else the one that briefgen ships."""
    if project.resolve() == bundled_root().resolve():
        return _within(project, name, name)
    return _within(project, name, name) or locate_bundled(name)


def templates(project: Path) -> tuple[Listed, ...]:
    """The templates of a project and of briefgen, by name."""
    return _listed(project, "templates", "*/brief.html.j2", _first_comment)


def themes(project: Path) -> tuple[Listed, ...]:
    """The themes of a project and of briefgen, by name."""
    return _listed(project, "styles/themes", "*.css", _first_comment)


def scales(project: Path) -> tuple[Listed, ...]:
    """The likelihood scales of a project and of briefgen, by name."""
    shipped = _entries(PACKAGE / "data" / "scales", "*.toml")
    own = _entries(project / "scales", "*.toml")
    return _described(project, shipped, own, _scale_name)


def _within(root: Path, name: str, shown: str) -> Found | None:
    path = root / name
    if ".." in PurePosixPath(name).parts or not (path.exists() or path.is_symlink()):
        return None
    return Found(path, root / PurePosixPath(name).parts[0], shown)


def _listed(
    project: Path, folder: str, pattern: str, describe: Callable[[str], str]
) -> tuple[Listed, ...]:
    shipped = _entries(bundled_root() / folder, pattern)
    own = _entries(project / folder, pattern)
    return _described(project, shipped, own, describe)


def _described(
    project: Path,
    shipped: dict[str, Path],
    own: dict[str, Path],
    describe: Callable[[str], str],
) -> tuple[Listed, ...]:
    def entries() -> Iterator[Listed]:
        for name, path in sorted({**shipped, **own}.items()):
            is_own = name in own and own[name] != shipped.get(name)
            shown = path.name
            if path.is_relative_to(project):
                shown = path.relative_to(project).as_posix()
            found = Found(path, project if is_own else path.parent, shown)
            text = describe(found.text())
            yield Listed(name, text, "project" if is_own else "briefgen")

    return tuple(entries())


def _entries(folder: Path, pattern: str) -> dict[str, Path]:
    """The files by their names: of the folder they are in, or their own."""
    paths = (path for path in folder.glob(pattern) if path.is_file())
    has_folders = "/" in pattern
    return {
        (path.parent.name if has_folders else path.stem): path
        for path in paths
        if not has_folders or path.parent.name != "base"
    }


def _first_comment(text: str) -> str:
    """The first sentence of the comment that a template or theme opens with."""
    found = _COMMENT.match(text)
    words = " ".join(found[1].split()) if found else ""
    return words.partition(". ")[0].removesuffix(".")


def _scale_name(text: str) -> str:
    try:
        return str(tomllib.loads(text).get("name", ""))
    except tomllib.TOMLDecodeError:
        return ""


def unknown_theme(project: Path, name: str) -> TemplateError:
    """What to say where a theme does not exist."""
    return _unknown("T206", "theme", name, themes(project))


def unknown_template(project: Path, name: str) -> TemplateError:
    """What to say where a template does not exist."""
    return _unknown("T205", "template", name, templates(project))


def _unknown(
    code: str, kind: str, name: str, choices: tuple[Listed, ...]
) -> TemplateError:
    names = [choice.name for choice in choices]
    close = get_close_matches(name, names, 1)
    listed = ", ".join(f"`{choice}`" for choice in names)
    hint = f"did you mean `{close[0]}`?" if close else f"there are {listed}"
    return TemplateError(Diagnostic(code, f"no {kind} `{name}`", hint=hint))
