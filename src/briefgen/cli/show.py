"""``briefgen show``: what there is to choose from."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import click

from briefgen.cli import output
from briefgen.cli.options import format_option
from briefgen.cli.project import SKELETON, project_here

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from briefgen.assets.roots import Listed
    from briefgen.model.house import House
    from briefgen.model.scale import Scale

# One thing to choose: for another program, and as lines for people.
Entry: TypeAlias = "tuple[dict[str, object], list[str]]"

EPILOG = """\b
Examples:
  briefgen show audiences
  briefgen show scales --format json

Shown is what the project of the current folder has. Outside any project it is what
briefgen ships, with the audiences that `briefgen new` begins with.
"""


@click.command(epilog=EPILOG)
@click.argument(
    "kind",
    type=click.Choice(["audiences", "templates", "themes", "scales"]),
    metavar="audiences|templates|themes|scales",
)
@format_option
def show(kind: str, form: str) -> None:
    """Show the audiences, templates, themes or scales that there are."""
    root = project_here()
    if root is None:
        output.note("no project here: this is what briefgen ships")
    entries = tuple(_entries(kind, root or SKELETON))
    if form == "json":
        output.say_json([said for said, _ in entries])
        return
    for _, lines in entries:
        for line in lines:
            output.say(line)


def _entries(kind: str, root: Path) -> Iterable[Entry]:
    from briefgen.assets import roots
    from briefgen.loading import load_house

    match kind:
        case "templates":
            return map(_listed, roots.templates(root))
        case "themes":
            return map(_listed, roots.themes(root))
        case "scales":
            return _scales(load_house(root))
        case _:
            return _audiences(load_house(root))


def _audiences(house: House) -> Iterator[Entry]:
    defaults = house.defaults
    for name, audience in house.audiences.items():
        said = audience.model_dump(mode="json", exclude_none=True)
        said["template"] = audience.template or defaults.template
        said["theme"] = audience.theme or defaults.theme
        said["page"] = audience.page or defaults.page
        lines = [f"  {key}: {_words(value)}" for key, value in said.items()]
        yield {"name": name, **said}, [output.strong(name), *lines]


def _listed(entry: Listed) -> Entry:
    said: dict[str, object] = {
        "name": entry.name,
        "description": entry.description,
        "origin": entry.origin,
    }
    origin = " (this project)" if entry.origin == "project" else ""
    words = output.plain(entry.description)
    return said, [f"{output.strong(entry.name)}{origin}: {words}"]


def _scales(house: House) -> Iterator[Entry]:
    for name, scale in sorted(house.scales.items()):
        is_default = name == house.defaults.scale
        said = scale.model_dump(mode="json")
        title = said.pop("name")
        yield (
            {"name": name, "default": is_default, "title": title, **said},
            list(_lines_of(name, scale, is_default=is_default)),
        )


def _lines_of(name: str, scale: Scale, *, is_default: bool) -> Iterator[str]:
    marked = " (the default here)" if is_default else ""
    yield f"{output.strong(name)}{marked}: {output.plain(scale.name)}"
    yield f"  {output.plain(scale.source)}, {output.plain(scale.date)}"
    width = max(len(term.term) for term in scale.terms)
    for term in scale.terms:
        also = f" (also: {', '.join(term.synonyms)})" if term.synonyms else ""
        yield output.plain(f"  {term.term:<{width}}  {term.extent}{also}")


def _words(value: object) -> str:
    match value:
        case list():
            return output.plain(", ".join(map(str, value)))
        case bool():
            return "yes" if value else "no"
        case _:
            return output.plain(str(value))
